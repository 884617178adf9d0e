import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { ade, DEMO_IDS, vpp } from '../../demo/tenant/demo-data.ts';
import type { TenantState } from '../../demo/tenant/state.ts';
import { MINUTE, SECOND } from '../../src/domain/instant.ts';
import { type Bot, quiet, startBot, until } from '../support/bot.ts';
import { type Connector, startConnector } from '../support/connector/connector.ts';
import { textOf } from '../support/read-card.ts';

const LEFT_AT = Date.UTC(2026, 10, 10, 15);
const ALERTS = '19:alerts@thread.tacv2';
const CHAT = '19:chat@thread.v2';

/** The tokens as they were when it was left. */
function stateThen(): TenantState {
  const at = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day, 10);
  const fine = (id: string, displayName: string, expiresAt: number) =>
    vpp(LEFT_AT, { id, displayName, expiresAt, lastSyncAt: Date.UTC(2026, 10, 10, 7, 5) });
  return {
    organization: 'Contoso Ltd.',
    push: {
      appleIdentifier: 'mdm@contoso.example',
      topic: 'com.apple.mgmt.External.6a0e4f52-9c1d-4b7e-8f30-d25a7be19c44',
      serial: '4C7A19E05D32B8F6',
      expiresAt: at(2026, 11, 21),
    },
    vpp: [
      { ...fine(DEMO_IDS.hq, 'Contoso HQ', at(2027, 6, 7)), syncStatus: 'inProgress' },
      fine(DEMO_IDS.retail, 'Contoso Retail', at(2026, 11, 14)),
      { ...fine(DEMO_IDS.field, 'Contoso Field', at(2027, 4, 1)), state: 'invalid' },
      { ...fine(DEMO_IDS.lab, 'Contoso Lab', at(2027, 2, 5)), state: 'assignedToExternalMDM' },
    ],
    ade: [
      ade(LEFT_AT, { id: DEMO_IDS.iphones, tokenName: 'Contoso iPhones', expiresAt: at(2027, 9, 5) }),
      ade(LEFT_AT, {
        id: DEMO_IDS.macs,
        tokenName: 'Contoso Macs',
        expiresAt: at(2027, 5, 4),
        deviceCount: 164,
        lastSyncAt: Date.UTC(2026, 9, 30, 8),
        syncTriggeredAt: Date.UTC(2026, 9, 30, 8),
      }),
    ],
    plain: {},
    events: [],
  };
}

/** What test/fixtures/README.md says of the store that 0.1.0 left. */
describe('the store of 0.1.0', () => {
  let folder: string;
  let connector: Connector;
  let bot: Bot;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'token-warden-'));
    connector = await startConnector();
    const before = JSON.parse(await readFile('test/fixtures/store-0.1.0.messages.json', 'utf8'));
    for (const { id, conversationId, summary } of before)
      connector.knows(id, { conversationId, activity: { summary } });
    const store = path.join(folder, 'bot.db');
    await copyFile('test/fixtures/store-0.1.0.sqlite', store);
    const database = new Database(store);
    database
      .prepare("UPDATE entry SET value = replace(value, 'http://127.0.0.1:41234/', ?)")
      .run(connector.url);
    // Its last holder is dead, and nobody here waits a minute for that to show.
    database.prepare("DELETE FROM entry WHERE kind = 'lease'").run();
    database.close();
  });
  afterEach(async () => {
    await bot.stop();
    await connector.close();
    await rm(folder, { recursive: true });
  });

  async function start(startsAt = LEFT_AT + MINUTE): Promise<void> {
    bot = await startBot({
      startsAt,
      connector,
      env: { STORE_URL: `sqlite:${path.join(folder, 'bot.db')}`, PULSE: 'mon 09:00' },
      tenant: { state: stateThen() },
    });
    await until('a cycle', () => bot.log.lines.some(({ message }) => message === 'cycle'), 60_000);
    await quiet(bot);
  }

  const textAt = (id: string) => textOf(connector.shown.get(id)?.activity.attachments?.[0]?.content);
  const openAt = (conversationId: string, name: string) =>
    [...connector.shown]
      .filter(([, shown]) => shown.conversationId.startsWith(conversationId))
      .map(([id]) => id)
      .filter((id) => textAt(id).includes(name) && !/Said again/.test(textAt(id)));

  it('goes on: of every token one message is open at a destination, and the older ones say that there is a newer one', async () => {
    await start();
    for (const place of [ALERTS, CHAT]) {
      for (const name of ['Contoso Retail', 'push certificate'])
        assert.equal(openAt(place, name).length, 1, `${name} in ${place}`);
    }
    assert.match(textAt('1700000000112'), /a newer message says how it stands/i);
    assert.match(textAt('1700000000123'), /a newer message says how it stands/i);
  });

  it('keeps the claim and the snooze, and shows them', async () => {
    await start();
    const [claimed] = openAt(ALERTS, 'push certificate');
    assert.match(textAt(claimed ?? ''), /Alex Wilber/);
    const [snoozed] = openAt(CHAT, 'Contoso Macs');
    assert.match(textAt(snoozed ?? ''), /Robin Kay/);
  });

  it('says to the chat what it was owed, once, and nothing again to those who have it', async () => {
    await start();
    assert.equal(openAt(CHAT, 'Contoso Lab').length, 1);
    assert.equal(openAt(ALERTS, 'Contoso Lab').length, 1);
    const posts = connector.sent.filter(
      ({ method, path: where }) => method === 'POST' && where.startsWith('/v3/conversations'),
    );
    assert.equal(posts.length, 1, 'one card for the chat');
  });

  it('brings the sync that was running to its end on the message that shows it', async () => {
    await start();
    bot.tenant.update((state) => ({
      ...state,
      vpp: state.vpp.map((one) =>
        one.displayName === 'Contoso HQ'
          ? { ...one, lastSyncAt: bot.now() + 20 * SECOND, syncStatus: 'completed', syncEndsAt: undefined }
          : one,
      ),
    }));
    bot.pass(2 * MINUTE);
    await until('the outcome', () => /completed|synced|finished/i.test(textAt('1700000000213')), 30_000);
  });

  it('is upgraded once', async () => {
    await start();
    await bot.app.stop('restart');
    const sent = connector.sent.length;
    await start(LEFT_AT + 2 * MINUTE);
    assert.ok(bot.log.lines.every(({ message }) => !/older release/.test(message)));
    assert.deepEqual(
      connector.sent.slice(sent).filter(({ method }) => method === 'POST'),
      [],
    );
  });
});

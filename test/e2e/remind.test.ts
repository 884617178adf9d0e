import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TenantState } from '../../demo/tenant/state.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/instant.ts';
import { nextPulse } from '../../src/domain/pulse.ts';
import { ALEX, CHANNEL, installationUpdate, message, placeEvent } from '../support/activities.ts';
import { type Bot, type BotOptions, quiet, startBot, until } from '../support/bot.ts';
import { textOf } from '../support/read-card.ts';
import { removePush, renewPush, uploadPushFromOther } from './renewals.ts';

const cycles = (bot: Bot) => bot.log.lines.filter(({ message: line }) => line === 'cycle').length;

const nextMonday = (now: number) => nextPulse(now, { weekday: 1, at: 9 * 60 }, 'UTC');

/** Only the push certificate, so that a test sees one thing at a time. */
const onlyPush = (state: TenantState): TenantState => ({ ...state, vpp: [], ade: [] });

describe('reminding', () => {
  let bot: Bot;
  const started: Bot[] = [];

  async function start(options: BotOptions = {}): Promise<Bot> {
    bot = await startBot(options);
    started.push(bot);
    return bot;
  }
  afterEach(async () => {
    for (const one of started.splice(0)) await one.stop();
  });

  const channel = () => ({ serviceUrl: bot.connector.url, where: 'channel' as const });
  const personal = () => ({ serviceUrl: bot.connector.url, where: 'personal' as const });
  const reminders = () =>
    bot
      .cards()
      .filter(
        ({ conversationId, card }) =>
          conversationId.startsWith(CHANNEL.id) && !/I watch|Welcome/i.test(textOf(card)),
      );

  async function install(): Promise<void> {
    await bot.send(installationUpdate(channel()));
    await quiet(bot);
  }

  /** A look and everything that follows from it. */
  async function look(): Promise<void> {
    const before = cycles(bot);
    await bot.send(message(personal(), 'check now'));
    await until('the cycle that belongs to the look', () => cycles(bot) > before);
    await quiet(bot);
  }

  it('says by itself what is due, on one card in the channel the installer picked', async () => {
    await start();
    await install();
    await until('a reminder', () => reminders().length === 1);
    const text = textOf(reminders()[0]?.card);
    for (const name of ['Contoso Field', 'Contoso Lab', 'Contoso Retail', 'Contoso Macs', 'push certificate'])
      assert.ok(text.includes(name), text);
    assert.doesNotMatch(text, /Contoso HQ|Contoso iPhones/, 'nothing is said about a token that is fine');
    await look();
    await look();
    assert.equal(reminders().length, 1, 'and it is said once');
  });

  it('turns the card green when the renewal is seen, with the dates and what stayed the same', async () => {
    await start();
    bot.tenant.update(onlyPush);
    await install();
    await until('a reminder', () => reminders().length === 1);
    bot.tenant.update((state) => renewPush(state, bot.now()));
    await look();
    const [card] = reminders();
    assert.equal(reminders().length, 1, 'the card that reminded is the card that turns green');
    assert.match(textOf(card?.card), /renewed/i);
    assert.match(textOf(card?.card), /same/i);
  });

  it('never takes another certificate for a renewal: said at once, with both topics', async () => {
    await start();
    bot.tenant.update(onlyPush);
    await install();
    await until('a reminder', () => reminders().length === 1);
    const before = bot.tenant.state.push?.topic ?? '';
    bot.tenant.update((state) => uploadPushFromOther(state, bot.now()));
    const after = bot.tenant.state.push?.topic ?? '';
    await look();
    const alarm = await until('the alarm', () =>
      reminders().find(({ card }) => textOf(card).includes(apsp(after))),
    );
    assert.ok(textOf(alarm.card).includes(apsp(before)));
    assert.doesNotMatch(textOf(reminders()[0]?.card), /was renewed/i);
  });

  it('resolves nothing while Intune cannot be read, says a missing permission at the third look, and takes it back', async () => {
    await start();
    bot.tenant.update(onlyPush);
    await install();
    await until('a reminder', () => reminders().length === 1);
    bot.tenant.setFault('push', { kind: 'forbidden', scopes: ['DeviceManagementServiceConfig.Read.All'] });
    await look();
    await look();
    assert.equal(reminders().length, 1);
    assert.doesNotMatch(textOf(reminders()[0]?.card), /renewed|solved/i);
    await look();
    const blind = await until('the card that it cannot check', () =>
      reminders().find(({ card }) => /DeviceManagementServiceConfig\.Read\.All/.test(textOf(card))),
    );
    assert.match(textOf(blind.card), /could not be read|cannot check|cannot be read/i);
    bot.tenant.setFault('push', undefined);
    await look();
    await until('that card taking it back', () =>
      /again/i.test(textOf(bot.cards().find(({ id }) => id === blind.id)?.card)),
    );
  });

  it('remembers across a restart what it has said', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'token-warden-'));
    try {
      const env = { STORE_URL: `sqlite:${path.join(folder, 'bot.db')}` };
      const first = await start({ env });
      await install();
      await until('a reminder', () => reminders().length === 1);
      await first.app.stop('restart');
      started.length = 0;
      const second = await start({ env, connector: first.connector, tenant: { state: first.tenant.state } });
      await until('a cycle', () => cycles(second) > 0);
      assert.equal(reminders().length, 1);
      await first.tenant.close();
    } finally {
      for (const one of started.splice(0)) await one.stop();
      await rm(folder, { recursive: true });
    }
  });

  it('says later what Teams does not take now, to those who have not got it', async () => {
    await start();
    bot.connector.fault(
      { method: 'POST', path: /v3\/conversations$/ },
      { status: 429, headers: { 'retry-after': '120' } },
    );
    await install();
    await until('the cycle that failed', () => cycles(bot) > 1);
    assert.equal(reminders().length, 0);
    bot.connector.heal();
    await look();
    await until('the reminder', () => reminders().length === 1);
  });

  for (const status of [401, 403, 404, 409]) {
    it(`says later what Teams refuses for a while with ${status}`, async () => {
      await start();
      bot.connector.fault({ method: 'POST', path: /v3\/conversations$/ }, { status });
      await install();
      await until('the cycle that failed', () => cycles(bot) > 1);
      assert.equal(reminders().length, 0);
      bot.connector.heal();
      await look();
      await until('the reminder', () => reminders().length === 1);
    });
  }

  it('says once what Teams takes without naming an id', async () => {
    await start();
    bot.tenant.update(onlyPush);
    const posts = () => bot.connector.sent.filter(({ path: where }) => where === '/v3/conversations');
    bot.connector.fault({ method: 'POST', path: /v3\/conversations$/ }, { status: 202 });
    await install();
    await until('the welcome and the reminder', () => posts().length === 2);
    await look();
    await look();
    assert.equal(posts().length, 2);
    assert.ok(
      posts().every(({ body }) => body.members === undefined),
      'nobody is told in person beside it',
    );
    assert.ok(bot.log.lines.every(({ fields }) => fields['said'] !== 'nobody-listens'));
  });

  it('tells the installer in person when no channel can be reached', async () => {
    await start();
    bot.connector.remove(CHANNEL.id);
    await install();
    await until('the personal reminder', () =>
      bot.connector.sent.some(
        ({ path: where, body }) => where === '/v3/conversations' && body?.members?.[0]?.id === ALEX.id,
      ),
    );
    await bot.send(message(personal(), 'where'));
    assert.match(textOf(bot.cards().at(-1)?.card), /cannot be reached|removed|unreachable|no longer/i);
  });

  it('tells nobody outside of the IT team, also when they installed the bot', async () => {
    await start();
    const stranger = {
      id: '29:stranger',
      aadObjectId: '99999999-0000-4000-8000-000000000009',
      name: 'Stranger',
    };
    await bot.send(message(channel(), 'help'));
    await bot.send(installationUpdate({ ...personal(), from: stranger }));
    await look();
    const told = bot
      .cards()
      .filter(({ card }) => /Contoso Field/.test(textOf(card)) && !/check now/i.test(textOf(card)));
    assert.deepEqual(
      told.map(({ conversationId }) => conversationId),
      [],
    );
    assert.equal(
      bot.connector.sent.some(({ body }) => body?.members?.[0]?.id === stranger.id),
      false,
    );
  });

  it('introduces itself again when it is added again, and listens again', async () => {
    await start();
    await install();
    await until('a reminder', () => reminders().length === 1);
    await bot.send({ ...(installationUpdate(channel(), 'remove') as object) });
    await bot.send(message(personal(), 'where'));
    assert.match(textOf(bot.cards().at(-1)?.card), /removed/i);
    const welcomes = () => bot.cards().filter(({ card }) => /I watch/i.test(textOf(card))).length;
    const before = welcomes();
    await install();
    assert.equal(welcomes(), before + 1);
    await bot.send(message(personal(), 'where'));
    assert.doesNotMatch(textOf(bot.cards().at(-1)?.card), /removed/i);
  });

  it('is told by commands where to remind, and says what is coming', async () => {
    await start();
    await bot.send(installationUpdate(personal()));
    await bot.send(message({ serviceUrl: bot.connector.url, where: 'channel' }, 'remind here'));
    await until('a reminder', () => reminders().length >= 2);
    await bot.send(message(channel(), 'where'));
    assert.match(textOf(bot.cards().at(-1)?.card), /this channel|here/i);
    await bot.send(message(channel(), 'stop reminding here'));
    bot.pass(2 * DAY);
    await look();
    await bot.send(message(channel(), 'where'));
    assert.match(textOf(bot.cards().at(-1)?.card), /nowhere|no channel|nobody/i);
    await bot.send(message(personal(), 'upcoming'));
    const text = textOf(bot.cards().at(-1)?.card);
    assert.match(text, /push certificate/i);
    assert.match(text, /remind here/i, 'nobody listens, so it says what to do');
  });

  it('says once a week that it lives, when somebody asked for that', async () => {
    await start({ env: { PULSE: 'mon 09:00' } });
    bot.tenant.update((state) => ({ ...state, push: undefined, vpp: [], ade: state.ade.slice(0, 1) }));
    await install();
    const pulses = () => reminders().filter(({ card }) => /fine|next/i.test(textOf(card))).length;
    assert.equal(pulses(), 0, 'not before the first Monday');
    bot.tenant.update((state) => ({
      ...state,
      ade: state.ade.map((token) => ({ ...token, lastSyncAt: nextMonday(bot.now()) })),
    }));
    bot.pass(nextMonday(bot.now()) + HOUR - bot.now());
    await look();
    await look();
    assert.equal(pulses(), 1, 'and then once');
  });

  it('stops with the channel that is deleted', async () => {
    await start();
    await install();
    await until('a reminder', () => reminders().length === 1);
    await bot.send(placeEvent({ serviceUrl: bot.connector.url }, 'channelDeleted', CHANNEL));
    await bot.send(message(personal(), 'where'));
    assert.match(textOf(bot.cards().at(-1)?.card), /deleted/i);
  });

  it('keeps the certificate that is gone apart from one that was renewed', async () => {
    await start();
    bot.tenant.update(onlyPush);
    await install();
    await until('a reminder', () => reminders().length === 1);
    bot.tenant.update((state) => removePush(state, bot.now()));
    await look();
    bot.pass(MINUTE);
    await look();
    assert.doesNotMatch(textOf(reminders()[0]?.card), /was renewed/i);
  });
});

/** A topic as Apple’s portal shows it. */
function apsp(topic: string): string {
  return topic.replace('com.apple.mgmt.External.', 'APSP:');
}

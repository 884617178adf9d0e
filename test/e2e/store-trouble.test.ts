import assert from 'node:assert/strict';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { HOUR, MINUTE } from '../../src/domain/instant.ts';
import { CHANNEL, execute, installationUpdate, message } from '../support/activities.ts';
import { type Bot, quiet, startBot, until } from '../support/bot.ts';
import { textOf } from '../support/read-card.ts';

const COMPANIONS = ['', '-wal', '-shm'];

/** Writing fails at once and reading goes on, as with a disk that is full. */
const FULL = [
  "CREATE TRIGGER full_insert BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'full'); END",
  "CREATE TRIGGER full_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'full'); END",
];
const ROOM_AGAIN = ['DROP TRIGGER full_insert', 'DROP TRIGGER full_update'];

/** What comes round by itself comes sooner; the limits of a call stay. */
const sooner = (ms: number) => (ms > 5_000 ? ms / 50 : ms);

describe('a bot whose store', () => {
  let bot: Bot;
  let standby: Bot | undefined;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'token-warden-'));
    bot = await startBot({
      env: { STORE_URL: `sqlite:${path.join(folder, 'bot.db')}` },
      timer: sooner,
    });
    await bot.send(message(here(), 'token status'));
    await bot.send(installationUpdate(here()));
    await quiet(bot);
    await until('the first cycle', () => bot.log.lines.some(({ message: line }) => line === 'cycle'));
  });
  afterEach(async () => {
    await standby?.stop();
    standby = undefined;
    await bot.stop();
    await rm(folder, { recursive: true });
  });

  const file = (name: string) => path.join(folder, name);
  const here = () => ({ serviceUrl: bot.connector.url, where: 'channel' as const });

  async function move(from: string, to: string): Promise<void> {
    for (const one of COMPANIONS) await rename(file(`${from}${one}`), file(`${to}${one}`));
  }

  /** Another process at the same file. */
  function beside(statements: readonly string[]): Database.Database {
    const connection = new Database(file('bot.db'), { timeout: 5_000 });
    for (const statement of statements) connection.exec(statement);
    return connection;
  }

  /** The newest card, and all it says. */
  async function answerTo(text: string): Promise<string> {
    const before = bot.cards().length;
    await bot.send(message(here(), text));
    // What is told by itself may come between.
    return until(`an answer to ${text}`, () =>
      bot
        .cards()
        .slice(before)
        .map(({ card }) => textOf(card))
        .find((said) => !said.includes('reminders may be missing or repeated')),
    );
  }

  /** What readiness says of the store, once the probe has looked again. */
  async function readiness(ready: boolean): Promise<string> {
    let last = { status: 0, text: '' };
    let asking = false;
    await until(`/readyz ${ready ? 200 : 503}`, () => {
      if (!asking) {
        asking = true;
        void fetch(`${bot.app.url}/readyz`).then(async (response) => {
          last = { status: response.status, text: await response.text() };
          asking = false;
        });
      }
      return last.status === (ready ? 200 : 503);
    });
    return JSON.parse(last.text).checks.store.detail;
  }

  it('is deleted while it runs is not ready and says why, and is again when the file is back', async () => {
    assert.equal(await readiness(true), 'written and read');
    await move('bot.db', 'away.db');
    assert.match(await readiness(false), /deleted or moved while the bot runs.*restart the bot/);
    await move('away.db', 'bot.db');
    assert.equal(await readiness(true), 'written and read');
  });

  it('fails answers the status from memory and from a fresh look, and says that nothing is remembered', async () => {
    await move('bot.db', 'away.db');
    const known = await answerTo('token status');
    assert.match(known, /cannot remember anything just now/);
    assert.match(known, /Contoso Field/);
    const asked = bot.tenant.requests.length;
    bot.pass(HOUR);
    const fresh = await answerTo('token status');
    assert.ok(bot.tenant.requests.length > asked, 'Intune was asked');
    assert.match(fresh, /Read from Intune just now/);
    assert.match(fresh, /cannot remember anything just now/);
    assert.match(
      await answerTo('show Contoso Field'),
      /Contoso Field[\s\S]*cannot remember anything just now/,
    );
    await move('away.db', 'bot.db');
    await readiness(true);
    assert.doesNotMatch(await answerTo('token status'), /remember/);
  });

  it('fails refuses what needs it, in words, typed and pressed', async () => {
    await move('bot.db', 'away.db');
    for (const text of ['claim Contoso Field', 'history', 'remind here'])
      assert.match(await answerTo(text), /cannot remember anything just now[\s\S]*nothing was done/);
    const { status, body } = await bot.send(execute(here(), 'snoozed', {}, '1'));
    assert.equal(status, 200);
    assert.match(JSON.stringify(body), /cannot remember anything just now, so nothing was done/);
    await move('away.db', 'bot.db');
  });

  it('is locked by another process for writing answers all the same, and takes claims again afterwards', async () => {
    const other = beside(['BEGIN IMMEDIATE']);
    const refused = await answerTo('claim Contoso Field');
    assert.match(refused, /cannot remember anything just now[\s\S]*nothing was done/);
    assert.match(await answerTo('token status'), /cannot remember anything just now[\s\S]*Contoso Field/);
    other.exec('ROLLBACK');
    other.close();
    await readiness(true);
    assert.match(await answerTo('claim Contoso Field'), /Alex Wilber/);
  });

  const outages = () =>
    bot
      .cards()
      .filter(
        ({ conversationId, summary }) => conversationId.startsWith(CHANNEL.id) && /remember/.test(summary),
      );

  /** Rounds of the notice come every 300 ms here. */
  function pass(ms: number): void {
    for (const one of [bot, standby]) one?.pass(ms);
  }

  const someRounds = () => new Promise((resolve) => setTimeout(resolve, 1_500));

  it('takes no writes while something is to be said says it soon after, without being asked', async () => {
    const failed = () => bot.log.lines.filter(({ message: line }) => line === 'cycle failed').length;
    const speaks = () =>
      bot.cards().filter(({ card }) => /Contoso HQ[\s\S]*This card changes by itself/.test(textOf(card)));
    beside(FULL).close();
    bot.tenant.update((state) => ({
      ...state,
      vpp: state.vpp.map((one) => (one.displayName === 'Contoso HQ' ? { ...one, state: 'invalid' } : one)),
    }));
    await bot.send(message(here(), 'check now'));
    await until('a cycle that fails', () => failed() > 0);
    assert.equal(speaks().length, 0);
    beside(ROOM_AGAIN).close();
    await readiness(true);
    // Far from the next look, which comes every six hours.
    pass(MINUTE);
    await until('a reminder', () => speaks().length > 0);
  });

  it('takes no writes tells the channel once, and on the same card when that is over', async () => {
    // Another replica cannot remember either, and leaves it to the one that leads to say so.
    const env = { STORE_URL: `sqlite:${file('bot.db')}` };
    standby = await startBot({ env, connector: bot.connector, timer: sooner });
    await someRounds();
    const said = bot.cards().length;
    beside(FULL).close();
    await until('that it is known', () =>
      bot.log.lines.some(({ message: line }) => line === 'nothing can be remembered just now'),
    );
    await someRounds();
    assert.equal(outages().length, 0, 'not for some seconds');
    pass(2 * MINUTE);
    const [card] = await until('a word in the channel', () => outages().length > 0 && outages());
    assert.match(String(card?.summary), /cannot remember just now: reminders may be missing or repeated/);
    for (let minute = 0; minute < 3; minute += 1) {
      pass(MINUTE);
      await someRounds();
    }
    assert.equal(bot.cards().length, said + 1, 'once, however long it lasts');
    beside(ROOM_AGAIN).close();
    await readiness(true);
    await someRounds();
    pass(2 * MINUTE);
    await until('the end on the same card', () => /remembers again/.test(String(outages()[0]?.summary)));
    assert.deepEqual(
      outages().map(({ id }) => id),
      [card?.id],
    );
  });
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryEntry } from '../../../src/domain/actions/history.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/instant.ts';
import { createHistory } from '../../../src/flows/act/history.ts';
import { takePress } from '../../../src/flows/act/taken.ts';
import { tidy } from '../../../src/flows/act/tidy.ts';
import type { KeyValueStore } from '../../../src/store/key-value.ts';
import { actMemory } from '../../../src/store/memories.ts';
import { memoryStore } from '../../../src/store/memory.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';
import { inFolder } from '../../contracts/support-store.ts';
import { NOW, TENANT } from '../../support/builders.ts';
import { silentLog } from '../../support/log.ts';

const never = new AbortController().signal;
const YEAR = 365 * DAY;
const HQ = { family: 'vpp', id: 'hq' } as const;

/** A bot's record over a store; every `tidy` is one more start of it. */
function start(store: KeyValueStore = memoryStore(), tenantId = TENANT) {
  const memory = actMemory(store, tenantId);
  const breathe = () => new Promise<void>((go) => setImmediate(go));
  const history = () => createHistory({ memory, uuid: randomUUID, log: silentLog });
  return {
    memory,
    note: history().note,
    /** Everything on record, as read page by page by somebody who has just started. */
    async record(about?: HistoryEntry['about']): Promise<HistoryEntry[]> {
      const read = history();
      const all: HistoryEntry[] = [];
      for (let page = 0; ; page += 1) {
        const { entries, more } = await read.page({ page, ...(about === undefined ? {} : { about }) });
        all.push(...entries);
        if (!more) return all;
      }
    },
    tidy: (now: Instant, signal = never) => tidy(now, signal, { memory, breathe, log: silentLog }),
  };
}

const line = (at: Instant, fields: Partial<HistoryEntry> = {}): HistoryEntry => ({
  at,
  what: 'claimed',
  about: HQ,
  outcome: 'done',
  ...fields,
});
const refused = (at: Instant, objectId: string): HistoryEntry => ({
  at,
  what: 'refused',
  by: { objectId, name: objectId },
  outcome: 'not-in-it-team',
});
const daysAgo = (entries: readonly HistoryEntry[]) => entries.map(({ at }) => Math.round((NOW - at) / DAY));

/** One of the days on which the clock was right, so that it is believed. */
async function believedUntil(now: Instant, bot: ReturnType<typeof start>): Promise<void> {
  await bot.tidy(now - DAY);
}

describe('tidying', () => {
  it('keeps two years of what was done and 30 days of refusals, wherever they are kept', async () => {
    const bot = start();
    await believedUntil(NOW, bot);
    for (const days of [800, 731, 729, 1]) await bot.note(line(NOW - days * DAY));
    for (const days of [40, 31, 29, 0]) await bot.note(refused(NOW - days * DAY, 'stranger'));
    await bot.tidy(NOW);
    assert.deepEqual(daysAgo(await bot.record()), [0, 1, 29, 729]);
    assert.deepEqual(daysAgo(await bot.record(HQ)), [1, 729]);
    const { lines, linesOf, refusals } = bot.memory;
    for (const [shelf, count] of [
      [lines, 4],
      [linesOf, 2],
      [refusals, 2],
    ] as const)
      assert.equal((await Array.fromAsync<unknown>(shelf.list())).length, count);
  });

  it('forgets presses of days ago and knows those of yesterday', async () => {
    const bot = start();
    await believedUntil(NOW, bot);
    for (const days of [9, 4, 2, 0])
      await takePress(bot.memory.presses, `${days} days ago`, NOW - days * DAY);
    await bot.tidy(NOW);
    const left = (await Array.fromAsync(bot.memory.presses.list())).map(({ name }) => name);
    assert.deepEqual(left, ['0 days ago', '2 days ago']);
  });

  it('keeps up with any number and never holds anybody up for long', () =>
    inFolder(async (folder) => {
      const store = await openSqliteStore({ path: join(folder, 'store.db') });
      const bot = start(store);
      await believedUntil(NOW, bot);
      const old = Array.from({ length: 2_100 }, (_, index) => NOW - 3 * YEAR + index * MINUTE);
      // Far more than were taken away in a day before, in the form of 0.1.0 and in today's.
      for (const at of old.slice(0, 700))
        await bot.memory.history.put(
          `${new Date(at).toISOString()}~${at}`,
          refused(at, 'stranger'),
          'absent',
        );
      for (const at of old.slice(700, 1_400)) await bot.note(line(at));
      for (const at of old.slice(1_400)) await takePress(bot.memory.presses, String(at), at);
      await bot.note(line(NOW));
      let turns = 0;
      let tidied = false;
      const takeTurns = () => {
        turns += 1;
        if (!tidied) setImmediate(takeTurns);
      };
      takeTurns();
      await bot.tidy(NOW);
      tidied = true;
      assert.ok(turns >= 2_100, `others had ${turns} turns while 2,100 were taken away`);
      assert.deepEqual(await bot.record(), [line(NOW)]);
      assert.deepEqual(await Array.fromAsync(bot.memory.presses.list()), []);
      await store.close();
    }));

  it('that is interrupted goes on with the next start', async () => {
    const bot = start();
    await believedUntil(NOW, bot);
    for (let index = 0; index < 50; index += 1) await bot.note(line(NOW - 3 * YEAR + index));
    const stopping = new AbortController();
    let steps = 0;
    const breathe = async () => {
      steps += 1;
      if (steps === 20) stopping.abort();
    };
    await tidy(NOW, stopping.signal, { memory: bot.memory, breathe, log: silentLog });
    const left = (await bot.record()).length;
    assert.ok(left > 0 && left < 50, `${left} are left`);
    await bot.tidy(NOW);
    assert.deepEqual(await bot.record(), []);
  });

  it('is done by several replicas at once without harm', async () => {
    const store = memoryStore();
    const bots = [start(store), start(store), start(store)];
    const [bot] = bots;
    assert.ok(bot);
    await believedUntil(NOW, bot);
    for (const days of [800, 1]) await bot.note(line(NOW - days * DAY));
    for (let index = 0; index < 30; index += 1) {
      const at = NOW - HOUR - index;
      await bot.memory.history.put(
        `${new Date(at).toISOString()}~${index}`,
        refused(at, 'stranger'),
        'absent',
      );
    }
    await Promise.all(bots.map((one) => one.tidy(NOW)));
    const record = await bot.record();
    assert.deepEqual(
      record.map(({ what, times }) => [what, times]),
      [
        ['refused', 30],
        ['claimed', undefined],
      ],
    );
  });
});

describe('the record that 0.1.0 wrote', () => {
  const RETAIL = { family: 'vpp', id: '8f2d9a44-71be-4c6b-8d1e-3a90b7c4e502' } as const;
  /** See test/fixtures/README.md. */
  const ENDS_AT = Date.UTC(2026, 10, 10, 15);

  async function withOld(work: (bot: ReturnType<typeof start>) => Promise<void>): Promise<void> {
    await inFolder(async (folder) => {
      const path = join(folder, 'store.db');
      await copyFile('test/fixtures/store-0.1.0.sqlite', path);
      const store = await openSqliteStore({ path });
      await work(start(store, '22222222-2222-4222-8222-222222222222'));
      await store.close();
    });
  }
  const words = (entries: readonly HistoryEntry[]) =>
    entries.map(({ what, name, by, times }) =>
      [what, name ?? '', by?.name ?? '', times ?? 1].join(' ').trim(),
    );

  it('is read newest first before it is carried over, all of it and by token', () =>
    withOld(async (bot) => {
      await bot.note(line(ENDS_AT, { about: RETAIL, name: 'Contoso Retail' }));
      const record = await bot.record();
      assert.equal(record.length, 20);
      assert.deepEqual(
        record.map(({ at }) => at),
        record.map(({ at }) => at).sort((one, other) => other - one),
      );
      assert.deepEqual(words(await bot.record(RETAIL)), [
        'claimed Contoso Retail  1',
        'refused  Alex Wilber 1',
        'renewed Contoso Retail  1',
        'claimed Contoso Retail Robin Kay 1',
      ]);
    }));

  it('is carried over whole, with the refusals of 30 days counted', () =>
    withOld(async (bot) => {
      await bot.tidy(ENDS_AT + MINUTE);
      assert.deepEqual(await Array.fromAsync(bot.memory.history.list()), []);
      const expected = [
        'sync-asked Contoso HQ Alex Wilber 1',
        'snoozed Contoso Macs Robin Kay 1',
        'claimed Apple MDM push certificate Alex Wilber 1',
        'refused  Alex Wilber 1',
        'refused  Gu Est 1',
        'refused  Robin Kay 1',
        'refused  Stranger 2',
        'sync-ended Contoso iPhones Robin Kay 1',
        'sync-asked Contoso iPhones Robin Kay 1',
        'configured  Robin Kay 1',
        'configured  Robin Kay 1',
        'renewed Apple MDM push certificate  1',
        'renewed Contoso Retail  1',
        'claimed Contoso Retail Robin Kay 1',
      ];
      const record = await bot.record();
      // Of one instant the order is nobody's business.
      assert.deepEqual(words(record).sort(), expected.toSorted());
      assert.deepEqual(words(record).slice(0, 2), expected.slice(0, 2));
      assert.deepEqual(words(await bot.record(RETAIL)), [
        'renewed Contoso Retail  1',
        'claimed Contoso Retail Robin Kay 1',
      ]);
    }));
});

describe('tidying by a clock that is far ahead', () => {
  /** A bot with a record of two years, tidied every day until now by a right clock. */
  async function started(): Promise<ReturnType<typeof start>> {
    const bot = start();
    for (const days of [729, 400, 25, 1, 0]) await bot.note(line(NOW - days * DAY));
    for (const days of [20, 1, 0]) await bot.note(refused(NOW - days * DAY, 'stranger'));
    await takePress(bot.memory.presses, 'an hour ago', NOW - HOUR);
    await believedUntil(NOW, bot);
    await bot.tidy(NOW);
    return bot;
  }

  it('erases nothing that would not have gone within days, however often it starts', async () => {
    const bot = await started();
    for (let restart = 0; restart < 50; restart += 1) await bot.tidy(NOW + 2 * YEAR + restart);
    assert.deepEqual(daysAgo(await bot.record()), [0, 0, 1, 1, 20, 25, 400]);
    assert.equal(await takePress(bot.memory.presses, 'an hour ago', NOW), false);
  });

  it('is believed no further than two days a day', async () => {
    const bot = await started();
    for (let day = 0; day < 100; day += 1) await bot.tidy(NOW + 2 * YEAR + day * DAY);
    assert.deepEqual(daysAgo(await bot.record()), [0, 1, 25, 400]);
  });

  it('does no harm when it is right again the next day', async () => {
    const bot = await started();
    await bot.tidy(NOW + 20 * YEAR);
    await bot.note(line(NOW + 20 * YEAR));
    for (let day = 1; day < 30; day += 1) await bot.tidy(NOW + day * DAY);
    const left = await bot.record();
    assert.deepEqual(
      daysAgo(left).filter((days) => days >= 0),
      [0, 0, 1, 1, 25, 400],
    );
    assert.ok(
      left.some(({ at }) => at === NOW + 20 * YEAR),
      'what was done by the wrong clock is on record',
    );
  });

  it('is held by another replica whose clock is right', async () => {
    const bot = await started();
    for (let day = 1; day < 20; day += 1) {
      await bot.tidy(NOW + 2 * YEAR + day * DAY);
      await bot.tidy(NOW + day * DAY);
    }
    assert.equal((await bot.record()).filter(({ what }) => what === 'claimed').length, 4);
  });

  it('erases nothing at the first start with a record of 0.1.0', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'store.db');
      await copyFile('test/fixtures/store-0.1.0.sqlite', path);
      const store = await openSqliteStore({ path });
      const bot = start(store, '22222222-2222-4222-8222-222222222222');
      await bot.tidy(Date.UTC(2028, 10, 11));
      const acts = (await bot.record()).filter(({ what }) => what !== 'refused');
      assert.equal(acts.length, 10);
      await store.close();
    }));

  it('catches up after a long standstill, only more slowly', async () => {
    const bot = await started();
    const later = NOW + YEAR;
    for (let day = 0; day < 300; day += 1) await bot.tidy(later + day * DAY);
    assert.deepEqual(daysAgo(await bot.record()), [0, 1, 25]);
  });
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { HISTORY_PAGE, type HistoryEntry } from '../../../src/domain/actions/history.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/instant.ts';
import { createHistory } from '../../../src/flows/act/history.ts';
import type { KeyValueStore } from '../../../src/store/key-value.ts';
import { actMemory } from '../../../src/store/memories.ts';
import { memoryStore } from '../../../src/store/memory.ts';
import { observedStore } from '../../../src/store/observed.ts';
import { NOW, TENANT } from '../../support/builders.ts';
import { recordingLog } from '../../support/log.ts';

const HQ = { family: 'vpp', id: 'hq' } as const;

function start(store: KeyValueStore = memoryStore()) {
  const memory = actMemory(store, TENANT);
  const log = recordingLog();
  return { memory, log, history: createHistory({ memory, uuid: randomUUID, log }) };
}

function line(at: number, fields: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    at,
    what: 'claimed',
    about: HQ,
    outcome: 'done',
    by: { objectId: 'alex', name: 'Alex' },
    ...fields,
  };
}

describe('history', () => {
  it('gives the newest first, page by page, also over many months', async () => {
    const { history } = start();
    const times = Array.from({ length: 25 }, (_, index) => NOW - index * 20 * DAY);
    for (const at of [...times].reverse()) await history.note(line(at));
    for (const about of [undefined, HQ]) {
      const seen: number[] = [];
      for (let page = 0; ; page += 1) {
        const { entries, more } = await history.page({ page, ...(about === undefined ? {} : { about }) });
        seen.push(...entries.map(({ at }) => at));
        assert.ok(entries.length <= HISTORY_PAGE);
        if (!more) break;
      }
      assert.deepEqual(seen, times);
    }
  });

  it('of one token leaves the others out, however alike their names are', async () => {
    const { history } = start();
    await history.note(line(NOW - HOUR));
    await history.note(line(NOW, { about: { family: 'push', id: 'push' } }));
    await history.note(line(NOW, { about: { family: 'vpp', id: 'hq/1' } }));
    await history.note(line(NOW, { about: { family: 'vpp', id: 'hq%2F' } }));
    await history.note(line(NOW, { about: { family: 'vpp', id: 'hq2' } }));
    const { entries, more } = await history.page({ page: 0, about: HQ });
    assert.deepEqual([entries.map(({ at }) => at), more], [[NOW - HOUR], false]);
    const other = await history.page({ page: 0, about: { family: 'vpp', id: 'hq/1' } });
    assert.equal(other.entries.length, 1);
  });

  it('has in the log what the store does not take', async () => {
    const store: KeyValueStore = {
      ...memoryStore(),
      put: () => Promise.reject(new Error('disk full')),
    };
    const { log, history } = start(store);
    await history.note(line(NOW));
    await history.note(refused(NOW));
    for (const what of ['claimed', 'refused'])
      assert.ok(log.lines.some(({ fields }) => fields['what'] === what && fields['by'] === 'alex'));
    assert.equal(log.lines.filter(({ level }) => level === 'error').length, 2);
  });
});

function refused(at: number, fields: Partial<HistoryEntry> = {}): HistoryEntry {
  const { about: _, ...rest } = line(at, { what: 'refused', outcome: 'not-in-it-team', tried: 'claim' });
  return { ...rest, ...fields };
}

describe('refusals in the history', () => {
  it('of one person, reason and day are one line with their number, however many there are', async () => {
    const { history, memory } = start();
    for (let index = 0; index < 300; index += 1) await history.note(refused(NOW + index * MINUTE));
    const { entries, more } = await history.page({ page: 0 });
    assert.deepEqual(entries, [{ ...refused(NOW), times: 300, lastAt: NOW + 299 * MINUTE }]);
    assert.equal(more, false);
    assert.equal((await Array.fromAsync(memory.refusals.list())).length, 1);
  });

  it('of other people, reasons and days have their own', async () => {
    const { history } = start();
    await history.note(refused(NOW));
    await history.note(refused(NOW, { by: { objectId: 'robin', name: 'Robin' } }));
    await history.note(refused(NOW, { by: { name: 'Alex' } }));
    await history.note(refused(NOW, { outcome: 'outdated' }));
    await history.note(refused(NOW + DAY));
    const { entries } = await history.page({ page: 0 });
    assert.equal(entries.length, 5);
    assert.ok(entries.every(({ times }) => times === undefined));
    assert.equal(entries[0]?.at, NOW + DAY);
  });

  it('at the same moment, by two replicas, are all counted, with a handful of writes', async () => {
    const puts = { done: 0, conflict: 0, failed: 0 };
    const store = observedStore(memoryStore(), {
      elapsed: () => 0,
      onOperation: (operation, outcome) => {
        if (operation === 'put') puts[outcome] += 1;
      },
    });
    const [one, other] = [start(store), start(store)];
    await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => (index % 2 === 0 ? one : other).history.note(refused(NOW))),
    );
    const { entries } = await one.history.page({ page: 0 });
    assert.equal(entries[0]?.times, 1_000);
    assert.ok(puts.done <= 6 && puts.conflict <= 6, JSON.stringify(puts));
  });

  it('name what was tried as long as it was the same, and are on the record of their token too', async () => {
    const { history } = start();
    const outdated = { outcome: 'outdated', about: HQ };
    await history.note(refused(NOW, outdated));
    await history.note(refused(NOW, outdated));
    const first = await history.page({ page: 0, about: HQ });
    assert.deepEqual([first.entries[0]?.tried, first.entries[0]?.times], ['claim', 2]);
    await history.note(refused(NOW + HOUR, { ...outdated, tried: 'release' }));
    for (const about of [{}, { about: HQ }]) {
      const { entries } = await history.page({ page: 0, ...about });
      assert.equal(entries.length, 1);
      assert.deepEqual([entries[0]?.tried, entries[0]?.times], [undefined, 3]);
    }
  });

  it('go on where a process ended between two writes', async () => {
    const { history, memory } = start();
    await memory.refusals.put(
      `${new Date(NOW).toISOString().slice(0, 10)}.alex.not-in-it-team`,
      { at: NOW },
      'absent',
    );
    await history.note(refused(NOW + HOUR));
    const { entries } = await history.page({ page: 0 });
    assert.deepEqual([entries.length, entries[0]?.at], [1, NOW]);
  });

  it('are counted again after the store has failed once', async () => {
    const memory = memoryStore();
    let failing = true;
    const store: KeyValueStore = {
      ...memory,
      put: (...args) => (failing ? Promise.reject(new Error('disk full')) : memory.put(...args)),
    };
    const { history } = start(store);
    await history.note(refused(NOW));
    failing = false;
    await Promise.all([history.note(refused(NOW + 1)), history.note(refused(NOW + 2))]);
    const { entries } = await history.page({ page: 0 });
    assert.deepEqual(entries, [{ ...refused(NOW + 1), times: 2, lastAt: NOW + 2 }]);
  });
});

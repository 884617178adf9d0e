import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { HISTORY_PAGE, type HistoryEntry } from '../../../src/domain/actions/history.ts';
import { DAY, HOUR } from '../../../src/domain/instant.ts';
import { createHistory } from '../../../src/flows/act/history.ts';
import { actMemory } from '../../../src/store/memories.ts';
import { memoryStore } from '../../../src/store/memory.ts';
import { NOW, TENANT } from '../../support/builders.ts';
import { recordingLog } from '../../support/log.ts';

describe('history', () => {
  const hq = { family: 'vpp', id: 'hq' } as const;

  function start() {
    const shelf = actMemory(memoryStore(), TENANT).history;
    const log = recordingLog();
    return { shelf, log, history: createHistory({ shelf, uuid: randomUUID, log }) };
  }
  const line = (at: number, fields: Partial<HistoryEntry> = {}): HistoryEntry => ({
    at,
    what: 'claimed',
    about: hq,
    outcome: 'done',
    by: { objectId: 'alex', name: 'Alex' },
    ...fields,
  });

  it('gives the newest first, page by page, also over the turn of many months', async () => {
    const { history } = start();
    const times = Array.from({ length: 25 }, (_, index) => NOW - index * 20 * DAY);
    for (const at of [...times].reverse()) await history.note(line(at));
    const seen: number[] = [];
    for (let page = 0; ; page += 1) {
      const { entries, more } = await history.page({ page, now: NOW });
      seen.push(...entries.map(({ at }) => at));
      assert.ok(entries.length <= HISTORY_PAGE);
      if (!more) break;
    }
    assert.deepEqual(seen, times);
  });

  it('of one token leaves the others out', async () => {
    const { history } = start();
    await history.note(line(NOW - HOUR));
    await history.note(line(NOW, { about: { family: 'push', id: 'push' } }));
    const { entries, more } = await history.page({ page: 0, now: NOW, about: hq });
    assert.deepEqual([entries.length, more], [1, false]);
  });

  it('keeps two years', async () => {
    const { history, shelf } = start();
    for (const days of [800, 731, 729, 1]) await history.note(line(NOW - days * DAY));
    await history.prune(NOW);
    const left = (await Array.fromAsync(shelf.list())).map(({ value }) => Math.round((NOW - value.at) / DAY));
    assert.deepEqual(left, [729, 1]);
  });

  it('has in the log what the store does not take', async () => {
    const { log } = start();
    const failing = actMemory(memoryStore(), TENANT).history;
    const shelf = { ...failing, put: () => Promise.reject(new Error('disk full')) };
    await createHistory({ shelf, uuid: () => '1', log }).note(line(NOW));
    assert.ok(log.lines.some(({ fields }) => fields['what'] === 'claimed' && fields['by'] === 'alex'));
    assert.ok(log.lines.some(({ level }) => level === 'error'));
  });
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { HistoryEntry } from '../../src/domain/actions/history.ts';
import { DAY, HOUR } from '../../src/domain/instant.ts';
import { createHistory } from '../../src/flows/act/history.ts';
import { tidy } from '../../src/flows/act/tidy.ts';
import { actMemory } from '../../src/store/memories.ts';
import { NOW, TENANT } from '../support/builders.ts';
import { silentLog } from '../support/log.ts';
import { type Azurite, startAzurite } from './start-azurite.ts';
import { rowsOf, withWatched } from './watched.ts';

const TOKENS = ['hq', 'retail', 'field'].map((id) => ({ family: 'vpp', id }) as const);
const YEAR = 365 * DAY;

describe('the history in Azure Tables', () => {
  let azurite: Azurite;
  before(async () => {
    azurite = await startAzurite();
  });
  after(() => azurite.close());

  const lineAt = (index: number): HistoryEntry => {
    const about = TOKENS[index % TOKENS.length];
    return { at: NOW - index * 11 * HOUR, what: 'claimed', outcome: 'done', ...(about && { about }) };
  };

  it('of two years: a page of one token, or of all, is one range query for the lines it shows', () =>
    withWatched(azurite, async ({ store, queries }) => {
      const memory = actMemory(store, TENANT);
      const history = createHistory({ memory, uuid: randomUUID, log: silentLog });
      for (let from = 0; from < 1_500; from += 100)
        await Promise.all(Array.from({ length: 100 }, (_, index) => history.note(lineAt(from + index))));
      // The first page after a start looks for lines of 0.1.0 as well.
      await history.page({ page: 0 });
      queries();
      const [first] = TOKENS;
      assert.ok(first);
      for (const [about, step] of [
        [undefined, 1],
        [first, 3],
      ] as const)
        for (const page of [0, 7]) {
          const { entries, more } = await history.page({ page, ...(about && { about }) });
          const expected = Array.from({ length: 10 }, (_, index) => lineAt((page * 10 + index) * step));
          assert.deepEqual([entries, more], [expected, true]);
          assert.deepEqual(rowsOf(queries()), [page * 10 + 11]);
        }
    })).timeout(120_000);

  it('is tidied by reading what goes, and not what stays', () =>
    withWatched(azurite, async ({ store, queries }) => {
      const memory = actMemory(store, TENANT);
      const history = createHistory({ memory, uuid: randomUUID, log: silentLog });
      const breathe = async () => undefined;
      const dependencies = { memory, breathe, log: silentLog };
      const never = new AbortController().signal;
      await tidy(NOW - DAY, never, dependencies);
      for (let from = 0; from < 300; from += 100)
        await Promise.all(Array.from({ length: 100 }, (_, index) => history.note(lineAt(from + index))));
      for (const days of [1, 2, 3])
        await history.note({ at: NOW - 2 * YEAR - days * DAY, what: 'claimed', outcome: 'done' });
      queries();
      await tidy(NOW, never, dependencies);
      const read = rowsOf(queries());
      assert.equal(
        read.reduce((sum, rows) => sum + rows, 0),
        3,
        'only the three lines that went were read',
      );
      assert.equal((await history.page({ page: 29 })).entries.length, 10);
      assert.equal((await history.page({ page: 30 })).entries.length, 0);
    })).timeout(120_000);
});

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { KeyValueStore } from '../../src/store/key-value.ts';
import { all } from '../contracts/support-store.ts';
import { type Azurite, startAzurite } from './start-azurite.ts';
import { rowsOf, type Watched, withWatched } from './watched.ts';

describe('a list in Azure Tables', () => {
  let azurite: Azurite;
  before(async () => {
    azurite = await startAzurite();
  });
  after(() => azurite.close());
  const watched = (work: (watched: Watched) => Promise<void>) => withWatched(azurite, work);

  it('is one range query that gives the rows asked for and no others', () =>
    watched(async ({ store, queries }) => {
      for (const name of ['a/1', 'a/2', 'a/3', 'a0', 'b/1', 'b/2'])
        await store.put({ kind: 'line', name }, name, 'absent');
      const named = async (...asked: Parameters<KeyValueStore['list']>) =>
        (await all(store.list(...asked))).map(({ key }) => key.name);
      assert.deepEqual(await named('line', 'a/'), ['a/1', 'a/2', 'a/3']);
      assert.deepEqual(rowsOf(queries()), [3]);
      assert.deepEqual(await named('line', 'a/', { limit: 2 }), ['a/1', 'a/2']);
      assert.deepEqual(rowsOf(queries()), [2]);
      assert.deepEqual(await named('line', 'a/', { from: 'a/2', limit: 1 }), ['a/2']);
      assert.deepEqual(rowsOf(queries()), [1]);
      assert.deepEqual(await named('line'), ['a/1', 'a/2', 'a/3', 'a0', 'b/1', 'b/2']);
      assert.deepEqual(rowsOf(queries()), [6]);
      assert.deepEqual(await named('line', 'c'), []);
      assert.deepEqual(rowsOf(queries()), [0]);
    }));

  it('of 2,500 entries asks for the first few without reading the rest', () =>
    watched(async ({ store, queries }) => {
      const names = Array.from({ length: 2_500 }, (_, index) => `x/${String(index).padStart(5, '0')}`);
      for (let from = 0; from < names.length; from += 100)
        await Promise.all(
          names.slice(from, from + 100).map((name) => store.put({ kind: 'line', name }, name, 'absent')),
        );
      queries();
      const first = await all(store.list('line', 'x/', { limit: 11 }));
      assert.deepEqual(
        first.map(({ key }) => key.name),
        names.slice(0, 11),
      );
      assert.deepEqual(rowsOf(queries()), [11]);
      assert.equal((await all(store.list('line', 'x/'))).length, 2_500);
      assert.deepEqual(rowsOf(queries()), [1_000, 1_000, 500]);
      assert.equal((await all(store.list('line', 'x/', { limit: 1_500 }))).length, 1_500);
      assert.deepEqual(rowsOf(queries()), [1_000, 1_000]);
    }));

  it('of a kind that 0.1.0 wrote asks for short and for long names, each by their range', () =>
    watched(async ({ store, queries, client }) => {
      // As 0.1.0 wrote them; its row keys are spelt out here.
      const long = `b/${'x'.repeat(300)}`;
      const hash = createHash('sha256').update(Buffer.from(long, 'utf16le')).digest('hex');
      const rows = {
        'n-a_002f1': 'a/1',
        'n-a_002f_d83c_df4f': 'a/🍏',
        'n-b_002f1': 'b/1',
        [`h-${hash}`]: long,
      };
      for (const [rowKey, name] of Object.entries(rows))
        await client.createEntity({
          partitionKey: 'place',
          rowKey,
          format: 1,
          name: JSON.stringify(name),
          write: 'w',
          parts: 1,
          text0: JSON.stringify(name),
        });
      const named = async (prefix: string) =>
        (await all(store.list('place', prefix))).map(({ value }) => value);
      assert.deepEqual(await named('a/'), ['a/1', 'a/🍏']);
      assert.deepEqual(rowsOf(queries()), [2, 1]);
      assert.deepEqual(await named('b/'), ['b/1', long]);
      assert.deepEqual(rowsOf(queries()), [1, 1]);
      for (const name of Object.values(rows))
        assert.equal((await store.get({ kind: 'place', name }))?.value, name);
    }));
});

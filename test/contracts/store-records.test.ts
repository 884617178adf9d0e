import assert from 'node:assert/strict';
import * as z from 'zod';
import type { Json, KeyValueStore } from '../../src/store/key-value.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type RecordKind, records } from '../../src/store/records.ts';
import { all, existing, rejectsStoreError, versionOf } from './support-store.ts';

interface Claim {
  readonly owner: string;
  readonly days: number;
}

const first: RecordKind<{ by: string }> = {
  kind: 'claim',
  schema: z.object({ by: z.string() }),
  upgrades: [],
};

/** Version 2 renamed `by`, version 3 added `days`. */
const newest: RecordKind<Claim> = {
  kind: 'claim',
  schema: z.object({ owner: z.string(), days: z.number() }),
  upgrades: [
    (data) => ({ owner: z.object({ by: z.string() }).parse(data).by }),
    (data) => ({ ...z.object({ owner: z.string() }).parse(data), days: 3 }),
  ],
};

describe('typed records', () => {
  it('are kept with the version of their data', async () => {
    const store = memoryStore();
    const claims = records(store, newest);
    const version = versionOf(await claims.put('a', { owner: 'Ada', days: 1 }, 'absent'));
    assert.deepEqual(await claims.get('a'), { name: 'a', value: { owner: 'Ada', days: 1 }, version });
    assert.deepEqual((await existing(store, 'claim', 'a')).value, { v: 3, data: { owner: 'Ada', days: 1 } });
    assert.equal(await claims.get('b'), undefined);
    assert.deepEqual(await claims.put('a', { owner: 'Eve', days: 1 }, 'absent'), {
      done: false,
      reason: 'conflict',
    });
    assert.deepEqual(await claims.remove('a', { version }), { done: true });
    assert.deepEqual(await all(claims.list()), []);
  });

  it('of every older version are upgraded when read, and rewritten only when changed', async () => {
    const store = memoryStore();
    await records(store, first).put('a', { by: 'Ada' }, 'absent');
    await store.put({ kind: 'claim', name: 'b' }, { v: 2, data: { owner: 'Grace' } }, 'absent');
    const claims = records(store, newest);
    const owners = (await all(claims.list())).map(({ name, value }) => [name, value]);
    assert.deepEqual(owners, [
      ['a', { owner: 'Ada', days: 3 }],
      ['b', { owner: 'Grace', days: 3 }],
    ]);
    assert.deepEqual((await existing(store, 'claim', 'a')).value, { v: 1, data: { by: 'Ada' } });
    await claims.update('a', (current) => ({ owner: current?.owner ?? 'nobody', days: 9 }));
    assert.deepEqual((await existing(store, 'claim', 'a')).value, { v: 3, data: { owner: 'Ada', days: 9 } });
  });

  it('that cannot be read are an error of every call, and stay as they are', async () => {
    const unreadable: [Json, RegExp][] = [
      [
        { v: 4, data: { owner: 'private', days: 1 } },
        /kind "claim" has data version 4; this release knows up to 3/,
      ],
      [{ v: 3, data: { owner: 'private' } }, /data version 3 does not fit version 3 at "days"/],
      [{ v: 1, data: { private: 'private' } }, /data version 1 cannot be upgraded to version 3 \(ZodError\)/],
      [{ v: 3, data: 'private' }, /does not fit version 3 at the whole/],
      [{ v: 0, data: {} }, /has no data version/],
      [{ v: 1, data: {}, more: 'private' }, /has no data version/],
      ['private', /has no data version \(this release: 3\)/],
      [null, /has no data version/],
    ];
    for (const [value, message] of unreadable) {
      const store = memoryStore();
      const claims = records(store, newest);
      await store.put({ kind: 'claim', name: 'private' }, value, 'absent');
      for (const call of [
        claims.get('private'),
        all(claims.list()),
        claims.update('private', () => ({ owner: 'Eve', days: 1 })),
      ])
        await rejectsStoreError(call, message, ['private']);
      assert.deepEqual((await existing(store, 'claim', 'private')).value, value);
    }
  });

  it('that could not be read again are not written', async () => {
    const store = memoryStore();
    const claims = records(store, newest);
    const value = { owner: 'private', days: Number.NaN };
    await rejectsStoreError(claims.put('a', value, 'absent'), /could not be read again, at "days"/, [
      'private',
    ]);
    assert.equal(await store.get({ kind: 'claim', name: 'a' }), undefined);
  });
});

describe('updating a record', () => {
  it('loses no change when many do it at once', async () => {
    const claims = records(memoryStore(), newest);
    const increment = () => claims.update('a', (now) => ({ owner: 'all', days: (now?.days ?? 0) + 1 }));
    await Promise.all(Array.from({ length: 15 }, increment));
    assert.equal((await claims.get('a'))?.value.days, 15);
  });

  it('leaves it when told to', async () => {
    const claims = records(memoryStore(), newest);
    assert.deepEqual(await claims.update('a', () => 'leave'), { written: false, value: undefined });
    const value = { owner: 'Ada', days: 1 };
    const version = versionOf(await claims.put('a', value, 'absent'));
    assert.deepEqual(await claims.update('a', () => 'leave'), { written: false, value });
    assert.equal((await claims.get('a'))?.version, version);
  });

  it('gives up after 20 conflicts and says so', async () => {
    let puts = 0;
    const contended: KeyValueStore = {
      ...memoryStore(),
      async put() {
        puts += 1;
        return { done: false, reason: 'conflict' };
      },
    };
    const claims = records(contended, newest);
    await rejectsStoreError(
      claims.update('private', () => ({ owner: 'Ada', days: 1 })),
      /changed by others at each of 20 tries/,
      ['private'],
    );
    assert.equal(puts, 20);
  });

  it('does not hide a failing store', async () => {
    const store = memoryStore();
    const claims = records(store, newest);
    await store.close();
    await rejectsStoreError(
      claims.update('a', () => 'leave'),
      /closed/,
    );
  });
});

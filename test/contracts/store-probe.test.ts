import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyValueStore } from '../../src/store/key-value.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { observedStore } from '../../src/store/observed.ts';
import { createStoreProbe } from '../../src/store/probe.ts';
import { openSqliteStore, sqliteStore } from '../../src/store/sqlite.ts';
import { openDatabase } from '../../src/store/sqlite-database.ts';
import { inFolder, rejectsStoreError } from './support-store.ts';

describe('the probe of the store', () => {
  let now = 0;
  const elapsed = () => now;

  function counted(store: KeyValueStore): { store: KeyValueStore; puts: () => number } {
    let puts = 0;
    const onOperation = (operation: string) => {
      if (operation === 'put') puts += 1;
    };
    return { store: observedStore(store, { elapsed, onOperation }), puts: () => puts };
  }

  it('writes and reads, and not again within five seconds, however often it is asked', async () => {
    const { store, puts } = counted(memoryStore());
    const probe = createStoreProbe({ store, elapsed });
    await Promise.all(Array.from({ length: 20 }, probe));
    now += 4_999;
    await probe();
    assert.equal(puts(), 1);
    now += 1;
    await probe();
    assert.equal(puts(), 2);
  });

  it('finds out a store that can be read but not written, and that it can be again', () =>
    inFolder(async (place) => {
      const database = await openDatabase({ path: join(place, 'store.db') });
      const probe = createStoreProbe({ store: sqliteStore(database), elapsed });
      await probe();
      database.connection.pragma('query_only = ON');
      now += 5_000;
      await rejectsStoreError(probe(), /SQLITE_READONLY/);
      await rejectsStoreError(probe(), /SQLITE_READONLY/);
      database.connection.pragma('query_only = OFF');
      now += 5_000;
      await probe();
      database.connection.close();
    }));

  it('finds out a store whose file is gone', () =>
    inFolder(async (place) => {
      const path = join(place, 'store.db');
      const store = await openSqliteStore({ path });
      for (const companion of ['', '-wal', '-shm']) await rm(path + companion);
      await rejectsStoreError(createStoreProbe({ store, elapsed })(), /deleted or moved/);
      await store.close();
    }));

  it('is not disturbed by other replicas that probe at the same moment', async () => {
    const store = memoryStore();
    const probes = Array.from({ length: 30 }, () => createStoreProbe({ store, elapsed }));
    await Promise.all(probes.map((probe) => probe()));
  });

  it('is asked once at a time, however long the store takes', async () => {
    let puts = 0;
    let answer: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const memory = memoryStore();
    const store: KeyValueStore = {
      ...memory,
      async put(...args) {
        puts += 1;
        await slow;
        return memory.put(...args);
      },
    };
    const probe = createStoreProbe({ store, elapsed });
    const first = probe();
    now += 60_000;
    const second = probe();
    answer();
    await Promise.all([first, second]);
    assert.equal(puts, 1);
  });
});

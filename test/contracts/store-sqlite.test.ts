import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { KeyValueStore } from '../../src/store/key-value.ts';
import { openStore } from '../../src/store/open.ts';
import { openSqliteStore, sqliteStore } from '../../src/store/sqlite.ts';
import { openDatabase } from '../../src/store/sqlite-database.ts';
import { describeStoreContract } from './store-contract.ts';
import { all, existing, inFolder, rejectsStoreError, versionOf } from './support-store.ts';

const key = { kind: 'claim', name: 'a' };
const impatient = { tries: 3, blockMs: 5, pauseMs: 1 };

describe('the SQLite store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'token-warden-store-'));
  after(() => rm(folder, { recursive: true, force: true }));
  let files = 0;
  describeStoreContract('SQLite', () => openStore(`sqlite:${join(folder, 'made', `${++files}.db`)}`));

  it('remembers over a restart, in a folder it makes', () =>
    inFolder(async (place) => {
      const path = join(place, 'some', 'where', 'store.db');
      const first = await openSqliteStore({ path });
      const version = versionOf(await first.put(key, { by: 'Ada' }, 'absent'));
      await first.close();
      const second = await openSqliteStore({ path });
      assert.deepEqual(await second.get(key), { key, value: { by: 'Ada' }, version });
      await second.close();
    }));

  it('writes ahead and waits for the disk at every commit', () =>
    inFolder(async (place) => {
      const { connection } = await openDatabase({ path: join(place, 'store.db') });
      assert.equal(connection.pragma('journal_mode', { simple: true }), 'wal');
      // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous.
      assert.equal(connection.pragma('synchronous', { simple: true }), 2);
      connection.close();
    }));

  it('says so when the disk is full, keeps what it had, and goes on when there is space again', () =>
    inFolder(async (place) => {
      const database = await openDatabase({ path: join(place, 'store.db') });
      const store = sqliteStore(database);
      const version = versionOf(await store.put(key, 'before', 'absent'));
      database.connection.pragma('max_page_count = 10');
      const large = 'private'.repeat(20_000);
      await rejectsStoreError(store.put(key, large, { version }), /SQLITE_FULL.*full/, ['private']);
      await rejectsStoreError(store.put({ ...key, name: 'b' }, large, 'absent'), /SQLITE_FULL/);
      assert.deepEqual(await store.get(key), { key, value: 'before', version });
      assert.equal(await store.get({ ...key, name: 'b' }), undefined);
      database.connection.pragma('max_page_count = 1000');
      versionOf(await store.put(key, large, { version }));
      await store.close();
    }));

  it('waits for a lock for a while, then says who to look for', () =>
    inFolder(async (place) => {
      const path = join(place, 'store.db');
      const store = await openSqliteStore({ path, patience: impatient });
      const other = new Database(path);
      other.exec('BEGIN IMMEDIATE');
      await rejectsStoreError(store.put(key, 1, 'absent'), /SQLITE_BUSY.*Another process/);
      assert.equal(await store.get(key), undefined, 'reading does not wait for writers');
      // The first try has failed when the call returns; the lock is gone before the second one.
      const waiting = store.put(key, 2, 'absent');
      other.exec('COMMIT');
      other.close();
      versionOf(await waiting);
      assert.equal((await existing(store, 'claim', 'a')).value, 2);
      await store.close();
    }));

  it('tells a damaged value from an absent key', () =>
    inFolder(async (place) => {
      const database = await openDatabase({ path: join(place, 'store.db') });
      const store = sqliteStore(database);
      const version = versionOf(await store.put(key, 1, 'absent'));
      database.connection.exec(`UPDATE entry SET value = '{"private":'`);
      await rejectsStoreError(store.get(key), /kind "claim" is damaged/, ['private']);
      await rejectsStoreError(all(store.list('claim')), /kind "claim" is damaged/, ['private']);
      assert.deepEqual(await store.remove(key, { version }), { done: true }, 'it can still be removed');
      await store.close();
    }));
});

describe('the file of the SQLite store, while the bot runs,', () => {
  const GONE = /store\.db .*deleted or moved.*Put back the same files, or restart/;
  const REPLACED = /store\.db was replaced.*-wal and -shm companions/;
  const companions = ['', '-wal', '-shm'];

  async function refusesEverything(store: KeyValueStore, version: string, why = GONE): Promise<void> {
    await rejectsStoreError(store.get(key), why);
    await rejectsStoreError(store.put(key, 2, { version }), why);
    await rejectsStoreError(store.put({ ...key, name: 'b' }, 2, 'absent'), why);
    await rejectsStoreError(store.remove(key, { version }), why);
    await rejectsStoreError(all(store.list('claim')), why);
  }

  it('is missed when it is deleted, and nothing is called written any more', () =>
    inFolder(async (place) => {
      const path = join(place, 'store.db');
      const store = await openSqliteStore({ path });
      const version = versionOf(await store.put(key, 1, 'absent'));
      for (const companion of companions) await rm(path + companion);
      await refusesEverything(store, version);
      await store.close();
      const anew = await openSqliteStore({ path });
      assert.equal(await anew.get(key), undefined);
      await anew.close();
    }));

  it('is missed when only its log is deleted', () =>
    inFolder(async (place) => {
      const path = join(place, 'store.db');
      const store = await openSqliteStore({ path });
      const version = versionOf(await store.put(key, 1, 'absent'));
      await rm(`${path}-wal`);
      await refusesEverything(store, version);
      await store.close();
    }));

  it('is not mistaken for another that takes its place', () =>
    inFolder(async (place) => {
      const path = join(place, 'store.db');
      const store = await openSqliteStore({ path });
      const version = versionOf(await store.put(key, 1, 'absent'));
      const other = await openSqliteStore({ path: join(place, 'other.db') });
      versionOf(await other.put(key, 'restored', 'absent'));
      await other.close();
      await rename(join(place, 'other.db'), path);
      await refusesEverything(store, version, REPLACED);
      await store.close();
      const restored = await openSqliteStore({ path });
      assert.equal((await existing(restored, 'claim', 'a')).value, 'restored');
      await restored.close();
    }));

  it('is used again when it comes back', () =>
    inFolder(async (place) => {
      const path = join(place, 'store.db');
      const store = await openSqliteStore({ path });
      const version = versionOf(await store.put(key, 1, 'absent'));
      for (const companion of companions) await rename(path + companion, `${path}.away${companion}`);
      await rejectsStoreError(store.get(key), GONE);
      for (const companion of companions) await rename(`${path}.away${companion}`, path + companion);
      assert.deepEqual(await store.get(key), { key, value: 1, version });
      versionOf(await store.put(key, 2, { version }));
      await store.close();
      const later = await openSqliteStore({ path });
      assert.equal((await existing(later, 'claim', 'a')).value, 2);
      await later.close();
    }));
});

describe('a file that cannot be the SQLite store', () => {
  it('is refused when it is no database, and left untouched', () =>
    inFolder(async (place) => {
      for (const content of ['short', 'no database at all\n'.repeat(1_000)]) {
        const path = join(place, 'store.db');
        await writeFile(path, content);
        await rejectsStoreError(
          openStore(`sqlite:${path}`),
          /store\.db.*SQLITE_NOTADB.*not a SQLite database/,
        );
        assert.equal(await readFile(path, 'utf8'), content);
      }
    }));

  it('is refused when it is damaged inside, and left untouched', () =>
    inFolder(async (place) => {
      const path = join(place, 'store.db');
      const store = await openSqliteStore({ path });
      for (let index = 0; index < 200; index += 1)
        await store.put({ kind: 'claim', name: String(index) }, 'x'.repeat(1_000), 'absent');
      await store.close();
      const bytes = await readFile(path);
      const damaged = Buffer.from(bytes).fill(0x55, 3 * 4_096, 8 * 4_096);
      await writeFile(path, damaged);
      await rejectsStoreError(openSqliteStore({ path }), /damaged/);
      assert.deepEqual(await readFile(path), damaged);
      await writeFile(path, bytes);
      await truncate(path, bytes.length - 3 * 4_096);
      await rejectsStoreError(openSqliteStore({ path }), /damaged/);
      assert.equal((await stat(path)).size, bytes.length - 3 * 4_096);
    }));

  it('is refused when it belongs to another program, and left untouched', () =>
    inFolder(async (place) => {
      const path = join(place, 'store.db');
      const foreign = new Database(path);
      foreign.exec('CREATE TABLE entry (theirs TEXT)');
      foreign.close();
      const before = await readFile(path);
      await rejectsStoreError(openSqliteStore({ path }), /another program/);
      assert.deepEqual(await readFile(path), before);
    }));

  it('is refused with advice where no file can be', () =>
    inFolder(async (place) => {
      await writeFile(join(place, 'file'), '');
      await rejectsStoreError(
        openStore(`sqlite:${place}/file/store.db`),
        /folder .* cannot be made .*STORE_URL/,
      );
      await mkdir(join(place, 'folder'));
      await rejectsStoreError(openStore(`sqlite:${place}/folder`), /SQLITE_CANTOPEN.*may write.*STORE_URL/);
    }));

  it('is refused with advice when it is read-only', () =>
    inFolder(async (place) => {
      const database = await openDatabase({ path: join(place, 'store.db') });
      const store = sqliteStore(database);
      database.connection.pragma('query_only = ON');
      await rejectsStoreError(store.put(key, 1, 'absent'), /SQLITE_READONLY.*read-only/);
      await store.close();
    }));
});

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqliteStore, sqliteStore } from '../../src/store/sqlite.ts';
import { openDatabase } from '../../src/store/sqlite-database.ts';
import { MIGRATIONS, type Migration, migrate } from '../../src/store/sqlite-schema.ts';
import { all, existing, inFolder, rejectsStoreError } from './support-store.ts';

/** Version 1 as it was released, written down here so that a change of the program cannot change it. */
const RELEASED_V1 = `
  CREATE TABLE entry (kind TEXT NOT NULL, name BLOB NOT NULL, value TEXT NOT NULL, version TEXT NOT NULL,
    PRIMARY KEY (kind, name)) STRICT, WITHOUT ROWID;
  INSERT INTO entry VALUES ('claim', X'0061D83CDF4F', '{"by":"Ada"}', 'v-1');
  PRAGMA application_id = 1416320868;
  PRAGMA user_version = 1;
`;

const addColumn: Migration = (database) =>
  database.exec(`ALTER TABLE entry ADD COLUMN note TEXT NOT NULL DEFAULT ''`);
const fail: Migration = (database) => {
  database.exec('DELETE FROM entry');
  database.exec('this is no SQL');
};

describe('the schema of the SQLite store', () => {
  it('starts a fresh file at the newest version, also when it was there empty', () =>
    inFolder(async (place) => {
      const path = join(place, 'store.db');
      new Database(path).close();
      const { connection } = await openDatabase({ path });
      assert.equal(versionIn(connection), MIGRATIONS.length);
      connection.close();
    }));

  it('reads what version 1 wrote', () =>
    inFolder(async (place) => {
      const store = await openSqliteStore({ path: releasedV1(place) });
      assert.deepEqual(await existing(store, 'claim', 'a🍏'), {
        key: { kind: 'claim', name: 'a🍏' },
        value: { by: 'Ada' },
        version: 'v-1',
      });
      await store.close();
    }));

  it('migrates an older version step by step and keeps every entry', () =>
    inFolder(async (place) => {
      const path = releasedV1(place);
      const steps: string[] = [];
      const migrations: Migration[] = [
        ...MIGRATIONS,
        (database) => {
          steps.push('second');
          addColumn(database);
        },
        (database) => {
          steps.push('third');
          database.exec(`UPDATE entry SET note = 'migrated'`);
        },
      ];
      const database = await openDatabase({ path, migrations });
      assert.deepEqual(steps, ['second', 'third']);
      assert.equal(versionIn(database.connection), 3);
      assert.deepEqual(database.connection.prepare('SELECT note FROM entry').pluck().all(), ['migrated']);
      const store = sqliteStore(database);
      assert.deepEqual((await existing(store, 'claim', 'a🍏')).value, { by: 'Ada' });
      await store.close();
      (await openDatabase({ path, migrations })).connection.close();
      assert.deepEqual(steps, ['second', 'third'], 'a second start has nothing to do');
    }));

  it('changes nothing when a step fails', () =>
    inFolder(async (place) => {
      const path = releasedV1(place);
      await rejectsStoreError(
        openDatabase({ path, migrations: [...MIGRATIONS, addColumn, fail] }),
        /SQLITE_ERROR/,
      );
      const store = await openSqliteStore({ path });
      assert.equal((await all(store.list('claim'))).length, 1);
      await store.close();
    }));

  it('refuses a newer version with both numbers and leaves the file untouched', () =>
    inFolder(async (place) => {
      const path = releasedV1(place);
      (await openDatabase({ path, migrations: [...MIGRATIONS, addColumn] })).connection.close();
      const before = await readFile(path);
      await rejectsStoreError(
        openSqliteStore({ path }),
        /schema version 2; this release knows up to 1.*newer release/,
      );
      assert.deepEqual(await readFile(path), before);
    }));

  it('refuses a version that a newer release made while this one was starting', () =>
    inFolder(async (place) => {
      const database = new Database(releasedV1(place));
      database.pragma('user_version = 2');
      assert.throws(
        () => migrate(database, 'store.db', MIGRATIONS),
        /schema version 2; this release knows up to 1/,
      );
      assert.equal(versionIn(database), 2);
      database.close();
    }));
});

function releasedV1(folder: string): string {
  const path = join(folder, 'store.db');
  const database = new Database(path);
  database.exec(RELEASED_V1);
  database.close();
  return path;
}

function versionIn(connection: Database.Database): unknown {
  return connection.pragma('user_version', { simple: true });
}

import type Database from 'better-sqlite3';
import { StoreError } from './key-value.ts';

/** Brings the database from one schema version to the next; runs inside a transaction. */
export type Migration = (database: Database.Database) => void;

/**
 * Marks a database file as Token Warden's ("TkWd"), so that another program's database is never
 * taken over. See https://www.sqlite.org/pragma.html#pragma_application_id.
 */
export const APPLICATION_ID = 0x54_6b_57_64;

/**
 * The schema, as the list of steps that lead to it: entry 0 makes version 1 of an empty file, and so on.
 * The version of a file is in its `user_version`. Steps are added at the end and never changed afterwards.
 */
export const MIGRATIONS: readonly Migration[] = [
  function createEntries(database) {
    // `name` holds UTF-16BE: comparing its bytes is comparing code units, and lone surrogates survive.
    // Without a rowid there is one tree, so an entry can never be in the table and missing in its index.
    database.exec(`CREATE TABLE entry (
      kind TEXT NOT NULL,
      name BLOB NOT NULL,
      value TEXT NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (kind, name)
    ) STRICT, WITHOUT ROWID`);
  },
];

/**
 * Refuses a file that is not ours, is from a newer release, or is damaged, before anything is written
 * to it. Throws `StoreError`.
 */
export function checkFile(database: Database.Database, file: string, known: number): void {
  const version = schemaVersion(database);
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  const fresh = version === 0 && tables === 0;
  if (!fresh && database.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    throw new StoreError(
      'open',
      `${file} is a SQLite database of another program. It was left as it is. Point STORE_URL elsewhere.`,
    );
  checkVersion(file, version, known);
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok')
    throw new StoreError(
      'open',
      `The SQLite store ${file} is damaged. It was left as it is. Keep a copy of it and restore a backup.`,
    );
}

/**
 * Runs the missing steps in one transaction: either the file ends at the newest version, or it stays
 * as it was. Of two processes that start at once the second one finds the work done.
 */
export function migrate(database: Database.Database, file: string, migrations: readonly Migration[]): void {
  const run = database.transaction(() => {
    const version = schemaVersion(database);
    checkVersion(file, version, migrations.length);
    if (version === migrations.length) return;
    for (const step of migrations.slice(version)) step(database);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${migrations.length}`);
  });
  run.immediate();
}

function checkVersion(file: string, version: number, known: number): void {
  if (version <= known) return;
  throw new StoreError(
    'open',
    `The SQLite store ${file} has schema version ${version}; this release knows up to ${known}. It was left as it is. Start the newer release again, or restore a backup made before it.`,
  );
}

function schemaVersion(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

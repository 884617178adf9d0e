import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { StoreError } from './key-value.ts';
import { STORE_LIMITS, type StoreLimits } from './limits.ts';
import { isBusy, sqliteError } from './sqlite-errors.ts';
import { type Presence, watchPresence } from './sqlite-presence.ts';
import { checkFile, MIGRATIONS, type Migration, migrate } from './sqlite-schema.ts';

/**
 * How long to wait for another process's lock: SQLite itself blocks the event loop while it waits, so
 * each try is short and the pauses between them let the bot go on.
 */
export interface Patience {
  readonly tries: number;
  /** Milliseconds SQLite may block in one try. */
  readonly blockMs: number;
  /** Milliseconds between two tries. */
  readonly pauseMs: number;
}

/** As many short tries as fit into a call. */
export function patienceOf({ withinMs }: StoreLimits): Patience {
  const [blockMs, pauseMs] = [100, 25];
  return { tries: Math.max(1, Math.floor(withinMs / (blockMs + pauseMs))), blockMs, pauseMs };
}

export interface DatabaseOptions {
  /** Relative paths are taken from the working directory; a missing folder is made. */
  readonly path: string;
  readonly migrations?: readonly Migration[];
  readonly patience?: Patience;
}

/** An open file and the name of it to tell operators. */
export interface OpenDatabase {
  readonly file: string;
  readonly connection: Database.Database;
  readonly patience: Patience;
  readonly presence: Presence;
}

/**
 * Opens or creates the one file of the store: write-ahead log, an fsync at every commit, and the newest
 * schema. Several processes of one host may have it open; each change is one atomic statement. The log's
 * shared memory does not work across hosts (https://www.sqlite.org/wal.html): use a local disk, no share.
 * Throws `StoreError`.
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const { path, migrations = MIGRATIONS, patience = patienceOf(STORE_LIMITS) } = options;
  const file = resolve(path);
  await makeFolder(dirname(file));
  const connection = await whenFree('open', { file, patience }, () => connect(file, migrations, patience));
  return { file, connection, patience, presence: watchPresence(file) };
}

/** Does `work`, again and again while another process holds the lock; every failure is a `StoreError`. */
export async function whenFree<T>(
  operation: string,
  { file, patience }: Pick<OpenDatabase, 'file' | 'patience'>,
  work: () => T,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || tries >= patience.tries) throw sqliteError(operation, file, error);
    }
    await wait(patience.pauseMs);
  }
}

function connect(file: string, migrations: readonly Migration[], patience: Patience): Database.Database {
  const connection = new Database(file, { timeout: patience.blockMs });
  try {
    checkFile(connection, file, migrations.length);
    if (connection.pragma('journal_mode = WAL', { simple: true }) !== 'wal') throw noWriteAheadLog(file);
    connection.pragma('synchronous = FULL');
    migrate(connection, file, migrations);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function noWriteAheadLog(file: string): StoreError {
  return new StoreError(
    'open',
    `The place of the SQLite store ${file} cannot hold a write-ahead log. Point STORE_URL at a local disk.`,
  );
}

/** The folder is made for the bot's user alone, for the store holds names of people. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
    throw new StoreError(
      'open',
      `The folder ${folder} of the SQLite store cannot be made (${code}). Create it, let the user the bot runs as write to it, or point STORE_URL elsewhere.`,
      { cause: error },
    );
  }
}

import { randomUUID } from 'node:crypto';
import { checkKey, checkKind, closedError, fromText, MAX_NAME_UNITS, toText } from './encoding.ts';
import type { Entry, Expected, Json, Key, KeyValueStore, ListOptions, Written } from './key-value.ts';
import { type DatabaseOptions, type OpenDatabase, openDatabase, whenFree } from './sqlite-database.ts';

/** Entries read at once while listing, so that a long list never has to fit into memory. */
const PAGE = 100;

interface Row {
  readonly name: Buffer;
  readonly value: string;
  readonly version: string;
}

/** Opens the store in one SQLite file; see `openDatabase`. Throws `StoreError`. */
export async function openSqliteStore(options: DatabaseOptions): Promise<KeyValueStore> {
  return sqliteStore(await openDatabase(options));
}

/** The store over an open database. Every change is one statement, so SQLite alone decides who wins. */
export function sqliteStore(database: OpenDatabase): KeyValueStore {
  const { connection } = database;
  const select = connection.prepare<[string, Buffer], Row>(
    'SELECT name, value, version FROM entry WHERE kind = ? AND name = ?',
  );
  const selectPage = connection.prepare<[string, Buffer, Buffer, number], Row>(
    'SELECT name, value, version FROM entry WHERE kind = ? AND name >= ? AND name < ? ORDER BY name LIMIT ?',
  );
  const insert = connection.prepare<[string, Buffer, string, string]>(
    'INSERT INTO entry (kind, name, value, version) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const update = connection.prepare<[string, string, string, Buffer, string]>(
    'UPDATE entry SET value = ?, version = ? WHERE kind = ? AND name = ? AND version = ?',
  );
  const drop = connection.prepare<[string, Buffer, string]>(
    'DELETE FROM entry WHERE kind = ? AND name = ? AND version = ?',
  );

  async function run<T>(operation: string, work: () => T): Promise<T> {
    if (!connection.open) throw closedError(operation);
    const ended = await Promise.allSettled([whenFree(operation, database, work)]);
    // Afterwards, so that nothing is called written that went into a file nobody will find.
    const trouble = database.presence.trouble(operation);
    if (trouble !== undefined) throw trouble;
    const [result] = ended;
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  }

  async function get(key: Key): Promise<Entry | undefined> {
    checkKey('get', key);
    const row = await run('get', () => select.get(key.kind, toBytes(key.name)));
    return row === undefined ? undefined : toEntry('get', key.kind, row);
  }

  async function put(key: Key, value: Json, expected: Expected): Promise<Written> {
    checkKey('put', key);
    const text = toText('put', key, value);
    const version = randomUUID();
    const name = toBytes(key.name);
    const { changes } = await run('put', () =>
      expected === 'absent'
        ? insert.run(key.kind, name, text, version)
        : update.run(text, version, key.kind, name, expected.version),
    );
    return changes === 1 ? { done: true, version } : { done: false, reason: 'conflict' };
  }

  async function remove(key: Key, expected: { readonly version: string }): Promise<{ done: boolean }> {
    checkKey('remove', key);
    const { changes } = await run('remove', () => drop.run(key.kind, toBytes(key.name), expected.version));
    return { done: changes === 1 };
  }

  async function* list(kind: string, prefix = '', options: ListOptions = {}): AsyncIterable<Entry> {
    checkKind('list', kind);
    const { from = '', limit = Number.POSITIVE_INFINITY } = options;
    const end = after(prefix);
    let left = limit;
    let next: Buffer | undefined = toBytes(from > prefix ? from : prefix);
    while (next !== undefined && left > 0) {
      const start: Buffer = next;
      const page = Math.min(left, PAGE);
      const rows = await run('list', () => selectPage.all(kind, start, end, page));
      for (const row of rows) yield toEntry('list', kind, row);
      left -= rows.length;
      const last = rows.length < page ? undefined : rows.at(-1);
      // One more byte makes the smallest bytes that come after the last name.
      next = last && Buffer.concat([last.name, Buffer.alloc(1)]);
    }
  }

  async function close(): Promise<void> {
    if (!connection.open) return;
    await whenFree('close', database, () => connection.close());
    database.presence.clearLog();
  }

  return { get, put, remove, list, close };
}

/** UTF-16BE: the order of these bytes is the order of code units. */
function toBytes(name: string): Buffer {
  return Buffer.from(name, 'utf16le').swap16();
}

function fromBytes(bytes: Buffer): string {
  return Buffer.from(bytes).swap16().toString('utf16le');
}

/** Bytes greater than those of every name that begins with `prefix`, and of no other name. */
function after(prefix: string): Buffer {
  return Buffer.concat([toBytes(prefix), Buffer.alloc(2 * MAX_NAME_UNITS + 2, 0xff)]);
}

function toEntry(operation: string, kind: string, row: Row): Entry {
  const key = { kind, name: fromBytes(row.name) };
  return { key, value: fromText(operation, key, row.value), version: row.version };
}

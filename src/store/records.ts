import * as z from 'zod';
import { describeKey } from './encoding.ts';
import {
  type Entry,
  type Expected,
  type Json,
  type Key,
  type KeyValueStore,
  type ListOptions,
  StoreError,
  type Written,
} from './key-value.ts';

/** How one kind of record is kept. */
export interface RecordKind<T extends object> {
  /** One of our own short words, `[a-z-]{1,40}`. */
  readonly kind: string;
  /** Decodes the newest version of the data. */
  readonly schema: z.ZodType<T>;
  /**
   * Entry 0 turns data of version 1 into version 2, and so on; the newest version is one more than
   * their number. Added at the end and never changed afterwards, for old data may be met at any time.
   */
  readonly upgrades: readonly ((data: Json) => Json)[];
}

export interface Found<T> {
  readonly name: string;
  readonly value: T;
  /** The version of the entry in the store, for the next conditional write; not that of the data. */
  readonly version: string;
}

export type Updated<T> =
  | { readonly written: true; readonly value: T; readonly version: string }
  | { readonly written: false; readonly value: T | undefined };

/** Typed records of one kind over the store. Data that cannot be read throws; it is never absent, skipped or deleted. */
export interface Records<T extends object> {
  get(name: string): Promise<Found<T> | undefined>;
  put(name: string, value: T, expected: Expected): Promise<Written>;
  remove(name: string, expected: { readonly version: string }): Promise<{ readonly done: boolean }>;
  list(prefix?: string, options?: ListOptions): AsyncIterable<Found<T>>;
  /**
   * Reads, changes and writes one record, again from the start when somebody else wrote in between;
   * `change` must have no side effects, for it may run several times. Throws `StoreError` after 20 conflicts.
   */
  update(name: string, change: (current: T | undefined) => T | 'leave'): Promise<Updated<T>>;
}

const UPDATE_TRIES = 20;

/** What comes from the store is JSON already; looking at each of some 100,000 fields again would only take time. */
const data = z.custom<Json>((given) => given !== undefined);

const envelope = z.strictObject({ v: z.int().min(1), data });

/** The records of one kind: each value is kept as `{ v, data }`, and older data is upgraded when read. */
export function records<T extends object>(store: KeyValueStore, recordKind: RecordKind<T>): Records<T> {
  const { kind, schema, upgrades } = recordKind;
  const newest = upgrades.length + 1;

  function decode(operation: string, { key, value, version }: Entry): Found<T> {
    const wrapped = envelope.safeParse(value);
    if (!wrapped.success) throw undecodable(operation, key, `has no data version (this release: ${newest})`);
    const { v, data } = wrapped.data;
    if (v > newest)
      throw new StoreError(
        operation,
        `${describeKey(key)} has data version ${v}; this release knows up to ${newest}. It was left as it is. Start the newer release again.`,
      );
    const decoded = schema.safeParse(upgraded(operation, key, data, v));
    if (decoded.success) return { name: key.name, value: decoded.data, version };
    throw undecodable(
      operation,
      key,
      `of data version ${v} does not fit version ${newest} at ${place(decoded.error)}`,
    );
  }

  function upgraded(operation: string, key: Key, data: Json, from: number): Json {
    try {
      return upgrades.slice(from - 1).reduce((older, upgrade) => upgrade(older), data);
    } catch (error) {
      // Without `cause`: the error of an upgrade may quote the data.
      const why = error instanceof Error ? error.name : 'Error';
      throw undecodable(
        operation,
        key,
        `of data version ${from} cannot be upgraded to version ${newest} (${why})`,
      );
    }
  }

  /** What could not be read again is refused at the time of writing, while the program still knows better. */
  function encode(key: Key, value: T): Json {
    const data: Json = JSON.parse(JSON.stringify(value));
    const decoded = schema.safeParse(data);
    if (decoded.success) return { v: newest, data };
    throw new StoreError(
      'put',
      `${describeKey(key)} was given a value that could not be read again, at ${place(decoded.error)}. Nothing was changed. This is a fault of the program.`,
    );
  }

  async function get(name: string): Promise<Found<T> | undefined> {
    const entry = await store.get({ kind, name });
    return entry && decode('get', entry);
  }

  async function put(name: string, value: T, expected: Expected): Promise<Written> {
    const key = { kind, name };
    return store.put(key, encode(key, value), expected);
  }

  async function remove(name: string, expected: { readonly version: string }): Promise<{ done: boolean }> {
    return store.remove({ kind, name }, expected);
  }

  async function* list(prefix?: string, options?: ListOptions): AsyncIterable<Found<T>> {
    for await (const entry of store.list(kind, prefix, options)) yield decode('list', entry);
  }

  async function update(name: string, change: (current: T | undefined) => T | 'leave'): Promise<Updated<T>> {
    for (let tries = 0; tries < UPDATE_TRIES; tries += 1) {
      const current = await get(name);
      const value = change(current?.value);
      if (value === 'leave') return { written: false, value: current?.value };
      const written = await put(name, value, current === undefined ? 'absent' : { version: current.version });
      if (written.done) return { written: true, value, version: written.version };
    }
    throw new StoreError(
      'update',
      `${describeKey({ kind, name })} was changed by others at each of ${UPDATE_TRIES} tries. Nothing was changed. Look for several processes that fight over it.`,
    );
  }

  return { get, put, remove, list, update };
}

function undecodable(operation: string, key: Key, problem: string): StoreError {
  return new StoreError(
    operation,
    `${describeKey(key)} ${problem}. It was left as it is. Restore a backup, or remove this entry by hand.`,
  );
}

/** The outermost field that does not fit; deeper ones and their values may be personal data. */
function place(error: z.ZodError): string {
  const field = error.issues[0]?.path[0];
  return field === undefined ? 'the whole' : `"${String(field)}"`;
}

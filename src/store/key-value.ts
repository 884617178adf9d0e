/** Anything JSON can hold. Every back end goes through JSON, so what is read is never what was written by reference. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * A place in the store. `kind` is one of our own short words (`[a-z-]{1,40}`); `name` is any string up
 * to 1,000 UTF-16 units, also with `/ \ # ? %`, control characters or emoji.
 */
export interface Key {
  readonly kind: string;
  readonly name: string;
}

export interface Entry {
  readonly key: Key;
  readonly value: Json;
  /** Opaque; changes at every write of this key. */
  readonly version: string;
}

/** What must be true for a write to happen: the key does not exist, or still has this version. */
export type Expected = 'absent' | { readonly version: string };

export type Written =
  | { readonly done: true; readonly version: string }
  | { readonly done: false; readonly reason: 'conflict' };

/** Narrows a list further; both count by code units of the whole `name`. */
export interface ListOptions {
  /** Only names that are this one or come after it. */
  readonly from?: string;
  /** At most so many entries, the first ones. What is not given is not read either, as far as the back end can. */
  readonly limit?: number;
}

/**
 * The one seam below everything the bot remembers: compare-and-set on single keys. Only a missing key
 * is `undefined`; every other trouble (timeout, full disk, refused login) throws `StoreError`.
 * Every call is bounded in time, its retries included (see limits.ts); of `list`, each step to the next entry.
 * A value is written and read as a whole: never a part of one value beside a part of another.
 * After a `StoreError` from `put` or `remove` the change may have happened or not: read the key again.
 * Names and values over the limits (see encoding.ts) are refused with `StoreError`, alike in every back end.
 */
export interface KeyValueStore {
  get(key: Key): Promise<Entry | undefined>;
  /** Writes only if `expected` holds; otherwise nothing is changed and `conflict` is the answer. */
  put(key: Key, value: Json, expected: Expected): Promise<Written>;
  /** Removes only that version; a key already gone or changed is a `conflict`. */
  remove(key: Key, expected: { readonly version: string }): Promise<{ readonly done: boolean }>;
  /**
   * All entries of a kind, by code unit order of `name`; `prefix` narrows by the beginning of `name`.
   * Not a snapshot: of keys written or removed while listing, each may be given in its old or its new state.
   * Reads the names of that range and no others.
   */
  list(kind: string, prefix?: string, options?: ListOptions): AsyncIterable<Entry>;
  /** Ends it; closing again does nothing, every other call afterwards throws `StoreError`. */
  close(): Promise<void>;
}

/** The store could not do what was asked; says which operation and what the operator can do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly operation: string;
  constructor(operation: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.operation = operation;
  }
}

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { AzureLimits } from '../../src/store/azure-request.ts';
import { type Entry, type KeyValueStore, StoreError, type Written } from '../../src/store/key-value.ts';

/** Three tries with hardly a pause; the call as a whole has all the time of a test. */
export function triesOf(timeoutMs: number): AzureLimits {
  const bound = { timeoutMs, withinMs: 60_000 };
  return { ...bound, long: bound, pausesMs: [1, 1] };
}

/** Gathers a whole list. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  for await (const item of items) gathered.push(item);
  return gathered;
}

/** The version of a write that must have happened. */
export function versionOf(written: Written): string {
  assert.ok(written.done, 'the write was refused');
  return written.version;
}

/** An entry that must be there. */
export async function existing(store: KeyValueStore, kind: string, name: string): Promise<Entry> {
  const entry = await store.get({ kind, name });
  assert.ok(entry !== undefined, `no entry of kind ${kind}`);
  return entry;
}

/**
 * Waits for a `StoreError` that matches, and looks that nothing an error log would print of it holds one
 * of the words that must stay secret.
 */
export async function rejectsStoreError(
  work: Promise<unknown>,
  message: RegExp,
  secrets: readonly string[] = [],
): Promise<void> {
  const error = await work.then(
    (value) => assert.fail(`expected a StoreError, got ${inspect(value)}`),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof StoreError, `expected a StoreError, got ${inspect(error)}`);
  assert.match(error.message, message);
  const printed = inspect(error, { depth: 10, showHidden: true });
  for (const secret of secrets) assert.ok(!printed.includes(secret), `the error tells "${secret}"`);
}

/** Runs with a folder of its own that is removed in the end. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'token-warden-store-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

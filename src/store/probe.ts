import { randomUUID } from 'node:crypto';
import { type Key, type KeyValueStore, StoreError } from './key-value.ts';

export interface ProbeOptions {
  readonly store: Pick<KeyValueStore, 'get' | 'put'>;
  /** ms of a clock that never jumps. */
  readonly elapsed: () => number;
  /** ms for which the last result is good enough. */
  readonly every?: number;
}

/** One record for all replicas. */
const PROBE: Key = { kind: 'probe', name: 'readyz' };

const EVERY = 5_000;

/** Replicas may probe at the same moment; whoever loses that often has seen that the store takes writes. */
const TRIES = 3;

/**
 * Whether the store takes a write and gives it back: a disk that is full or a role that only reads is found out by
 * nothing less. Rejects with the store's own reason. Asked more often than every few seconds it answers as before.
 */
export function createStoreProbe({ store, elapsed, every = EVERY }: ProbeOptions): () => Promise<void> {
  let last: { readonly at: number; readonly result: Promise<void> } | undefined;
  let running = false;

  async function probe(): Promise<void> {
    running = true;
    try {
      await takesWrites(store);
    } finally {
      running = false;
    }
  }

  return () => {
    const now = elapsed();
    if (last === undefined || (!running && now - last.at >= every)) last = { at: now, result: probe() };
    return last.result;
  };
}

/** Resolves when the store has taken a write of some bytes and given it back; rejects with its reason. */
export async function takesWrites(store: ProbeOptions['store']): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) if (await writeAndRead(store)) return;
}

/** False when somebody else wrote in between. */
async function writeAndRead(store: ProbeOptions['store']): Promise<boolean> {
  const current = await store.get(PROBE);
  const expected = current === undefined ? 'absent' : { version: current.version };
  const written = await store.put(PROBE, { probe: randomUUID() }, expected);
  if (!written.done) return false;
  if ((await store.get(PROBE)) !== undefined) return true;
  throw new StoreError(
    'get',
    'What was just written to the store is not there. Check STORE_URL and the store.',
  );
}

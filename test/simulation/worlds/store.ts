import { type Entry, type KeyValueStore, StoreError } from '../../../src/store/key-value.ts';
import type { Activity } from '../activity.ts';
import type { Clockwork } from '../clockwork.ts';
import type { Process } from '../process.ts';
import type { Random } from '../random.ts';
import { createQuickStore } from './quick-store.ts';

/** How the store behaves now. */
export interface StoreMood {
  /** `read-only` refuses every write, `silent` answers nothing until it fails after half a minute. */
  readonly mode: 'well' | 'read-only' | 'silent';
  /** Of a call to fail without having done anything. */
  readonly failing: number;
  /** Of a write that was done to fail all the same, as when its answer gets lost. */
  readonly losing: number;
  /** The longest an answer takes, ms; the calls overtake one another by it. */
  readonly slowest: number;
}

export const GOOD_STORE: StoreMood = { mode: 'well', failing: 0, losing: 0, slowest: 0 };

/** One store for all replicas, with the compare-and-set of the real ones. */
export interface SimulatedStore {
  mood: StoreMood;
  /** As one process sees it. */
  forProcess(process: Process): KeyValueStore;
  /** Characters stored now, by kind. */
  bytes(): ReadonlyMap<string, number>;
  /** Failures that a process was told of. */
  failures(): number;
}

export interface StoreParts {
  readonly time: Clockwork;
  readonly random: Random;
  readonly activity: Activity;
}

/** One question to the store. */
interface Call<T> {
  readonly operation: string;
  readonly kind: string;
  readonly writes: boolean;
  readonly work: () => Promise<T>;
}

/** After so long the client of a store that is silent gives up. */
const GIVES_UP_AFTER = 31_000;

/** What every replica does all the time without anything having happened. */
const IDLE_KINDS: ReadonlySet<string> = new Set(['lease', 'hurry']);

export function createSimulatedStore({ time, random, activity }: StoreParts): SimulatedStore {
  const shared = createQuickStore();
  let failed = 0;

  const wait = (ms: number) => new Promise<void>((resolve) => void time.after(ms, resolve));

  function fail(operation: string, why: string): never {
    failed += 1;
    throw new StoreError(operation, `The simulated store ${why}.`);
  }

  async function call<T>({ operation, kind, writes, work }: Call<T>): Promise<T> {
    const idle = IDLE_KINDS.has(kind);
    if (writes && !idle) activity.touch();
    await refusal(operation, writes);
    const slow = simulated.mood.slowest > 0 && (!idle || random.chance(0.1));
    if (slow) await wait(random.whole(0, simulated.mood.slowest));
    const { failing, losing, slowest } = simulated.mood;
    if (happens(failing)) fail(operation, 'failed');
    const result = await work();
    if (slow) await wait(random.whole(0, slowest));
    if (writes && happens(losing)) fail(operation, 'lost the answer');
    return result;
  }

  /** Fails while nothing is answered, or nothing is taken. */
  async function refusal(operation: string, writes: boolean): Promise<void> {
    const { mode } = simulated.mood;
    if (mode === 'read-only' && writes) fail(operation, 'is read-only');
    if (mode !== 'silent') return;
    await wait(GIVES_UP_AFTER);
    fail(operation, 'does not answer');
  }

  /** Draws no chance when nothing can happen, so that trouble elsewhere does not change what happens here. */
  function happens(probability: number): boolean {
    return probability > 0 && random.chance(probability);
  }

  const simulated: SimulatedStore = {
    mood: GOOD_STORE,
    failures: () => failed,
    bytes: shared.sizes,
    forProcess: (process) => ({
      get: (key) =>
        process.ask(() =>
          call({ operation: 'get', kind: key.kind, writes: false, work: () => shared.get(key) }),
        ),
      put: (key, value, expected) =>
        process.ask(() =>
          call({
            operation: 'put',
            kind: key.kind,
            writes: true,
            work: () => shared.put(key, value, expected),
          }),
        ),
      remove: (key, expected) =>
        process.ask(() =>
          call({
            operation: 'remove',
            kind: key.kind,
            writes: true,
            work: () => shared.remove(key, expected),
          }),
        ),
      async *list(kind, prefix, options): AsyncGenerator<Entry> {
        // Asked once and then given bit by bit, so that whoever stops early has not paid for the rest.
        yield* await process.ask(() =>
          call({
            operation: 'list',
            kind,
            writes: false,
            work: async () => shared.list(kind, prefix, options),
          }),
        );
      },
      close: async () => undefined,
    }),
  };
  return simulated;
}

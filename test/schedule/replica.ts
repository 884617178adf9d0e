import { createLease } from '../../src/schedule/lease.ts';
import { createLoop, type Loop, type LoopOptions } from '../../src/schedule/loop.ts';
import type { VirtualTime } from '../support/virtual-time.ts';
import { createTestLog, type TestStore } from './fakes.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const TTL = MINUTE;

export interface Replica {
  readonly loop: Loop;
  readonly log: ReturnType<typeof createTestLog>;
  /** As if the process had died: nothing it waits for ever comes. */
  crash(): void;
}

export function replica(
  holder: string,
  { time, store, ...rest }: { time: VirtualTime; store: TestStore } & Partial<LoopOptions>,
): Replica {
  let dead = false;
  const log = createTestLog();
  const never = new Promise<never>(() => undefined);
  const mortal: TestStore = {
    mood: 'well',
    get: (key) => (dead ? never : store.get(key)),
    put: (key, value, expected) => (dead ? never : store.put(key, value, expected)),
  };
  const lease = createLease({
    store: mortal,
    key: { kind: 'lease', name: 'cycle' },
    holder,
    ttl: TTL,
    elapsed: time.now,
  });
  const loop = createLoop({
    lease,
    beatEvery: TTL / 3,
    clock: time.now,
    after: (ms, run) => (dead ? { cancel: () => undefined } : time.after(ms, run)),
    nextRun: (now) => now + HOUR,
    cycle: async () => undefined,
    cycleLimit: 5 * MINUTE,
    log,
    ...rest,
  });
  return {
    loop,
    log,
    crash() {
      dead = true;
    },
  };
}

/** Work that takes so long, or until it is told to end. */
export function work(time: VirtualTime, ms: number): (signal: AbortSignal) => Promise<void> {
  return async (signal) => {
    await time.sleep(ms, signal);
    signal.throwIfAborted();
  };
}

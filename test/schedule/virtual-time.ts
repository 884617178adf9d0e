import type { Sleep } from '../../src/schedule/timer.ts';

export interface VirtualTime {
  readonly sleep: Sleep;
  readonly now: () => number;
  /** Lets so many ms pass, waking every sleeper at its time. */
  advance(ms: number): Promise<void>;
}

/** Time that passes only when it is told to. */
export function createVirtualTime(start = 0): VirtualTime {
  let now = start;
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  async function settle(): Promise<void> {
    for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const sleeper = { at: now + Math.max(ms, 0), wake: resolve };
        sleepers.push(sleeper);
        signal.addEventListener(
          'abort',
          () => {
            sleepers = sleepers.filter((one) => one !== sleeper);
            resolve();
          },
          { once: true },
        );
      }),
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = Math.min(...sleepers.map(({ at }) => at));
        if (next > end) break;
        now = Math.max(now, next);
        const due = sleepers.filter(({ at }) => at <= now);
        sleepers = sleepers.filter(({ at }) => at > now);
        for (const { wake } of due) wake();
        await settle();
      }
      now = end;
    },
  };
}

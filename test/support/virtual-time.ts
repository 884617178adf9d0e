import { createSleep, type Sleep, type Timer } from '../../src/timing/timer.ts';

export interface VirtualTime {
  readonly after: Timer;
  readonly sleep: Sleep;
  readonly now: () => number;
  /** Lets so many ms pass, waking every sleeper at its time. */
  advance(ms: number): Promise<void>;
}

/** Time that passes only when it is told to. */
export function createVirtualTime(start = 0): VirtualTime {
  let now = start;
  let timers: { readonly at: number; readonly run: () => void }[] = [];

  async function settle(): Promise<void> {
    for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  const after: Timer = (ms, run) => {
    const timer = { at: now + Math.max(ms, 0), run };
    timers.push(timer);
    return {
      cancel: () => {
        timers = timers.filter((one) => one !== timer);
      },
    };
  };

  return {
    now: () => now,
    after,
    sleep: createSleep(after),
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = Math.min(...timers.map(({ at }) => at));
        if (next > end) break;
        now = Math.max(now, next);
        const due = timers.filter(({ at }) => at <= now);
        timers = timers.filter(({ at }) => at > now);
        for (const { run } of due) run();
        await settle();
      }
      now = end;
    },
  };
}

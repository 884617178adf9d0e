import type { Log } from '../ports.ts';
import type { Sleep } from '../timing/timer.ts';

/** Runs a short round again and again, on every replica, apart from the loop that only the leader runs. */
export interface Poller {
  start(): void;
  /** The next round begins at once instead of after its pause. */
  wake(): void;
  /** Tells the round that runs to end and waits for it; what it left is taken up after the next start. */
  stop(): Promise<void>;
}

export interface PollerOptions {
  /** One round. Must end soon after the signal aborts. Resolves to the ms until the next one. */
  readonly round: (signal: AbortSignal) => Promise<number>;
  /** ms until the next round after one that failed. */
  readonly afterFailure: number;
  readonly sleep: Sleep;
  readonly log: Log;
}

export function createPoller({ round, afterFailure, sleep, log }: PollerOptions): Poller {
  const stopping = new AbortController();
  let waking = new AbortController();
  let running: Promise<void> | undefined;

  async function once(): Promise<number> {
    try {
      return await round(stopping.signal);
    } catch (error) {
      log.error({ err: error }, 'a round of polling failed, and is tried again');
      return afterFailure;
    }
  }

  async function rounds(): Promise<void> {
    while (!stopping.signal.aborted) {
      waking = new AbortController();
      const pause = await once();
      await sleep(pause, AbortSignal.any([waking.signal, stopping.signal]));
    }
  }

  return {
    start: () => {
      running ??= rounds();
    },
    wake: () => waking.abort(),
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

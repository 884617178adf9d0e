/** Waits so many ms, or until the signal aborts; never rejects. Tests bring their own. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** Runs something after so many ms, unless it is cancelled before. */
export type Timer = (ms: number, run: () => void) => { cancel(): void };

/** The longest that Node's timer takes; beyond it, it fires at once. */
const LONGEST = 2_147_483_647;

export function createSleep(timer: Timer): Sleep {
  return (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const done = () => {
        timing.cancel();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timing = timer(Math.min(Math.max(ms, 0), LONGEST), done);
      signal.addEventListener('abort', done, { once: true });
    });
}

/** The outcome of work, or `late` when it takes longer than `ms`. The work itself goes on. */
export async function within<T>(work: Promise<T>, ms: number, wait: Sleep): Promise<T | 'late'> {
  const done = new AbortController();
  const late = wait(ms, done.signal).then(() => 'late' as const);
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}

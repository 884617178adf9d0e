/** Runs something after so many ms, unless it is cancelled before. All waiting comes in through one of these. */
export type Timer = (ms: number, run: () => void) => { cancel(): void };

/** Waits so many ms, or until the signal aborts; never rejects. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** The longest that Node's timer takes; beyond it, it fires at once. */
const LONGEST = 2_147_483_647;

/** Sets a timer, whatever the number: what is over already is due at once, what never comes is due very late. */
export function setTimer(after: Timer, ms: number, run: () => void): { cancel(): void } {
  return after(Math.min(Math.max(ms, 0), LONGEST), run);
}

export function createSleep(after: Timer): Sleep {
  return (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) {
        resolve();
        return;
      }
      const done = () => {
        timing.cancel();
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timing = setTimer(after, ms, done);
      signal?.addEventListener('abort', done, { once: true });
    });
}

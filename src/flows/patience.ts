/** Starts a timer that can be taken back; the world's timers come in through this. */
export type After = (ms: number, run: () => void) => { cancel(): void };

/** Waits for `work`, but not longer than `ms`. The work itself goes on. */
export function within<T>(
  work: Promise<T>,
  ms: number,
  after: After,
): Promise<{ readonly done: true; readonly value: T } | { readonly done: false }> {
  return new Promise((resolve, reject) => {
    const timer = after(ms, () => resolve({ done: false }));
    work.then(
      (value) => {
        timer.cancel();
        resolve({ done: true, value });
      },
      (error: unknown) => {
        timer.cancel();
        reject(error);
      },
    );
  });
}

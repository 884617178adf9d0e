import { setTimer, type Timer } from './timer.ts';

/** A signal that fires after a time, or with its parent. */
export interface TimeLimit {
  /** Aborts with a `TimeoutError`, or with the parent's reason. */
  readonly signal: AbortSignal;
  /** Gives the timer back. Without it the timer keeps the process alive until it fires. */
  cancel(): void;
}

export interface Limit {
  readonly ms: number;
  readonly after: Timer;
  /** Of the `TimeoutError`, for logs. */
  readonly message?: string;
}

/**
 * Not `AbortSignal.any` with `AbortSignal.timeout`: that pair has been collected as garbage before it
 * fired in Node releases this program supports (nodejs/node#54614).
 */
export function startTimeLimit({ ms, after, message }: Limit, parent?: AbortSignal): TimeLimit {
  const controller = new AbortController();
  const timing = setTimer(after, ms, () =>
    controller.abort(new DOMException(message ?? 'The time is up.', 'TimeoutError')),
  );
  const follow = () => controller.abort(parent?.reason);
  parent?.addEventListener('abort', follow, { once: true });
  if (parent?.aborted) follow();
  return {
    signal: controller.signal,
    cancel: () => {
      timing.cancel();
      parent?.removeEventListener('abort', follow);
    },
  };
}

/** The promise's result, or a rejection with the signal's reason, whichever comes first. */
export function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason);
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}

/**
 * The work's result; rejects with a `TimeoutError` when it takes longer. The work gets the signal, to end as well:
 * when it takes no heed, it goes on and nobody waits for it.
 */
export async function limited<T>(limit: Limit, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const time = startTimeLimit(limit);
  try {
    return await unlessAborted(time.signal, work(time.signal));
  } finally {
    time.cancel();
  }
}

export type InTime<T> = { readonly done: true; readonly value: T } | { readonly done: false };

/** Waits for `work`, but not longer than `ms`. The work itself goes on, and somebody else may wait for it. */
export async function within<T>(work: Promise<T>, ms: number, after: Timer): Promise<InTime<T>> {
  let timing: { cancel(): void } | undefined;
  const late = new Promise<InTime<T>>((resolve) => {
    timing = setTimer(after, ms, () => resolve({ done: false }));
  });
  try {
    return await Promise.race([work.then((value) => ({ done: true, value }) as const), late]);
  } finally {
    timing?.cancel();
  }
}

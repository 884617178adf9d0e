/** A signal that fires after a time, or with its parent. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Frees the timer. Without it the timer keeps the process alive until it fires. */
  cancel(): void;
}

/**
 * Not `AbortSignal.any` with `AbortSignal.timeout`: that pair has been collected as garbage before it
 * fired in Node releases this program supports (nodejs/node#54614).
 */
export function deadline(ms: number, parent?: AbortSignal): Deadline {
  const controller = new AbortController();
  const expire = () => controller.abort(new DOMException('The time is up.', 'TimeoutError'));
  const timer = setTimeout(expire, ms);
  parent?.addEventListener('abort', expire, { once: true });
  if (parent?.aborted) expire();
  return {
    signal: controller.signal,
    cancel: () => {
      clearTimeout(timer);
      parent?.removeEventListener('abort', expire);
    },
  };
}

/** The promise's result, or a rejection with the signal's reason, whichever comes first. */
export function before<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason);
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}

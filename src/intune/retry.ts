import type { Failure } from './failure.ts';

/** When Graph itself says when to come back. */
const MAX_ATTEMPTS = 4;
/** Pauses of our own: 300 ms and 900 ms, who asks for the status waits 3 s at most. */
const MAX_UNBIDDEN_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 300;

export type RetryDecision =
  | { readonly retry: true; readonly afterMs: number; readonly because: 'asked-to-wait' | 'passing-trouble' }
  | {
      readonly retry: false;
      readonly because:
        | 'attempts-used'
        | 'out-of-patience'
        | 'may-have-started'
        | 'waited-enough'
        | 'will-not-help';
    };

/**
 * Whether a failed call is worth another attempt; the first rule that fits decides. A POST is repeated
 * only when Graph said that it did not take it (429, 503 with Retry-After) or when it was never sent.
 *
 * @param attempt how many attempts have been made, from 1
 * @param remainingMs what is left of the patience with this family
 */
export function decideRetry(question: {
  readonly method: 'GET' | 'POST';
  readonly failure: Failure;
  readonly attempt: number;
  readonly remainingMs: number;
}): RetryDecision {
  const { failure, attempt, remainingMs } = question;
  if (attempt >= MAX_ATTEMPTS) return { retry: false, because: 'attempts-used' };

  const { kind, status } = failure.reason;
  if ((status === 429 || status === 503) && failure.retryAfterMs !== undefined) {
    return within(remainingMs, failure.retryAfterMs, 'asked-to-wait');
  }
  if (attempt >= MAX_UNBIDDEN_ATTEMPTS) return { retry: false, because: 'attempts-used' };
  const pauseMs = FIRST_PAUSE_MS * 3 ** (attempt - 1);
  if (failure.unsent && kind === 'network') return within(remainingMs, pauseMs, 'passing-trouble');
  if (question.method === 'POST') return { retry: false, because: 'may-have-started' };
  if (kind === 'timeout') return { retry: false, because: 'waited-enough' };
  if (kind === 'throttled' || kind === 'server' || kind === 'network') {
    return within(remainingMs, pauseMs, 'passing-trouble');
  }
  return { retry: false, because: 'will-not-help' };
}

function within(
  remainingMs: number,
  afterMs: number,
  because: 'asked-to-wait' | 'passing-trouble',
): RetryDecision {
  return afterMs < remainingMs
    ? { retry: true, afterMs, because }
    : { retry: false, because: 'out-of-patience' };
}

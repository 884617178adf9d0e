import type { RetryPolicy, Verdict } from '../timing/retry.ts';
import type { Failure } from './failure.ts';

/** Pauses of our own are short, who asks for the status waits 3 s at most; Graph itself may ask for longer ones. */
export const GRAPH_RETRIES: RetryPolicy = { pausesMs: [300, 900], maxAttempts: 4 };

export type NoRetry = 'may-have-started' | 'waited-enough' | 'will-not-help';

/**
 * Whether a failed call is worth another attempt; the first rule that fits decides. A POST is repeated
 * only when Graph said that it did not take it (429, 503 with Retry-After) or when it was never sent.
 */
export function judgeFailure(method: 'GET' | 'POST', failure: Failure): Verdict<NoRetry> {
  const { kind, status } = failure.reason;
  if ((status === 429 || status === 503) && failure.retryAfterMs !== undefined) {
    return { again: true, retryAfterMs: failure.retryAfterMs };
  }
  if (failure.unsent && kind === 'network') return { again: true };
  if (method === 'POST') return { again: false, because: 'may-have-started' };
  if (kind === 'timeout') return { again: false, because: 'waited-enough' };
  if (kind === 'throttled' || kind === 'server' || kind === 'network') return { again: true };
  return { again: false, because: 'will-not-help' };
}

import type { RetryPolicy, Verdict } from '../timing/retry.ts';
import type { Failure } from './failure.ts';

/** Pauses of our own are short, who asks for the status waits 3 s at most; Graph itself may ask for longer ones. */
export const GRAPH_RETRIES: RetryPolicy = { pausesMs: [300, 900], maxAttempts: 4 };

export type NoRetry = 'may-have-started' | 'waited-enough' | 'will-not-help';

/**
 * Whether a failed call is worth another attempt; the first rule that fits decides. A POST is repeated only when
 * Graph said that it did not take it (429), or when nothing reached Graph.
 */
export function judgeFailure(method: 'GET' | 'POST', failure: Failure): Verdict<NoRetry> {
  const { retryAfterMs } = failure;
  const { kind, status } = failure.reason;
  if (status === 429) return { again: true, retryAfterMs };
  if (failure.unsent)
    return kind === 'network' ? { again: true } : { again: false, because: 'will-not-help' };
  if (method === 'POST') {
    return { again: false, because: mayHaveStarted(failure) ? 'may-have-started' : 'will-not-help' };
  }
  if (kind === 'timeout') return { again: false, because: 'waited-enough' };
  if (status === 503) return { again: true, retryAfterMs };
  if (kind === 'server' || kind === 'network') return { again: true };
  return { again: false, because: 'will-not-help' };
}

/** Whether Graph may have done what it was asked to do although it did not say so: the answer was lost on the way. */
export function mayHaveStarted({ unsent, reason }: Failure): boolean {
  return !unsent && ['timeout', 'network', 'server'].includes(reason.kind);
}

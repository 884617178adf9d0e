import { type RetryParts, type RetryPolicy, retry, type Verdict } from '../timing/retry.ts';
import { type Failure, failureOf, isPassing } from './failure.ts';

/** Half a second, then always twice as long. */
const POLICY: RetryPolicy = { pausesMs: [500, 1_000, 2_000, 4_000], maxAttempts: 5 };

export type Attempted<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/**
 * Calls until it succeeds, fails for good, or the next wait would end after `patienceMs`. Never rejects.
 */
export function persist<T>(
  parts: RetryParts,
  patienceMs: number,
  call: (remainingMs: number) => Promise<T>,
): Promise<Attempted<T>> {
  const options = { policy: POLICY, limitMs: patienceMs, judge: judgeAttempt };
  return retry<Attempted<T>>(parts, options, async (remainingMs) => {
    try {
      return { ok: true, value: await call(remainingMs) };
    } catch (error) {
      return { ok: false, failure: failureOf(error, parts.clock()) };
    }
  });
}

function judgeAttempt(tried: Attempted<unknown>): Verdict {
  if (tried.ok) return { again: false, because: 'done' };
  if (!isPassing(tried.failure)) return { again: false, because: 'will-not-help' };
  return { again: true, retryAfterMs: tried.failure.retryAfterMs };
}

import type { Sleep } from './timer.ts';

/** How stubborn a caller is. */
export interface RetryPolicy {
  /** The pause before each further attempt, ms; their number bounds the attempts. */
  readonly pausesMs: readonly number[];
  /** Attempts in all when the other side says itself how long to wait. */
  readonly maxAttempts: number;
}

/** What a result means for another attempt. Only the caller knows: it speaks the protocol. */
export type Verdict<Reason extends string = string> =
  /** `retryAfterMs`: how long the other side asks us to wait. */
  | { readonly again: true; readonly retryAfterMs?: number | undefined }
  | { readonly again: false; readonly because: Reason };

export type RetryDecision<Reason extends string = string> =
  | { readonly retry: true; readonly afterMs: number; readonly because: 'asked-to-wait' | 'back-off' }
  | { readonly retry: false; readonly because: Reason | 'attempts-used' | 'out-of-time' };

/**
 * Whether there is another attempt, and after which pause; the first rule that fits decides. A `Retry-After` is kept
 * to the millisecond; a pause of our own loses up to half by chance, so that replicas do not march in step. A pause
 * that would not end in time ends it at once, so that nobody blocks on it.
 *
 * @param state.attempt how many attempts have been made, from 1
 * @param state.random from 0 to below 1; only drawn when it is needed
 */
export function decideRetry<Reason extends string>(
  policy: RetryPolicy,
  state: { readonly attempt: number; readonly remainingMs: number; readonly random: () => number },
  verdict: Verdict<Reason>,
): RetryDecision<Reason> {
  if (!verdict.again) return { retry: false, because: verdict.because };
  const asked = verdict.retryAfterMs;
  const pause = policy.pausesMs[state.attempt - 1];
  if (state.attempt >= policy.maxAttempts) return { retry: false, because: 'attempts-used' };
  if (asked === undefined && pause === undefined) return { retry: false, because: 'attempts-used' };
  const afterMs = asked ?? jittered(pause ?? 0, state.random());
  if (afterMs >= state.remainingMs) return { retry: false, because: 'out-of-time' };
  return { retry: true, afterMs, because: asked === undefined ? 'back-off' : 'asked-to-wait' };
}

function jittered(ms: number, random: number): number {
  return ms - (ms / 2) * random;
}

export interface RetryParts {
  /** ms; only differences count. */
  readonly clock: () => number;
  readonly sleep: Sleep;
  /** From 0 to below 1. */
  readonly random: () => number;
}

export interface RetryOptions<T> {
  readonly policy: RetryPolicy;
  /** For all attempts and pauses together, ms. */
  readonly limitMs: number;
  /** Ends a pause, and with it the attempts. */
  readonly signal?: AbortSignal;
  readonly judge: (result: T) => Verdict;
}

/**
 * Calls until a result is good, or another attempt is not worth it; the last result comes back. What `call` throws
 * goes through: results that may be tried again are values.
 *
 * @param call gets the ms that are left
 */
export async function retry<T>(
  { clock, sleep, random }: RetryParts,
  { policy, limitMs, signal, judge }: RetryOptions<T>,
  call: (remainingMs: number) => Promise<T>,
): Promise<T> {
  const startedAt = clock();
  const remaining = () => limitMs - (clock() - startedAt);
  for (let attempt = 1; ; attempt += 1) {
    const result = await call(remaining());
    const state = { attempt, remainingMs: remaining(), random };
    const decision = decideRetry(policy, state, judge(result));
    if (!decision.retry) return result;
    await sleep(decision.afterMs, signal);
    if (signal?.aborted) return result;
  }
}

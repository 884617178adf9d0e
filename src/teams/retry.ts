import type { Clock } from '../ports.ts';
import { type Failure, failureOf, isPassing } from './failure.ts';

export interface RetryParts {
  readonly clock: Clock;
  /** Resolves after that many ms. */
  sleep(ms: number): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
}

/** First waits of the exponential back-off, ms; each is drawn between half of it and all of it. */
const FIRST_WAIT = 500;
const MAX_ATTEMPTS = 5;

export type Attempted<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/**
 * Calls until it succeeds, fails for good, or the next wait would end after `patienceMs`. A `Retry-After` is
 * kept to the millisecond; one that is longer than the patience ends it at once, so that nobody blocks on it.
 * Never rejects.
 */
export async function persist<T>(
  parts: RetryParts,
  patienceMs: number,
  call: (remainingMs: number) => Promise<T>,
): Promise<Attempted<T>> {
  const started = parts.clock();
  for (let attempt = 1; ; attempt += 1) {
    const tried = await once(parts, () => call(patienceMs - (parts.clock() - started)));
    if (tried.ok || !isPassing(tried.failure) || attempt === MAX_ATTEMPTS) return tried;
    const wait = tried.failure.retryAfterMs ?? backOff(attempt, parts.random());
    if (parts.clock() - started + wait >= patienceMs) return tried;
    await parts.sleep(wait);
  }
}

async function once<T>(parts: RetryParts, call: () => Promise<T>): Promise<Attempted<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, failure: failureOf(error, parts.clock()) };
  }
}

/** 0.5 s, 1 s, 2 s, 4 s, of which a random part up to half is taken off so that replicas do not march in step. */
function backOff(attempt: number, random: number): number {
  const full = FIRST_WAIT * 2 ** (attempt - 1);
  return full - (full / 2) * random;
}

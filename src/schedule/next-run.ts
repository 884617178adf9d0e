import { type Instant, MINUTE } from '../domain/instant.ts';
import type { RemindTimes } from '../domain/plan/remind-times.ts';

export interface NextRunOptions {
  /** ms between two looks. */
  readonly checkEvery: number;
  readonly times: RemindTimes;
  /** Until then somebody waits for something to show: a look every minute. In the past when nobody does. */
  readonly hurryUntil: () => Instant;
  /** Other occasions, e.g. the weekly pulse: the next one after `now`. */
  readonly also: readonly ((now: Instant) => Instant)[];
}

const HURRIED = MINUTE;

/**
 * The next look: after `checkEvery`, when reminders go out, at another occasion, or, while somebody waits, after
 * a minute, whichever comes first; always after `now`.
 */
export function createNextRun(options: NextRunOptions): (now: Instant) => Instant {
  const { checkEvery, times, hurryUntil, also } = options;
  return (now) => {
    const pause = now + HURRIED <= hurryUntil() ? Math.min(HURRIED, checkEvery) : checkEvery;
    return Math.min(now + pause, times.nextSlot(now), ...also.map((next) => next(now)));
  };
}

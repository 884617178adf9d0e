import type { Instant } from '../domain/instant.ts';
import type { RemindTimes } from '../domain/plan/remind-times.ts';

export interface NextRunOptions {
  /** ms between two looks. */
  readonly checkEvery: number;
  readonly times: RemindTimes;
}

/** The next look: after `checkEvery`, or when reminders go out, whichever comes first; always after `now`. */
export function createNextRun({ checkEvery, times }: NextRunOptions): (now: Instant) => Instant {
  return (now) => Math.min(now + checkEvery, times.nextSlot(now));
}

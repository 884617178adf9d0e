import { DAY, type Instant, MINUTE } from './instant.ts';

/** Two looks are two only so far apart: what is being changed in Intune is often missing for a moment. */
export const LOOKS_APART = 5 * MINUTE;

/** So far ahead the clocks of replicas may be of each other; a look beyond that is of a clock that was wrong. */
export const CLOCK_TOLERANCE = 5 * MINUTE;

/** So long something seen that cannot be undone stays news: another Apple Account, an earlier date, a token that is gone. */
export const NEWS_LASTS = 7 * DAY;

/** So many looks in a row, far enough apart, make sure that something is over or not there any more. */
export const LOOKS_TO_BE_SURE = 2;

/** Looks at which something was not to be seen, by the first of them and this one. */
export function looksSince(since: Instant, lookedAt: Instant): number {
  return lookedAt - since >= LOOKS_APART ? LOOKS_TO_BE_SURE : 1;
}

/** Whether an instant that was written down can be: nothing is believed of a clock that was ahead. */
export function isCredible(instant: Instant, now: Instant): boolean {
  return instant <= now + CLOCK_TOLERANCE;
}

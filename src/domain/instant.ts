/** A point in time: milliseconds since 1970-01-01T00:00:00Z. Always UTC, survives JSON. */
export type Instant = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** 24 hours. Not a calendar day: for days a person counts use `daysLeft` in calendar.ts. */
export const DAY = 24 * HOUR;

/**
 * ms that have passed since then. A clock that was set back says nothing about it: then it is for ever, so that
 * what is only good for a while is not taken for fresh.
 */
export function passedSince(at: Instant, now: Instant): number {
  return now < at ? Number.POSITIVE_INFINITY : now - at;
}

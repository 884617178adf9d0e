/** A point in time: milliseconds since 1970-01-01T00:00:00Z. Always UTC, survives JSON. */
export type Instant = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** 24 hours. Not a calendar day: for days a person counts use `daysLeft` in calendar.ts. */
export const DAY = 24 * HOUR;

import { DateTime } from 'luxon';
import type { Instant } from './instant.ts';

/** Calendar days from `now` to `then` in `zone` (IANA name): tomorrow is 1, later today 0, yesterday -1. */
export function daysBetween(now: Instant, then: Instant, zone: string): number {
  const from = DateTime.fromMillis(now, { zone });
  const to = DateTime.fromMillis(then, { zone });
  return dayNumber(to) - dayNumber(from);
}

/** Days since 1970-01-01 of the date written on the wall; immune to DST because it ignores the clock. */
function dayNumber(date: DateTime): number {
  return Math.round(Date.UTC(date.year, date.month - 1, date.day) / 86_400_000);
}

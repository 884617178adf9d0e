import type { Instant } from '../instant.ts';
import { HOUR } from '../instant.ts';
import type { RemindTimes } from '../plan/remind-times.ts';
import type { Hold } from '../plan/reminder.ts';

/** After so many workdays without a renewal a claim is given back. */
export const FORGOTTEN_AFTER_WORKDAYS = 3;

/** So long after a claim the bot looks every minute: whoever renews now sees it on the card. */
export const HURRY_FOR = HOUR;

/** The instant from which a claim counts as forgotten: the hour of reminders on the third workday after it. */
export function forgottenAt({ since }: Pick<Hold, 'since'>, times: RemindTimes): Instant {
  let day = times.dayOf(since);
  for (let workdays = 0; workdays < FORGOTTEN_AFTER_WORKDAYS; workdays += 1) {
    day = times.workdayOnOrAfter(day + 1);
  }
  // Somebody who claims before the hour of reminders has the same whole days as somebody who claims after it.
  return Math.max(times.slot(day), since);
}

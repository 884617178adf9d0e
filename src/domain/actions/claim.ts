import type { Instant } from '../instant.ts';
import { HOUR } from '../instant.ts';
import type { RemindTimes } from '../plan/remind-times.ts';
import type { Hold, Reminder } from '../plan/reminder.ts';
import type { Family } from '../token.ts';

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

export interface ForgottenFacts {
  readonly now: Instant;
  /** Families that the newest look could not read. */
  readonly unreadable: ReadonlySet<Family>;
  readonly times: RemindTimes;
}

/** Whether somebody's claim is to be given back, and why or why not. */
export type ForgottenDecision =
  | { readonly do: 'release'; readonly reason: 'forgotten' }
  | {
      readonly do: 'leave';
      readonly reason: 'no-claim' | 'not-yet' | 'unreadable'; // nobody can tell whether it was renewed meanwhile
    };

/** A claim without a renewal is given back after some workdays, but not while a renewal could not be seen. */
export function decideForgotten(
  { about, hold }: Pick<Reminder, 'about' | 'hold'>,
  { now, unreadable, times }: ForgottenFacts,
): ForgottenDecision {
  if (hold?.kind !== 'claim') return { do: 'leave', reason: 'no-claim' };
  if (now < forgottenAt(hold, times)) return { do: 'leave', reason: 'not-yet' };
  if (unreadable.has(about.family)) return { do: 'leave', reason: 'unreadable' };
  return { do: 'release', reason: 'forgotten' };
}

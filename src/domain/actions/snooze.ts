import type { SnoozeKey } from '../../catalogue/commands/snooze.ts';
import { FINDINGS } from '../../catalogue/findings/findings.ts';
import type { Row } from '../assess.ts';
import type { Instant } from '../instant.ts';
import type { RemindTimes } from '../plan/remind-times.ts';
import { isWorthSaying } from '../plan/reminder.ts';
import { isoWeekday } from '../workdays.ts';

/** One possible end of a snooze. */
export interface SnoozeChoice {
  readonly key: SnoozeKey;
  /** Exclusive: what is due then is said then. */
  readonly until: Instant;
}

/** What already costs people something is put off no longer than it is said anyway, and so many calendar days at most. */
const LONGEST_URGENT = 7;

export interface SnoozeFacts {
  readonly now: Instant;
  /** When the token's next saying is due; undefined when none is in sight. */
  readonly nextStepAt: Instant | undefined;
  readonly times: RemindTimes;
}

/**
 * The ends a snooze of this token may have, soonest first, each once. Never past the next step or the
 * expiry; none at all for a token about which nothing would be said.
 */
export function snoozeChoices(
  row: Pick<Row, 'findings' | 'token'>,
  { now, nextStepAt, times }: SnoozeFacts,
): SnoozeChoice[] {
  const present = row.findings.filter(isWorthSaying);
  if (present.length === 0) return [];
  const { expiresAt } = row.token;
  const expiry = expiresAt === undefined || expiresAt <= now ? Number.POSITIVE_INFINITY : expiresAt;
  const isUrgent = present.some(({ kind }) => FINDINGS[kind].costs);
  const today = times.dayOf(now);
  // At the hour of reminders: an end that moved with the clock would be another one at every look.
  const longest = isUrgent ? times.slot(today + LONGEST_URGENT) : Number.POSITIVE_INFINITY;
  const limit = Math.min(nextStepAt ?? Number.POSITIVE_INFINITY, expiry, longest);
  const tomorrow = times.slot(times.workdayOnOrAfter(today + 1));
  const wanted: SnoozeChoice[] = [
    { key: 'next-workday', until: isUrgent ? Math.min(tomorrow, limit) : tomorrow },
    { key: 'next-week', until: times.slot(times.workdayOnOrAfter(mondayAfter(today))) },
    ...(nextStepAt !== undefined || Number.isFinite(expiry)
      ? [{ key: 'next-step', until: limit } as const]
      : []),
  ];
  const possible = wanted
    .filter(({ until }) => until > now && until <= limit)
    .sort((one, other) => one.until - other.until);
  return possible.filter(({ until }, index) => possible[index - 1]?.until !== until);
}

function mondayAfter(day: number): number {
  return day + 8 - isoWeekday(day);
}

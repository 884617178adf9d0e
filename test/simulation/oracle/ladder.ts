/**
 * The ladder once more, written from the rules people were promised and not from the code that plans: a step of so
 * many days before the end is said at the hour of reminders of its day; a day off moves it to the workday before;
 * the end itself is said at once; after it every workday.
 */
import { DateTime, IANAZone } from 'luxon';
import { DAY, type Instant, MINUTE } from '../../../src/domain/instant.ts';

export interface LadderRules {
  /** IANA name. */
  readonly zone: string;
  /** Minutes after local midnight. */
  readonly remindAt: number;
  /** ISO numbers, Monday is 1. */
  readonly workdays: readonly number[];
  readonly days: readonly number[];
}

/** One thing to be said about a date. */
export interface OracleStep {
  /** The same for everything that says the same: `14`, `end`, `after 3`. */
  readonly name: string;
  /** From when on saying it counts: the beginning of its day, or the end itself. */
  readonly from: Instant;
  /** When it is to be said. */
  readonly at: Instant;
  /** Workdays since the end; 0 for everything before. */
  readonly workdaysAfter: number;
}

export interface Ladder {
  /** The most urgent step whose day has come, if any. */
  reached(expiresAt: Instant, now: Instant): OracleStep | undefined;
  /** The next hour of reminders on a workday. */
  nextSlot(after: Instant): Instant;
  /** Calendar days from one instant to the other. */
  daysBetween(from: Instant, to: Instant): number;
}

/** A calendar day, counted from 1970-01-01. */
type Day = number;

export function createLadder({ zone, remindAt, workdays, days }: LadderRules): Ladder {
  const rules = IANAZone.create(zone);
  const dayOf = (instant: Instant): Day => Math.floor((instant + rules.offset(instant) * MINUTE) / DAY);
  // 1970-01-01 was a Thursday.
  const isWorkday = (day: Day) => workdays.includes(((day + 3) % 7) + 1);
  const midnights = remembering((day) => local(day).toMillis());
  const slots = remembering((day) =>
    local(day)
      .set({ hour: Math.floor(remindAt / 60), minute: remindAt % 60 })
      .toMillis(),
  );

  function local(day: Day): DateTime {
    const { year, month, day: date } = DateTime.fromMillis(day * DAY, { zone: 'utc' });
    return DateTime.fromObject({ year, month, day: date }, { zone });
  }

  function onOrBefore(day: Day): Day {
    return isWorkday(day) ? day : onOrBefore(day - 1);
  }

  function before(expiresAt: Instant, now: Instant): OracleStep | undefined {
    const steps = days.flatMap((count): OracleStep[] => {
      const day = onOrBefore(dayOf(expiresAt) - count);
      const at = slots(day);
      // A reminder after the end would be none: the end speaks for itself.
      if (at >= expiresAt || midnights(day) > now) return [];
      return [{ name: String(count), from: midnights(day), at, workdaysAfter: 0 }];
    });
    return steps.reduce<OracleStep | undefined>(
      (most, step) => (most === undefined || Number(step.name) < Number(most.name) ? step : most),
      undefined,
    );
  }

  function after(expiresAt: Instant, now: Instant): OracleStep {
    const end = dayOf(expiresAt);
    const last = onOrBefore(dayOf(now));
    if (last <= end) return { name: 'end', from: expiresAt, at: expiresAt, workdaysAfter: 0 };
    let passed = 0;
    for (let day = end + 1; day <= last; day += 1) if (isWorkday(day)) passed += 1;
    return { name: `after ${last - end}`, from: midnights(last), at: slots(last), workdaysAfter: passed };
  }

  return {
    reached: (expiresAt, now) => {
      if (now >= expiresAt) return after(expiresAt, now);
      // No step is further than the ladder and the weekend before it.
      if (expiresAt - now > (Math.max(...days) + 9) * DAY) return undefined;
      return before(expiresAt, now);
    },
    nextSlot: (instant) => {
      let day = dayOf(instant);
      while (!isWorkday(day) || slots(day) <= instant) day += 1;
      return slots(day);
    },
    daysBetween: (from, to) => dayOf(to) - dayOf(from),
  };
}

function remembering(of: (day: Day) => Instant): (day: Day) => Instant {
  const known = new Map<Day, Instant>();
  return (day) => {
    const found = known.get(day) ?? of(day);
    known.set(day, found);
    return found;
  };
}

/** So late nobody calls it late. */
export const IN_TIME = 45 * MINUTE;

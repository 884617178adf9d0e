/**
 * The ladder once more, written from the rules people were promised and not from the code that plans: a step of so
 * many days before the end is said at the hour of reminders of its day; a day off moves it to the workday before;
 * the end itself is said at once; after it every workday.
 */
import { DateTime } from 'luxon';
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
  /** The local midnight before. */
  startOfDay(instant: Instant): Instant;
}

export function createLadder({ zone, remindAt, workdays, days }: LadderRules): Ladder {
  const local = (instant: Instant) => DateTime.fromMillis(instant, { zone });
  const midnight = (day: DateTime) => day.startOf('day');
  const slotOf = (day: DateTime) =>
    midnight(day).set({ minute: remindAt % 60, hour: Math.floor(remindAt / 60) });
  const isWorkday = (day: DateTime) => workdays.includes(day.weekday);

  function onOrBefore(day: DateTime): DateTime {
    return isWorkday(day) ? day : onOrBefore(day.minus({ days: 1 }));
  }

  function before(expiresAt: Instant, now: Instant): OracleStep | undefined {
    const end = midnight(local(expiresAt));
    const steps = days.flatMap((count): OracleStep[] => {
      const day = onOrBefore(end.minus({ days: count }));
      const at = slotOf(day).toMillis();
      // A reminder after the end would be none: the end speaks for itself.
      if (at >= expiresAt || day.toMillis() > now) return [];
      return [{ name: String(count), from: day.toMillis(), at, workdaysAfter: 0 }];
    });
    return steps.reduce<OracleStep | undefined>(
      (most, step) => (most === undefined || Number(step.name) < Number(most.name) ? step : most),
      undefined,
    );
  }

  function after(expiresAt: Instant, now: Instant): OracleStep {
    const end = midnight(local(expiresAt));
    let latest: OracleStep = { name: 'end', from: expiresAt, at: expiresAt, workdaysAfter: 0 };
    let passed = 0;
    const last = onOrBefore(midnight(local(now)));
    const between = Math.round(last.diff(end, 'days').days);
    // Only the number of workdays matters, and beyond some weeks not even that.
    for (let day = end.plus({ days: 1 }); day <= last && passed < 40; day = day.plus({ days: 1 })) {
      if (isWorkday(day)) passed += 1;
    }
    if (between > 0)
      latest = {
        name: `after ${between}`,
        from: last.toMillis(),
        at: slotOf(last).toMillis(),
        workdaysAfter: passed,
      };
    return latest;
  }

  return {
    reached: (expiresAt, now) => {
      if (now >= expiresAt) return after(expiresAt, now);
      // No step is further than the ladder and the weekend before it.
      if (expiresAt - now > (Math.max(...days) + 9) * DAY) return undefined;
      return before(expiresAt, now);
    },
    nextSlot: (instant) => {
      let day = midnight(local(instant));
      while (!isWorkday(day) || slotOf(day).toMillis() <= instant) day = day.plus({ days: 1 });
      return slotOf(day).toMillis();
    },
    daysBetween: (from, to) => Math.round(midnight(local(to)).diff(midnight(local(from)), 'days').days),
    startOfDay: (instant) => midnight(local(instant)).toMillis(),
  };
}

/** So late nobody calls it late. */
export const IN_TIME = 45 * MINUTE;

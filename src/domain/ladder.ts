import type { Instant } from './instant.ts';
import type { RemindTimes } from './plan/remind-times.ts';
import type { DayNumber } from './workdays.ts';

/**
 * One thing to say about a date: so many days before it (60 … 0), the moment it passed, or so many days
 * after it (-1, -2, …).
 */
export type Step = number | 'expired';

/** A step with the day it belongs to and the instant from which it may be said. */
export interface LadderStep {
  readonly step: Step;
  readonly day: DayNumber;
  readonly at: Instant;
  /** Long after the end, when it is said once a week. */
  readonly weekly?: true;
}

/** Nobody listens to what is said every day: what has ended is said for two workweeks, and then once a week. */
export const DAILY_WORKDAYS = 10;

/** The end of a token: exact, and as a calendar day of the operator's zone. */
export interface Deadline {
  readonly expiresAt: Instant;
  readonly day: DayNumber;
}

/** Smaller is more urgent: 60 > 30 > … > 0 > expired > -1 > -2. */
export function stepRank(step: Step): number {
  return step === 'expired' ? -0.5 : step;
}

/**
 * The steps before the end. One that falls on a day off moves to the workday before; one whose time on the
 * last day comes after the end is left out, because by then `expired` is what is to be said.
 */
export function stepsBefore(deadline: Deadline, ladder: readonly number[], times: RemindTimes): LadderStep[] {
  return ladder
    .map((step): LadderStep => {
      const day = times.workdayOnOrBefore(deadline.day - step);
      return { step, day, at: times.slot(day) };
    })
    .filter(({ at }) => at < deadline.expiresAt);
}

/**
 * `expired` at the very end, any day and any time, then every workday for two workweeks, and then once a week, up to
 * `lastDay`.
 */
export function stepsAfter(deadline: Deadline, lastDay: DayNumber, times: RemindTimes): LadderStep[] {
  const steps: LadderStep[] = [{ step: 'expired', day: deadline.day, at: deadline.expiresAt }];
  const daily = lastDailyDay(deadline, times);
  for (let day = deadline.day + 1; day <= Math.min(lastDay, daily); day += 1) {
    if (times.isWorkday(day)) steps.push(afterEnd(deadline, day, times));
  }
  for (let day = daily + 7; day <= lastDay; day += 7) {
    steps.push({ ...afterEnd(deadline, day, times), weekly: true });
  }
  return steps;
}

function afterEnd(deadline: Deadline, day: DayNumber, times: RemindTimes): LadderStep {
  return { step: deadline.day - day, day, at: times.slot(day) };
}

function lastDailyDay({ day: end }: Deadline, times: RemindTimes): DayNumber {
  let day = end;
  for (let workdays = 0; workdays < DAILY_WORKDAYS; workdays += 1) day = times.workdayOnOrAfter(day + 1);
  return day;
}

/**
 * The steps of today and of the days before it, most urgent first; of those after the end only
 * the latest two, because each says the same. Today's step is among them before its time has come (`at`
 * tells), since whatever is said today says it too.
 */
export function stepsReached(
  deadline: Deadline,
  ladder: readonly number[],
  times: RemindTimes,
  now: Instant,
): LadderStep[] {
  const today = times.dayOf(now);
  const before = stepsBefore(deadline, ladder, times)
    .filter(({ day }) => day <= today)
    .sort((one, other) => stepRank(one.step) - stepRank(other.step));
  if (now < deadline.expiresAt) return before;
  return [
    ...latestTwo(deadline, today, times),
    { step: 'expired', day: deadline.day, at: deadline.expiresAt },
    ...before,
  ];
}

function latestTwo(deadline: Deadline, today: DayNumber, times: RemindTimes): LadderStep[] {
  const daily = lastDailyDay(deadline, times);
  if (today < daily + 7) {
    const latest = times.workdayOnOrBefore(Math.min(today, daily));
    return [latest, times.workdayOnOrBefore(latest - 1)]
      .filter((day) => day > deadline.day)
      .map((day) => afterEnd(deadline, day, times));
  }
  const latest = today - ((today - daily) % 7);
  const before = afterEnd(deadline, latest - 7, times);
  return [
    { ...afterEnd(deadline, latest, times), weekly: true },
    latest - 7 === daily ? before : { ...before, weekly: true },
  ];
}

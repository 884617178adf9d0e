import { wallOf } from '../calendar.ts';
import { DAY, type Instant, MINUTE } from '../instant.ts';
import {
  type DayNumber,
  isWorkday,
  type Workdays,
  workdayOnOrAfter,
  workdayOnOrBefore,
} from '../workdays.ts';

/** When reminders go out, as the operator has set it. */
export interface RemindSettings {
  /** IANA name. */
  readonly zone: string;
  /** Minutes after local midnight. */
  readonly remindAt: number;
  readonly workdays: Workdays;
}

/** The operator's calendar: which day it is in their zone, which days are workdays, when reminders go out. */
export interface RemindTimes {
  /** The calendar day of an instant in the zone. */
  dayOf(instant: Instant): DayNumber;
  /**
   * When reminders go out on a day. A time the clock skips (02:30 on the day summer time begins) is the
   * first instant after the skip; a time the clock shows twice is the first of the two.
   */
  slot(day: DayNumber): Instant;
  isWorkday(day: DayNumber): boolean;
  workdayOnOrBefore(day: DayNumber): DayNumber;
  workdayOnOrAfter(day: DayNumber): DayNumber;
  /** The first slot of a workday strictly after `instant`. */
  nextSlot(instant: Instant): Instant;
}

/**
 * Slots are remembered by day, so that a hundred thousand tokens cost a few hundred zone look-ups.
 *
 * @throws RangeError when nobody knows the zone.
 */
export function createRemindTimes({ zone, remindAt, workdays }: RemindSettings): RemindTimes {
  const { offsetAt, dayOf } = wallOf(zone);
  const slots = new Map<DayNumber, Instant>();

  function slot(day: DayNumber): Instant {
    const remembered = slots.get(day);
    if (remembered !== undefined) return remembered;
    const found = instantOf(day * DAY + remindAt * MINUTE, offsetAt);
    slots.set(day, found);
    return found;
  }

  function nextSlot(instant: Instant): Instant {
    let day = workdayOnOrAfter(dayOf(instant), workdays);
    while (slot(day) <= instant) day = workdayOnOrAfter(day + 1, workdays);
    return slot(day);
  }

  return {
    dayOf,
    slot,
    nextSlot,
    isWorkday: (day) => isWorkday(day, workdays),
    workdayOnOrBefore: (day) => workdayOnOrBefore(day, workdays),
    workdayOnOrAfter: (day) => workdayOnOrAfter(day, workdays),
  };
}

/** The first instant at which the wall shows `wall` (ms, read as if it were UTC), or has just skipped it. */
function instantOf(wall: number, offsetAt: (instant: Instant) => number): Instant {
  const candidates = [wall - offsetAt(wall - DAY), wall - offsetAt(wall + DAY)];
  const shown = candidates.filter((instant) => instant + offsetAt(instant) === wall);
  if (shown.length > 0) return Math.min(...shown);
  // The clock jumps over this time: look for the jump between an instant before it and one after it.
  let before = Math.min(...candidates) - 1;
  let after = Math.max(...candidates);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (middle + offsetAt(middle) >= wall) after = middle;
    else before = middle;
  }
  return after;
}

/** Days of the week on which people work, ISO numbers: Monday is 1, Sunday is 7. Never empty. */
export type Workdays = readonly number[];

/** A calendar day as a count from 1970-01-01 on the wall; has no clock and no zone, so DST cannot touch it. */
export type DayNumber = number;

/** Monday is 1, Sunday is 7. */
export function isoWeekday(day: DayNumber): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function isWorkday(day: DayNumber, workdays: Workdays): boolean {
  return workdays.includes(isoWeekday(day));
}

/** The day itself when people work on it, otherwise the last workday before it. */
export function workdayOnOrBefore(day: DayNumber, workdays: Workdays): DayNumber {
  return nearest(day, -1, workdays);
}

/** The day itself when people work on it, otherwise the first workday after it. */
export function workdayOnOrAfter(day: DayNumber, workdays: Workdays): DayNumber {
  return nearest(day, 1, workdays);
}

function nearest(day: DayNumber, direction: 1 | -1, workdays: Workdays): DayNumber {
  for (let distance = 0; distance < 7; distance += 1) {
    const candidate = day + direction * distance;
    if (isWorkday(candidate, workdays)) return candidate;
  }
  throw new RangeError('a week without a workday: at least one day of the week must be one');
}

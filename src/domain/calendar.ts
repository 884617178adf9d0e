import { Info, type Zone } from 'luxon';
import { DAY, type Instant, MINUTE } from './instant.ts';
import type { DayNumber } from './workdays.ts';

/** The wall of one time zone. */
export interface Wall {
  /** ms that the wall is ahead of UTC at an instant. */
  offsetAt(instant: Instant): number;
  /** The date on the wall. */
  dayOf(instant: Instant): DayNumber;
}

const walls = new Map<string, Wall>();

/**
 * Made once for each zone: asking a zone costs microseconds, and a look asks for every token several times.
 *
 * @param zone IANA name.
 * @throws RangeError when nobody knows the zone.
 */
export function wallOf(zone: string): Wall {
  const known = walls.get(zone);
  if (known !== undefined) return known;
  const rules = Info.normalizeZone(zone);
  if (!rules.isValid) throw new RangeError(`unknown time zone: ${zone}`);
  const wall = createWall(rules);
  walls.set(zone, wall);
  return wall;
}

/** More days than any ladder, horizon and life of a token touch; beyond it they are asked for again. */
const DAYS_KEPT = 20_000;

function createWall(zone: Zone): Wall {
  /** The offset of a whole day of UTC; undefined for a day on which the clock is changed. */
  const ofDay = new Map<number, number | undefined>();
  const ask = (instant: Instant) => zone.offset(instant) * MINUTE;

  function dayOffset(day: number): number | undefined {
    if (ofDay.has(day)) return ofDay.get(day);
    const [first, last] = [ask(day * DAY), ask((day + 1) * DAY)];
    if (ofDay.size >= DAYS_KEPT) ofDay.clear();
    const offset = first === last ? first : undefined;
    ofDay.set(day, offset);
    return offset;
  }

  const offsetAt = (instant: Instant) => dayOffset(Math.floor(instant / DAY)) ?? ask(instant);
  return { offsetAt, dayOf: (instant) => Math.floor((instant + offsetAt(instant)) / DAY) };
}

/** Calendar days from `now` to `then` in `zone` (IANA name): tomorrow is 1, later today 0, yesterday -1. */
export function daysBetween(now: Instant, then: Instant, zone: string): number {
  const { dayOf } = wallOf(zone);
  return dayOf(then) - dayOf(now);
}

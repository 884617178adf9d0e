import { DateTime } from 'luxon';
import { DAY, type Instant } from './instant.ts';

/** When the weekly sign of life goes out, on the operator's wall. */
export interface PulseTime {
  /** ISO weekday, Monday is 1. */
  readonly weekday: number;
  /** Minutes after local midnight. */
  readonly at: number;
}

/** A pulse that was missed is said up to this much later; after that the next one is soon enough. */
const WORTH_SAYING_FOR = DAY;

/** The latest pulse time not after `now`. A local time that a DST change skips is the instant it moves to. */
export function lastPulse(now: Instant, { weekday, at }: PulseTime, zone: string): Instant {
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  const daysBack = (today.weekday - weekday + 7) % 7;
  const slot = (day: DateTime) => day.set({ hour: Math.floor(at / 60), minute: at % 60 }).toMillis();
  const candidate = slot(today.minus({ days: daysBack }));
  return candidate <= now ? candidate : slot(today.minus({ days: daysBack + 7 }));
}

/** The first pulse time after `now`. */
export function nextPulse(now: Instant, time: PulseTime, zone: string): Instant {
  const last = DateTime.fromMillis(lastPulse(now, time, zone), { zone }).startOf('day');
  const next = last.plus({ days: 7 });
  return next.set({ hour: Math.floor(time.at / 60), minute: time.at % 60 }).toMillis();
}

/** What to do about the pulse now. Before the first one the bot only notes that it has begun to count. */
export type PulseDecision =
  | { readonly do: 'say'; readonly slot: Instant }
  | { readonly do: 'note'; readonly slot: Instant; readonly reason: 'first' | 'too-late' }
  | { readonly do: 'leave'; readonly reason: 'said' };

/** @param said the slot that was said or noted last; undefined before the first. */
export function decidePulse(
  now: Instant,
  said: Instant | undefined,
  time: PulseTime,
  zone: string,
): PulseDecision {
  const slot = lastPulse(now, time, zone);
  if (said !== undefined && said >= slot) return { do: 'leave', reason: 'said' };
  if (said === undefined) return { do: 'note', slot, reason: 'first' };
  if (now - slot > WORTH_SAYING_FOR) return { do: 'note', slot, reason: 'too-late' };
  return { do: 'say', slot };
}

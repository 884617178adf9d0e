import { type Language, LOCALES } from './language.ts';

/** Dates, times and counts of days as a language writes them, on the calendar of one zone. No client breaks them at the end of a line. */
export interface Times {
  /** `4 Dec 2026`. */
  date(at: number): string;
  /** `14:05 CET`; the names of zones are those the language knows, others get their offset. */
  time(at: number): string;
  /** `23 Nov 2026, 08:40 CET`: for what is still read on another day. */
  stamp(at: number): string;
  /** `08:40 CET` on the day of `now`, else as `stamp`. */
  moment(at: number, now: number): string;
  /** `Mon, 7 Dec 2026, 09:00 CET`: for what is to come. */
  slot(at: number): string;
  /** `in 12 days`, `tomorrow`, `today`, `yesterday`, `12 days ago`. */
  days(days: number): string;
  /** `2 minutes ago`, `3 hours ago`, `4 days ago`: a length of time and no date, so never `yesterday`. */
  ago(count: number, unit: Age['unit']): string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** @param zone IANA name. All instants are ms UTC. */
export function createTimes(language: Language, zone: string): Times {
  const locale = LOCALES[language];
  const day = { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone } as const;
  const dates = new Intl.DateTimeFormat(locale, day);
  const weekdays = new Intl.DateTimeFormat(locale, { ...day, weekday: 'short' });
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'short',
  });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const lengths = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const date = (at: number) => unbroken(dates.format(at));
  const time = (at: number) => unbroken(clock.format(at));
  const stamp = (at: number) => `${date(at)}, ${time(at)}`;
  return {
    date,
    time,
    stamp,
    moment: (at, now) => (date(at) === date(now) ? time(at) : stamp(at)),
    slot: (at) => `${unbroken(weekdays.format(at))}, ${time(at)}`,
    days: (days) => unbroken(relative.format(days, 'day')),
    ago: (count, unit) => unbroken(lengths.format(-count, unit)),
  };
}

/** How long something is, rounded down. */
export interface Age {
  readonly count: number;
  readonly unit: 'minute' | 'hour' | 'day';
}

/** In the largest unit that still says something: minutes, from an hour on hours, from two days on days. Of a negative age as of none. */
export function ageOf(age: number): Age {
  const minutes = Math.max(0, Math.floor(age / MINUTE));
  if (minutes < 60) return { count: minutes, unit: 'minute' };
  const hours = Math.floor(age / HOUR);
  return hours < 48 ? { count: hours, unit: 'hour' } : { count: Math.floor(hours / 24), unit: 'day' };
}

/** `15 Apr 2027` means one thing and is read as one word; after a comma a line may end. */
function unbroken(text: string): string {
  return text.replaceAll(/(?<!,) /g, '\u00A0');
}

import { DateTime } from 'luxon';
import { HOUR, type Instant, MINUTE } from '../instant.ts';
import type { Family, Token } from '../token.ts';
import { showable } from './outside-text.ts';

/** Today's name of one token of the family, with the name people know it by. */
export const FAMILY_NAME: { readonly [F in Family]: string } = {
  push: 'Apple MDM push certificate',
  vpp: 'Location token (VPP)',
  ade: 'Enrolment program token (ADE)',
};

/** The whole family, as in "… could not be read". */
export const FAMILY_NAMES: { readonly [F in Family]: string } = {
  push: 'Apple MDM push certificate',
  vpp: 'Location tokens (VPP)',
  ade: 'Enrolment program tokens (ADE)',
};

/** How a sentence about one token begins: `Location token “Contoso HQ”`. */
export function subjectOf(token: Pick<Token, 'family' | 'name'>): string {
  const name = showable(token.name);
  switch (token.family) {
    case 'push':
      return 'MDM push certificate';
    case 'vpp':
      return `Location token “${name}”`;
    case 'ade':
      return `Enrolment program token “${name}”`;
  }
}

/** `4 Dec 2026` on the calendar of `zone` (IANA name). American month names all have three letters, British ones do not. */
export function dateText(at: Instant, zone: string): string {
  return local(at, zone).setLocale('en-US').toFormat('d LLL yyyy');
}

/** `14:05 CET`; British English knows the names of European zones, others get their offset. */
export function timeText(at: Instant, zone: string): string {
  return local(at, zone).toFormat('HH:mm ZZZZ');
}

/** `08:40 CET` on the same day, else `3 Dec 2026, 08:40 CET`. */
export function momentText(at: Instant, now: Instant, zone: string): string {
  const [day, today] = [dateText(at, zone), dateText(now, zone)];
  return day === today ? timeText(at, zone) : `${day}, ${timeText(at, zone)}`;
}

/** `23 Nov 2026, 08:40 CET`, also today: for what is still read on another day. */
export function stampText(at: Instant, zone: string): string {
  return `${dateText(at, zone)}, ${timeText(at, zone)}`;
}

/** `Mon 7 Dec 2026, 09:00 CET`: for what is to come. */
export function slotText(at: Instant, zone: string): string {
  return `${local(at, zone).setLocale('en-US').toFormat('ccc')} ${stampText(at, zone)}`;
}

/** `as read 2 hours ago`: facts of an earlier look, because the family cannot be read now. */
export function asReadText(asOf: Instant, now: Instant): string {
  return `as read ${agoText(now - asOf)}`;
}

/** The days beside a date: `12 days`, `tomorrow`, `today`, `yesterday`, `12 days ago`. */
export function daysText(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days < 0 ? `${-days} days ago` : `${days} days`;
}

/** How long ago, rounded down: `2 minutes`, `3 hours`, `4 days`. Never negative. */
export function ageText(age: number): string {
  const minutes = Math.max(0, Math.floor(age / MINUTE));
  if (minutes < 60) return count(minutes, 'minute');
  const hours = Math.floor(age / HOUR);
  return hours < 48 ? count(hours, 'hour') : count(Math.floor(hours / 24), 'day');
}

/** `just now`, `2 minutes ago`. */
export function agoText(age: number): string {
  return age < MINUTE ? 'just now' : `${ageText(age)} ago`;
}

/** `1 token`, `7 tokens`. */
export function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

/** `A`, `A and B`, `A, B and C`. */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `A`, `A or B`, `A, B or C`. */
export function either(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function local(at: Instant, zone: string): DateTime {
  return DateTime.fromMillis(at, { zone, locale: 'en-GB' });
}

import { z } from 'zod';
import { FAMILY_NAMES, type Family, isFamily } from './catalogue/families/families.ts';
import { languageOf } from './catalogue/words/language.ts';
import { HOUR, MINUTE, SECOND } from './domain/instant.ts';
import { isLoopbackUrl } from './domain/loopback.ts';
import type { PulseTime } from './domain/pulse.ts';
import type { LanguageSetting } from './domain/spoken-language.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR };

export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** `a,b` to a list of GUIDs in lower case. Undefined when one of them is none. */
export function guidList(text: string): string[] | undefined {
  const ids = split(text);
  return ids.every(isGuid) ? ids.map((id) => id.toLowerCase()) : undefined;
}

/** `push,vpp` to families, in the order of the catalogue, each once. Undefined when one of them is unknown or none is named. */
export function familyList(text: string): Family[] | undefined {
  const names = split(text.toLowerCase());
  if (names.length === 0 || !names.every(isFamily)) return undefined;
  return FAMILY_NAMES.filter((family) => names.includes(family));
}

/** An http(s) address without path, query or login; the result has no slash at its end. */
export function baseUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const bare =
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === '';
  return bare && /^https?:$/.test(url.protocol) ? url.origin : undefined;
}

/** `09:00` to minutes after local midnight. */
export function clockTime(text: string): number | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match === null ? undefined : Number(match[1]) * 60 + Number(match[2]);
}

/** `mon 09:00` to a weekday and minutes after local midnight. */
export function pulseTime(text: string): PulseTime | undefined {
  const [day = '', time = ''] = text.toLowerCase().split(/\s+/);
  const weekday = WEEKDAYS.indexOf(day) + 1;
  const at = clockTime(time);
  return weekday === 0 || at === undefined ? undefined : { weekday, at };
}

/** `60,30,0` to days, largest first, each once. */
export function dayList(text: string): number[] | undefined {
  const days = split(text);
  if (days.length === 0 || !days.every((day) => /^\d{1,3}$/.test(day) && Number(day) <= 365))
    return undefined;
  return [...new Set(days.map(Number))].sort((one, other) => other - one);
}

/** `mon-fri` or `sun,mon` to ISO weekdays (Monday is 1). A range may wrap: `sun-thu`. */
export function weekdays(text: string): number[] | undefined {
  const parts = split(text.toLowerCase()).map(weekdayRange);
  if (parts.length === 0 || parts.some((part) => part === undefined)) return undefined;
  return [...new Set(parts.flatMap((part) => part ?? []))].sort((one, other) => one - other);
}

function weekdayRange(text: string): number[] | undefined {
  const [from, to = from] = text.split('-').map((day) => WEEKDAYS.indexOf(day.trim()));
  if (from === undefined || to === undefined || from < 0 || to < 0 || text.split('-').length > 2)
    return undefined;
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((from + index) % 7) + 1);
}

/** `15s`, `30m`, `6h` to milliseconds; from 5 s to 24 h. */
export function duration(text: string): number | undefined {
  const match = /^(\d{1,5})\s*([smh])$/.exec(text);
  const value = Number(match?.[1]) * (UNITS[match?.[2] ?? ''] ?? Number.NaN);
  return value >= 5 * SECOND && value <= 24 * HOUR ? value : undefined;
}

/**
 * `auto`, or a tag such as `de` or `de-AT`. gettext keeps a list in the same variable (`de_AT:de:en`), which many
 * desktops set: of it the first language that is spoken counts, and English where none is.
 */
export function languageSetting(text: string): LanguageSetting | undefined {
  if (text.toLowerCase() === 'auto') return 'auto';
  const [first] = text.split(':').flatMap((tag) => languageOf(tag) ?? []);
  return first ?? (/[_:.]|^(?:C|POSIX)$/.test(text) ? 'en' : undefined);
}

export function portNumber(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

function split(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Where a webhook goes: https, or http on loopback. May hold a secret in its path or query. */
export function webhookUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackUrl(text)) ? text : undefined;
}

/** As the Standard Webhooks specification has it: `whsec_` and the base64 of 24 to 64 bytes. */
export function isWebhookSecret(text: string): boolean {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1];
  if (encoded === undefined) return false;
  const { length } = Buffer.from(encoded, 'base64');
  return length >= 24 && length <= 64;
}

/** A mail server: `smtps://` or `smtp://`, with login and port where it wants them. */
export function smtpUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname } = new URL(text);
  return /^smtps?:$/.test(protocol) && hostname !== '' ? text : undefined;
}

/** `a@contoso.com, b@contoso.com`. Undefined when one of them is no address. */
export function mailList(text: string): string[] | undefined {
  const addresses = split(text);
  return addresses.length > 0 && addresses.every((one) => z.email().safeParse(one).success)
    ? addresses
    : undefined;
}

import type { HistoryEntry } from '../../domain/actions/history.ts';
import type { Instant } from '../../domain/instant.ts';
import { refKey, type TokenRef } from '../../domain/token.ts';

/** In the year 2286 somebody will have to think of something else. */
const LATEST: Instant = 9_999_999_999_999;

/** Sorts the newest first, because not every store can be read backwards. */
export function newestFirst(at: Instant): string {
  const left = Math.min(Math.max(Math.round(LATEST - at), 0), LATEST);
  return String(left).padStart(13, '0');
}

/** A line's name among all lines. */
export function lineName(at: Instant, id: string): string {
  return `${newestFirst(at)}.${id}`;
}

/** Where the lines about one token are. */
export function linesAbout(ref: TokenRef): string {
  return `${refKey(ref).replaceAll('%', '%25').replaceAll('/', '%2F')}/`;
}

/** The calendar day in UTC, `2026-11-10`. */
export function dayOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** What tells the lines of refusals apart: a person, a reason and a day have one. Begins with the day. */
export function refusalKey({ at, by, outcome }: HistoryEntry): string {
  const who = by === undefined ? 'nobody' : (by.objectId ?? `name ${by.name}`);
  return `${dayOf(at)}.${who}.${outcome}`;
}

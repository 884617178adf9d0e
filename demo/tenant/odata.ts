import type { Instant } from '../../src/domain/instant.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Entity = { readonly [property: string]: Json };

/** Intune's non-nullable dates cannot be null, so "never" is the first instant of year 1. */
const NEVER = '0001-01-01T00:00:00Z';

/** `2026-09-11T14:39:25Z`, without a fraction; year 1 when undefined. */
export function dateTime(at: Instant | undefined): string {
  return at === undefined ? NEVER : `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** `2026-07-17T14:50:53.5002993Z`: seven digits, as Intune writes the dates it keeps itself; year 1 when undefined. */
export function fineDateTime(at: Instant | undefined): string {
  return at === undefined ? NEVER : `${new Date(at).toISOString().slice(0, 23)}2993Z`;
}

/** The properties `$select` asks for, in its order; undefined without one. */
export function selected(query: URLSearchParams): string[] | undefined {
  const names = (query.get('$select') ?? '').split(',').map((name) => name.trim());
  const wanted = names.filter((name) => name !== '' && name !== '*');
  return wanted.length === 0 ? undefined : wanted;
}

/** The entity with only the selected properties; Graph then leaves out `id` too unless it is selected. */
export function pick(entity: Entity, names: readonly string[] | undefined): Entity {
  if (names === undefined) return entity;
  return Object.fromEntries(Object.entries(entity).filter(([name]) => names.includes(name)));
}

export interface Page<T> {
  readonly rows: readonly T[];
  /** Value of `$skiptoken` that continues after these rows; undefined on the last page. */
  readonly next: string | undefined;
}

/**
 * One page of a collection. Graph treats `$top` as the size of a page and keeps linking to the next,
 * so it can only make a page smaller than the service's own size.
 */
export function page<T>(rows: readonly T[], query: URLSearchParams, pageSize: number): Page<T> {
  const from = count(query.get('$skiptoken')?.replace(/^after-/, '')) ?? count(query.get('$skip')) ?? 0;
  const size = Math.min(count(query.get('$top')) ?? pageSize, pageSize);
  const to = from + Math.max(size, 1);
  return { rows: rows.slice(from, to), next: to < rows.length ? `after-${to}` : undefined };
}

/** A whole number of zero or more; undefined for anything else. */
export function count(text: string | null | undefined): number | undefined {
  return text !== null && text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The link to the next page: absolute, on the same host, with the same options and a `$skiptoken`. */
export function nextLink(address: string, query: URLSearchParams, skipToken: string): string {
  const options = [...query].filter(([name]) => name !== '$skiptoken' && name !== '$skip');
  const pairs = [...options, ['$skiptoken', skipToken] as const];
  return `${address}?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

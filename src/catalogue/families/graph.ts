import { z } from 'zod';
import type { Instant } from '../../domain/instant.ts';
import type { NotGiven } from './family.ts';

export type Version = 'v1.0' | 'beta';

/** How one family is read from Graph; `intune/look.ts` does the reading. */
export interface GraphSource<T> {
  /** `one`: a resource of its own, 404 when it is not set up. `list`: a collection, empty when not. */
  readonly holds: 'one' | 'list';
  /** Below the version. */
  readonly path: string;
  /** Tried in this order until one can be read. */
  readonly answers: readonly GraphAnswer<T>[];
  /** Properties of the resource that let somebody in: no answer selects one. */
  readonly secrets: readonly string[];
}

/** What one version of Graph offers of a family. */
export interface GraphAnswer<T> {
  readonly version: Version;
  /** Asked for with `$select`: what is not needed is not fetched, secrets least of all. */
  readonly select: readonly string[];
  /** Decodes one item and makes a token of it. */
  readonly item: z.ZodType<T>;
}

/** Fields of one Graph type, each with how it is decoded. A field Graph does not have is a compile error. */
export type Fields<GraphType> = { readonly [K in keyof GraphType]?: z.ZodType };

/** A string that says something; missing, null and blank are undefined. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || undefined);

/** Graph's date as ms UTC; missing, unreadable and placeholder dates are undefined. */
export const date = z.string().nullish().transform(toInstant);

export const count = z
  .number()
  .nullish()
  .transform((value) => value ?? undefined);

export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? undefined);

/** Without it a token could not be recognised the next time: an item that lacks it spoils the answer. */
export const id = z.string().trim().min(1);

/**
 * Graph sends up to 7 digits of a second, which are cut to ms. Properties that cannot be null hold year
 * 1 for "never"; 1970 is what others make of a missing date.
 */
export function toInstant(value: string | null | undefined): Instant | undefined {
  if (!value) return undefined;
  const zoned = /(?:Z|[+-]\d\d:\d\d)$/i.test(value) ? value : `${value}Z`;
  const ms = Date.parse(zoned);
  if (Number.isNaN(ms) || new Date(ms).getUTCFullYear() <= 1970) return undefined;
  return ms;
}

/**
 * Marks the fields for which Graph gave nothing, so that something else has to stand in their place: a stand-in must
 * not be taken for a change.
 */
export function standIns(given: { readonly [field: string]: unknown }): { readonly notGiven?: NotGiven } {
  const missing = Object.entries(given).filter(([, value]) => value === undefined);
  if (missing.length === 0) return {};
  return { notGiven: Object.fromEntries(missing.map(([field]) => [field, null])) };
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without its undefined properties. */
export function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Present<T>;
}

import { z } from 'zod';
import type { Instant } from '../domain/instant.ts';
import type { NotGiven } from '../domain/token.ts';
import { parseJson } from './failure.ts';

/** Turns the body of a 2xx answer into a value, or says where it is not what it should be. */
export type Decode<T> = (body: string) => Decoded<T> | Promise<Decoded<T>>;

export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  /** `detail` names places and kinds of error, never values: they may be somebody's mail address. */
  | { readonly ok: false; readonly detail: string; readonly code?: string };

export function json<T>(schema: z.ZodType<T>): Decode<T> {
  return (body) => {
    const answer = openAnswer(body);
    return answer.ok ? decodeAs(schema, answer.value) : answer;
  };
}

export const ignoreBody: Decode<undefined> = () => ({ ok: true, value: undefined });

const withError = z.object({ error: z.unknown().refine((error) => error !== null && error !== undefined) });
const errorCode = z.object({ error: z.object({ code: z.string().min(1) }) });

/** An answer with an error in it is none, whatever stands beside the error and whatever the status was. */
export function openAnswer(body: string): Decoded<unknown> {
  const value = parseJson(body);
  if (!withError.safeParse(value).success) return { ok: true, value };
  const code = errorCode.safeParse(value).data?.error.code ?? 'error-in-answer';
  return { ok: false, detail: 'an error in the answer', code: code.slice(0, 80) };
}

/** @param at where in the answer the value stands */
export function decodeAs<T>(
  schema: z.ZodType<T>,
  value: unknown,
  at: readonly PropertyKey[] = [],
): Decoded<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issues = parsed.error.issues.slice(0, 3);
  const places = issues.map(({ path, code }) => `${[...at, ...path].join('.')} ${code}`);
  return { ok: false, detail: places.join(', ').trim() };
}

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

/** Without it a token could not be recognised the next time: an item that lacks it spoils the answer. */
export const id = z.string().trim().min(1);

/** Fields of one Graph type, each with how it is decoded. A field Graph does not have is a compile error. */
export type Fields<GraphType> = { readonly [K in keyof GraphType]?: z.ZodType };

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

/** Serial numbers come with and without leading zeros, in either case. */
export function toSerial(value: string | undefined): string | undefined {
  return value?.toUpperCase().replace(/^0+(?=.)/, '');
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

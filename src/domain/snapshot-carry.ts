import { z } from 'zod';
import { FAMILY_NAMES, familyOf } from '../catalogue/families/families.ts';
import { DAY, type Instant } from './instant.ts';
import type { NotGiven, Token } from './token.ts';

/** What Intune may leave out of an answer, beside what a reader marks as a stand-in: what a token can be without. */
const MAY_BE_MISSING = new Map(
  FAMILY_NAMES.map((family) => [
    family,
    Object.entries(familyOf(family).shape.shape).flatMap(([field, type]) =>
      field !== 'notGiven' && type instanceof z.ZodExactOptional ? [field] : [],
    ),
  ]),
);

/** So long after it was last given, what changes by itself says nothing any more. */
const VOLATILE_KEPT = 7 * DAY;

type Values = { readonly [field: string]: unknown };

export interface Earlier<T extends Token = Token> {
  readonly token: T;
  /** The look that gave it. */
  readonly at: Instant;
}

/**
 * A token with the last known value of everything that Intune gave before and did not give this time, each marked
 * with when it was last given. The very same token when all was given.
 *
 * @param now when this look was.
 */
export function withLastKnown<T extends Token>(token: T, before: Earlier<T>, now: Instant): T {
  const { passing } = familyOf(token.family);
  const values: Values = { ...token };
  const known: Values = { ...before.token };
  const carried: { [field: string]: unknown } = {};
  const notGiven: { [field: string]: Instant } = {};
  for (const field of new Set([
    ...(MAY_BE_MISSING.get(token.family) ?? []),
    ...Object.keys(token.notGiven ?? {}),
  ])) {
    const isGiven = values[field] !== undefined && token.notGiven?.[field] === undefined;
    const givenAt = lastGivenAt(field, before);
    if (isGiven || known[field] === undefined || givenAt === undefined) continue;
    if (passing.includes(field) && now - givenAt > VOLATILE_KEPT) continue;
    carried[field] = known[field];
    notGiven[field] = givenAt;
  }
  if (Object.keys(notGiven).length === 0) return token;
  return { ...token, ...carried, notGiven: { ...token.notGiven, ...notGiven } satisfies NotGiven };
}

/** Undefined for a stand-in: nobody has ever given it. */
function lastGivenAt(field: string, { token, at }: Earlier): Instant | undefined {
  const mark = token.notGiven?.[field];
  if (mark === null) return undefined;
  return mark ?? at;
}

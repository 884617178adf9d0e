import { z } from 'zod';
import type { GraphSource } from './graph.ts';

/** ms UTC in the store; never a sentinel. */
export const instant = z.number();
export const optionalText = z.string().exactOptional();
export const optionalInstant = instant.exactOptional();
export const optionalCount = z.number().exactOptional();

/** What every token has, whatever its family. */
export const tokenFacts = {
  /**
   * Stable within tenant and family. Graph's id for lists; the family's own name where there is one for the whole
   * tenant, because Graph gives the push certificate a new GUID at every read.
   */
  id: z.string(),
  /** What people call it. Comes from outside: show as text only. */
  name: z.string(),
  /** Undefined when Intune gave no date or a placeholder (year 1, 1970). Never a sentinel. */
  expiresAt: optionalInstant,
  /**
   * Fields that Intune did not give this time, by name: when the value that stands here was last given, or null
   * for a stand-in (`unknown`, 0) of what was never given.
   */
  notGiven: z.record(z.string(), z.number().nullable()).exactOptional(),
} as const;

/** What every token of Apple has beside it. */
export const appleFacts = {
  ...tokenFacts,
  /** Apple Account (Apple ID) as typed into Intune; not proof of ownership. */
  appleAccount: optionalText,
} as const;

export interface NotGiven {
  readonly [field: string]: number | null;
}

/** The type of a token and its form in the store, which are one. */
export type Shape<T> = z.ZodType<T> & { readonly shape: { readonly [field: string]: z.ZodType } };

/** Everything there is to know about one family; what the bot does with families goes through the table. */
export interface FamilyDefinition<T = unknown> {
  /** The token's type, and how it looks once it has been through the store. */
  readonly shape: Shape<T>;
  /** Fields that change by themselves: so long after they were last given they say nothing any more. */
  readonly passing: readonly string[];
  /** How it is read. */
  readonly source: GraphSource<T>;
}

import { z } from 'zod';
import type { Words } from '../words/words.ts';
import type { FactGroups, FactTools } from './facts.ts';
import type { GraphSource } from './graph.ts';
import type { GuideFacts, RenewalGuide } from './guide.ts';
import type { Pages } from './pages.ts';
import type { Permissions } from './permissions.ts';
import type { SyncRules } from './sync.ts';

/** ms UTC in the store; never a sentinel. */
export const instant = z.number();
export const optionalText = z.string().exactOptional();
export const optionalInstant = instant.exactOptional();
export const optionalCount = z.number().exactOptional();
export const optionalFlag = z.boolean().exactOptional();

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

/** What is remembered of a token beside what every one has; it stays when the token is gone. */
export interface Extras {
  readonly location?: string;
  readonly organization?: string;
  readonly school?: true;
  readonly deviceCount?: number;
}

/** What is still known of a token that is not there any more. */
export interface Recalled extends Omit<Extras, 'school'> {
  readonly id: string;
  readonly name: string;
  readonly appleAccount?: string;
  readonly expiresAt?: number;
  readonly school: boolean;
  readonly topic?: string;
  readonly serial?: string;
}

/** What makes the end of a token better or worse. */
export interface Vanishing {
  readonly hadEnded: boolean;
  /** Another token does the same. */
  readonly hasTwin: boolean;
  /** Undefined when not known. */
  readonly deviceCount: number | undefined;
}

/** Everything there is to know about one family; what the bot does with families goes through the table. */
export interface FamilyDefinition<T = unknown> {
  /** Whether it is looked at where the operator names no families. */
  readonly byDefault: boolean;
  /** The token's type, and how it looks once it has been through the store. */
  readonly shape: Shape<T>;
  /** Fields that change by themselves: so long after they were last given they say nothing any more. */
  readonly passing: readonly string[];
  /** Calendar days; a token whose date is further off does not expire. Undefined where every token does. */
  readonly endlessFrom?: number;
  /** How it is read. */
  readonly source: GraphSource<T>;
  readonly permissions: Permissions;
  /** How it is synced; undefined where there is nothing to sync. */
  readonly sync?: SyncRules<T>;
  readonly pages: Pages;

  /** What else people may mean a token by, beside its name. */
  searched(token: T): readonly (string | undefined)[];
  remembered(token: T): Extras;
  /** The token as far as it is remembered; what is not is as good as unknown. */
  recalled(known: Recalled): T;
  /** How bad it is that a token is gone, by what it takes along. */
  vanishing(how: Vanishing): 'critical' | 'warning';
  /** What went with it. */
  takenAlong(deviceCount: number | undefined, words: Words): string;

  /** Everything Intune says of it, beside what every token has. */
  facts(token: T, tools: FactTools): FactGroups;
  /** What its renewal steps speak of; texts from outside, as they are. */
  guideFacts(token: T): Pick<GuideFacts, 'school' | 'topic' | 'location'>;
  guide(facts: GuideFacts, words: Words): RenewalGuide;
}

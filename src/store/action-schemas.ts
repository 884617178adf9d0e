/** How syncs and the record of what was done look once they have been through the store. */
import { z } from 'zod';
import { type SyncFacts, syncFactsShape } from '../catalogue/families/sync.ts';
import type { HistoryEntry } from '../domain/actions/history.ts';
import type { Hurry, Slot } from '../domain/actions/marks.ts';
import type { SyncOutcome, SyncRecord } from '../domain/actions/sync.ts';
import type { Json } from './key-value.ts';
import { aboutSchema, addressSchema, personSchema, unreadableSchema } from './schemas.ts';

const text = z.string().exactOptional();
const number = z.number().exactOptional();
const instant = z.number();
/** A word of the release that wrote it; one this release does not know spoils nothing. */
const word: z.ZodType<never> = z.string().transform((one) => one as never);

const facts: z.ZodType<SyncFacts> = syncFactsShape;

const outcome: z.ZodType<SyncOutcome> = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('completed'), at: instant, tookMs: z.number(), after: facts }),
  z.object({ outcome: z.literal('failed'), at: instant, after: facts }),
  z.object({ outcome: z.literal('refused'), at: instant, reason: unreadableSchema }),
  z.object({ outcome: z.literal('not-possible'), at: instant, reason: word, from: number }),
  z.object({ outcome: z.literal('gone'), at: instant }),
  z.object({ outcome: z.literal('not-started'), at: instant }),
  z.object({ outcome: z.literal('not-finished'), at: instant, after: facts.exactOptional() }),
]);

export const syncSchema: z.ZodType<SyncRecord> = z.object({
  about: aboutSchema,
  name: z.string(),
  by: personSchema,
  startedAt: instant,
  before: facts,
  stage: z.enum(['claimed', 'starting', 'running', 'ended']),
  seenRunning: z.boolean(),
  looks: z.number(),
  nextLookAt: instant,
  end: outcome.exactOptional(),
  where: z.object({ address: addressSchema, threadId: text }),
  owed: z.boolean(),
});

/** The messages that show a sync are records of their own since version 2. */
export function upgradeSync(data: Json): Json {
  const { shownOn: _, ...rest } = data as { readonly [key: string]: Json };
  return rest;
}

export const historySchema: z.ZodType<HistoryEntry> = z.object({
  at: instant,
  what: word,
  about: aboutSchema.exactOptional(),
  name: text,
  by: z.object({ objectId: text, name: z.string() }).exactOptional(),
  outcome: z.string(),
  tried: text,
  until: number,
  reason: text,
  claimedBy: text,
  mark: text,
});

export const slotSchema: z.ZodType<Slot> = z.object({ at: instant });

export const hurrySchema: z.ZodType<Hurry> = z.object({ until: instant });

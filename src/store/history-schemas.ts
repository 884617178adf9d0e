/** How the record of what was done looks once it has been through the store, in the form that came after 0.1.0. */
import { z } from 'zod';
import type { HistoryEntry } from '../domain/actions/history.ts';
import type { Belief, RefusalSlot } from '../domain/actions/marks.ts';

const text = z.string().exactOptional();
const number = z.number().exactOptional();
/** A word of the release that wrote it; one this release does not know spoils nothing. */
const word: z.ZodType<never> = z.string().transform((one) => one as never);

export const lineSchema: z.ZodType<HistoryEntry> = z.object({
  at: z.number(),
  what: word,
  about: z.object({ family: word, id: z.string() }).exactOptional(),
  name: text,
  by: z.object({ objectId: text, name: z.string() }).exactOptional(),
  outcome: z.string(),
  tried: text,
  until: number,
  reason: text,
  claimedBy: text,
  mark: text,
  times: number,
  lastAt: number,
});

export const refusalSlotSchema: z.ZodType<RefusalSlot> = z.object({ at: z.number() });

export const beliefSchema: z.ZodType<Belief> = z.object({ at: z.number(), ranAt: z.number() });

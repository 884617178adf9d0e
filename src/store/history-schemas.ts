/** How the record of what was done looks once it has been through the store, in the form that came after 0.1.0. */
import { z } from 'zod';
import { isFamily } from '../catalogue/families/families.ts';
import type { HistoryEntry } from '../domain/actions/history.ts';
import type { Belief, RefusalSlot } from '../domain/actions/marks.ts';
import { aboutSchema } from './schemas.ts';

const text = z.string().exactOptional();
const number = z.number().exactOptional();
/** A word of the release that wrote it; one this release does not know spoils nothing. */
const word: z.ZodType<never> = z.string().transform((one) => one as never);

/** A line about a family nobody knows any more still says who did what: it is about nothing that could be opened. */
export const lineSchema: z.ZodType<HistoryEntry> = z
  .object({
    at: z.number(),
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
    times: number,
    lastAt: number,
  })
  .transform(({ about, ...line }) =>
    about === undefined || !isFamily(about.family) ? line : { ...line, about },
  );

export const refusalSlotSchema: z.ZodType<RefusalSlot> = z.object({ at: z.number() });

export const beliefSchema: z.ZodType<Belief> = z.object({ at: z.number(), ranAt: z.number() });

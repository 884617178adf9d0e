/** How reminders, cards and destinations look once they have been through the store. */
import { z } from 'zod';
import { isFamily } from '../catalogue/families/families.ts';
import type { PulseRecord } from '../domain/actions/marks.ts';
import type { FallbackRecord } from '../domain/fallback.ts';
import type { Message } from '../domain/message.ts';
import type { Announcement, CardItem, Resolution } from '../domain/plan/announcement.ts';
import type { Baseline, Facts, Gap, Hold, Matter, Reminder, Watch } from '../domain/plan/reminder.ts';
import type { PlaceLanguage } from '../domain/spoken-language.ts';
import type { Destination, Place } from '../ports.ts';
import type { Json } from './key-value.ts';
import { aboutSchema, addressSchema, isOurs, messageSchema, personSchema } from './schemas.ts';

const text = z.string().exactOptional();
const instant = z.number();
const severity = z.enum(['critical', 'warning', 'info']);
/** Kinds and reasons are words of the release that wrote them; a word this one does not know spoils nothing. */
const word: z.ZodType<never> = z.string().transform((text) => text as never);

const factsShape = {
  name: z.string(),
  generation: z.string(),
  expiresAt: instant.exactOptional(),
  topic: text,
  appleAccount: text,
};
const facts: z.ZodType<Facts> = z.object(factsShape);

const baseline: z.ZodType<Baseline> = z.object({
  ...factsShape,
  since: instant,
  missing: z.number(),
  missingSince: instant.exactOptional(),
  newAccountSince: instant.exactOptional(),
  movedBackSince: instant.exactOptional(),
  dateMissingSince: instant.exactOptional(),
  location: text,
  organization: text,
  school: z.literal(true).exactOptional(),
  deviceCount: z.number().exactOptional(),
  newcomer: z.literal(true).exactOptional(),
  // By kind; what another release has noted stays.
  noted: z.record(z.string(), z.string()).exactOptional(),
});

const gap: z.ZodType<Gap> = z.object({ from: instant, to: instant });

const matter: z.ZodType<Matter> = z.object({
  key: word,
  generation: z.string(),
  since: instant,
  dueAt: instant.exactOptional(),
  said: z.object({ at: instant, kind: word, severity, times: z.number().exactOptional() }).exactOptional(),
  steps: z.array(z.object({ step: z.union([z.number(), z.literal('expired')]), at: instant })),
  missingSince: instant.exactOptional(),
  shown: z.object({ kind: word, severity }).exactOptional(),
});

const hold: z.ZodType<Hold> = z.object({
  kind: z.enum(['claim', 'snooze']),
  by: personSchema,
  since: instant,
  until: instant,
  reason: text,
  kindThen: word,
  severityThen: severity,
  generation: z.string(),
  where: z.object({ address: addressSchema, threadId: text }).exactOptional(),
});

const familyWatch = z.object({ readAt: instant.exactOptional(), failed: z.number() });

export const watchSchema: z.ZodType<Watch> = z.object({
  tenantId: z.string(),
  ranAt: instant.exactOptional(),
  lookedAt: instant.exactOptional(),
  countedAt: instant.exactOptional(),
  families: z.record(z.string(), familyWatch),
  known: z.record(z.string(), baseline),
  lastEdition: z.number().exactOptional(),
});

const resolution: z.ZodType<Resolution> = z.object({
  reason: word,
  at: instant,
  before: facts,
  after: facts.exactOptional(),
  renewedBy: text,
});

const said = {
  edition: z.number(),
  saidAt: instant,
  name: z.string(),
  reason: word,
  severity,
  kind: word,
  gap: gap.exactOptional(),
  right: baseline.exactOptional(),
  owner: personSchema.exactOptional(),
  renewal: resolution.exactOptional(),
  over: resolution.exactOptional(),
};

const announcement: z.ZodType<Announcement> = z.object(said);

export const item = z.object({ ...said, about: aboutSchema, superseded: z.boolean().exactOptional() });
const cardItem: z.ZodType<CardItem> = item;

export const reminderSchema: z.ZodType<Reminder> = z.object({
  about: aboutSchema,
  facts,
  since: instant,
  matters: z.array(matter),
  missing: z.number(),
  hold: hold.exactOptional(),
  givenBack: hold.exactOptional(),
  announcement: announcement.exactOptional(),
});

/** What cards said stands in the messages since version 2; they are upgraded on their own, from the cards of version 1. */
export function upgradeReminder(data: Json): Json {
  const { cards: _, shown: __, ...rest } = data as { readonly [key: string]: Json };
  return rest;
}

/** A message the board keeps, as against the address of one in Teams. */
export const boardMessageSchema: z.ZodType<Message> = z.object({
  id: z.string(),
  destination: z.string(),
  shows: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('reminder'),
      items: z.array(cardItem).transform((items) => items.filter(isOurs)),
    }),
    z.object({
      kind: z.literal('syncs'),
      about: z.array(aboutSchema).transform((all) => all.filter(({ family }) => isFamily(family))),
    }),
    z.object({ kind: z.literal('token'), about: aboutSchema }),
    z.object({
      kind: z.literal('status'),
      about: z.array(aboutSchema).transform((all) => all.filter(({ family }) => isFamily(family))),
      page: z.number().exactOptional(),
      filter: z.string().exactOptional(),
    }),
  ]),
  called: z.array(personSchema).exactOptional(),
  postedAt: instant,
  ref: messageSchema.exactOptional(),
  sender: text,
  digest: z.string(),
  staleSince: instant.exactOptional(),
  lost: z.boolean().exactOptional(),
});

export const destinationSchema: z.ZodType<Destination> = z.object({
  address: addressSchema,
  addedBy: personSchema,
  addedAt: instant,
  how: z.enum(['installed', 'asked']),
  hears: z.literal('escalations').exactOptional(),
  dead: z.object({ at: instant, cause: word.exactOptional(), reason: z.string() }).exactOptional(),
  lastDelivery: z.object({ at: instant, outcome: word }).exactOptional(),
});

export const placeSchema: z.ZodType<Place> = z.object({
  address: addressSchema,
  installer: personSchema,
  trusted: z.boolean(),
  addedAt: instant,
  decideAt: instant.exactOptional(),
  removedAt: instant.exactOptional(),
});

export const placeLanguageSchema: z.ZodType<PlaceLanguage> = z.object({ chosen: text, spoken: text });

export const fallbackSchema: z.ZodType<FallbackRecord> = z.object({
  kind: word,
  at: instant,
  ways: z.array(word),
});

export const pulseSchema: z.ZodType<PulseRecord> = z.object({ slot: instant });

/** How reminders, cards and destinations look once they have been through the store. */
import { z } from 'zod';
import type { Baseline, Facts, Gap, Hold, Matter, Reminder, Watch } from '../domain/plan/reminder.ts';
import type { CardItem, Outgoing, ReminderCard, Resolution, Saying } from '../domain/reminder-card.ts';
import type { PlaceLanguage } from '../domain/spoken-language.ts';
import type { Destination, Place, PulseRecord } from '../ports.ts';
import { addressSchema, messageSchema, personSchema } from './schemas.ts';

const text = z.string().exactOptional();
const instant = z.number();
const severity = z.enum(['critical', 'warning', 'info']);
/** Kinds and reasons are words of the release that wrote them; a word this one does not know spoils nothing. */
const word: z.ZodType<never> = z.string().transform((text) => text as never);

const about = z.object({ family: z.enum(['push', 'vpp', 'ade']), id: z.string() });

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
  newAccountSince: instant.exactOptional(),
});

const gap: z.ZodType<Gap> = z.object({ from: instant, to: instant });

const matter: z.ZodType<Matter> = z.object({
  key: word,
  generation: z.string(),
  since: instant,
  dueAt: instant.exactOptional(),
  said: z.object({ at: instant, kind: word, severity }).exactOptional(),
  steps: z.array(z.object({ step: z.union([z.number(), z.literal('expired')]), at: instant })),
  missing: z.number(),
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

export const reminderSchema: z.ZodType<Reminder> = z.object({
  about,
  facts,
  since: instant,
  matters: z.array(matter),
  shown: z.string(),
  missing: z.number(),
  cards: z.array(z.string()),
  hold: hold.exactOptional(),
});

const familyWatch = z.object({ readAt: instant.exactOptional(), failed: z.number() });

export const watchSchema: z.ZodType<Watch> = z.object({
  tenantId: z.string(),
  ranAt: instant.exactOptional(),
  lookedAt: instant.exactOptional(),
  families: z.object({ push: familyWatch, vpp: familyWatch, ade: familyWatch }),
  known: z.record(z.string(), baseline),
});

const resolution: z.ZodType<Resolution> = z.object({
  reason: word,
  at: instant,
  before: facts,
  after: facts.exactOptional(),
  renewedBy: text,
});

const item: z.ZodType<CardItem> = z.object({
  about,
  name: z.string(),
  reason: word,
  gap: gap.exactOptional(),
  right: baseline.exactOptional(),
  resolved: resolution.exactOptional(),
  owner: personSchema.exactOptional(),
});

export const cardSchema: z.ZodType<ReminderCard> = z.object({
  id: z.string(),
  saidAt: instant,
  items: z.array(item),
  heldBack: z.number(),
  messages: z.record(z.string(), messageSchema),
  stale: z.boolean(),
  owed: z.array(z.string()),
});

const outgoing: z.ZodType<Outgoing> = z.object({
  about,
  next: reminderSchema.exactOptional(),
  unsaid: reminderSchema.exactOptional(),
});

export const sayingSchema: z.ZodType<Saying> = z.object({
  card: cardSchema,
  outgoing: z.array(outgoing),
  outstanding: z.array(z.string()),
});

export const destinationSchema: z.ZodType<Destination> = z.object({
  address: addressSchema,
  addedBy: personSchema,
  addedAt: instant,
  how: z.enum(['installed', 'asked']),
  dead: z.object({ at: instant, cause: word.exactOptional(), reason: z.string() }).exactOptional(),
  lastDelivery: z.object({ at: instant, outcome: word }).exactOptional(),
});

export const placeSchema: z.ZodType<Place> = z.object({
  address: addressSchema,
  installer: personSchema,
  trusted: z.boolean(),
  addedAt: instant,
  removedAt: instant.exactOptional(),
});

export const placeLanguageSchema: z.ZodType<PlaceLanguage> = z.object({ chosen: text, spoken: text });

export const pulseSchema: z.ZodType<PulseRecord> = z.object({ slot: instant });

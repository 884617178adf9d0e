import { z } from 'zod';
import { type Message, messageName } from '../../domain/message.ts';
import type { Announcement, CardItem } from '../../domain/plan/announcement.ts';
import type { Matter, Reminder } from '../../domain/plan/reminder.ts';
import { refKey } from '../../domain/token.ts';
import type { ReminderMemory } from '../../ports.ts';
import type { KeyValueStore } from '../key-value.ts';
import { item, reminderSchema } from '../reminder-schemas.ts';
import { messageSchema } from '../schemas.ts';

/** What 0.1.0 wrote: one record for a card at all of its destinations, and one for what it was about to say. */
const itemSchema = item.omit({ edition: true, saidAt: true, severity: true, kind: true, over: true }).extend({
  resolved: item.shape.over,
});
const cardSchema = z.object({
  id: z.string(),
  saidAt: z.number(),
  items: z.array(itemSchema),
  messages: z.record(z.string(), messageSchema),
});
const sayingSchema = z.object({
  card: cardSchema,
  outgoing: z.array(z.object({ next: z.unknown().optional() })),
});

type Card = z.infer<typeof cardSchema>;

/** A card with the edition of what it said: the later, the higher. */
interface Numbered extends Card {
  readonly edition: number;
}

/**
 * Turns the cards of 0.1.0 into messages, one for each destination, and what they said into announcements: the board
 * goes on keeping what is out. Run again after a crash, it goes on where it ended. Resolves to the number of cards.
 *
 * @throws StoreError when a card cannot be read: it is left as it is.
 */
export async function upgradeCards(
  store: KeyValueStore,
  tenantId: string,
  memory: Pick<ReminderMemory, 'messages' | 'reminders' | 'watch'>,
): Promise<number> {
  const found = await Array.fromAsync(store.list('card', `${tenantId}/`));
  const saying = await store.get({ kind: 'saying', name: `${tenantId}/saying` });
  if (found.length === 0 && saying === undefined) return 0;
  const said = saying === undefined ? undefined : sayingSchema.parse(dataOf(saying.value));
  for (const { next } of said?.outgoing ?? []) await keepNoted(next, memory);
  const cards = [...found.map(({ value }) => cardSchema.parse(dataOf(value))), ...(said ? [said.card] : [])]
    .sort((one, other) => one.saidAt - other.saidAt)
    .map((card, index): Numbered => ({ ...card, edition: index + 1 }));
  const reminders = new Map(
    (await Array.fromAsync(memory.reminders.list())).map(({ name, value }) => [name, value]),
  );
  for (const card of cards) await keepMessages(card, reminders, memory);
  for (const card of cards) await keepAnnouncements(card, reminders, memory);
  await memory.watch.update('watch', (watch) =>
    watch === undefined ? 'leave' : { ...watch, lastEdition: Math.max(watch.lastEdition ?? 0, cards.length) },
  );
  for (const { key, version } of found) await store.remove(key, { version });
  if (saying !== undefined) await store.remove(saying.key, { version: saying.version });
  return cards.length;
}

/** What was about to be said counts as said: the destinations that have not got it are owed it. */
async function keepNoted(next: unknown, { reminders }: Pick<ReminderMemory, 'reminders'>): Promise<void> {
  if (next === undefined) return;
  const noted = reminderSchema.parse(next);
  await reminders.update(refKey(noted.about), (current) => ({
    ...noted,
    ...(current?.hold === undefined ? {} : { hold: current.hold }),
    ...(current?.announcement === undefined ? {} : { announcement: current.announcement }),
  }));
}

async function keepMessages(
  card: Numbered,
  reminders: ReadonlyMap<string, Reminder>,
  { messages }: Pick<ReminderMemory, 'messages'>,
): Promise<void> {
  const items = card.items.map((one): CardItem => ({ ...saidOf(one, card, reminders), about: one.about }));
  for (const [destination, ref] of Object.entries(card.messages)) {
    const message: Message = {
      id: card.id.replaceAll('-', '').slice(-12),
      destination,
      shows: { kind: 'reminder', items },
      postedAt: card.saidAt,
      ref,
      digest: '',
    };
    await messages.put(messageName(message), message, 'absent');
  }
}

async function keepAnnouncements(
  card: Numbered,
  reminders: ReadonlyMap<string, Reminder>,
  memory: Pick<ReminderMemory, 'reminders'>,
): Promise<void> {
  for (const one of card.items) {
    const announcement = saidOf(one, card, reminders);
    await memory.reminders.update(refKey(one.about), (current) =>
      current === undefined || (current.announcement?.edition ?? 0) >= announcement.edition
        ? 'leave'
        : { ...current, announcement },
    );
  }
}

function saidOf(
  { about, resolved, ...one }: Card['items'][number],
  { saidAt, edition }: Numbered,
  reminders: ReadonlyMap<string, Reminder>,
): Announcement {
  const { kind, severity } = lastSaid(reminders.get(refKey(about))?.matters ?? []);
  return { ...one, edition, saidAt, kind, severity, ...(resolved === undefined ? {} : { over: resolved }) };
}

/** 0.1.0 did not note on the card what led it: the last thing said of the token orders it well enough. */
function lastSaid(matters: readonly Matter[]): Pick<Announcement, 'kind' | 'severity'> {
  const said = matters.flatMap((matter) => (matter.said === undefined ? [] : [matter.said]));
  const [last] = said.sort((one, other) => other.at - one.at);
  return last ?? { kind: 'expires-soon', severity: 'warning' };
}

const envelope = z.object({ v: z.literal(1), data: z.unknown() });

function dataOf(value: unknown): unknown {
  return envelope.parse(value).data;
}

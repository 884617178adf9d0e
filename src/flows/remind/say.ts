import type { Instant } from '../../domain/instant.ts';
import type { Plan, Post } from '../../domain/plan/intent.ts';
import type { Reminder } from '../../domain/plan/reminder.ts';
import type { CardItem, Outgoing, ReminderCard, Saying } from '../../domain/reminder-card.ts';
import { refKey } from '../../domain/token.ts';
import type { Card, Clock, Kept, Log, Messenger, ReminderMemory, Roster } from '../../ports.ts';
import { aliveDestinations, noteDelivery, outcomeOf } from './destinations.ts';
import { tellInstallers } from './installers.ts';

/** There is one at most: a second replica that wants to say something finds it and leaves. */
const SAYING = 'saying';

export interface SayDependencies {
  readonly memory: ReminderMemory;
  readonly messenger: Messenger;
  readonly roster: Roster;
  readonly clock: Clock;
  readonly log: Log;
  /** The card as it is to be shown now. */
  readonly show: (card: ReminderCard) => Card;
}

/** What became of one card. */
export type Said = 'said' | 'nobody-listens' | 'taken' | 'aborted';

/** Claims the saying of these posts. Undefined when somebody else is at it. */
export async function claimSaying(
  { posts, heldBack }: Plan,
  id: string,
  { memory, clock }: SayDependencies,
): Promise<Kept<Saying> | undefined> {
  const destinations = await aliveDestinations(memory.destinations);
  const saying: Saying = {
    card: { id, saidAt: clock(), items: posts.map(itemOf), heldBack, messages: {}, stale: false, owed: [] },
    outgoing: posts.map(outgoingOf),
    outstanding: destinations.map(({ name }) => name),
  };
  const written = await memory.saying.put(SAYING, saying, 'absent');
  return written.done ? { name: SAYING, value: saying, version: written.version } : undefined;
}

/** What somebody who crashed had begun to say. */
export function unfinishedSaying({ saying }: ReminderMemory): Promise<Kept<Saying> | undefined> {
  return saying.get(SAYING);
}

/**
 * Sends the card to every destination that has not got it, notes each message before the next is sent, and
 * then writes what follows. Killed between sending and noting, a message is said twice, never not at all.
 */
export async function finishSaying(
  begun: Kept<Saying>,
  dependencies: SayDependencies,
  signal: AbortSignal,
): Promise<Said> {
  let current = begun;
  while (current.value.outstanding.length > 0) {
    if (signal.aborted) return 'aborted';
    const next = await sendNext(current, dependencies);
    if (next === 'taken') return 'taken';
    current = next;
  }
  return conclude(current, dependencies);
}

async function sendNext(
  current: Kept<Saying>,
  dependencies: SayDependencies,
): Promise<Kept<Saying> | 'taken'> {
  const { memory, log } = dependencies;
  const [name = '', ...outstanding] = current.value.outstanding;
  const card = await sendTo(name, current.value.card, dependencies);
  const value: Saying = { ...current.value, card, outstanding };
  const written = await memory.saying.put(SAYING, value, { version: current.version });
  if (written.done) return { name: SAYING, value, version: written.version };
  log.warn({ card: value.card.id }, 'another replica has taken over what was being said');
  return 'taken';
}

/** Sends a card to one destination; the result knows the message, or that the destination is still owed it. */
export async function sendTo(
  name: string,
  card: ReminderCard,
  dependencies: SayDependencies,
): Promise<ReminderCard> {
  const { memory, messenger, clock, log, show } = dependencies;
  const owed = card.owed.filter((one) => one !== name);
  const destination = await memory.destinations.get(name);
  if (destination === undefined || destination.value.dead !== undefined) return { ...card, owed };
  const delivery = await messenger.post(destination.value.address, show(card));
  log.info({ card: card.id, destination: name, ...outcomeOf(delivery) }, 'reminder sent');
  await noteDelivery(memory.destinations, name, delivery, clock());
  if (delivery.outcome === 'delivered')
    return { ...card, owed, messages: { ...card.messages, [name]: delivery.message } };
  return { ...card, owed: delivery.outcome === 'try-later' ? [...owed, name] : owed };
}

/** The card first, then the records that point to it, then the claim is given back: each step can be repeated. */
async function conclude({ value, version }: Kept<Saying>, dependencies: SayDependencies): Promise<Said> {
  const { memory, log } = dependencies;
  const card = await heardCard(value.card, dependencies);
  if (card !== undefined) await memory.cards.update(card.id, () => card);
  for (const { about, next, unsaid } of value.outgoing) {
    const record = card === undefined ? unsaid : next && { ...next, cards: [...next.cards, card.id] };
    if (record !== undefined)
      await memory.reminders.update(refKey(about), (stored) => merged(stored, record, value.card.saidAt));
  }
  await memory.saying.remove(SAYING, { version });
  if (card !== undefined) return 'said';
  log.error(
    { items: value.card.items.length, owed: value.card.owed.length },
    'a reminder has reached nobody yet',
  );
  return 'nobody-listens';
}

/** The card, when at least one message of it is out. While Teams itself is failing the whole is planned again later. */
async function heardCard(
  card: ReminderCard,
  dependencies: SayDependencies,
): Promise<ReminderCard | undefined> {
  if (Object.keys(card.messages).length > 0) return card;
  return card.owed.length > 0 ? undefined : tellInstallers(card, dependencies);
}

/** A hold that somebody set while the card was on its way is not lost. */
function merged(stored: Reminder | undefined, record: Reminder, saidAt: Instant): Reminder {
  if (stored?.hold === undefined || stored.hold.since < saidAt) return record;
  return { ...record, hold: stored.hold };
}

function itemOf({ about, row, reason, due, right, before, next }: Post): CardItem {
  const [first] = due;
  return {
    about,
    name: row?.token.name ?? next?.facts.name ?? before?.facts.name ?? about.family,
    reason,
    ...(first.gap === undefined ? {} : { gap: first.gap }),
    ...(right === undefined ? {} : { right }),
    ...(before?.hold?.kind === 'claim' ? { owner: before.hold.by } : {}),
  };
}

function outgoingOf({ about, next, unsaid }: Post): Outgoing {
  return { about, ...(next === undefined ? {} : { next }), ...(unsaid === undefined ? {} : { unsaid }) };
}

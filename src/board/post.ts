import type { Person } from '../domain/conversation.ts';
import { MINUTE } from '../domain/instant.ts';
import { isSent, type Message, messageName, messagesAt } from '../domain/message.ts';
import { callsPeople, isEscalated } from '../domain/plan/alarm.ts';
import type { Reminder } from '../domain/plan/reminder.ts';
import { reminderView } from '../domain/sight.ts';
import type { Card, Clock, Delivery, Kept, Log, ReadSight, RenderCard, Shelf } from '../ports.ts';
import { digestOf, signed } from './digest.ts';
import { owedTo, valuesOf } from './owed.ts';

/** On one card; what else is owed follows on further cards. Source: 28 KB a card, and what people read. */
export const ITEMS_A_CARD = 20;

/** So long another process may be sending before it counts as dead. */
const SENDING_TAKES = MINUTE / 2;

/** Somewhere to post to: a conversation that asked for it, or a person where none can be reached. */
export interface Listener {
  /** Its name in the store, and in the names of its messages. */
  readonly name: string;
  post(card: Card): Promise<Delivery>;
  readonly person?: Person;
  /** It hears only what nobody sees to. */
  readonly escalations?: boolean;
}

export interface PostParts {
  readonly messages: Shelf<Message>;
  readonly reminders: Pick<Shelf<Reminder>, 'list'>;
  readonly read: ReadSight;
  readonly render: RenderCard;
  readonly noteDelivery: (destination: string, delivery: Delivery) => Promise<void>;
  /** Who is called by name when it is called for; never rejects. */
  readonly callees: () => Promise<readonly Person[]>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Names this process among those that may be sending. */
  readonly sender: string;
  readonly log: Log;
}

/** What became of one destination in one run. */
export interface Posted {
  readonly posted: boolean;
  /** Something is owed to it still, or somebody else is at it. */
  readonly unfinished: boolean;
}

const NOTHING: Posted = { posted: false, unfinished: false };

/**
 * Posts to one destination what it is owed, on one card. The record of the message is written before it is sent and
 * confirmed with its id after it: killed in between, the message is said twice, never not at all.
 */
export async function postOwed(listener: Listener, parts: PostParts): Promise<Posted> {
  const { messages, log } = parts;
  const there = await Array.fromAsync(messages.list(messagesAt(listener.name)));
  const begun = there.filter(({ value }) => !isSent(value));
  for (const one of begun) {
    // What was on its way when its sender ended is composed anew, from what is owed now.
    if (!(await withdraw(one, parts))) return { posted: false, unfinished: true };
  }
  const sent = there.filter((one) => !begun.includes(one)).map(({ value }) => value);
  // In nearly every run nothing is owed, and nothing needs to be judged to know that.
  if (owedTo(sent, await valuesOf(parts.reminders)).length === 0) return NOTHING;
  const sight = await parts.read();
  const all = owedTo(sent, sight.reminders.values());
  const owed = listener.escalations === true ? all.filter((item) => isEscalated(item, sight)) : all;
  const items = owed.slice(0, ITEMS_A_CARD);
  if (items.length === 0) return NOTHING;
  const called = items.some((item) => callsPeople(item, sight)) ? await parts.callees() : [];
  const message: Message = {
    id: parts.newId(),
    destination: listener.name,
    shows: { kind: 'reminder', items },
    postedAt: parts.clock(),
    sender: parts.sender,
    digest: '',
    ...(called.length === 0 ? {} : { called }),
  };
  const rest = owed.length - items.length;
  const card = signed(parts.render(reminderView(items, sight, { heldBack: rest, called })), message.id);
  const claimed = await messages.put(messageName(message), message, 'absent');
  if (!claimed.done) return { posted: false, unfinished: true };
  const delivery = await listener.post(card);
  const outcome = 'reason' in delivery ? { reason: delivery.reason } : {};
  log.info(
    { message: message.id, destination: listener.name, outcome: delivery.outcome, ...outcome },
    'reminder sent',
  );
  await parts.noteDelivery(listener.name, delivery);
  const posted = await confirm(
    { name: messageName(message), value: message, version: claimed.version },
    card,
    delivery,
    parts,
  );
  return { posted, unfinished: rest > 0 || !posted };
}

/** False while another process may still be sending it. */
async function withdraw(
  { name, value, version }: Kept<Message>,
  { messages, clock, sender, log }: PostParts,
): Promise<boolean> {
  const age = clock() - value.postedAt;
  // A sender whose clock is ahead is not waited for longer than one whose clock is right.
  if (value.sender !== sender && age >= 0 && age < SENDING_TAKES) return false;
  log.warn(
    { message: value.id, destination: value.destination },
    'a reminder that was interrupted is sent again',
  );
  return (await messages.remove(name, { version })).done;
}

async function confirm(
  { name, value, version }: Kept<Message>,
  card: Card,
  delivery: Delivery,
  { messages, newId, log }: PostParts,
): Promise<boolean> {
  if (delivery.outcome !== 'delivered') {
    // Nothing counts as heard; what Teams took without answering is said twice.
    await messages.remove(name, { version });
    return false;
  }
  const { sender: _, ...rest } = value;
  const { message: ref } = delivery;
  const sent: Message = {
    ...rest,
    digest: digestOf(card),
    ...(ref === undefined ? { lost: true } : { ref }),
  };
  const written = await messages.put(name, sent, { version });
  if (written.done) return true;
  log.warn({ message: value.id }, 'another process has sent the same reminder meanwhile');
  // The copy is kept like any other message, so that it never goes on showing what is over.
  const copy: Message = { ...sent, id: newId(), digest: '', staleSince: value.postedAt };
  await messages.put(messageName(copy), copy, 'absent');
  return true;
}

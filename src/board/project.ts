import { type Instant, SECOND } from '../domain/instant.ts';
import { isOpenItem, isSent, type Message, messagesAt } from '../domain/message.ts';
import type { Sight } from '../domain/sight.ts';
import type { Card, Clock, Delivery, Destination, Kept, Log, Messenger, ReadSight, Shelf } from '../ports.ts';
import { digestOf } from './digest.ts';
import { isClosed, settledShows } from './settle.ts';

/** What became of bringing one message up to date. */
export type Projected =
  | 'shown' // it shows the newest state now
  | 'same' // it did already
  | 'later' // Teams does not take it now
  | 'contested' // it does, and somebody else's update may still arrive: to be shown once more, half a minute later
  | 'unreachable' // its conversation cannot be written to; it is shown when it can be again
  | 'none'; // there is no such message (any more), or it is still on its way

export interface ProjectParts {
  readonly messages: Shelf<Message>;
  readonly destinations: Pick<Shelf<Destination>, 'get'>;
  readonly read: ReadSight;
  readonly cardOf: (message: Message, sight: Sight) => Card;
  readonly messenger: Pick<Messenger, 'update'>;
  readonly noteDelivery: (destination: string, delivery: Delivery) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Rounds lost to others who write the same message; what is stale then is found by the next run. */
const TRIES = 6;

/** Longer than an update takes with all of its retries: one begun earlier will not reach Teams any more. */
const IN_FLIGHT = 30 * SECOND;

/**
 * Shows the newest state on one message. The record is taken before the update goes out and confirmed after it: when
 * somebody else has written in between, the state is read and shown again, whatever it says. So the last one to write
 * has shown the newest state, whoever it was and in whatever order Teams took them.
 */
export async function project(name: string, parts: ProjectParts): Promise<Projected> {
  const own: OwnRounds = { begun: new Set(), last: undefined };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const outcome = await attempt(name, own, parts);
    if (outcome !== 'conflict' && outcome !== 'overtaken') return outcome;
  }
  parts.log.warn(
    { message: name },
    'a message is changed by others all the time and is left for the next run',
  );
  return 'later';
}

type Attempt = Projected | 'conflict' | 'overtaken';

/** What earlier rounds of the same call have sent. */
interface OwnRounds {
  /** When their updates were begun: they have ended, and nobody need wait for them. */
  readonly begun: Set<Instant>;
  /** The record of the last of them. */
  last: Message | undefined;
}

/** The record as it was found, and as it is to be. */
interface Draft {
  readonly kept: Kept<Message>;
  readonly next: Message;
  readonly closed: boolean;
}

async function attempt(name: string, own: OwnRounds, parts: ProjectParts): Promise<Attempt> {
  const { messages, destinations, messenger } = parts;
  const kept = await messages.get(name);
  if (kept === undefined && own.last !== undefined) return bringBack(name, own.last, parts);
  if (kept === undefined || !isSent(kept.value)) return 'none';
  // The state is read after the record: whoever writes the record later has read a newer state.
  const sight = await parts.read();
  const next = await withNewest(kept.value, sight, messages);
  const draft: Draft = { kept, next, closed: isClosed(next.shows, sight.syncs) };
  const { ref } = next;
  if (next.lost === true || ref === undefined) return settle(draft, next, 'same', parts);
  const card = parts.cardOf(next, sight);
  const digest = digestOf(card);
  if (own.begun.size === 0 && next.staleSince === undefined && digest === next.digest)
    return settle(draft, next, 'same', parts);
  const destination = await destinations.get(next.destination);
  if (destination?.value.dead !== undefined) return postpone(draft, parts);
  const began = parts.clock();
  const taken = await messages.put(name, { ...next, staleSince: began }, { version: kept.version });
  if (!taken.done) return 'conflict';
  const contested = isContested(next, own, began) ? next.staleSince : undefined;
  own.begun.add(began);
  own.last = next;
  const delivery = await messenger.update(ref, card);
  parts.log.info({ message: name, outcome: delivery.outcome }, 'message updated');
  await parts.noteDelivery(next.destination, delivery);
  const mine: Draft = { ...draft, kept: { ...kept, version: taken.version } };
  return confirm(mine, { ...next, digest }, delivery, { ...parts, contested });
}

/** Others have shown its end and let go of it, and the own update came after theirs: it is kept until that is undone. */
async function bringBack(
  name: string,
  message: Message,
  { messages, clock }: ProjectParts,
): Promise<'conflict'> {
  await messages.put(name, { ...message, digest: '', staleSince: clock() }, 'absent');
  return 'conflict';
}

/** Whether somebody else's update had been begun and not confirmed: it may reach Teams after the own one. */
function isContested({ staleSince }: Message, { begun }: OwnRounds, now: Instant): boolean {
  return staleSince !== undefined && !begun.has(staleSince) && Math.abs(now - staleSince) < IN_FLIGHT;
}

/** Takes what is remembered into the items: what is over, and what a newer message at the same place says. */
async function withNewest(message: Message, sight: Sight, messages: Shelf<Message>): Promise<Message> {
  if (message.shows.kind !== 'reminder' || !message.shows.items.some(isOpenItem)) return message;
  const beside = await Array.fromAsync(messages.list(messagesAt(message.destination)));
  const shows = settledShows(message, { ...sight, messages: beside.map(({ value }) => value) });
  return shows === message.shows ? message : { ...message, shows };
}

/** Once nothing on a message can change any more, nothing needs to be remembered of it. */
async function settle(
  { kept, closed }: Draft,
  next: Message,
  outcome: Projected,
  { messages }: ProjectParts,
): Promise<Attempt> {
  const { name, value, version } = kept;
  if (closed) return (await messages.remove(name, { version })).done ? outcome : 'conflict';
  if (next === value) return outcome;
  return (await messages.put(name, next, { version })).done ? outcome : 'conflict';
}

/** What came to its end is noted, so that its state may be let go of; people see it when the place can be reached again. */
async function postpone({ kept, next }: Draft, { messages, clock }: ProjectParts): Promise<Attempt> {
  const { name, value, version } = kept;
  if (next === value && value.staleSince !== undefined) return 'unreachable';
  const stale = { ...next, staleSince: next.staleSince ?? clock() };
  return (await messages.put(name, stale, { version })).done ? 'unreachable' : 'conflict';
}

async function confirm(
  draft: Draft,
  { staleSince: _, ...shown }: Message,
  delivery: Delivery,
  parts: ProjectParts & { readonly contested: Instant | undefined },
): Promise<Attempt> {
  switch (delivery.outcome) {
    case 'delivered':
      // Since then, and not since the own update, which has ended: otherwise runs in quick succession would never settle it.
      if (parts.contested !== undefined)
        return overtakenOr('contested', { ...shown, staleSince: parts.contested });
      return draft.closed ? removed() : overtakenOr('shown', shown);
    case 'message-gone':
      return draft.closed ? removed() : overtakenOr('shown', { ...shown, lost: true });
    case 'destination-gone':
      return 'unreachable';
    case 'try-later':
    case 'rejected':
      return 'later';
  }

  async function overtakenOr(outcome: Projected, message: Message): Promise<Attempt> {
    const { name, version } = draft.kept;
    return (await parts.messages.put(name, message, { version })).done ? outcome : 'overtaken';
  }

  async function removed(): Promise<Attempt> {
    const { name, version } = draft.kept;
    return (await parts.messages.remove(name, { version })).done ? 'shown' : 'overtaken';
  }
}

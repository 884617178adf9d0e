import type { OnStatus } from '../catalogue/commands/fields.ts';
import type { MessageRef, Person } from './conversation.ts';
import type { Instant } from './instant.ts';
import type { CardItem } from './plan/announcement.ts';
import { refKey, type TokenRef } from './token.ts';

/** What a kept message is about; the rest of what people see is read anew each time it is shown. */
export type Shows =
  /** A card that reminds: what was said, and how each of it ended. */
  | { readonly kind: 'reminder'; readonly items: readonly CardItem[] }
  /** Syncs that somebody asked for, until all of them have ended. */
  | { readonly kind: 'syncs'; readonly about: readonly TokenRef[] }
  /** The card of one token, until the sync that it says is in progress has ended. */
  | { readonly kind: 'token'; readonly about: TokenRef }
  /** A page of the status card on which syncs were asked for, until all of them have ended. */
  | ({ readonly kind: 'status'; readonly about: readonly TokenRef[] } & OnStatus);

/**
 * Something the bot posted and keeps true: one record for each posted activity. Survives JSON. The board is its only
 * writer.
 */
export interface Message {
  /** Short and random; stands in the buttons of the message, so that a press names it. */
  readonly id: string;
  /** The destination it was posted to: a conversation, or `person/<id>` for somebody told in person. */
  readonly destination: string;
  readonly shows: Shows;
  /** Who was called by name when it was posted. */
  readonly called?: readonly Person[];
  /** When it was composed. */
  readonly postedAt: Instant;
  /** Undefined while it is on its way. */
  readonly ref?: MessageRef;
  /** Who is sending it, while it is on its way: another process may have to send it again. */
  readonly sender?: string;
  /** Of the card it showed last; empty while nobody knows what it shows. */
  readonly digest: string;
  /** Since when an update is under way or was not taken: Teams may show something older than `digest`. */
  readonly staleSince?: Instant;
  /**
   * It was said and can never be changed: somebody deleted it, or Teams took it without naming its id. It stays on
   * record as heard until what it said is over.
   */
  readonly lost?: boolean;
}

/** Its name among the records: those of one destination stand together. */
export function messageName({ destination, id }: Pick<Message, 'destination' | 'id'>): string {
  return `${messagesAt(destination)}${id}`;
}

/** The beginning of the names of all messages at one destination. */
export function messagesAt(destination: string): string {
  return `${destination}~`;
}

/** Whether it was said, as against being on its way. */
export function isSent({ ref, lost }: Message): boolean {
  return ref !== undefined || lost === true;
}

/** Whether an item still stands for what is the matter: neither over, nor said again in a newer message. */
export function isOpenItem({ over, superseded }: CardItem): boolean {
  return over === undefined && superseded !== true;
}

/** The tokens and families a message speaks of. */
export function subjectsOf({ shows }: Pick<Message, 'shows'>): readonly TokenRef[] {
  switch (shows.kind) {
    case 'reminder':
      return shows.items.map(({ about }) => about);
    case 'syncs':
    case 'status':
      return shows.about;
    case 'token':
      return [shows.about];
  }
}

export function speaksOf(message: Message, keys: ReadonlySet<string>): boolean {
  return subjectsOf(message).some((ref) => keys.has(refKey(ref)));
}

/** A list that shows more tokens than before. */
export function withTokens(
  shows: Extract<Shows, { kind: 'status' }>,
  refs: readonly TokenRef[],
): Extract<Shows, { kind: 'status' }> {
  const about = new Map(
    [...shows.about, ...refs].map(({ family, id }) => [refKey({ family, id }), { family, id }]),
  );
  return { ...shows, about: [...about.values()] };
}

import { createHash } from 'node:crypto';
import type { MessageRef, Press } from '../domain/conversation.ts';
import { type Message, messageName, messagesAt, type Shows } from '../domain/message.ts';
import type { Sight } from '../domain/sight.ts';
import type { TokenRef } from '../domain/token.ts';
import type { Board, Card, Clock, Delivery, Kept, Log, Messenger, ReadSight, Shelf } from '../ports.ts';
import { digestOf, messageNamed } from './digest.ts';
import { personName } from './listeners.ts';

export interface KeepParts {
  readonly messages: Shelf<Message>;
  readonly read: ReadSight;
  readonly cardOf: (message: Message, sight: Sight) => Card;
  readonly messenger: Pick<Messenger, 'post'>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
}

/** Which messages are kept: those that are found, those that come to be kept, and those posted about a sync. */
export function createKeeping({
  messages,
  read,
  cardOf,
  messenger,
  clock,
  newId,
  log,
}: KeepParts): Pick<Board, 'pressed' | 'keep' | 'postSyncs'> {
  async function pressed(press: Press): Promise<Message | undefined> {
    const { address, messageId, threadId, person, data } = press;
    if (messageId === undefined) return undefined;
    const there = await keptAt(address.conversationId);
    // Somebody who was told in person is known by name: their chat was opened by the post itself.
    if (address.kind === 'personal') there.push(...(await keptAt(personName(person))));
    const known = there.find(({ value }) => value.ref?.messageId === messageId);
    if (known !== undefined) return known.value;
    const named = messageNamed(data);
    const original = named === undefined ? undefined : there.find(({ value }) => value.id === named);
    if (original === undefined) return undefined;
    log.warn(
      { message: named },
      'a copy of a message that nobody knew of was pressed, and is kept from now on',
    );
    const ref: MessageRef = { address, messageId, ...(threadId === undefined ? {} : { threadId }) };
    const { sender: _, lost: __, staleSince: ___, ...value } = original.value;
    // Older than the one that is known: that one stays the open one.
    const copy = { ...value, id: idOf(ref), ref, digest: '', postedAt: value.postedAt - 1 };
    await messages.update(messageName(copy), (current) => (current === undefined ? copy : 'leave'));
    return copy;
  }

  function keptAt(destination: string): Promise<Kept<Message>[]> {
    return Array.fromAsync(messages.list(messagesAt(destination)));
  }

  async function keep(shows: Shows, ref: MessageRef): Promise<void> {
    const destination = ref.address.conversationId;
    const known = (await keptAt(destination)).find(({ value }) => value.ref?.messageId === ref.messageId);
    // A card that reminds goes on reminding, and shows the sync beside it.
    if (known?.value.shows.kind === 'reminder') return;
    const fresh: Message = { id: idOf(ref), destination, shows, postedAt: clock(), ref, digest: '' };
    await messages.update(known?.name ?? messageName(fresh), (current) => {
      if (current === undefined) return fresh;
      const isSame = JSON.stringify(current.shows) === JSON.stringify(shows);
      return isSame ? 'leave' : { ...current, shows, digest: '' };
    });
  }

  async function postSyncs(
    about: readonly TokenRef[],
    { address, threadId }: Omit<MessageRef, 'messageId'>,
  ): Promise<Delivery['outcome']> {
    const message: Message = {
      id: newId(),
      destination: address.conversationId,
      shows: { kind: 'syncs', about },
      postedAt: clock(),
      digest: '',
    };
    const card = cardOf(message, await read());
    const delivery = await messenger.post(address, card, threadId === undefined ? {} : { threadId });
    log.info({ message: message.id, outcome: delivery.outcome }, 'sync card posted');
    if (delivery.outcome === 'delivered' && delivery.message !== undefined) {
      const sent: Message = { ...message, ref: delivery.message, digest: digestOf(card) };
      await messages.put(messageName(sent), sent, 'absent');
    }
    return delivery.outcome;
  }

  return { pressed, keep, postSyncs };
}

/** One record for each message, however many come to keep it at once. */
function idOf({ messageId, address }: MessageRef): string {
  const name = `${address.conversationId} ${messageId}`;
  return createHash('sha256').update(name).digest('base64url').slice(0, 12);
}

import type { Activity, Attachment } from 'botbuilder';
import type { Address, Person } from '../domain/conversation.ts';
import type { Card } from '../ports.ts';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/**
 * The activity that shows a card. It has no text on purpose: Teams splits text and attachment into two
 * messages and then names the id of neither. `summary` is what a notification shows.
 *
 * With `mention`, the person is told: the entity is put into the card, and the card's text must hold
 * `<at>NAME</at>` with exactly the person's name; without that text nobody is mentioned.
 */
export function cardActivity(address: Address, card: Card, mention?: Person): Partial<Activity> {
  const content = mention === undefined ? card.content : withMention(card.content, mention);
  const attachment: Attachment = { contentType: CARD_TYPE, content };
  return {
    ...envelope(address),
    type: 'message',
    summary: card.summary,
    attachments: [attachment],
  };
}

/** Shows that the bot is at work. */
export function typingActivity(address: Address): Partial<Activity> {
  return { ...envelope(address), type: 'typing' };
}

function envelope(address: Address): Partial<Activity> {
  return { channelId: 'msteams', from: { id: address.botId, name: '' } };
}

/** Adds the entity of one mention to those a card already has. Source: "Format cards in Teams", mention support. */
function withMention(content: Card['content'], person: Person): Card['content'] {
  const msteams = asRecord(content['msteams']);
  const entities: readonly unknown[] = Array.isArray(msteams['entities']) ? msteams['entities'] : [];
  const entity = {
    type: 'mention',
    text: `<at>${person.name}</at>`,
    mentioned: { id: person.teamsId === '' ? person.objectId : person.teamsId, name: person.name },
  };
  return { ...content, msteams: { ...msteams, entities: [...entities, entity] } };
}

function asRecord(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

import { createHash } from 'node:crypto';
import type { Card } from '../ports.ts';

/** The element of a card that says when it was made. */
const AGE = 'age';

/**
 * A word that changes when what a card says does. The instant it was made at is no part of that: neither the line with
 * the id `age`, nor the `seen` of its buttons.
 */
export function digestOf({ summary, content }: Card): string {
  const text = JSON.stringify([summary, content], (key, value: unknown) => {
    if (key === 'seen' || isAge(value)) return undefined;
    return value;
  });
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function isAge(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && value.id === AGE;
}

/** Buttons name the message they stand on, so that a copy nobody knows of is found when somebody presses it. */
export function signed(card: Card, messageId: string): Card {
  const { translated } = card;
  return {
    ...card,
    content: marked(card.content, messageId) as Card['content'],
    ...(translated && { translated: (language) => signed(translated(language), messageId) }),
  };
}

/** Under which name the message stands in the data of its buttons. */
export const MESSAGE_FIELD = 'm';

function marked(part: unknown, id: string): unknown {
  if (Array.isArray(part)) return part.map((one) => marked(one, id));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) =>
      key === 'data' && typeof value === 'object' && value !== null && 'verb' in value
        ? [key, { ...value, [MESSAGE_FIELD]: id }]
        : [key, marked(value, id)],
    ),
  );
}

/** The message a press came from, as its button says; undefined when it names none. Comes from a client. */
export function messageNamed(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !(MESSAGE_FIELD in data)) return undefined;
  const id = data[MESSAGE_FIELD];
  return typeof id === 'string' && /^[\w-]{1,40}$/.test(id) ? id : undefined;
}

import { decodeButton, encodeButton, isAct } from '../domain/buttons.ts';

/**
 * A part of a card that answers one person alone: each of its buttons that acts, or looks at what was done,
 * says that the message behind the card must stay as it is.
 */
export function besideOthers<T>(part: T): T {
  return marked(part) as T;
}

function marked(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(marked);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, key === 'data' ? markedData(value) : marked(value)]),
  );
}

function markedData(data: unknown): unknown {
  const verb = typeof data === 'object' && data !== null && 'verb' in data ? String(data.verb) : '';
  const button = decodeButton(verb, data);
  if (button === undefined || !(isAct(button) || button.verb === 'sync-look')) return data;
  return encodeButton({ ...button, beside: 1 });
}

import { knowsBeside } from '../catalogue/commands/buttons.ts';

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
  if (typeof data !== 'object' || data === null || !('verb' in data)) return data;
  return knowsBeside(String(data.verb)) ? { ...data, beside: 1 } : data;
}

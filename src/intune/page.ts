import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { type Decode, type Decoded, decodeAs, openAnswer } from './decode.ts';

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextLink?: string | undefined;
  /** How many items Graph says the whole list has, where it says so. */
  readonly count?: number | undefined;
}

const envelope = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z
    .string()
    .nullish()
    .transform((link) => link || undefined),
  '@odata.count': z.number().optional().catch(undefined),
});

/** So many items are decoded in one go, some milliseconds; then others get their turn. */
const SLICE = 250;

/**
 * Decodes a page without holding up the process: a page may have thousands of items, and Teams gives an answer to a
 * press few seconds. An item that cannot be decoded spoils the page.
 */
export function page<T>(item: z.ZodType<T>): Decode<Page<T>> {
  return async (body) => {
    const answer = openAnswer(body);
    if (!answer.ok) return answer;
    const list = decodeAs(envelope, answer.value);
    if (!list.ok) return list;
    const { value, '@odata.nextLink': nextLink, '@odata.count': count } = list.value;
    const items = await decodeAll(item, value);
    return items.ok ? { ok: true, value: { items: items.value, nextLink, count } } : items;
  };
}

async function decodeAll<T>(item: z.ZodType<T>, values: readonly unknown[]): Promise<Decoded<T[]>> {
  const items: T[] = [];
  for (const [index, value] of values.entries()) {
    if (index > 0 && index % SLICE === 0) await nextTurn();
    const decoded = decodeAs(item, value, ['value', index]);
    if (!decoded.ok) return decoded;
    items.push(decoded.value);
  }
  return { ok: true, value: items };
}

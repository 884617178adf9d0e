import type { z } from 'zod';
import * as acts from '../../src/store/action-schemas.ts';
import * as history from '../../src/store/history-schemas.ts';
import * as reminders from '../../src/store/reminder-schemas.ts';
import * as looks from '../../src/store/schemas.ts';

/**
 * Lets the schemas of the store remember what they made of a value that cannot change: the simulated store gives the
 * same frozen one until it is written again, and decoding it each time is a fifth of the time a simulated year takes.
 * Changes no result; what is decoded is frozen as well.
 */
export function rememberDecoded(): void {
  for (const one of [acts, history, reminders, looks].flatMap((all) => Object.values<unknown>(all)))
    if (isSchema(one)) remember(one);
}

function isSchema(one: unknown): one is z.ZodType {
  return typeof one === 'object' && one !== null && 'safeParse' in one;
}

function remember(schema: z.ZodType): void {
  const original = schema.safeParse;
  const remembered = new WeakMap<object, ReturnType<typeof original>>();
  schema.safeParse = (given, params) => {
    if (typeof given !== 'object' || given === null || !Object.isFrozen(given))
      return original(given, params);
    const found = remembered.get(given) ?? frozen(original(given, params));
    remembered.set(given, found);
    return found;
  };
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const one of Object.values(value)) frozen(one);
  return Object.freeze(value);
}

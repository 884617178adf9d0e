import { createHash } from 'node:crypto';
import { type Json, type Key, StoreError } from './key-value.ts';

/** The longest name of a key, in UTF-16 code units. */
export const MAX_NAME_UNITS = 1_000;

/**
 * The longest value, as UTF-16 code units of its JSON text: what is remembered of 5,000 tokens takes about a
 * third of it. All back ends keep to it, so that a move from SQLite to Azure Tables never meets a value that
 * does not fit.
 */
export const MAX_VALUE_UNITS = 8_000_000;

/** Refuses a key that not every back end could hold. Throws `StoreError`. */
export function checkKey(operation: string, key: Key): void {
  checkKind(operation, key.kind);
  if (key.name.length <= MAX_NAME_UNITS) return;
  throw new StoreError(
    operation,
    `The name of a "${key.kind}" entry has ${key.name.length} characters, more than the ${MAX_NAME_UNITS} the store accepts. Use a shorter name.`,
  );
}

/** Refuses a kind that is not one of the program's own short words. Throws `StoreError`. */
export function checkKind(operation: string, kind: string): void {
  if (/^[a-z-]{1,40}$/.test(kind)) return;
  throw new StoreError(
    operation,
    'A kind of entry must be 1 to 40 lower case letters or hyphens. This is a fault of the program.',
  );
}

/** The JSON text of a value; throws `StoreError` for what is no JSON or is too long for the store. */
export function toText(operation: string, key: Key, value: Json): string {
  // The type says JSON, but a caller that came past the types may hand over `undefined`, which has no text.
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined)
    throw new StoreError(
      operation,
      `${describeKey(key)} was given a value that is not JSON. This is a fault of the program.`,
    );
  if (text.length <= MAX_VALUE_UNITS) return text;
  throw new StoreError(
    operation,
    `The value for ${describeKey(key)} has ${text.length} characters of JSON, more than the ${MAX_VALUE_UNITS} the store accepts. Nothing was changed.`,
  );
}

/** The value of a stored JSON text; throws `StoreError` when the text was damaged. */
export function fromText(operation: string, key: Key, text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may be personal data, so it is left out.
    throw new StoreError(
      operation,
      `${describeKey(key)} is damaged: its value is not JSON. It was left as it is. Restore a backup, or remove this entry by hand.`,
    );
  }
}

/**
 * Names one entry for people who operate the bot, without telling its name, which may be personal data:
 * the kind and the first 12 hexadecimal digits of the name's hash.
 */
export function describeKey(key: Key): string {
  return `Entry ${nameHash(key.name).slice(0, 12)} of kind "${key.kind}"`;
}

/** SHA-256 over the code units of a name (not over UTF-8, where all lone surrogates become one character). */
export function nameHash(name: string): string {
  return createHash('sha256').update(Buffer.from(name, 'utf16le')).digest('hex');
}

/** Compares by code unit, as the seam lists; not by locale or code point. For `sort`. */
export function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The error of every call after `close`. */
export function closedError(operation: string): StoreError {
  return new StoreError(operation, 'The store is closed. This is a fault of the program.');
}

import * as z from 'zod';
import { describeKey, fromText, nameHash } from './encoding.ts';
import { type Entry, type Key, StoreError } from './key-value.ts';

/** The layout of an entity; raised when it changes, so that an older release refuses what it cannot read. */
const FORMAT = 1;

/** A string property holds 64 KiB, two bytes a code unit; see the data model page of the Table service. */
const PART_UNITS = 32_000;

/**
 * Row keys may have 1 KiB in Azure Storage and 1,023 bytes in Cosmos DB, which also hangs other limits on
 * them; 250 plain characters stay clear of them all. A longer one is replaced by a hash.
 */
const MAX_ROW_KEY = 250;

export interface StoredEntity {
  readonly entry: Entry;
  /** Tells which `put` wrote it, so that a writer whose answer was lost recognises its own work. */
  readonly write: string;
}

/**
 * The row key of a name: letters, digits, dots and hyphens stay, every other code unit becomes `_` and
 * four hexadecimal digits. So nothing of `/ \ # ? %` or a control character, which the service forbids
 * or which URLs distort, is ever in a key, and two names never share one.
 */
export function rowKeyOf(name: string): string {
  const plain = name.replace(
    /[^A-Za-z0-9.-]/g,
    (unit) => `_${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return plain.length + 2 <= MAX_ROW_KEY ? `n-${plain}` : `h-${nameHash(name)}`;
}

/** The entity for one entry; `text` is the JSON text of its value, `write` is unique to this write. */
export function toEntity(
  key: Key,
  text: string,
  write: string,
): { partitionKey: string; rowKey: string; [property: string]: string | number } {
  const parts = split(text);
  return {
    partitionKey: key.kind,
    rowKey: rowKeyOf(key.name),
    format: FORMAT,
    // As JSON, so that lone surrogates and control characters travel as plain escapes.
    name: JSON.stringify(key.name),
    write,
    parts: parts.length,
    ...Object.fromEntries(parts.map((part, index) => [partName(index), part])),
  };
}

const head = z.object({
  partitionKey: z.string(),
  rowKey: z.string(),
  etag: z.string().min(1),
  name: z.string(),
  write: z.string(),
  parts: z.int().min(1).max(100),
});

/** Decodes what the service gave; throws `StoreError` for a newer layout and for anything malformed. */
export function fromEntity(operation: string, kind: string, given: unknown): StoredEntity {
  const layout = z.object({ format: z.int() }).safeParse(given);
  if (layout.success && layout.data.format > FORMAT) throw newerLayout(operation, kind, layout.data.format);
  const decoded = head.safeParse(given);
  if (!layout.success || layout.data.format !== FORMAT || !decoded.success) throw malformed(operation, kind);
  const { partitionKey, rowKey, etag, write, parts } = decoded.data;
  const key = { kind, name: nameOf(operation, kind, decoded.data.name) };
  if (partitionKey !== kind || rowKey !== rowKeyOf(key.name)) throw malformed(operation, kind, key);
  const value = fromText(operation, key, join(operation, key, given, parts));
  return { entry: { key, value, version: etag }, write };
}

function nameOf(operation: string, kind: string, text: string): string {
  try {
    return z.string().parse(JSON.parse(text));
  } catch {
    // The reason would quote the name, which may be personal data.
    throw malformed(operation, kind);
  }
}

/** Cuts the text into properties, never through a surrogate pair, whose halves the service might replace. */
function split(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  while (from < text.length) {
    const cut = from + PART_UNITS;
    const inPair = cut < text.length && /[\uD800-\uDBFF]/.test(text.charAt(cut - 1));
    const end = inPair ? cut - 1 : cut;
    parts.push(text.slice(from, end));
    from = end;
  }
  return parts;
}

function join(operation: string, key: Key, given: unknown, parts: number): string {
  const names = Array.from({ length: parts }, (_, index) => partName(index));
  const texts = z.object(Object.fromEntries(names.map((name) => [name, z.string()]))).safeParse(given);
  if (!texts.success) throw malformed(operation, key.kind, key);
  return names.map((name) => texts.data[name]).join('');
}

function partName(index: number): string {
  return `text${index}`;
}

function malformed(operation: string, kind: string, key?: Key): StoreError {
  const what = key === undefined ? `An entity of kind "${kind}"` : describeKey(key);
  return new StoreError(
    operation,
    `${what} in Azure Tables is not in the form the bot writes. It was left as it is. Find out who changed it, restore it, or remove it by hand.`,
  );
}

function newerLayout(operation: string, kind: string, format: number): StoreError {
  return new StoreError(
    operation,
    `An entity of kind "${kind}" in Azure Tables has layout version ${format}; this release knows up to ${FORMAT}. It was left as it is. Start the newer release again.`,
  );
}

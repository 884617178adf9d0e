import * as z from 'zod';
import { rowKeyOf } from './azure-names.ts';
import { describeKey, nameHash } from './encoding.ts';
import { type Key, StoreError } from './key-value.ts';

/**
 * The layouts of an entity; raised when one is added, so that an older release refuses what it cannot read.
 * 1: the value is in the entity. 2: it was too long for that, and is in pieces, which are entities of their own.
 */
const WHOLE = 1;
const IN_PIECES = 2;

/** A string property holds 64 KiB, two bytes a code unit; see the data model page of the Table service. */
const PART_UNITS = 32_000;

/** An entity holds 1 MiB, two bytes a code unit; the rest is left for the name. */
export const ENTITY_UNITS = 400_000;

export interface StoredEntity {
  readonly key: Key;
  readonly etag: string;
  /** Tells which `put` wrote it, so that a writer whose answer was lost recognises its own work. */
  readonly write: string;
  readonly content: { readonly text: string } | InPieces;
}

/** A value that is kept apart, under the id of the write. */
export interface InPieces {
  readonly pieces: number;
  /** Code units of all pieces together. */
  readonly units: number;
}

export interface NewEntity {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly [property: string]: string | number;
}

/** The entity for one entry; `text` is the JSON text of its value, `write` is unique to this write. */
export function toEntity(key: Key, text: string, write: string): NewEntity {
  return { ...addressOf(key), format: WHOLE, ...nameAnd(key, write), ...toParts(text) };
}

/** The entity for an entry whose value is in pieces. */
export function toHead(key: Key, { pieces, units }: InPieces, write: string): NewEntity {
  return { ...addressOf(key), format: IN_PIECES, ...nameAnd(key, write), pieces, units };
}

function addressOf({ kind, name }: Key): { partitionKey: string; rowKey: string } {
  return { partitionKey: kind, rowKey: rowKeyOf(kind, name) };
}

function nameAnd({ name }: Key, write: string) {
  // As JSON, so that lone surrogates and control characters travel as plain escapes.
  return { name: JSON.stringify(name), write };
}

/** Where one piece of a value is. Pieces have a partition of their own, where no list of entries meets them. */
export function pieceAddress(
  key: Key,
  write: string,
  index: number,
): { partitionKey: string; rowKey: string } {
  const { partitionKey, beginning } = piecesOf(key);
  return { partitionKey, rowKey: `${beginning}${write}.${String(index).padStart(3, '0')}` };
}

/** Where all pieces of all values of one key are. */
export function piecesOf({ kind, name }: Key): { partitionKey: string; beginning: string } {
  return { partitionKey: `${kind}.pieces`, beginning: `${nameHash(name)}.` };
}

export function toPiece(key: Key, write: string, index: number, text: string): NewEntity {
  return { ...pieceAddress(key, write, index), format: WHOLE, ...toParts(text) };
}

const layout = z.object({ format: z.int() });
const partCount = z.object({ parts: z.int().min(1).max(100) });
const head = z.object({
  partitionKey: z.string(),
  rowKey: z.string(),
  etag: z.string().min(1),
  name: z.string(),
  write: z.string().min(1),
});
const inPieces = z.object({ pieces: z.int().min(1).max(100), units: z.int() });

/** Decodes what the service gave; throws `StoreError` for a newer layout and for anything malformed. */
export function fromEntity(operation: string, kind: string, given: unknown): StoredEntity {
  const format = formatOf(operation, kind, given, IN_PIECES);
  const decoded = head.safeParse(given);
  if (!decoded.success) throw malformed(operation, kind);
  const { partitionKey, rowKey, etag, write } = decoded.data;
  const key = { kind, name: nameOf(operation, kind, decoded.data.name) };
  if (partitionKey !== kind || rowKey !== rowKeyOf(kind, key.name)) throw malformed(operation, kind, key);
  return { key, etag, write, content: contentOf(operation, key, format, given) };
}

/** The text of one piece. */
export function fromPiece(operation: string, key: Key, given: unknown): string {
  formatOf(operation, key.kind, given, WHOLE);
  return fromParts(operation, key, given);
}

function formatOf(operation: string, kind: string, given: unknown, newest: number): number {
  const { data } = layout.safeParse(given);
  if (data === undefined || data.format < WHOLE) throw malformed(operation, kind);
  if (data.format > newest) throw newerLayout(operation, kind, data.format);
  return data.format;
}

function contentOf(operation: string, key: Key, format: number, given: unknown): StoredEntity['content'] {
  if (format === WHOLE) return { text: fromParts(operation, key, given) };
  const { data } = inPieces.safeParse(given);
  if (data === undefined) throw malformed(operation, key.kind, key);
  return data;
}

function nameOf(operation: string, kind: string, text: string): string {
  try {
    return z.string().parse(JSON.parse(text));
  } catch {
    // The reason would quote the name, which may be personal data.
    throw malformed(operation, kind);
  }
}

/** Cuts a text so that no piece is longer than asked and no surrogate pair is cut, whose halves the service might replace. */
export function split(text: string, units: number): string[] {
  const parts: string[] = [];
  let from = 0;
  while (from < text.length) {
    const to = from + units;
    const inPair = to < text.length && /[\uD800-\uDBFF]/.test(text.charAt(to - 1));
    const end = inPair ? to - 1 : to;
    parts.push(text.slice(from, end));
    from = end;
  }
  return parts;
}

function toParts(text: string): { readonly [property: string]: string | number } {
  const parts = split(text, PART_UNITS);
  const named = parts.map((part, index) => [partName(index), part]);
  return { parts: parts.length, ...Object.fromEntries(named) };
}

function fromParts(operation: string, key: Key, given: unknown): string {
  const count = partCount.safeParse(given);
  if (!count.success) throw malformed(operation, key.kind, key);
  const names = Array.from({ length: count.data.parts }, (_, index) => partName(index));
  const texts = z.object(Object.fromEntries(names.map((name) => [name, z.string()]))).safeParse(given);
  if (!texts.success) throw malformed(operation, key.kind, key);
  return names.map((name) => texts.data[name]).join('');
}

function partName(index: number): string {
  return `text${index}`;
}

export function malformed(operation: string, kind: string, key?: Key): StoreError {
  const what = key === undefined ? `An entity of kind "${kind}"` : describeKey(key);
  return new StoreError(
    operation,
    `${what} in Azure Tables is not in the form the bot writes. It was left as it is. Find out who changed it, restore it, or remove it by hand.`,
  );
}

function newerLayout(operation: string, kind: string, format: number): StoreError {
  return new StoreError(
    operation,
    `An entity of kind "${kind}" in Azure Tables has layout version ${format}; this release knows up to ${IN_PIECES}. It was left as it is. Start the newer release again.`,
  );
}

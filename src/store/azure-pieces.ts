import type { TableClient } from '@azure/data-tables';
import PQueue from 'p-queue';
import * as z from 'zod';
import {
  ENTITY_UNITS,
  fromPiece,
  malformed,
  pieceAddress,
  piecesOf,
  split,
  toPiece,
} from './azure-entity.ts';
import type { KeyRange } from './azure-names.ts';
import { pagesOf } from './azure-query.ts';
import { type Deadline, isMissing, refusalError, request } from './azure-request.ts';
import { type Key, StoreError } from './key-value.ts';

/**
 * Values that are too long for one entity. Their pieces are written first, each put under an id of its own, and
 * only then the entity that names the id (the head), by compare-and-set: whoever reads finds the pieces of one
 * write or of another, never some of both. What a writer leaves behind that ended in between is referred to by
 * no head, and is taken away later.
 */
export interface Pieces {
  /** Writes them and says how many. */
  write(key: Key, text: string, write: string, until: Deadline): Promise<number>;
  /** The value, or `gone` when pieces are missing, as when another write has taken the place of this one meanwhile. */
  read(operation: string, key: Key, written: WrittenPieces, until: Deadline): Promise<string | 'gone'>;
  /**
   * Takes away the pieces of a write that no head refers to and never will. Does not reject: what could not be
   * taken away is in nobody's way.
   */
  drop(key: Key, written: Omit<WrittenPieces, 'units'>, until: Deadline): Promise<void>;
  /** Takes away what was left behind long ago by writers of this key that did not come to their end. Does not reject. */
  sweep(key: Key, current: string, until: Deadline): Promise<void>;
}

export interface WrittenPieces {
  readonly write: string;
  readonly pieces: number;
  readonly units: number;
}

/** Requests at once for the pieces of one value. */
const AT_ONCE = 4;

/** No write takes nearly so long, so that pieces which are older and not referred to belong to none. */
export const ABANDONED_AFTER = 10 * 60_000;

const datedShape = z.object({ rowKey: z.string(), timestamp: z.string() });

export function createPieces(client: TableClient, abandonedAfter: number): Pieces {
  async function write(key: Key, text: string, id: string, until: Deadline): Promise<number> {
    const texts = split(text, ENTITY_UNITS);
    await fewAtOnce(texts, async (piece, index) => {
      const entity = toPiece(key, id, index, piece);
      const answer = await request('put', until, (extra) => client.createEntity(entity, extra));
      // Nobody else has this id: a piece that is there already was written by a try whose answer was lost.
      if (answer.refused && !(answer.code === 'EntityAlreadyExists' && answer.tries > 1))
        throw refusalError('put', answer);
    });
    return texts.length;
  }

  async function read(
    operation: string,
    key: Key,
    { write: id, pieces, units }: WrittenPieces,
    until: Deadline,
  ): Promise<string | 'gone'> {
    const texts: string[] = [];
    let missing = false;
    await fewAtOnce(Array.from({ length: pieces }), async (_, index) => {
      if (missing) return;
      const { partitionKey, rowKey } = pieceAddress(key, id, index);
      const answer = await request(operation, until, (extra) =>
        client.getEntity(partitionKey, rowKey, extra),
      );
      if (!answer.refused) texts[index] = fromPiece(operation, key, answer.value);
      else if (isMissing(answer)) missing = true;
      else throw refusalError(operation, answer);
    });
    if (missing) return 'gone';
    const text = texts.join('');
    if (text.length !== units) throw malformed(operation, key.kind, key);
    return text;
  }

  async function drop(
    key: Key,
    { write: id, pieces }: Omit<WrittenPieces, 'units'>,
    until: Deadline,
  ): Promise<void> {
    const addresses = Array.from({ length: pieces }, (_, index) => pieceAddress(key, id, index));
    await leniently(() => remove(addresses, until));
  }

  async function sweep(key: Key, current: string, until: Deadline): Promise<void> {
    await leniently(async () => remove(await abandoned(key, current, until), until));
  }

  /** Judged by the service's own clock alone: it dates both the pieces and the answer that lists them. */
  async function abandoned(key: Key, current: string, until: Deadline) {
    const { partitionKey, beginning } = piecesOf(key);
    // A slash comes next after the dot that ends the beginning.
    const range: KeyRange = { from: beginning, to: `${beginning.slice(0, -1)}/` };
    const query = { partition: partitionKey, range, select: ['RowKey', 'Timestamp'] };
    const found: { partitionKey: string; rowKey: string }[] = [];
    for await (const { rows, date } of pagesOf(client, query, () => until)) {
      const now = Date.parse(date ?? '');
      for (const { rowKey, timestamp } of rows.flatMap((row) => datedShape.safeParse(row).data ?? [])) {
        const isCurrent = rowKey.startsWith(`${beginning}${current}.`);
        if (!isCurrent && now - Date.parse(timestamp) > abandonedAfter) found.push({ partitionKey, rowKey });
      }
    }
    return found;
  }

  async function remove(
    addresses: readonly { partitionKey: string; rowKey: string }[],
    until: Deadline,
  ): Promise<void> {
    await fewAtOnce(addresses, async ({ partitionKey, rowKey }) => {
      const answer = await request('remove', until, (extra) =>
        client.deleteEntity(partitionKey, rowKey, extra),
      );
      if (answer.refused && !isMissing(answer)) throw refusalError('remove', answer);
    });
  }

  return { write, read, drop, sweep };
}

/** The value itself is safe by now: whoever wrote it must not be told otherwise because of leftovers. */
async function leniently(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

/** The first failure ends it; what is under way then is waited for, so that nothing is written afterwards. */
async function fewAtOnce<T>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const queue = new PQueue({ concurrency: AT_ONCE });
  try {
    await queue.addAll(items.map((item, index) => () => work(item, index)));
  } catch (error) {
    queue.clear();
    await queue.onIdle();
    throw error;
  }
}

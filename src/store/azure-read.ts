import type { TableClient } from '@azure/data-tables';
import { fromEntity, malformed, type StoredEntity } from './azure-entity.ts';
import { rowKeyOf } from './azure-names.ts';
import type { Pieces } from './azure-pieces.ts';
import {
  type AzureLimits,
  type Deadline,
  deadline,
  isMissing,
  refusalError,
  request,
} from './azure-request.ts';
import { toVersion } from './azure-version.ts';
import { describeKey, fromText } from './encoding.ts';
import { type Entry, type Key, StoreError } from './key-value.ts';

/** A value can be changed under a reader so often before it is given up; each time takes a whole write. */
const READ_TRIES = 5;

/** The entity of a key; undefined when there is none. */
export async function readEntity(
  client: TableClient,
  operation: string,
  key: Key,
  until: Deadline,
): Promise<StoredEntity | undefined> {
  const answer = await request(operation, until, (extra) =>
    client.getEntity(key.kind, rowKeyOf(key.kind, key.name), extra),
  );
  if (!answer.refused) return fromEntity(operation, key.kind, answer.value);
  if (isMissing(answer)) return undefined;
  throw refusalError(operation, answer);
}

export interface EntityReading {
  readonly client: TableClient;
  readonly pieces: Pieces;
  readonly limits: AzureLimits;
}

/** The whole entry of an entity that was just read; undefined when it was removed while its pieces were read. */
export async function entryOf(
  operation: string,
  entity: StoredEntity,
  reading: EntityReading,
): Promise<Entry | undefined> {
  const { key, content, etag } = entity;
  if ('text' in content)
    return { key, value: fromText(operation, key, content.text), version: toVersion({ etag }) };
  return inPieces(operation, entity, reading);
}

/** Reads anew from the start whenever another write takes the place of the one whose pieces are read. */
async function inPieces(
  operation: string,
  first: StoredEntity,
  { client, pieces, limits }: EntityReading,
): Promise<Entry | undefined> {
  const { key } = first;
  const until = deadline(limits, 'many');
  let entity = first;
  for (let tries = 0; tries < READ_TRIES; tries += 1) {
    const { content, write, etag } = entity;
    if ('text' in content)
      return { key, value: fromText(operation, key, content.text), version: toVersion({ etag }) };
    const text = await pieces.read(operation, key, { ...content, write }, until);
    const version = toVersion({ etag, inPieces: { write, pieces: content.pieces } });
    if (text !== 'gone') return { key, value: fromText(operation, key, text), version };
    const now = await readEntity(client, operation, key, until);
    if (now === undefined) return undefined;
    if (now.etag === etag) throw malformed(operation, key.kind, key);
    entity = now;
  }
  throw new StoreError(
    operation,
    `${describeKey(key)} was changed by others ${READ_TRIES} times while it was read. Look for several processes that fight over it.`,
  );
}

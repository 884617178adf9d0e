import { randomUUID } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import type { AzureTablesAddress } from './address.ts';
import { connect, type TokenSource } from './azure-client.ts';
import { ENTITY_UNITS, toEntity, toHead } from './azure-entity.ts';
import { listRange } from './azure-list.ts';
import { rowKeyOf } from './azure-names.ts';
import { ABANDONED_AFTER, createPieces } from './azure-pieces.ts';
import { notATable } from './azure-query.ts';
import { entryOf, readEntity } from './azure-read.ts';
import {
  type AzureLimits,
  azureLimits,
  type Deadline,
  deadline,
  isConflict,
  isMissing,
  refusalError,
  request,
} from './azure-request.ts';
import { type AzureVersion, fromVersion, toVersion } from './azure-version.ts';
import { checkKey, checkKind, closedError, describeKey, toText } from './encoding.ts';
import {
  type Entry,
  type Expected,
  type Json,
  type Key,
  type KeyValueStore,
  type ListOptions,
  StoreError,
  type Written,
} from './key-value.ts';
import { LONG_VALUE_UNITS, STORE_LIMITS } from './limits.ts';

export interface AzureTablesOptions {
  readonly address: AzureTablesAddress;
  /** Needed when the address has no connection string. */
  readonly credential?: TokenSource | undefined;
  readonly limits?: AzureLimits;
  /** ms after which pieces of a value that nobody refers to are taken away. */
  readonly abandonedAfter?: number;
}

/**
 * Opens the store in a table of Azure Storage or Cosmos DB for Table and makes the table when it is
 * missing. Only what both services have is used: conditional writes by ETag, one partition per kind.
 * Throws `StoreError`.
 */
export async function openAzureTablesStore(options: AzureTablesOptions): Promise<KeyValueStore> {
  const { limits = azureLimits(STORE_LIMITS), abandonedAfter = ABANDONED_AFTER } = options;
  const client = connect(options.address, options.credential);
  const made = await request('open', deadline(limits, 'many'), (extra) => client.createTable(extra));
  if (made.refused) throw refusalError('open', made);
  return azureTablesStore(client, limits, abandonedAfter);
}

function azureTablesStore(client: TableClient, limits: AzureLimits, abandonedAfter: number): KeyValueStore {
  const pieces = createPieces(client, abandonedAfter);
  const reading = { client, pieces, limits };
  let open = true;

  function check(operation: string, key: Key): void {
    if (!open) throw closedError(operation);
    checkKey(operation, key);
  }

  async function get(key: Key): Promise<Entry | undefined> {
    check('get', key);
    const entity = await readEntity(client, 'get', key, deadline(limits));
    return entity && entryOf('get', entity, reading);
  }

  async function put(key: Key, value: Json, expected: Expected): Promise<Written> {
    check('put', key);
    const text = toText('put', key, value);
    const until = deadline(limits, text.length > LONG_VALUE_UNITS ? 'many' : 'few');
    const before = expected === 'absent' ? undefined : fromVersion(expected.version);
    return text.length > ENTITY_UNITS
      ? putInPieces(key, text, before, until)
      : putWhole(key, text, before, until);
  }

  async function putWhole(
    key: Key,
    text: string,
    before: AzureVersion | undefined,
    until: Deadline,
  ): Promise<Written> {
    const write = randomUUID();
    const put = await writeEntity(key, toEntity(key, text, write), before, until);
    if (put.etag === undefined) return { done: false, reason: 'conflict' };
    if (before?.inPieces !== undefined) await pieces.drop(key, before.inPieces, until);
    return { done: true, version: toVersion({ etag: put.etag }) };
  }

  async function putInPieces(
    key: Key,
    text: string,
    before: AzureVersion | undefined,
    until: Deadline,
  ): Promise<Written> {
    // Whoever has lost already need not send several megabytes to learn it.
    if ((await readEntity(client, 'put', key, until))?.etag !== before?.etag)
      return { done: false, reason: 'conflict' };
    const write = randomUUID();
    const count = await pieces.write(key, text, write, until);
    const head = toHead(key, { pieces: count, units: text.length }, write);
    const put = await writeEntity(key, head, before, until);
    if (put.etag === undefined) {
      // A request to create the head that is still on its way must find its pieces.
      if (put.tries === 1) await pieces.drop(key, { write, pieces: count }, until);
      return { done: false, reason: 'conflict' };
    }
    if (before?.inPieces !== undefined) await pieces.drop(key, before.inPieces, until);
    await pieces.sweep(key, write, until);
    return { done: true, version: toVersion({ etag: put.etag, inPieces: { write, pieces: count } }) };
  }

  /** No etag means that another has won. */
  async function writeEntity(
    key: Key,
    entity: ReturnType<typeof toEntity>,
    before: AzureVersion | undefined,
    until: Deadline,
  ): Promise<{ readonly etag: string | undefined; readonly tries: number }> {
    const answer = await request('put', until, async (extra) => {
      if (before === undefined) return client.createEntity(entity, extra);
      return client.updateEntity(entity, 'Replace', { ...extra, etag: before.etag });
    });
    if (!answer.refused) return { etag: etagOf(answer.value), tries: 1 };
    if (!isConflict(answer)) throw refusalError('put', answer);
    // The winner may be this very write: then an earlier try was carried out and its answer was lost.
    const current = await readEntity(client, 'put', key, until);
    const isOurs = current?.write === entity['write'];
    return { etag: isOurs ? current?.etag : undefined, tries: answer.tries };
  }

  async function remove(key: Key, expected: { readonly version: string }): Promise<{ done: boolean }> {
    check('remove', key);
    const until = deadline(limits);
    const { etag, inPieces } = fromVersion(expected.version);
    const answer = await request('remove', until, (extra) =>
      client.deleteEntity(key.kind, rowKeyOf(key.kind, key.name), { ...extra, etag }),
    );
    if (answer.refused && !isConflict(answer)) throw refusalError('remove', answer);
    const maybeOurs = answer.refused && isMissing(answer) && answer.tries > 1;
    if (inPieces !== undefined && (!answer.refused || maybeOurs)) {
      await pieces.drop(key, inPieces, until);
      await pieces.sweep(key, '', until);
    }
    if (maybeOurs) throw lostRemoval(key);
    return { done: !answer.refused };
  }

  async function* list(kind: string, prefix = '', options: ListOptions = {}): AsyncIterable<Entry> {
    if (!open) throw closedError('list');
    checkKind('list', kind);
    for await (const entity of listRange(client, { kind, prefix, ...options }, () => deadline(limits))) {
      const entry = await entryOf('list', entity, reading);
      if (entry !== undefined) yield entry;
    }
  }

  async function close(): Promise<void> {
    open = false;
  }

  return { get, put, remove, list, close };
}

function etagOf({ etag }: { etag?: string }): string {
  if (etag === undefined || etag === '') throw notATable('put');
  return etag;
}

function lostRemoval(key: Key): StoreError {
  return new StoreError(
    'remove',
    `${describeKey(key)} is gone, but the answer that says by whom was lost. Nothing needs to be done.`,
  );
}

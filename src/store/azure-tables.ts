import { randomUUID } from 'node:crypto';
import { odata, type TableClient } from '@azure/data-tables';
import type { AzureTablesAddress } from './address.ts';
import { connect, type TokenSource } from './azure-client.ts';
import { fromEntity, rowKeyOf, type StoredEntity, toEntity } from './azure-entity.ts';
import {
  AZURE_LIMITS,
  type AzureLimits,
  isConflict,
  isMissing,
  refusalError,
  request,
} from './azure-request.ts';
import { byCodeUnit, checkKey, checkKind, closedError, describeKey, toText } from './encoding.ts';
import {
  type Entry,
  type Expected,
  type Json,
  type Key,
  type KeyValueStore,
  StoreError,
  type Written,
} from './key-value.ts';

export interface AzureTablesOptions {
  readonly address: AzureTablesAddress;
  /** Needed when the address has no connection string. */
  readonly credential?: TokenSource | undefined;
  readonly limits?: AzureLimits;
}

/**
 * Opens the store in a table of Azure Storage or Cosmos DB for Table and makes the table when it is
 * missing. Only what both services have is used: conditional writes by ETag, one partition per kind.
 * Throws `StoreError`.
 */
export async function openAzureTablesStore(options: AzureTablesOptions): Promise<KeyValueStore> {
  const limits = options.limits ?? AZURE_LIMITS;
  const client = connect(options.address, options.credential);
  const made = await request('open', limits, (extra) => client.createTable(extra));
  if (made.refused) throw refusalError('open', made);
  return azureTablesStore(client, limits);
}

function azureTablesStore(client: TableClient, limits: AzureLimits): KeyValueStore {
  let open = true;

  function check(operation: string, key: Key): void {
    if (!open) throw closedError(operation);
    checkKey(operation, key);
  }

  async function read(operation: string, key: Key): Promise<StoredEntity | undefined> {
    const answer = await request(operation, limits, (extra) =>
      client.getEntity(key.kind, rowKeyOf(key.name), extra),
    );
    if (!answer.refused) return fromEntity(operation, key.kind, answer.value);
    if (isMissing(answer)) return undefined;
    throw refusalError(operation, answer);
  }

  async function get(key: Key): Promise<Entry | undefined> {
    check('get', key);
    return (await read('get', key))?.entry;
  }

  async function put(key: Key, value: Json, expected: Expected): Promise<Written> {
    check('put', key);
    const write = randomUUID();
    const entity = toEntity(key, toText('put', key, value), write);
    const answer = await request('put', limits, async (extra) => {
      if (expected === 'absent') return client.createEntity(entity, extra);
      return client.updateEntity(entity, 'Replace', { ...extra, etag: expected.version });
    });
    if (!answer.refused) return { done: true, version: etagOf(answer.value) };
    if (!isConflict(answer)) throw refusalError('put', answer);
    // The winner may be this very write: then an earlier try was carried out and its answer was lost.
    const current = await read('put', key);
    if (current?.write === write) return { done: true, version: current.entry.version };
    return { done: false, reason: 'conflict' };
  }

  async function remove(key: Key, expected: { readonly version: string }): Promise<{ done: boolean }> {
    check('remove', key);
    const answer = await request('remove', limits, (extra) =>
      client.deleteEntity(key.kind, rowKeyOf(key.name), { ...extra, etag: expected.version }),
    );
    if (!answer.refused) return { done: true };
    if (!isConflict(answer)) throw refusalError('remove', answer);
    if (isMissing(answer) && answer.tries > 1) throw lostRemoval(key);
    return { done: false };
  }

  async function* list(kind: string, prefix = ''): AsyncIterable<Entry> {
    if (!open) throw closedError('list');
    checkKind('list', kind);
    // The service sorts by row key, which is not the order of names: all of a kind is gathered first.
    const found: Entry[] = [];
    for await (const given of entitiesOf(kind)) {
      const { entry } = fromEntity('list', kind, given);
      if (entry.key.name.startsWith(prefix)) found.push(entry);
    }
    yield* found.sort((a, b) => byCodeUnit(a.key.name, b.key.name));
  }

  /** The service answers at most 1,000 entities at once, or fewer, or none, with a token for the rest. */
  async function* entitiesOf(kind: string): AsyncIterable<unknown> {
    let rest: string | undefined;
    do {
      const continuationToken = rest;
      const answer = await request('list', limits, (extra) => readPage(kind, continuationToken, extra));
      if (answer.refused) throw refusalError('list', answer);
      yield* answer.value.entities;
      rest = answer.value.rest;
    } while (rest !== undefined);
  }

  async function readPage(
    kind: string,
    continuationToken: string | undefined,
    extra: { readonly abortSignal: AbortSignal },
  ): Promise<{ entities: readonly unknown[]; rest: string | undefined }> {
    let body: unknown;
    const pages = client
      .listEntities({
        ...extra,
        queryOptions: { filter: odata`PartitionKey eq ${kind}` },
        onResponse: (response) => {
          body = response.parsedBody;
        },
      })
      .byPage(continuationToken === undefined ? {} : { continuationToken });
    const page = await pages.next();
    // The SDK takes an answer without `value` for an empty page, which would read as "nothing stored".
    if (page.done === true || !isPage(body)) throw unreadable('list');
    return { entities: page.value, rest: page.value.continuationToken };
  }

  async function close(): Promise<void> {
    open = false;
  }

  return { get, put, remove, list, close };
}

function etagOf({ etag }: { etag?: string }): string {
  if (etag === undefined || etag === '') throw unreadable('put');
  return etag;
}

function isPage(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'value' in body && Array.isArray(body.value);
}

function unreadable(operation: string): StoreError {
  return new StoreError(
    operation,
    'The address in STORE_URL answered, but not as a table service does. Check STORE_URL and what is between the bot and the service.',
  );
}

function lostRemoval(key: Key): StoreError {
  return new StoreError(
    'remove',
    `${describeKey(key)} is gone, but the answer that says by whom was lost. Nothing needs to be done.`,
  );
}

import assert from 'node:assert/strict';
import { TableClient } from '@azure/data-tables';
import type { KeyValueStore } from '../../src/store/key-value.ts';
import { openStore } from '../../src/store/open.ts';
import { type Passed, withProxy } from './proxy.ts';
import type { Azurite } from './start-azurite.ts';

export interface Watched {
  readonly store: KeyValueStore;
  /** The queries since it was asked last. */
  queries(): readonly Passed[];
  /** The table past the store. */
  readonly client: TableClient;
}

let tables = 0;

/** Runs with a store over an empty table, all of whose requests are seen. */
export async function withWatched(
  azurite: Azurite,
  work: (watched: Watched) => Promise<void>,
): Promise<void> {
  const table = `watched${++tables}`;
  let seen: Passed[] = [];
  const queries = () => {
    const before = seen.filter(({ method, path }) => method === 'GET' && path.includes('$filter='));
    seen = [];
    return before;
  };
  const client = TableClient.fromConnectionString(azurite.connectionString({ table }), table, {
    allowInsecureConnection: true,
  });
  await withProxy(
    azurite.port,
    () => 'pass',
    async (port) => {
      const store = await openStore(`azure-tables:${azurite.connectionString({ table, port })}`);
      await work({ store, queries, client });
      await store.close();
    },
    (one) => void seen.push(one),
  );
}

/** `PartitionKey eq 'a'` alone, or with an `or`, makes the service read a whole partition. */
const IS_RANGE = /^PartitionKey eq '[a-z-]+' and RowKey ge '[^']+' and RowKey lt '[^']+'$/;

/** How many rows each query gave; fails when one did not ask for a range. */
export function rowsOf(queries: readonly Passed[]): number[] {
  for (const { path } of queries) {
    const filter = new URL(path, 'http://loopback').searchParams.get('$filter') ?? '';
    assert.match(filter, IS_RANGE);
  }
  return queries.map(({ rows }) => rows);
}

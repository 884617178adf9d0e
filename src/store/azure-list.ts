import type { TableClient } from '@azure/data-tables';
import { fromEntity, type StoredEntity } from './azure-entity.ts';
import { isExact, isSorted, keyRanges, rowKeyOf } from './azure-names.ts';
import { pagesOf } from './azure-query.ts';
import type { Deadline } from './azure-request.ts';
import { byCodeUnit } from './encoding.ts';
import type { ListOptions } from './key-value.ts';

export interface Wanted extends ListOptions {
  readonly kind: string;
  readonly prefix: string;
}

/**
 * The entities of a kind whose names begin with the prefix, by code unit order of the names. Only their range of
 * row keys is read. Where the service gives rows in the order of the names they are passed on as they come, and
 * nothing is read beyond the limit; otherwise the whole range is gathered and sorted first.
 *
 * @param until gives the time that the next page has
 */
export async function* listRange(
  client: TableClient,
  wanted: Wanted,
  until: () => Deadline,
): AsyncIterable<StoredEntity> {
  const { kind, limit = Number.POSITIVE_INFINITY } = wanted;
  if (limit <= 0) return;
  const inOrder = isSorted(kind) && !isCosmos(client);
  const unsorted: StoredEntity[] = [];
  let given = 0;
  for await (const { entity, rowKey } of rowsOf(client, wanted, inOrder, until)) {
    // What follows on a row that only stands near its place may belong before it.
    if (!inOrder || unsorted.length > 0 || !isExact(rowKey)) unsorted.push(entity);
    else {
      yield entity;
      given += 1;
      if (given === limit) return;
    }
  }
  yield* unsorted.sort((one, other) => byCodeUnit(one.key.name, other.key.name)).slice(0, limit - given);
}

async function* rowsOf(
  client: TableClient,
  { kind, prefix, from = '', limit }: Wanted,
  inOrder: boolean,
  until: () => Deadline,
): AsyncIterable<{ readonly entity: StoredEntity; readonly rowKey: string }> {
  const wanted = inOrder && limit !== undefined ? { wanted: limit } : {};
  for (const range of keyRanges(kind, prefix, from)) {
    for await (const { rows } of pagesOf(client, { partition: kind, range, ...wanted }, until)) {
      for (const row of rows) {
        const entity = fromEntity('list', kind, row);
        const { name } = entity.key;
        if (name.startsWith(prefix) && name >= from) yield { entity, rowKey: rowKeyOf(kind, name) };
      }
    }
  }
}

/** Cosmos DB for Table does not sort what it gives (Microsoft's "Azure Cosmos DB for Table FAQ"). */
function isCosmos({ url }: TableClient): boolean {
  return /\.cosmos\./i.test(new URL(url).hostname);
}

import { odata, type TableClient } from '@azure/data-tables';
import type { KeyRange } from './azure-names.ts';
import { type Deadline, refusalError, request } from './azure-request.ts';
import { StoreError } from './key-value.ts';

/** The most the service gives at once. */
const MOST_ROWS = 1_000;

export interface RangeQuery {
  readonly partition: string;
  readonly range: KeyRange;
  /** So many rows are wanted; the service is not asked for more at once. */
  readonly wanted?: number;
  /** Only these properties. */
  readonly select?: string[];
}

/** One page of rows, and what the service's clock said. */
export interface Page {
  readonly rows: readonly unknown[];
  /** The `Date` of the answer, where there is one. */
  readonly date: string | undefined;
  readonly rest: string | undefined;
}

/**
 * The rows of a range, in the order of their keys (in Cosmos DB: in none), page by page. A page holds at most
 * 1,000 rows, or fewer, or none, with a token for the rest.
 *
 * @param until gives the time that the next page has
 */
export async function* pagesOf(
  client: TableClient,
  query: RangeQuery,
  until: () => Deadline,
): AsyncIterable<Page> {
  let rest: string | undefined;
  do {
    const token = rest;
    const answer = await request('list', until(), (extra) => readPage(client, query, token, extra));
    if (answer.refused) throw refusalError('list', answer);
    // The same rest again would never end.
    if (answer.value.rest !== undefined && answer.value.rest === token) throw notATable('list');
    yield answer.value;
    rest = answer.value.rest;
  } while (rest !== undefined);
}

async function readPage(
  client: TableClient,
  { partition, range, wanted = MOST_ROWS, select }: RangeQuery,
  continuationToken: string | undefined,
  extra: { readonly abortSignal: AbortSignal },
): Promise<Page> {
  let body: unknown;
  let date: string | undefined;
  const filter = odata`PartitionKey eq ${partition} and RowKey ge ${range.from} and RowKey lt ${range.to}`;
  const pages = client
    .listEntities({
      ...extra,
      queryOptions: { filter, ...(select === undefined ? {} : { select }) },
      onResponse: (response) => {
        body = response.parsedBody;
        date = response.headers.get('date');
      },
    })
    .byPage({
      maxPageSize: Math.min(wanted, MOST_ROWS),
      ...(continuationToken === undefined ? {} : { continuationToken }),
    });
  const page = await pages.next();
  // The SDK takes an answer without `value` for an empty page, which would read as "nothing stored".
  if (page.done === true || !isPage(body)) throw notATable('list');
  return { rows: page.value, date, rest: page.value.continuationToken };
}

function isPage(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'value' in body && Array.isArray(body.value);
}

/** The error for an answer that is none of the Table service's. */
export function notATable(operation: string): StoreError {
  return new StoreError(
    operation,
    'The address in STORE_URL answered, but not as a table service does. Check STORE_URL and what is between the bot and the service.',
  );
}

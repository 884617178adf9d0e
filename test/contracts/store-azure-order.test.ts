import assert from 'node:assert/strict';
import { TableClient } from '@azure/data-tables';
import { toEntity } from '../../src/store/azure-entity.ts';
import { listRange } from '../../src/store/azure-list.ts';
import { deadline } from '../../src/store/azure-request.ts';
import { all, triesOf } from './support-store.ts';

const NAMES = ['x/3', 'x/1', 'x/4', 'x/2'];

type Policy = Parameters<TableClient['pipeline']['addPolicy']>[0];
type PipelineRequest = Parameters<Policy['sendRequest']>[0];

/** A client whose service gives all rows, in an order of its own. */
function clientOf(host: string, asked: string[]): TableClient {
  const client = new TableClient(`https://${host}`, 'bot', {
    getToken: async () => ({ token: 'any', expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
  });
  const answers = {
    name: 'answers',
    async sendRequest(request: PipelineRequest) {
      asked.push(decodeURIComponent(request.url));
      const value = NAMES.map((name) => {
        const { partitionKey, rowKey, ...rest } = toEntity({ kind: 'line', name }, '1', 'w');
        return { 'odata.etag': 'W/"1"', PartitionKey: partitionKey, RowKey: rowKey, ...rest };
      });
      const { headers } = request;
      headers.set('content-type', 'application/json;odata=minimalmetadata');
      return { request, headers, status: 200, bodyAsText: JSON.stringify({ value }) };
    },
  };
  // The last before the network.
  client.pipeline.addPolicy(answers, { afterPhase: 'Sign' });
  return client;
}

describe('a list in Cosmos DB for Table, which does not sort', () => {
  it('is gathered as a whole and sorted before its first entries are given', async () => {
    const asked: string[] = [];
    const client = clientOf('account.table.cosmos.azure.com', asked);
    const wanted = { kind: 'line', prefix: 'x/', limit: 2 };
    const found = await all(listRange(client, wanted, () => deadline(triesOf(5_000))));
    assert.deepEqual(
      found.map(({ key }) => key.name),
      ['x/1', 'x/2'],
    );
    assert.ok(!/\$top=2\b/.test(asked.join(' ')), 'the first two of no order are not the first two');
  });
});

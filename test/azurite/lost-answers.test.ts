import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { decodeStoreUrl } from '../../src/store/address.ts';
import { openAzureTablesStore } from '../../src/store/azure-tables.ts';
import type { KeyValueStore } from '../../src/store/key-value.ts';
import { existing, rejectsStoreError, triesOf, versionOf } from '../contracts/support-store.ts';
import { withProxy } from './proxy.ts';
import { type Azurite, startAzurite } from './start-azurite.ts';

const key = { kind: 'claim', name: 'a' };

describe('Azure Tables when the answer to a change is lost on the way', () => {
  let azurite: Azurite;
  let tables = 0;
  before(async () => {
    azurite = await startAzurite();
  });
  after(() => azurite.close());

  it('knows its own new entry again and tells it was written', () =>
    withLostAnswer('POST', async (store) => {
      const version = versionOf(await store.put(key, { by: 'Ada' }, 'absent'));
      assert.deepEqual(await store.get(key), { key, value: { by: 'Ada' }, version });
    }));

  it('knows its own change again and tells it was written', () =>
    withLostAnswer('PUT', async (store) => {
      const before = versionOf(await store.put(key, 1, 'absent'));
      const version = versionOf(await store.put(key, 2, { version: before }));
      assert.deepEqual(await store.get(key), { key, value: 2, version });
      versionOf(await store.put(key, 3, { version }));
    }));

  it('does not take the entry of another for its own', () =>
    withLostAnswer('POST', async (store, other) => {
      versionOf(await other.put(key, 'theirs', 'absent'));
      assert.deepEqual(await store.put(key, 'ours', 'absent'), { done: false, reason: 'conflict' });
      assert.equal((await existing(store, 'claim', 'a')).value, 'theirs');
    }));

  it('does not claim to know who removed an entry', () =>
    withLostAnswer('DELETE', async (store) => {
      const version = versionOf(await store.put(key, 1, 'absent'));
      await rejectsStoreError(store.remove(key, { version }), /gone.*answer .*lost/);
      assert.equal(await store.get(key), undefined);
    }));

  /**
   * Runs with a store behind a proxy that passes everything on, but drops the connection instead of the
   * first answer to a change by this method; and with a second store beside it, without a proxy.
   */
  async function withLostAnswer(
    method: string,
    work: (store: KeyValueStore, other: KeyValueStore) => Promise<void>,
  ): Promise<void> {
    const table = `lost${++tables}`;
    const other = await open(table, azurite.port);
    let lost = 0;
    const lose = (incoming: IncomingMessage) => {
      if (incoming.method !== method || incoming.url?.includes('/Tables') === true) return false;
      lost += 1;
      return lost === 1;
    };
    await withProxy(
      azurite.port,
      (incoming) => (lose(incoming) ? 'lose-answer' : 'pass'),
      async (port) => work(await open(table, port), other),
    );
    assert.ok(lost > 1, 'no answer was lost and asked for again');
    await other.close();
  }

  async function open(table: string, port: number): Promise<KeyValueStore> {
    const address = decodeStoreUrl(`azure-tables:${azurite.connectionString({ table, port })}`);
    assert.ok(address.backEnd === 'azure-tables');
    return openAzureTablesStore({ address, limits: triesOf(10_000) });
  }
});

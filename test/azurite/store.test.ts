import assert from 'node:assert/strict';
import { TableClient } from '@azure/data-tables';
import { openStore } from '../../src/store/open.ts';
import { describeStoreContract } from '../contracts/store-contract.ts';
import { all, existing, rejectsStoreError, versionOf } from '../contracts/support-store.ts';
import { type Azurite, startAzurite } from './start-azurite.ts';

describe('the store in Azure Tables', () => {
  let azurite: Azurite;
  let tables = 0;
  before(async () => {
    azurite = await startAzurite();
  });
  after(() => azurite.close());

  const freshTable = () => `table${++tables}`;
  const urlOf = (table: string) => `azure-tables:${azurite.connectionString({ table })}`;

  describeStoreContract('Azure Tables', () => openStore(urlOf(freshTable())));

  it('remembers over a restart, for every replica', async () => {
    const url = urlOf(freshTable());
    const [one, other] = await Promise.all([openStore(url), openStore(url)]);
    const key = { kind: 'claim', name: 'a/🍏' };
    const version = versionOf(await one.put(key, { by: 'Ada' }, 'absent'));
    assert.deepEqual(await other.get(key), { key, value: { by: 'Ada' }, version });
    await one.close();
    versionOf(await other.put(key, { by: 'Grace' }, { version }));
    await other.close();
    const later = await openStore(url);
    assert.deepEqual((await existing(later, 'claim', 'a/🍏')).value, { by: 'Grace' });
    await later.close();
  });

  it('lets exactly one of 50 writers on two replicas win', async () => {
    const url = urlOf(freshTable());
    const replicas = await Promise.all([openStore(url), openStore(url)]);
    for (let round = 0; round < 3; round += 1) {
      const key = { kind: 'race', name: `round ${round}` };
      const writes = replicas.flatMap((replica) =>
        Array.from({ length: 25 }, (_, writer) => replica.put(key, writer, 'absent')),
      );
      const won = (await Promise.all(writes)).filter((written) => written.done);
      assert.equal(won.length, 1);
    }
    await Promise.all(replicas.map((replica) => replica.close()));
  });

  it('does not take a table that is gone for one with nothing in it', async () => {
    const table = freshTable();
    const store = await openStore(urlOf(table));
    await clientOf(table).deleteTable();
    const key = { kind: 'claim', name: 'a' };
    await rejectsStoreError(store.get(key), /404 TableNotFound.*table is gone/);
    await rejectsStoreError(store.put(key, 1, 'absent'), /TableNotFound/);
    await rejectsStoreError(store.put(key, 1, { version: 'W/"1"' }), /TableNotFound/);
    await rejectsStoreError(store.remove(key, { version: 'W/"1"' }), /TableNotFound/);
    await rejectsStoreError(all(store.list('claim')), /TableNotFound/);
  });

  it('refuses a wrong key without telling it', async () => {
    const wrong = Buffer.from('a wrong but well-formed key').toString('base64');
    const url = urlOf(freshTable()).replace(/AccountKey=[^;]+/, `AccountKey=${wrong}`);
    await rejectsStoreError(openStore(url), /403 AuthenticationFailed|403 .*login was refused/, [wrong]);
  });

  it('refuses entities it did not write in this form, and leaves them', async () => {
    const table = freshTable();
    const store = await openStore(urlOf(table));
    const client = clientOf(table);
    const good = { format: 1, name: '"secret"', write: 'w', parts: 1, text0: '1' };
    const foreign = {
      's-bare': {},
      's-other': good,
      's-secret': { ...good, parts: 2 },
      's-newer': { ...good, format: 3 },
      's-pieces': { format: 2, name: '"pieces"', write: 'w', units: 3 },
      's-text': { ...good, name: 'secret' },
    };
    for (const [rowKey, properties] of Object.entries(foreign)) {
      const kind = `foreign-${rowKey.slice(2)}`;
      await client.createEntity({ partitionKey: kind, rowKey, ...properties });
      const message =
        rowKey === 's-newer' ? /layout version 3; this release knows up to 2/ : /not in the form/;
      await rejectsStoreError(store.get({ kind, name: rowKey.slice(2) }), message);
      await rejectsStoreError(all(store.list(kind)), message, [urlOf(table)]);
      assert.equal((await client.getEntity(kind, rowKey)).rowKey, rowKey);
    }
    await store.close();
  });

  function clientOf(table: string): TableClient {
    return TableClient.fromConnectionString(azurite.connectionString({ table }), table, {
      allowInsecureConnection: true,
    });
  }
});

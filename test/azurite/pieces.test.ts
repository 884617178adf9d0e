import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { TableClient } from '@azure/data-tables';
import { decodeStoreUrl } from '../../src/store/address.ts';
import { openAzureTablesStore } from '../../src/store/azure-tables.ts';
import type { KeyValueStore } from '../../src/store/key-value.ts';
import { longValue, writerOf } from '../contracts/store-contract-long.ts';
import { all, existing, rejectsStoreError, triesOf, versionOf } from '../contracts/support-store.ts';
import { type Fate, withProxy } from './proxy.ts';
import { type Azurite, startAzurite } from './start-azurite.ts';

const key = { kind: 'anything', name: 'private/🍏' };

/** Writes and removals, without those of whole tables. */
const isChange = ({ method, url }: IncomingMessage) => method !== 'GET' && url?.includes('/Tables') !== true;

describe('a long value in Azure Tables', () => {
  let azurite: Azurite;
  let tables = 0;
  before(async () => {
    azurite = await startAzurite();
  });
  after(() => azurite.close());

  const freshTable = () => `pieces${++tables}`;

  async function open(table: string, port = azurite.port, abandonedAfter = 600_000): Promise<KeyValueStore> {
    const address = decodeStoreUrl(`azure-tables:${azurite.connectionString({ table, port })}`);
    assert.ok(address.backEnd === 'azure-tables');
    return openAzureTablesStore({ address, limits: triesOf(20_000), abandonedAfter });
  }

  /** How many entities there are: entries, and pieces of values. */
  async function countIn(table: string): Promise<{ entries: number; pieces: number }> {
    const client = TableClient.fromConnectionString(azurite.connectionString({ table }), table, {
      allowInsecureConnection: true,
    });
    const found = await all(client.listEntities());
    const pieces = found.filter(({ partitionKey }) => partitionKey?.endsWith('.pieces')).length;
    return { entries: found.length - pieces, pieces };
  }

  it('leaves nothing of itself when it is replaced or removed', async () => {
    const table = freshTable();
    const store = await open(table);
    const first = versionOf(await store.put(key, longValue('one'), 'absent'));
    assert.deepEqual(await countIn(table), { entries: 1, pieces: 4 });
    const second = versionOf(await store.put(key, longValue('two', 500_000), { version: first }));
    assert.deepEqual(await countIn(table), { entries: 1, pieces: 2 });
    const third = versionOf(await store.put(key, 'short', { version: second }));
    assert.deepEqual(await countIn(table), { entries: 1, pieces: 0 });
    const fourth = versionOf(await store.put(key, longValue('four'), { version: third }));
    await store.remove(key, { version: fourth });
    assert.deepEqual(await countIn(table), { entries: 0, pieces: 0 });
  });

  it('that loses the race leaves nothing of itself, and is not even sent when it is late', async () => {
    const table = freshTable();
    const store = await open(table);
    await Promise.all(
      Array.from({ length: 6 }, (_, index) => store.put(key, longValue(`w${index}`), 'absent')),
    );
    assert.deepEqual(await countIn(table), { entries: 1, pieces: 4 });
    let changes = 0;
    await withProxy(
      azurite.port,
      (incoming) => {
        if (isChange(incoming)) changes += 1;
        return 'pass';
      },
      async (port) => {
        const late = await open(table, port);
        assert.deepEqual(await late.put(key, longValue('late'), 'absent'), {
          done: false,
          reason: 'conflict',
        });
      },
    );
    assert.equal(changes, 0);
  });

  it('is whole, the old one or the new one, wherever its writer dies, and the next writer goes on', async () => {
    // Every change of one write: four pieces, the head, and four pieces of the value before.
    for (let survived = 0; survived <= 9; survived += 1)
      await Promise.all([died(survived, 'cut-off'), died(survived, 'lose-answer')]);
  }).timeout(120_000);

  async function died(survived: number, fate: Exclude<Fate, 'pass'>): Promise<void> {
    const where = `${survived} changes survived, then ${fate}`;
    const table = freshTable();
    const beside = await open(table);
    const before = versionOf(await beside.put(key, longValue('before....'), 'absent'));
    await dying(table, survived, fate, async (victim) => {
      await victim.put(key, longValue('after.....'), { version: before }).catch(() => undefined);
    });
    const entry = await existing(beside, key.kind, key.name);
    assert.match(writerOf(entry), /^(before|after)/, where);
    assert.deepEqual((await all(beside.list(key.kind))).map(writerOf), [writerOf(entry)], where);
    const next = versionOf(await beside.put(key, longValue('next......'), { version: entry.version }));
    assert.equal(writerOf(await existing(beside, key.kind, key.name)), 'next......', where);
    // What was left behind goes with a later write, once it is old.
    await wait(1_100);
    const cleaner = await open(table, azurite.port, 1);
    versionOf(await cleaner.put(key, longValue('cleaner...'), { version: next }));
    assert.deepEqual(await countIn(table), { entries: 1, pieces: 4 }, where);
  }

  it('never loses what another is about to refer to: young pieces stay', async () => {
    const table = freshTable();
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let changes = 0;
    let reached: () => void = () => undefined;
    const atHead = new Promise<void>((resolve) => {
      reached = resolve;
    });
    await withProxy(
      azurite.port,
      async (incoming): Promise<Fate> => {
        if (isChange(incoming)) changes += 1;
        if (changes === 5 && isChange(incoming)) {
          reached();
          await held;
        }
        return 'pass';
      },
      async (port) => {
        const [slow, quick] = [await open(table, port), await open(table)];
        const writing = slow.put(key, longValue('slow......'), 'absent');
        await atHead;
        const version = versionOf(await quick.put(key, longValue('quick.....'), 'absent'));
        await quick.remove(key, { version });
        goOn();
        versionOf(await writing);
        assert.equal(writerOf(await existing(quick, key.kind, key.name)), 'slow......');
      },
    );
  });

  it('knows its own work again when answers are lost', async () => {
    for (let lost = 1; lost <= 5; lost += 1) {
      const table = freshTable();
      let changes = 0;
      await withProxy(
        azurite.port,
        (incoming) => {
          if (!isChange(incoming)) return 'pass';
          changes += 1;
          return changes === lost ? 'lose-answer' : 'pass';
        },
        async (port) => {
          const store = await open(table, port);
          const version = versionOf(await store.put(key, longValue('mine......'), 'absent'));
          const entry = await existing(store, key.kind, key.name);
          assert.deepEqual([writerOf(entry), entry.version], ['mine......', version]);
        },
      );
      assert.ok(changes > 5, 'no answer was lost and asked for again');
      assert.deepEqual(await countIn(table), { entries: 1, pieces: 4 });
    }
  });

  it('of which somebody removed a piece by hand is an error, not a shorter value', async () => {
    const table = freshTable();
    const store = await open(table);
    const version = versionOf(await store.put(key, longValue('one'), 'absent'));
    const client = TableClient.fromConnectionString(azurite.connectionString({ table }), table, {
      allowInsecureConnection: true,
    });
    const [piece] = (await all(client.listEntities())).filter(({ partitionKey }) =>
      partitionKey?.endsWith('.pieces'),
    );
    await client.deleteEntity(piece?.partitionKey ?? '', piece?.rowKey ?? '');
    await rejectsStoreError(store.get(key), /not in the form/, ['private']);
    // It blocks nothing: it can be replaced.
    versionOf(await store.put(key, longValue('two.......'), { version }));
    assert.equal(writerOf(await existing(store, key.kind, key.name)), 'two.......');
  });

  /** Runs with a store whose process ends after so many changes: nothing of it gets through any more. */
  async function dying(
    table: string,
    survived: number,
    fate: Exclude<Fate, 'pass'>,
    work: (victim: KeyValueStore) => Promise<void>,
  ): Promise<void> {
    let changes = 0;
    let dead = false;
    await withProxy(
      azurite.port,
      (incoming) => {
        if (dead) return 'cut-off';
        if (!isChange(incoming)) return 'pass';
        changes += 1;
        if (changes <= survived) return 'pass';
        dead = true;
        return fate;
      },
      async (port) => work(await open(table, port)),
    );
  }
});

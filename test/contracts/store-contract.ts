import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Expected, Json, KeyValueStore, Written } from '../../src/store/key-value.ts';
import { describeLongValues } from './store-contract-long.ts';
import { describeNamesAndLists } from './store-contract-names.ts';
import { describeManyTokens } from './store-contract-tokens.ts';
import { all, existing, rejectsStoreError, versionOf } from './support-store.ts';

/** Opens the place under test; whoever opens it a second time meets the same entries or a new place. */
export type OpenStore = () => Promise<KeyValueStore>;

/** What every back end must do. Nothing in here knows which one it is, and nothing may be left out for one. */
export function describeStoreContract(name: string, open: OpenStore): void {
  describe(`the store contract: ${name}`, () => {
    let store: KeyValueStore;
    let kinds = 0;
    before(async () => {
      store = await open();
    });
    after(() => store.close());

    const part = {
      store: () => store,
      /** A kind no other test has used. */
      freshKind: () => `test-${'k'.repeat(++kinds)}`,
    };
    describeWrites(part);
    describeValues(part);
    describeLongValues(part);
    describeManyTokens(part);
    describeRaces(part);
    describeNamesAndLists(part);

    it('refuses every call after close, and closes twice', async () => {
      const closed = await open();
      await closed.close();
      await closed.close();
      const key = { kind: 'closed', name: 'a' };
      await rejectsStoreError(closed.get(key), /closed/);
      await rejectsStoreError(closed.put(key, 1, 'absent'), /closed/);
      await rejectsStoreError(closed.remove(key, { version: 'a' }), /closed/);
      await rejectsStoreError(all(closed.list('closed')), /closed/);
    });
  });
}

export interface ContractPart {
  readonly store: () => KeyValueStore;
  readonly freshKind: () => string;
}

function describeWrites({ store, freshKind }: ContractPart): void {
  it('answers undefined for a key that was never written', async () => {
    assert.equal(await store().get({ kind: freshKind(), name: 'never' }), undefined);
  });

  it('writes an absent key once', async () => {
    const key = { kind: freshKind(), name: 'a' };
    const version = versionOf(await store().put(key, { n: 1 }, 'absent'));
    assert.deepEqual(await store().put(key, { n: 2 }, 'absent'), { done: false, reason: 'conflict' });
    assert.deepEqual(await store().get(key), { key, value: { n: 1 }, version });
  });

  it('overwrites the expected version only', async () => {
    const key = { kind: freshKind(), name: 'a' };
    const first = versionOf(await store().put(key, 1, 'absent'));
    const second = versionOf(await store().put(key, 2, { version: first }));
    assert.notEqual(second, first);
    assert.deepEqual(await store().put(key, 3, { version: first }), { done: false, reason: 'conflict' });
    assert.deepEqual(await store().get(key), { key, value: 2, version: second });
  });

  it('changes the version also when the value stays the same', async () => {
    const key = { kind: freshKind(), name: 'a' };
    const first = versionOf(await store().put(key, 'same', 'absent'));
    assert.notEqual(versionOf(await store().put(key, 'same', { version: first })), first);
  });

  it('removes the expected version only', async () => {
    const key = { kind: freshKind(), name: 'a' };
    const first = versionOf(await store().put(key, 1, 'absent'));
    const second = versionOf(await store().put(key, 2, { version: first }));
    assert.deepEqual(await store().remove(key, { version: first }), { done: false });
    assert.equal((await existing(store(), key.kind, 'a')).value, 2);
    assert.deepEqual(await store().remove(key, { version: second }), { done: true });
    assert.deepEqual(await store().remove(key, { version: second }), { done: false });
    assert.equal(await store().get(key), undefined);
  });

  it('never takes a key written anew for its earlier self', async () => {
    const key = { kind: freshKind(), name: 'a' };
    const first = versionOf(await store().put(key, 'same', 'absent'));
    await store().remove(key, { version: first });
    assert.deepEqual(await store().put(key, 2, { version: first }), { done: false, reason: 'conflict' });
    assert.equal(await store().get(key), undefined);
    await store().put(key, 'same', 'absent');
    assert.deepEqual(await store().put(key, 3, { version: first }), { done: false, reason: 'conflict' });
    assert.deepEqual(await store().remove(key, { version: first }), { done: false });
    assert.equal((await existing(store(), key.kind, 'a')).value, 'same');
  });
}

function describeValues({ store, freshKind }: ContractPart): void {
  it('gives back any JSON as it was written', async () => {
    const kind = freshKind();
    let next = 0;
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), async (given) => {
        // Through JSON once, for it has no -0.
        const value: Json = JSON.parse(JSON.stringify(given));
        const name = String(next++);
        await store().put({ kind, name }, value, 'absent');
        assert.deepEqual((await existing(store(), kind, name)).value, value);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps no reference to what was written or read', async () => {
    const key = { kind: freshKind(), name: 'a' };
    const given = { list: [1] };
    await store().put(key, given, 'absent');
    given.list.push(2);
    const read = await existing(store(), key.kind, 'a');
    (read.value as typeof given).list.push(3);
    assert.deepEqual((await existing(store(), key.kind, 'a')).value, { list: [1] });
  });

  it('holds values of 200 KB, of every kind of character', async () => {
    const kind = freshKind();
    const texts = {
      ascii: 'x'.repeat(200_000),
      quotes: '"\\'.repeat(50_000),
      emoji: '🍏'.repeat(50_000),
      // One character off, so that a cut at an even place would go through the middle of an emoji.
      shifted: `x${'🍏'.repeat(50_000)}`,
      threeBytes: '€'.repeat(66_000),
      lone: '\ud83c'.repeat(30_000),
    };
    for (const [name, text] of Object.entries(texts)) {
      const version = versionOf(await store().put({ kind, name }, { text }, 'absent'));
      const entry = await store().get({ kind, name });
      // Without deepEqual, whose message would print the texts.
      const same = isDeepStrictEqual(entry, { key: { kind, name }, value: { text }, version });
      assert.ok(same, `${name} came back changed`);
    }
    assert.equal((await all(store().list(kind))).length, Object.keys(texts).length);
  });

  it('replaces a long value by a short one without a rest of it', async () => {
    const key = { kind: freshKind(), name: 'a' };
    const first = versionOf(await store().put(key, 'x'.repeat(200_000), 'absent'));
    await store().put(key, 'short', { version: first });
    assert.equal((await existing(store(), key.kind, 'a')).value, 'short');
  });

  it('refuses a value that is too long and changes nothing', async () => {
    const key = { kind: freshKind(), name: 'a' };
    const version = versionOf(await store().put(key, 'before', 'absent'));
    const secret = 'private '.repeat(1_000_000);
    await rejectsStoreError(store().put(key, secret, { version }), /8000002 characters.*8000000/, [
      'private',
    ]);
    assert.deepEqual(await store().get(key), { key, value: 'before', version });
  });
}

function describeRaces({ store, freshKind }: ContractPart): void {
  it('lets exactly one of 50 writers win, round by round', async () => {
    const key = { kind: freshKind(), name: 'contended/🍏' };
    let expected: Expected = 'absent';
    for (let round = 0; round < 5; round += 1) {
      const condition: Expected = expected;
      const writes: Written[] = await Promise.all(
        Array.from({ length: 50 }, (_, writer) => store().put(key, { round, writer }, condition)),
      );
      const winners = writes.flatMap((written, writer) => (written.done ? [{ written, writer }] : []));
      assert.equal(winners.length, 1, `round ${round} had ${winners.length} winners`);
      const entry = await existing(store(), key.kind, key.name);
      assert.deepEqual(entry.value, { round, writer: winners[0]?.writer });
      assert.equal(entry.version, winners[0]?.written.version);
      expected = { version: entry.version };
    }
  });

  it('lets exactly one of 50 removers win', async () => {
    const key = { kind: freshKind(), name: 'a' };
    const version = versionOf(await store().put(key, 1, 'absent'));
    const removals = await Promise.all(Array.from({ length: 50 }, () => store().remove(key, { version })));
    assert.equal(removals.filter((removal) => removal.done).length, 1);
  });
}

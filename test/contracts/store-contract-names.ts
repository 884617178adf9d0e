import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ContractPart } from './store-contract.ts';
import { all, existing, rejectsStoreError, versionOf } from './support-store.ts';
import { AWKWARD_NAMES, LONG_NAMES } from './support-store-samples.ts';

/** The part of the contract about names: which are accepted, how they are told apart, how they are listed. */
export function describeNamesAndLists({ store, freshKind }: ContractPart): void {
  it('keeps awkward and long names apart and gives them back', async () => {
    const kind = freshKind();
    const names = [...AWKWARD_NAMES, ...LONG_NAMES];
    for (const name of names) versionOf(await store().put({ kind, name }, { name }, 'absent'));
    for (const name of names) {
      const entry = await existing(store(), kind, name);
      assert.deepEqual([entry.key, entry.value], [{ kind, name }, { name }]);
    }
    assert.deepEqual(await listedNames(kind), names.toSorted(byUnit));
    for (const name of names) {
      const { version } = await existing(store(), kind, name);
      assert.deepEqual(await store().remove({ kind, name }, { version }), { done: true });
    }
    assert.deepEqual(await listedNames(kind), []);
  });

  it('keeps any two names apart', async () => {
    const kind = freshKind();
    const name = fc.string({ unit: 'binary', maxLength: 500 });
    const written = new Map<string, string>();
    await fc.assert(
      fc.asyncProperty(name, fc.uuid(), async (given, value) => {
        const done = await store().put({ kind, name: given }, value, 'absent');
        assert.equal(done.done, !written.has(given));
        if (done.done) written.set(given, value);
        assert.equal((await existing(store(), kind, given)).value, written.get(given));
      }),
      { numRuns: 60 },
    );
    assert.deepEqual(await listedNames(kind), [...written.keys()].sort(byUnit));
  });

  it('keeps kinds apart', async () => {
    const [one, other] = [freshKind(), freshKind()];
    await store().put({ kind: one, name: 'a' }, 1, 'absent');
    await store().put({ kind: other, name: 'a' }, 2, 'absent');
    assert.equal((await existing(store(), one, 'a')).value, 1);
    assert.deepEqual(
      (await all(store().list(other))).map(({ key, value }) => [key.kind, value]),
      [[other, 2]],
    );
  });

  it('refuses names and kinds that some back end could not hold', async () => {
    const tooLong = { kind: 'names', name: `private${'x'.repeat(994)}` };
    await rejectsStoreError(store().get(tooLong), /1001 characters/, ['private']);
    await rejectsStoreError(store().put(tooLong, 1, 'absent'), /1001 characters/, ['private']);
    await rejectsStoreError(store().remove(tooLong, { version: 'x' }), /1001 characters/, ['private']);
    for (const kind of ['', 'Upper', 'with space', 'digit1', 'a/b', "a'b", 'k'.repeat(41)]) {
      await rejectsStoreError(store().get({ kind, name: 'a' }), /kind/);
      await rejectsStoreError(store().put({ kind, name: 'a' }, 1, 'absent'), /kind/);
      await rejectsStoreError(all(store().list(kind)), /kind/);
    }
  });

  it('lists nothing for a kind without entries', async () => {
    assert.deepEqual(await listedNames(freshKind()), []);
  });

  it('lists more than 1,000 entries by code unit, with their values and versions', async () => {
    const kind = freshKind();
    const names = Array.from({ length: 1_100 }, (_, index) => `entry/${(index * 7_919) % 1_100}`);
    const versions = new Map<string, string>();
    for (let from = 0; from < names.length; from += 50) {
      const batch = names.slice(from, from + 50);
      const writes = batch.map(async (name) =>
        versions.set(name, versionOf(await store().put({ kind, name }, { name }, 'absent'))),
      );
      await Promise.all(writes);
    }
    const expected = names
      .toSorted(byUnit)
      .map((name) => ({ key: { kind, name }, value: { name }, version: versions.get(name) }));
    assert.deepEqual(await all(store().list(kind)), expected);
    assert.equal((await all(store().list(kind, 'entry/10'))).length, 111);
  });

  it('narrows a list by the beginning of the name', async () => {
    const kind = freshKind();
    const names = [
      'a',
      'a/',
      'a/1',
      'a/2',
      'a0',
      'A/1',
      'a%2F1',
      'b',
      '',
      '🍏',
      '🍏x',
      '🍎',
      '\uffff',
      '\uffff\uffff',
    ];
    for (const name of names) await store().put({ kind, name }, name, 'absent');
    for (const prefix of [
      '',
      'a',
      'a/',
      'a/1',
      'A',
      '%',
      '🍏',
      '\ud83c',
      '\uffff',
      'none',
      'x'.repeat(1_000),
    ]) {
      const expected = names.filter((name) => name.startsWith(prefix)).sort(byUnit);
      assert.deepEqual(await listedNames(kind, prefix), expected, `prefix ${JSON.stringify(prefix)}`);
    }
  });

  it('begins a list at a name and ends it after so many', async () => {
    const kind = freshKind();
    const names = [
      'a',
      'a/',
      'a/1',
      'a/2',
      'a0',
      'A/1',
      'b',
      '',
      '~',
      '-',
      '.',
      '🍏',
      '🍏x',
      '\uffff',
      ...LONG_NAMES,
    ];
    for (const name of names) await store().put({ kind, name }, name, 'absent');
    const sorted = names.toSorted(byUnit);
    const froms = [undefined, '', 'a/1', 'a/10', 'x'.repeat(999), `${'x'.repeat(999)}x0`, '🍏'];
    const asked = ['', 'a', 'a/', '🍏', 'x', 'none'].flatMap((prefix) =>
      froms.flatMap((from) => [undefined, 0, 1, 3, 100].map((limit) => ({ prefix, from, limit }))),
    );
    for (const { prefix, from = '', limit } of asked) {
      const expected = sorted.filter((name) => name.startsWith(prefix) && name >= from).slice(0, limit);
      const options = limit === undefined ? { from } : { from, limit };
      const listed = (await all(store().list(kind, prefix, options))).map(({ key }) => key.name);
      assert.deepEqual(listed, expected, JSON.stringify({ prefix, from: from.slice(0, 5), limit }));
    }
  });

  it('lets a reader of the list write, remove and stop early', async () => {
    const kind = freshKind();
    for (const name of ['a', 'b', 'c']) await store().put({ kind, name }, name, 'absent');
    for await (const { key, version } of store().list(kind)) {
      if (key.name === 'c') break;
      assert.deepEqual(await store().remove(key, { version }), { done: true });
      versionOf(await store().put({ kind: `${kind}-done`, name: key.name }, 1, 'absent'));
    }
    assert.deepEqual(await listedNames(kind), ['c']);
    assert.deepEqual(await listedNames(`${kind}-done`), ['a', 'b']);
  });

  async function listedNames(kind: string, prefix?: string): Promise<string[]> {
    return (await all(store().list(kind, prefix))).map((entry) => entry.key.name);
  }
}

function byUnit(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Entry, Expected, KeyValueStore, Written } from '../../src/store/key-value.ts';
import type { ContractPart } from './store-contract.ts';
import { all, existing, versionOf } from './support-store.ts';

/** A long value of which each part tells whose it is: one that is made of two of them gives itself away. */
export function longValue(writer: string, units = 1_300_000): string {
  return writer.repeat(Math.ceil(units / writer.length)).slice(0, units);
}

/** Whose long value it is; fails when it is not one writer's whole. */
export function writerOf({ value }: Entry): string {
  assert.ok(typeof value === 'string');
  const writer = value.slice(0, 10);
  assert.ok(value === longValue(writer, value.length), 'a value of more than one writer');
  return writer;
}

/** The part of the contract about values of up to 8,000,000 code units: as whole as short ones. */
export function describeLongValues({ store, freshKind }: ContractPart): void {
  it('holds values of the full length, of every kind of character', async () => {
    const kind = freshKind();
    const texts = {
      ascii: 'x'.repeat(7_999_990),
      emoji: `x${'🍏'.repeat(700_000)}`,
      escaped: '"\\€'.repeat(300_000),
      lone: '\ud83c'.repeat(200_000),
    };
    for (const [name, text] of Object.entries(texts)) {
      const version = versionOf(await store().put({ kind, name }, text, 'absent'));
      const same = isDeepStrictEqual(await store().get({ kind, name }), {
        key: { kind, name },
        value: text,
        version,
      });
      assert.ok(same, `${name} came back changed`);
    }
    const listed = await all(store().list(kind));
    assert.deepEqual(
      listed.map(({ key, value }) => [key.name, value === texts[key.name as keyof typeof texts]]),
      Object.keys(texts)
        .toSorted()
        .map((name) => [name, true]),
    );
  });

  it('goes from long to short and back, by compare-and-set', async () => {
    const key = { kind: freshKind(), name: 'a' };
    let expected: Expected = 'absent';
    for (const value of [
      'short',
      longValue('long'),
      longValue('longer', 2_000_000),
      'short again',
      longValue('end'),
    ]) {
      const version = versionOf(await store().put(key, value, expected));
      assert.deepEqual(await store().put(key, longValue('late'), expected), {
        done: false,
        reason: 'conflict',
      });
      assert.deepEqual(await store().put(key, 'late', expected), { done: false, reason: 'conflict' });
      if (expected !== 'absent') assert.deepEqual(await store().remove(key, expected), { done: false });
      const entry = await existing(store(), key.kind, key.name);
      assert.ok(entry.value === value && entry.version === version);
      assert.deepEqual(
        (await all(store().list(key.kind))).map(({ version: listed }) => listed),
        [version],
      );
      expected = { version };
    }
    assert.ok(expected !== 'absent');
    assert.deepEqual(await store().remove(key, expected), { done: true });
    assert.equal(await store().get(key), undefined);
    assert.deepEqual(await store().put(key, longValue('late'), expected), {
      done: false,
      reason: 'conflict',
    });
    assert.equal(await store().get(key), undefined);
  });

  it('lets exactly one of 8 writers of long values win, and readers see one writer’s whole', async () => {
    const key = { kind: freshKind(), name: 'contended' };
    let expected: Expected = 'absent';
    for (let round = 0; round < 3; round += 1) {
      const condition: Expected = expected;
      let writing = true;
      const reading = readOn(store(), key, () => writing);
      const writers = Array.from({ length: 8 }, (_, index) => `round${round}/w${index}.`);
      const writes: Written[] = await Promise.all(
        writers.map((writer) => store().put(key, longValue(writer), condition)),
      );
      writing = false;
      await reading;
      const winners = writers.filter((_, index) => writes[index]?.done);
      assert.equal(winners.length, 1);
      const entry = await existing(store(), key.kind, key.name);
      assert.equal(writerOf(entry), winners[0]);
      expected = { version: entry.version };
    }
  });
}

/** Reads as often as it can; every value must be whole, by `get` and by `list`. */
async function readOn(store: KeyValueStore, key: Entry['key'], goOn: () => boolean): Promise<void> {
  while (goOn()) {
    const entry = await store.get(key);
    if (entry !== undefined) writerOf(entry);
    for (const listed of await all(store.list(key.kind))) writerOf(listed);
  }
}

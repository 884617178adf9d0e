import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromEntity, toEntity, toHead, toPiece } from '../../src/store/azure-entity.ts';
import { isExact, isSorted, keyRanges, rowKeyOf } from '../../src/store/azure-names.ts';
import { AWKWARD_NAMES, LONG_NAMES } from './support-store-samples.ts';

const NAMES = [...AWKWARD_NAMES, ...LONG_NAMES];

/** Close relatives, around and above the length at which a name is cut. */
const name = fc.oneof(
  fc.string({ unit: fc.constantFrom('_', '0', '2', 'f', '/', 'a', '~', 'Z', '\ud83c', '🍏'), maxLength: 70 }),
  fc
    .tuple(
      fc.integer({ min: 150, max: 260 }),
      fc.string({ unit: fc.constantFrom('a', '/', '~'), maxLength: 3 }),
    )
    .map(([length, end]) => 'a'.repeat(length) + end),
);

/** One that 0.1.0 wrote, and one that came later. */
const KINDS = ['place', 'anything-newer'];

describe('an entity in Azure Tables', () => {
  it('has a row key that every table service and URL takes, and no other name has it', () => {
    for (const kind of KINDS) {
      const keys = NAMES.map((name) => rowKeyOf(kind, name));
      for (const key of keys) assert.match(key, /^[hns]-[A-Za-z0-9._:~-]{0,248}$/);
      assert.equal(new Set(keys).size, NAMES.length);
    }
  });

  it('has the row key that 0.1.0 gave it, where 0.1.0 knew its kind', () => {
    // Written down here as 0.1.0 made them, so that a change of the program cannot change them.
    assert.equal(
      rowKeyOf('history', '2026-11-10T14:50:00.000Z~a'),
      'n-2026-11-10T14_003a50_003a00.000Z_007ea',
    );
    assert.equal(rowKeyOf('place', 'a/b_c🍏'), 'n-a_002fb_005fc_d83c_df4f');
    const hash = '6ecb561d181eb5f89ae5db99abfc20d30ff67d9fb3039b0803c578ce9b1557b8';
    assert.equal(rowKeyOf('press', '_'.repeat(50)), `h-${hash}`);
    const known =
      'card destination history hurry it-team lease look place press pulse reminder saying sync watch';
    for (const kind of known.split(' ')) assert.equal(isSorted(kind), false, kind);
  });

  it('never shares a row key with another name', () => {
    for (const kind of KINDS)
      fc.assert(
        fc.property(name, name, (one, other) =>
          assert.equal(rowKeyOf(kind, one) === rowKeyOf(kind, other), one === other),
        ),
        { numRuns: 500 },
      );
  });

  it('of a newer kind stands among the others where its name does, unless it says that it may not', () => {
    const sign = (one: string, other: string) => Number(one > other) - Number(one < other);
    fc.assert(
      fc.property(name, name, (one, other) => {
        const [key, otherKey] = [rowKeyOf('anything-newer', one), rowKeyOf('anything-newer', other)];
        if (isExact(key) || isExact(otherKey)) assert.equal(sign(key, otherKey), sign(one, other));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is in the ranges that a list of its beginning asks for', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    for (const kind of KINDS)
      fc.assert(
        fc.property(name, name, share, (one, from, part) => {
          const prefix = one.slice(0, Math.floor(part * one.length));
          const key = rowKeyOf(kind, one);
          const asked = keyRanges(kind, prefix, one >= from ? from : '');
          assert.ok(asked.some((range) => range.from <= key && key < range.to));
        }),
        { numRuns: 2_000 },
      );
  });

  it('stays within the limits of a property and an entity, and cuts no character in two', () => {
    for (const text of ['x'.repeat(400_000), '🍏'.repeat(200_000), `x${'🍏'.repeat(199_999)}`]) {
      const entity = toEntity({ kind: 'k'.repeat(40), name: '\u0000'.repeat(1_000) }, text, 'w'.repeat(36));
      const strings = Object.values(entity).filter((value) => typeof value === 'string');
      for (const value of strings) {
        assert.ok(value.length * 2 <= 64 * 1_024, 'a property is larger than 64 KiB');
        assert.ok(value.isWellFormed(), 'a character was cut in two');
      }
      const size = [...Object.keys(entity), ...strings].reduce((sum, value) => sum + 2 * value.length, 0);
      assert.ok(size < 1_024 * 1_024 - 1_000, `the entity has ${size} bytes`);
    }
  });

  it('stays within them as a piece and as the head of pieces', () => {
    const key = { kind: 'k'.repeat(40), name: '\u0000'.repeat(1_000) };
    const piece = toPiece(key, 'w'.repeat(36), 19, 'x'.repeat(400_000));
    const head = toHead(key, { pieces: 20, units: 8_000_000 }, 'w'.repeat(36));
    for (const entity of [piece, head]) {
      const strings = Object.values(entity).filter((value) => typeof value === 'string');
      assert.ok(strings.every((value) => value.length * 2 <= 64 * 1_024));
      const size = [...Object.keys(entity), ...strings].reduce((sum, value) => sum + 2 * value.length, 0);
      assert.ok(size < 1_024 * 1_024 - 1_000, `the entity has ${size} bytes`);
    }
    assert.match(piece.partitionKey, /^[a-z.]{1,60}$/);
    assert.match(piece.rowKey, /^[0-9a-f]{64}\.w{36}\.019$/);
  });

  it('is read as it was written', () => {
    for (const kind of KINDS)
      for (const one of NAMES) {
        const key = { kind, name: one };
        const read = fromEntity('get', kind, { ...toEntity(key, '{"n":1}', 'w'), etag: 'e' });
        assert.deepEqual(read, { key, etag: 'e', write: 'w', content: { text: '{"n":1}' } });
      }
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromEntity, rowKeyOf, toEntity } from '../../src/store/azure-entity.ts';
import { AWKWARD_NAMES, LONG_NAMES } from './support-store-samples.ts';

const NAMES = [...AWKWARD_NAMES, ...LONG_NAMES];

describe('an entity in Azure Tables', () => {
  it('has a row key that every table service and URL takes, and no other name has it', () => {
    const keys = NAMES.map(rowKeyOf);
    for (const key of keys) assert.match(key, /^[hn]-[A-Za-z0-9._-]{0,248}$/);
    assert.equal(new Set(keys).size, NAMES.length);
  });

  it('never shares a row key with another name', () => {
    const name = fc.string({
      unit: fc.constantFrom('_', '0', '2', 'f', '/', 'a', '\ud83c', '🍏'),
      maxLength: 70,
    });
    fc.assert(
      fc.property(name, name, (one, other) => assert.equal(rowKeyOf(one) === rowKeyOf(other), one === other)),
      { numRuns: 500 },
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

  it('is read as it was written', () => {
    for (const name of NAMES) {
      const key = { kind: 'claim', name };
      const read = fromEntity('get', 'claim', { ...toEntity(key, '{"n":1}', 'w'), etag: 'e' });
      assert.deepEqual(read, { entry: { key, value: { n: 1 }, version: 'e' }, write: 'w' });
    }
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Button, decodeButton, encodeButton } from '../../src/domain/buttons.ts';

const BUTTONS: readonly Button[] = [
  { verb: 'status' },
  { verb: 'status', filter: 'vpp', page: 3 },
  { verb: 'show', ref: { family: 'push', id: 'push' } },
  { verb: 'renew', ref: { family: 'vpp', id: '22222222-0000-4000-8000-000000000001' } },
  { verb: 'renew-family', family: 'ade' },
  { verb: 'check-now' },
  { verb: 'help' },
];

describe('buttons', () => {
  for (const button of BUTTONS) {
    it(`${JSON.stringify(button)} survives the way through a client`, () => {
      const data: unknown = JSON.parse(JSON.stringify(encodeButton(button)));
      assert.deepEqual(decodeButton(button.verb, data), button);
    });
  }

  for (const [name, verb, data] of [
    ['an unknown verb', 'delete-everything', {}],
    ['no data', 'show', undefined],
    ['a text for data', 'show', 'vpp:x'],
    ['an unknown family', 'show', { ref: 'secret:x' }],
    ['a path in an id', 'show', { ref: 'vpp:../../users' }],
    ['a query in an id', 'show', { ref: 'vpp:a?$select=token' }],
    ['an empty id', 'show', { ref: 'vpp:' }],
    ['a negative page', 'status', { page: -1 }],
    ['a page that is no number', 'status', { page: '1' }],
    ['a megabyte of filter', 'status', { filter: 'x'.repeat(1_000_000) }],
  ] as const) {
    it(`refuses ${name}`, () => assert.equal(decodeButton(verb, data), undefined));
  }

  it('never throws, whatever a client sends', () => {
    fc.assert(fc.property(fc.string(), fc.jsonValue(), (verb, data) => void decodeButton(verb, data)));
  });
});

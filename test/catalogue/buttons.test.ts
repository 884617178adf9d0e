import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Button, decodeButton, encodeButton } from '../../src/catalogue/commands/buttons.ts';

const BUTTONS: readonly Button[] = [
  { verb: 'status' },
  { verb: 'status', filter: 'vpp', page: 3 },
  { verb: 'show', ref: { family: 'push', id: 'push' } },
  { verb: 'renew', ref: { family: 'vpp', id: '22222222-0000-4000-8000-000000000001' } },
  { verb: 'renew-family', family: 'ade' },
  { verb: 'check-now' },
  { verb: 'help' },
  { verb: 'sync', ref: { family: 'vpp', id: 'a-1' }, seen: 1_795_000_000_000, beside: 1 },
  { verb: 'sync-all', family: 'ade', seen: 0 },
  { verb: 'sync-look', ref: { family: 'ade', id: 'a-1' } },
  { verb: 'claim', ref: { family: 'push', id: 'push' }, generation: '2026-12-04T12:00:00.000Z|1A|com.apple' },
  { verb: 'release', ref: { family: 'push', id: 'push' }, generation: 'g' },
  {
    verb: 'snooze',
    ref: { family: 'vpp', id: 'a-1' },
    generation: 'g',
    choice: 'next-step',
    reason: 'on leave',
  },
  { verb: 'wake', ref: { family: 'vpp', id: 'a-1' }, generation: 'g', list: 1 },
  { verb: 'accept', ref: { family: 'push', id: 'push' }, generation: 'g' },
  { verb: 'accept-sure', ref: { family: 'push', id: 'push' }, generation: 'g' },
  { verb: 'snoozed' },
  { verb: 'history', ref: { family: 'vpp', id: 'a-1' }, page: 2 },
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
    ['a megabyte of reason', 'snooze', { ref: 'vpp:a', generation: 'g', reason: 'x'.repeat(1_000_000) }],
    ['a snooze for ever', 'snooze', { ref: 'vpp:a', generation: 'g', choice: 'forever' }],
    ['an act without a generation', 'claim', { ref: 'vpp:a' }],
    ['a sync of a whole family by id', 'sync', { ref: 'vpp:*', seen: 1 }],
  ] as const) {
    it(`refuses ${name}`, () => assert.equal(decodeButton(verb, data), undefined));
  }

  it('cuts a reason to what a card has room for, and takes none for none', () => {
    const about = { ref: 'vpp:a', generation: 'g' };
    const long = decodeButton('snooze', { ...about, reason: `on \n leave ${'x'.repeat(900)}` });
    assert.ok(long?.verb === 'snooze' && long.reason?.startsWith('on leave x') && long.reason.length === 200);
    const untouched = decodeButton('snooze', { ...about, reason: '  ', choice: '' });
    assert.ok(untouched?.verb === 'snooze' && !('reason' in untouched) && !('choice' in untouched));
  });

  it('never throws, whatever a client sends', () => {
    fc.assert(fc.property(fc.string(), fc.jsonValue(), (verb, data) => void decodeButton(verb, data)));
  });
});

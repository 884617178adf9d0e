import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../../src/domain/instant.ts';
import type { Token } from '../../../src/domain/token.ts';
import { push } from '../../support/builders.ts';
import { berlin, cert, createWorld, END, synced } from '../plan/world.ts';

describe('what was seen, on record', () => {
  const now = berlin('2026-11-23 10:00');

  /** What is on record after each of these was looked at, an hour apart. */
  function seenAfter(...looks: readonly (readonly Token[])[]) {
    const world = createWorld();
    for (const [index, tokens] of looks.entries()) world.look(now + index * HOUR, tokens);
    return world.history().map(({ what, about, at, until }) => [what, about?.id, (at - now) / HOUR, until]);
  }
  const renewed = push({ expiresAt: END + 365 * DAY, serial: 'NEW' });
  const other = push({ topic: 'com.apple.mgmt.External.other', serial: 'FF' });

  it('a later expiry with the same topic is a renewal, once', () => {
    assert.deepEqual(seenAfter([cert], [renewed], [renewed]), [['renewed', 'push', 1, renewed.expiresAt]]);
  });

  it('nothing new, another serial number, and a first look are none', () => {
    assert.deepEqual(seenAfter([cert], [{ ...cert, serial: 'NEW' }], [cert]), []);
  });

  it('another certificate is a wrong renewal, once, and again when it is yet another', () => {
    const third = { ...other, topic: 'com.apple.mgmt.External.third' };
    assert.deepEqual(seenAfter([cert], [other], [other], [third], [third]), [
      ['wrong-renewal', 'push', 1, undefined],
      ['wrong-renewal', 'push', 3, undefined],
    ]);
  });

  it('a date that moved back is on record with the date it moved to', () => {
    const back = push({ expiresAt: END - DAY });
    assert.deepEqual(seenAfter([cert], [back], [back]), [['moved-back', 'push', 1, back.expiresAt]]);
  });

  it('a token that is gone is on record at the second good look', () => {
    assert.deepEqual(seenAfter([synced(now)], [], [], []), [['vanished', synced(now).id, 2, undefined]]);
  });

  it('a token that was created again is on record, the old one and those of the first look are not', () => {
    const [old, twin] = [synced(now, { id: 'old' }), synced(now, { id: 'new' })];
    assert.deepEqual(seenAfter([old], [old, twin], [old, twin]), [['recreated', 'new', 1, undefined]]);
    assert.deepEqual(seenAfter([old, twin], [old, twin]), []);
  });

  it('what could not be judged is not on record a second time', () => {
    const world = createWorld();
    world.look(now, [cert]);
    world.look(now + HOUR, [other]);
    const { topic: _, ...hidden } = other;
    world.look(now + 2 * HOUR, [hidden]);
    world.look(now + 3 * HOUR, [], { unreadable: ['push'] });
    world.look(now + 4 * HOUR, [other]);
    assert.deepEqual(
      world.history().map(({ what }) => what),
      ['wrong-renewal'],
    );
  });
});

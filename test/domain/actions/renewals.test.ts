import assert from 'node:assert/strict';
import { renewalsSeen } from '../../../src/domain/actions/renewals.ts';
import { DAY, HOUR } from '../../../src/domain/instant.ts';
import { berlin, cert, createWorld } from '../plan/world.ts';

describe('renewals on record', () => {
  const now = berlin('2026-11-23 10:00');

  function seenAfter(change: Partial<typeof cert>) {
    const world = createWorld();
    world.look(now, [cert]);
    const before = world.watch();
    world.look(now + HOUR, [{ ...cert, ...change }]);
    return renewalsSeen(before, world.watch(), new Map());
  }

  it('another expiry and serial with the same topic is one', () => {
    const expiresAt = Number(cert.expiresAt) + 365 * DAY;
    const [line, ...more] = seenAfter({ expiresAt, serial: 'NEW' });
    assert.equal(more.length, 0);
    assert.deepEqual([line?.what, line?.until, line?.at], ['renewed', expiresAt, now + HOUR]);
  });

  it('a wrong renewal, and nothing new, are none', () => {
    assert.deepEqual(seenAfter({}), []);
    assert.deepEqual(seenAfter({ topic: 'com.apple.mgmt.External.other', serial: 'NEW' }), []);
  });
});

import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../../src/domain/instant.ts';
import { berlin, createWorld, synced, words } from './world.ts';

const vppFamily = { family: 'vpp', id: '*' } as const;

describe('plan: what cannot be read', () => {
  const monday = berlin('2026-11-23 09:00');
  const bad = { unreadable: ['vpp'] as const };

  it('is said after three failed looks in a row, at the hour of reminders, and closed when it can be read', () => {
    const world = createWorld();
    world.look(monday, []);
    for (const look of [1, 2]) {
      assert.deepEqual(words(world.look(monday + look * HOUR, [], bad), vppFamily), ['leave few-failures']);
    }
    assert.deepEqual(words(world.look(monday + 3 * HOUR, [], bad), vppFamily), ['leave not-yet']);
    assert.deepEqual(words(world.look(monday + DAY, [], bad), vppFamily), ['post new cannot-check']);
    assert.deepEqual(words(world.look(monday + 2 * DAY, [], bad), vppFamily), ['leave said']);
    assert.deepEqual(words(world.look(monday + 8 * DAY, [], bad), vppFamily), ['post repeat cannot-check']);
    assert.deepEqual(words(world.look(monday + 9 * DAY, []), vppFamily), ['resolve readable-again']);
    assert.deepEqual(words(world.look(monday + 10 * DAY, []), vppFamily), []);
  });

  it('is said at the third failed look, whatever the hour, when only a person can mend it', () => {
    const night = berlin('2026-11-23 23:00');
    for (const because of ['permission', 'sign-in', 'no-intune'] as const) {
      const world = createWorld();
      world.look(monday, []);
      for (const look of [0, 1]) {
        const plan = world.look(night + look * HOUR, [], { ...bad, because });
        assert.deepEqual(words(plan, vppFamily), ['leave few-failures'], because);
      }
      const third = world.look(night + 2 * HOUR, [], { ...bad, because });
      assert.deepEqual(words(third, vppFamily), ['post new cannot-check'], because);
    }
  });

  it('starts to count anew after a look that could read', () => {
    const world = createWorld();
    for (let look = 0; look < 12; look += 1) {
      const plan = world.look(monday + look * HOUR, [], look % 3 === 2 ? {} : bad);
      assert.equal(plan.posts.length, 0);
    }
  });

  it('does not count one look twice', () => {
    const world = createWorld();
    for (let run = 0; run < 5; run += 1) {
      const plan = world.look(monday + run * HOUR, [], { ...bad, lookedAt: monday });
      assert.deepEqual(words(plan, vppFamily), ['leave few-failures']);
    }
  });

  it('is repeated every workday while a token in it is close to its end', () => {
    const world = createWorld();
    world.look(monday, [synced(monday, { expiresAt: monday + 10 * DAY })]);
    for (const look of [1, 2, 3]) world.look(monday + look * HOUR, [], bad);
    for (const day of [1, 2, 3]) {
      assert.match(words(world.look(monday + day * DAY, [], bad), vppFamily)[0] ?? '', /post (new|repeat)/);
    }
  });
});

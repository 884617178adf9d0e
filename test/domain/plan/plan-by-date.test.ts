import assert from 'node:assert/strict';
import { MINUTE } from '../../../src/domain/instant.ts';
import { push } from '../../support/builders.ts';
import { berlin, cert, createWorld, POLICY, synced, words } from './world.ts';

describe('plan: the ladder', () => {
  it('says nothing about what is fine', () => {
    const now = berlin('2026-10-01 09:00', true);
    const plan = createWorld().look(now, [cert, synced(now)]);
    assert.deepEqual(words(plan), ['leave fine', 'leave fine']);
    assert.equal(plan.posts.length, 0);
  });

  it('says each step once, at its hour', () => {
    const world = createWorld();
    world.look(berlin('2026-12-14 09:00'), [cert]);
    assert.deepEqual(words(world.look(berlin('2026-12-15 08:59'), [cert])), ['leave not-yet']);
    assert.deepEqual(words(world.look(berlin('2026-12-15 09:00'), [cert])), ['post step 30']);
    assert.deepEqual(words(world.look(berlin('2026-12-15 09:01'), [cert])), ['leave said']);
    assert.deepEqual(words(world.look(berlin('2026-12-31 09:00'), [cert])), ['post step 14']);
  });

  it('says the first step on Friday when it falls on a Sunday, though the token still counts as fine', () => {
    const world = createWorld();
    const sunday = push({ expiresAt: berlin('2027-01-21 12:00') });
    world.look(berlin('2026-11-19 09:00'), [sunday]);
    const plan = world.look(berlin('2026-11-20 09:00'), [sunday]);
    assert.deepEqual(words(plan), ['post step 60']);
    assert.equal(plan.posts[0]?.row?.headline?.kind, 'expires-soon');
    assert.equal(plan.posts[0]?.row?.headline?.detail.days, 62);
    assert.deepEqual(words(world.look(berlin('2026-11-21 09:00'), [sunday])), ['leave said']);
    assert.deepEqual(words(world.look(berlin('2026-11-22 09:00'), [sunday])), ['leave said']);
  });

  it('says the end at once, at night and on a Sunday, and then every workday', () => {
    const world = createWorld();
    const sunday = push({ expiresAt: berlin('2027-01-17 02:00') });
    world.look(berlin('2027-01-15 09:00'), [sunday]);
    assert.deepEqual(words(world.look(berlin('2027-01-17 02:00'), [sunday])), ['post expired expired']);
    assert.deepEqual(words(world.look(berlin('2027-01-17 09:00'), [sunday])), ['leave said']);
    assert.deepEqual(words(world.look(berlin('2027-01-18 09:00'), [sunday])), ['post still-expired -1']);
    assert.deepEqual(words(world.look(berlin('2027-01-18 15:00'), [sunday])), ['leave said']);
    assert.deepEqual(words(world.look(berlin('2027-01-19 09:00'), [sunday])), ['post still-expired -2']);
  });

  it('names a step of today that it says ahead of its time', () => {
    // With one workday a week the last two steps share a Wednesday, and a look before their hour finds an older one due.
    const world = createWorld({ ...POLICY, workdays: [3] });
    const thursday = push({ expiresAt: berlin('2026-11-26 12:00') });
    world.look(berlin('2026-11-17 09:00'), [thursday], { unreadable: ['push'] });
    const plan = world.look(berlin('2026-11-25 00:30'), [thursday]);
    assert.deepEqual(words(plan), ['post first-seen 0']);
    assert.deepEqual(plan.posts[0]?.due[0].covers, [1, 3, 7, 14, 30, 60]);
    assert.deepEqual(words(world.look(berlin('2026-11-25 09:00'), [thursday])), ['leave said']);
  });

  it('does not say the end twice on one day', () => {
    const world = createWorld();
    const late = push({ expiresAt: berlin('2027-01-18 23:30') });
    world.look(berlin('2027-01-18 09:00'), [late]);
    assert.deepEqual(words(world.look(berlin('2027-01-19 03:00'), [late])), ['post expired -1']);
    assert.deepEqual(words(world.look(berlin('2027-01-19 09:00'), [late])), ['leave said']);
  });

  it('updates the open card when the state changes without a step', () => {
    const world = createWorld({ ...POLICY, ladder: [14, 1] });
    world.look(berlin('2026-12-30 09:00'), [cert]);
    assert.deepEqual(words(world.look(berlin('2026-12-31 09:00'), [cert])), ['post step 14']);
    assert.deepEqual(words(world.look(berlin('2027-01-06 09:00'), [cert])), ['leave said']);
    assert.deepEqual(words(world.look(berlin('2027-01-07 09:00'), [cert])), ['update changed']);
    assert.deepEqual(words(world.look(berlin('2027-01-08 09:00'), [cert])), ['leave said']);
  });
});

describe('plan: downtime', () => {
  it('says only the most urgent step, once, with the gap', () => {
    const world = createWorld();
    const from = berlin('2026-12-15 09:00');
    world.look(from, [cert]);
    const to = berlin('2027-01-11 16:00');
    const plan = world.look(to, [cert]);
    assert.deepEqual(words(plan), ['post catch-up 3']);
    assert.deepEqual(plan.posts[0]?.due[0].covers, [7, 14]);
    assert.deepEqual(plan.posts[0]?.due[0].gap, { from, to });
    assert.deepEqual(words(world.look(to + MINUTE, [cert])), ['leave said']);
  });

  it('names no gap when nothing was missed', () => {
    const world = createWorld();
    world.look(berlin('2026-12-15 09:00'), [cert]);
    const plan = world.look(berlin('2026-12-31 09:00'), [cert]);
    assert.deepEqual(words(plan), ['post step 14']);
    world.look(berlin('2027-01-07 03:00'), [cert]);
    assert.equal(world.look(berlin('2027-01-07 09:00'), [cert]).posts[0]?.due[0].gap, undefined);
  });

  it('counts a family that could not be read as a time in which the bot could not look', () => {
    const world = createWorld();
    const from = berlin('2027-01-07 03:00');
    world.look(berlin('2027-01-06 09:00'), [cert]);
    assert.deepEqual(words(world.look(from, [cert])), ['leave not-yet']);
    const bad = { unreadable: ['push'], forgotten: true } as const;
    assert.deepEqual(words(world.look(berlin('2027-01-07 09:00'), [], bad), cert), ['leave unreadable']);
    const plan = world.look(berlin('2027-01-07 15:00'), [cert]);
    assert.deepEqual(words(plan, cert), ['post catch-up 7']);
    assert.equal(plan.posts[0]?.due[0].gap?.from, from);
  });

  it('calls a step that passed before the token was known first seen, and names no gap', () => {
    const plan = createWorld().look(berlin('2027-01-05 15:00'), [cert]);
    assert.deepEqual(words(plan), ['post first-seen 14']);
    assert.equal(plan.posts[0]?.due[0].gap, undefined);
  });
});

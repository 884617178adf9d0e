import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../../src/domain/instant.ts';
import { push } from '../../support/builders.ts';
import { berlin, cert, createWorld, END, words } from './world.ts';

describe('plan: the wrong certificate', () => {
  const monday = berlin('2026-12-14 09:00');
  const night = berlin('2026-12-15 03:00');
  const wrong = push({ topic: 'com.apple.mgmt.External.other', serial: 'FF', expiresAt: monday + 365 * DAY });
  const right = push({ serial: 'NEW', expiresAt: monday + 365 * DAY });

  it('is said at once, with both topics and how long the old one can be renewed, and never resolved', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    const plan = world.look(night, [wrong]);
    assert.deepEqual(words(plan), ['post new wrong-renewal']);
    const [post] = plan.posts;
    assert.equal(post?.due[0].finding.severity, 'critical');
    assert.deepEqual(post?.due[0].finding.detail, { before: cert.topic, after: wrong.topic });
    assert.equal(post?.next.announcement?.right?.expiresAt, END);
    const said = [];
    for (let at = berlin('2026-12-15 09:00'); at < monday + 8 * DAY; at += DAY) {
      said.push(...words(world.look(at, [wrong])));
    }
    assert.deepEqual(said, [
      'leave said',
      'post repeat wrong-renewal',
      'post repeat wrong-renewal',
      'post repeat wrong-renewal',
      'leave said',
      'leave said',
      'post repeat wrong-renewal',
    ]);
  });

  it('is resolved when the old topic comes back renewed', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    world.look(night, [wrong]);
    const plan = world.look(night + HOUR, [right]);
    assert.deepEqual(words(plan), ['resolve renewed']);
    assert.equal(plan.watch.known['push:push']?.expiresAt, right.expiresAt);
  });

  it('goes on where it was when the old certificate comes back as it was', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    for (const minutes of [0, 10, 20, 30]) world.look(night + minutes * MINUTE, [wrong]);
    world.look(night + HOUR, [cert]);
    assert.deepEqual(words(world.look(night + 2 * HOUR, [cert])), ['update partly-solved']);
    assert.deepEqual(words(world.look(berlin('2026-12-15 09:00'), [cert])), ['post step 30']);
  });

  it('is said again when it is replaced by yet another wrong one', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    world.look(night, [wrong]);
    const third = push({ ...wrong, topic: 'com.apple.mgmt.External.third', serial: 'EE' });
    assert.deepEqual(words(world.look(night + HOUR, [third])), ['post new wrong-renewal']);
  });

  it('is still one when the old certificate was deleted first', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    for (let look = 1; look < 5; look += 1) world.look(monday + look * HOUR, []);
    assert.deepEqual(words(world.look(monday + 9 * HOUR, [wrong])), ['post new wrong-renewal']);
  });

  it('is accepted when somebody says it was meant', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    world.look(night, [wrong]);
    world.accept(wrong, night + MINUTE);
    assert.deepEqual(words(world.look(night + HOUR, [wrong])), ['resolve accepted']);
    assert.deepEqual(words(world.look(night + 2 * HOUR, [wrong])), ['leave fine']);
  });
});

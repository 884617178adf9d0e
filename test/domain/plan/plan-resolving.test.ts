import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../../src/domain/instant.ts';
import { refKey } from '../../../src/domain/token.ts';
import { push, vpp } from '../../support/builders.ts';
import { berlin, cert, createWorld, END, synced, words } from './world.ts';

describe('plan: resolving', () => {
  const monday = berlin('2026-12-14 09:00');

  it('resolves a renewal at once, with what it was', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    const plan = world.look(monday + MINUTE, [push({ expiresAt: END + 365 * DAY, serial: 'NEW' })]);
    assert.deepEqual(words(plan), ['resolve renewed']);
    assert.equal(plan.intents[0]?.before?.facts.expiresAt, END);
    assert.equal(world.reminder(cert), undefined);
  });

  it('resolves what is gone after two looks, not after the same look twice', () => {
    const world = createWorld();
    const broken = (now: number) => synced(now, { state: 'surprising' });
    world.look(monday, [broken(monday)]);
    const look = monday + HOUR;
    assert.deepEqual(words(world.look(look, [synced(look)])), ['leave second-look']);
    assert.deepEqual(words(world.look(look + MINUTE, [synced(look)], { lookedAt: look })), [
      'leave second-look',
    ]);
    assert.deepEqual(words(world.look(look + HOUR, [synced(look + HOUR)])), ['resolve solved']);
  });

  it('forgets the first look without it when it is back', () => {
    const world = createWorld();
    world.look(monday, [synced(monday, { state: 'surprising' })]);
    for (let at = monday + HOUR; at < monday + 10 * HOUR; at += 2 * HOUR) {
      assert.deepEqual(words(world.look(at, [synced(at)])), ['leave second-look']);
      assert.deepEqual(words(world.look(at + HOUR, [synced(at, { state: 'surprising' })])), ['leave said']);
    }
  });

  it('updates the card when something of it is solved', () => {
    const world = createWorld();
    const token = (now: number, state: string) => synced(now, { expiresAt: END, state });
    assert.deepEqual(words(world.look(monday, [token(monday, 'surprising')])), [
      'post new state-unknown, first-seen 60',
    ]);
    world.look(monday + HOUR, [token(monday, 'valid')]);
    assert.deepEqual(words(world.look(monday + 2 * HOUR, [token(monday, 'valid')])), [
      'update partly-solved',
    ]);
  });

  it('says that a token was deleted, after two looks, closes that after a week, and never while its family cannot be read', () => {
    const world = createWorld();
    const token = synced(monday, { state: 'invalid' });
    world.look(monday, [token]);
    for (let look = 1; look < 5; look += 1) {
      const plan = world.look(monday + look * HOUR, [], { unreadable: ['vpp'] });
      assert.deepEqual(words(plan, token), ['leave said']);
    }
    assert.deepEqual(words(world.look(monday + 6 * HOUR, []), token), ['leave second-look']);
    assert.deepEqual(words(world.look(monday + 7 * HOUR, []), token), ['post new vanished']);
    assert.deepEqual(words(world.look(monday + 6 * DAY, []), token), ['leave said']);
    assert.deepEqual(words(world.look(monday + 7 * DAY + 6 * HOUR, []), token), ['resolve gone']);
    assert.equal(world.watch().known[refKey(token)], undefined);
    assert.equal(world.reminder(token), undefined);
  });

  it('resolves the date of a renewed token though its sync is still stale, and does not say the sync again', () => {
    const world = createWorld();
    const stale = (now: number, expiresAt: number) => vpp({ expiresAt, lastSyncAt: now - 30 * HOUR });
    assert.deepEqual(words(world.look(monday, [stale(monday, END)])), ['post new sync-stale, first-seen 60']);
    assert.deepEqual(words(world.look(monday + HOUR, [stale(monday, END + 365 * DAY)])), ['resolve renewed']);
    assert.deepEqual(words(world.look(monday + DAY, [stale(monday + DAY, END + 365 * DAY)])), ['leave said']);
  });

  it('updates the card of a stale sync when the token is renewed', () => {
    const world = createWorld();
    const stale = (expiresAt: number) => vpp({ expiresAt, lastSyncAt: monday - 30 * HOUR });
    world.look(monday, [stale(END + 100 * DAY)]);
    assert.deepEqual(words(world.look(monday + HOUR, [stale(END + 465 * DAY)])), ['update renewed']);
  });
});

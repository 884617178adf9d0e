import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../../src/domain/instant.ts';
import { ade, push, vpp } from '../../support/builders.ts';
import { berlin, createWorld, END, synced, words } from './world.ts';

describe('plan: what does not follow from the date', () => {
  const monday = berlin('2026-11-23 09:00');

  it('says a dead state at once and every workday, a warning at its hour and every week', () => {
    const world = createWorld();
    const night = berlin('2026-11-24 03:00');
    const invalid = synced(monday, { id: 'a', state: 'invalid' });
    const odd = synced(monday, { id: 'b', state: 'surprising', location: 'Elsewhere' });
    world.look(monday, []);
    const first = world.look(night, [invalid, odd]);
    assert.deepEqual(words(first, invalid), ['post new state-invalid']);
    assert.deepEqual(words(first, odd), ['leave not-yet']);
    const seen: string[] = [];
    for (let at = berlin('2026-11-24 09:00'); at < monday + 16 * DAY; at += DAY) {
      const fresh = [invalid, odd].map((token) => ({ ...token, lastSyncAt: at - HOUR }));
      const plan = world.look(at, fresh);
      for (const token of fresh) {
        const [said] = words(plan, token);
        if (said?.startsWith('post'))
          seen.push(`${new Date(at).toISOString().slice(5, 10)} ${token.id} ${said}`);
      }
    }
    assert.deepEqual(seen, [
      '11-24 b post new state-unknown',
      '11-25 a post repeat state-invalid',
      '11-26 a post repeat state-invalid',
      '11-27 a post repeat state-invalid',
      '11-30 a post repeat state-invalid',
      '12-01 a post repeat state-invalid',
      '12-01 b post repeat state-unknown',
      '12-02 a post repeat state-invalid',
      '12-03 a post repeat state-invalid',
      '12-04 a post repeat state-invalid',
      '12-07 a post repeat state-invalid',
      '12-08 a post repeat state-invalid',
      '12-08 b post repeat state-unknown',
    ]);
  });

  it('says a warning that became critical at the next hour, before its week is over', () => {
    const world = createWorld();
    const stale = vpp({ expiresAt: END + 300 * DAY, lastSyncAt: monday - 25 * HOUR });
    assert.deepEqual(words(world.look(monday, [stale])), ['post new sync-stale']);
    assert.deepEqual(words(world.look(monday + DAY, [stale])), ['leave said']);
    assert.deepEqual(words(world.look(monday + 2 * DAY - HOUR, [stale])), ['update changed']);
    assert.deepEqual(words(world.look(monday + 2 * DAY, [stale])), ['post worse sync-stale']);
  });

  it('never says by itself what is only worth a note', () => {
    const plan = createWorld().look(monday, [push({ appleAccount: 'somebody@icloud.com' })]);
    assert.deepEqual(words(plan), ['leave fine']);
  });

  it('mutes the sync of a tenant whose push certificate has expired, but not what Apple answered', () => {
    const world = createWorld();
    const failed = vpp({ expiresAt: END, syncStatus: 'failed', lastSyncAt: monday - HOUR });
    const terms = ade({ expiresAt: END + 300 * DAY, syncErrorCode: 7, lastSyncAt: monday - HOUR });
    const plan = world.look(monday, [push({ expiresAt: monday - DAY }), failed, terms]);
    assert.deepEqual(words(plan, push()), ['post expired -1']);
    assert.deepEqual(words(plan, failed), ['post first-seen 60']);
    assert.deepEqual(words(plan, terms), ['post new sync-error']);
    const renewed = world.look(monday + DAY, [push({ expiresAt: monday + 365 * DAY }), failed, terms]);
    assert.deepEqual(words(renewed, push()), ['resolve renewed']);
    assert.deepEqual(words(renewed, failed), ['post new sync-failed']);
  });

  it('says a muted problem that lasts at the next hour after the bigger one is over', () => {
    const world = createWorld();
    const failed = vpp({ expiresAt: END + 300 * DAY, syncStatus: 'failed', lastSyncAt: monday - HOUR });
    const over = push({ expiresAt: monday + HOUR });
    assert.deepEqual(words(world.look(monday, [over, failed]), failed), ['post new sync-failed']);
    for (let at = monday + DAY; at < monday + 10 * DAY; at += DAY) {
      const fresh = { ...failed, lastSyncAt: at - HOUR };
      assert.deepEqual(words(world.look(at, [over, fresh]), failed), ['leave muted']);
    }
    const renewed = push({ expiresAt: END + 300 * DAY, serial: 'NEW' });
    const later = { ...failed, lastSyncAt: monday + 9 * DAY };
    assert.deepEqual(words(world.look(monday + 9 * DAY + HOUR, [renewed, later]), failed), ['leave said']);
    assert.deepEqual(words(world.look(monday + 10 * DAY, [renewed, later]), failed), [
      'post repeat sync-failed',
    ]);
  });

  it('says a new problem at its hour although a clock far ahead has run before', () => {
    const world = createWorld();
    world.look(monday + 900 * DAY, []);
    assert.deepEqual(words(world.look(monday + HOUR, [synced(monday, { state: 'odd' })])), ['leave not-yet']);
    assert.deepEqual(words(world.look(monday + DAY, [synced(monday + DAY, { state: 'odd' })])), [
      'post new state-unknown',
    ]);
  });

  it('mutes the sync of a token that has ended', () => {
    const expired = ade({ expiresAt: monday - DAY, lastSyncAt: monday - HOUR });
    const row = { ...expired, syncErrorCode: 0 };
    const plan = createWorld().look(monday, [row]);
    assert.deepEqual(words(plan), ['post expired -1']);
  });

  it('puts what is most urgent first', () => {
    const tokens = [20, 2, 40, 5, -1].map((left) =>
      ade({ id: `t${left}`, expiresAt: monday + left * DAY + HOUR, lastSyncAt: monday }),
    );
    const { posts } = createWorld().look(monday, tokens);
    assert.deepEqual(
      posts.map(({ about }) => about.id),
      ['t-1', 't2', 't5', 't20', 't40'],
    );
  });
});

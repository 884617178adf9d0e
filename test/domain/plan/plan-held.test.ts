import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../../src/domain/instant.ts';
import { berlin, createWorld, END, synced, words } from './world.ts';

describe('plan: held', () => {
  const monday = berlin('2026-12-28 09:00');
  const hold = {
    kind: 'claim',
    by: { teamsId: '29:a', name: 'Alex' },
    since: monday,
    until: berlin('2027-01-07 09:00'),
    kindThen: 'expires-soon',
    severityThen: 'critical',
    generation: '',
  } as const;

  function held(fields: object = {}) {
    const world = createWorld();
    const token = synced(monday, { expiresAt: berlin('2027-01-14 14:05') });
    world.look(monday, [token]);
    const of = world.reminder(token)?.facts.generation ?? '';
    world.change(token, { hold: { ...hold, generation: of, ...fields } });
    return {
      world,
      at: (now: number, change: object = {}) => ({ ...token, lastSyncAt: now - HOUR, ...change }),
    };
  }

  it('is quiet until then, and then says what it kept quiet', () => {
    const { world, at } = held();
    const step = berlin('2026-12-31 09:00');
    assert.deepEqual(words(world.look(step, [at(step)])), ['leave claimed']);
    assert.deepEqual(words(world.look(hold.until - MINUTE, [at(hold.until)])), ['leave claimed']);
    const snoozed = held({ kind: 'snooze', until: berlin('2027-01-04 09:00') });
    assert.deepEqual(words(snoozed.world.look(step, [snoozed.at(step)])), ['leave snoozed']);
    const end = berlin('2027-01-04 09:00');
    assert.deepEqual(words(snoozed.world.look(end, [snoozed.at(end)])), ['post hold-ended 14']);
    assert.equal(snoozed.world.reminder(at(end))?.hold, undefined);
  });

  it('ends with something worse', () => {
    const { world, at } = held();
    const now = monday + HOUR;
    assert.deepEqual(words(world.look(now, [at(now, { state: 'invalid' })])), ['post new state-invalid']);
  });

  it('ends with a new generation, which is said', () => {
    const { world, at } = held();
    const now = monday + HOUR;
    assert.deepEqual(words(world.look(now, [at(now, { expiresAt: END + 365 * DAY })])), ['resolve renewed']);
  });
});

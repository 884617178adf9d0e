import assert from 'node:assert/strict';
import { nextExpiryAt } from '../../../src/domain/assess.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/instant.ts';
import { credibleSnapshot, newestSnapshot } from '../../../src/domain/snapshot.ts';
import { ade, push, snapshotOf, unreadable, vpp } from '../../support/builders.ts';
import { berlin, cert, createWorld, END, synced, words } from './world.ts';

const monday = berlin('2026-11-23 09:00');

describe('plan: looks', () => {
  it('less than some minutes apart count as one towards two looks', () => {
    const world = createWorld();
    world.look(monday, [synced(monday, { state: 'surprising' })]);
    const start = monday + HOUR;
    for (const minutes of [0, 1, 2, 3, 4]) {
      const now = start + minutes * MINUTE;
      assert.deepEqual(words(world.look(now, [synced(now)])), ['leave second-look'], `${minutes}`);
    }
    const now = start + 5 * MINUTE;
    assert.deepEqual(words(world.look(now, [synced(now)])), ['resolve solved']);
  });

  it('at which something is over are counted from the first, also when that came soon after one that showed it', () => {
    const world = createWorld();
    world.look(monday, [synced(monday, { state: 'surprising' })]);
    const plans = [1, 5, 6].map((minutes) => {
      const now = monday + minutes * MINUTE;
      return words(world.look(now, [synced(now)]));
    });
    assert.deepEqual(plans, [['leave second-look'], ['leave second-look'], ['resolve solved']]);
  });

  it('that fail every minute are not three failed looks', () => {
    const world = createWorld();
    world.look(monday, []);
    const bad = { unreadable: ['vpp'] as const };
    const family = { family: 'vpp', id: '*' } as const;
    for (let minute = 1; minute <= 14; minute += 1) {
      assert.deepEqual(words(world.look(monday + minute * MINUTE, [], bad), family), ['leave few-failures']);
    }
    assert.deepEqual(words(world.look(monday + 15 * MINUTE, [], bad), family), ['leave not-yet']);
  });

  it('a minute apart do not settle that a token is gone', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    for (let minute = 1; minute <= 5; minute += 1) {
      assert.deepEqual(words(world.look(monday + minute * MINUTE, [])), ['leave second-look'], `${minute}`);
    }
    assert.deepEqual(words(world.look(monday + 6 * MINUTE, [])), ['post new vanished']);
  });

  it('of before the newest one lead to nothing', () => {
    const world = createWorld();
    const renewed = push({ expiresAt: END + 365 * DAY, serial: 'NEW' });
    world.look(monday, [cert]);
    world.look(monday + HOUR, [renewed]);
    const watch = world.watch();
    const plan = world.look(monday + 2 * HOUR, [cert], { lookedAt: monday + MINUTE });
    assert.deepEqual(words(plan), ['leave older-look']);
    assert.deepEqual(world.watch(), watch);
  });

  it('of before the newest one are not measured by it', () => {
    const world = createWorld();
    const renewed = push({ expiresAt: END + 365 * DAY, serial: 'NEW' });
    world.look(monday, [cert]);
    world.look(monday + HOUR, [renewed]);
    const [row] = world.assess(monday + 2 * HOUR, [cert], { lookedAt: monday + MINUTE }).rows;
    assert.deepEqual(
      row?.findings.map(({ kind }) => kind),
      ['expires-soon'],
    );
  });

  it('wake for the next expiry that is still to come', () => {
    const tokens = [
      push({ expiresAt: monday + 3 * DAY }),
      vpp({ expiresAt: monday + 2 * HOUR }),
      ade({ expiresAt: monday - DAY }),
    ];
    const world = createWorld();
    assert.equal(nextExpiryAt(world.assess(monday, tokens)), monday + 2 * HOUR);
    assert.equal(nextExpiryAt(world.assess(monday + 2 * HOUR, tokens)), monday + 3 * DAY);
    assert.equal(nextExpiryAt(world.assess(monday + 3 * DAY, tokens)), undefined);
    world.look(monday, tokens);
    assert.equal(nextExpiryAt(world.assess(monday, tokens.slice(1))), monday + 2 * HOUR);
  });
});

describe('plan: a clock that was ahead', () => {
  const ahead = monday + 700 * DAY;

  it('its looks are set aside, and the newest that can be is the last', () => {
    const [past, present, future] = [monday - DAY, monday, ahead].map((at) => snapshotOf([cert], { at }));
    assert.equal(credibleSnapshot(future, monday), undefined);
    assert.equal(credibleSnapshot(future, ahead), future);
    assert.equal(credibleSnapshot(present, monday), present);
    // Clocks of replicas are some seconds apart.
    assert.equal(credibleSnapshot(present, monday - MINUTE), present);
    assert.equal(newestSnapshot([past, future, undefined, present], monday), present);
    assert.equal(newestSnapshot([future, undefined], monday), undefined);
  });

  it('facts it has dated are set aside, and the reading stays unreadable', () => {
    const snapshot = snapshotOf([cert], { at: monday });
    const last = { tokens: [synced(ahead)], at: ahead };
    const blind = { ...snapshot, readings: { ...snapshot.readings, vpp: { ...unreadable(), last } } };
    const reading = credibleSnapshot(blind, monday)?.readings.vpp;
    assert.deepEqual(reading, unreadable());
    assert.equal(credibleSnapshot(blind, ahead), blind);
  });

  it('does not silence what follows, and forgets no token', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    world.look(ahead, [cert]);
    const now = monday + HOUR;
    assert.ok('push:push' in world.watch().known);
    world.look(now, []);
    assert.deepEqual(words(world.look(now + HOUR, [])), ['post new vanished']);
  });

  it('does not make the looks of now older ones, although each takes a second', () => {
    const world = createWorld();
    const expiresAt = ahead + 200 * DAY;
    world.look(monday, [synced(monday, { expiresAt })]);
    world.look(ahead, [synced(ahead, { expiresAt, state: 'surprising' })]);
    const plans = [1, 2].flatMap((hours) => {
      const now = monday + hours * HOUR;
      return words(world.look(now, [synced(now, { expiresAt })], { lookedAt: now - SECOND }));
    });
    assert.deepEqual(plans, ['leave second-look', 'resolve mistaken']);
  });

  it('its word that a token has ended is taken back, and the steps are said when they are due', () => {
    const world = createWorld();
    const token = synced(monday, { expiresAt: monday + 200 * DAY });
    world.look(monday, [token]);
    assert.deepEqual(words(world.look(ahead, [token])), ['post expired -497']);
    const plans = [1, 2].map((hours) => {
      const now = monday + hours * HOUR;
      return words(
        world.look(now, [synced(now, { expiresAt: monday + 200 * DAY })], { lookedAt: now - SECOND }),
      );
    });
    assert.deepEqual(plans, [['resolve mistaken'], ['leave fine']]);
    const now = monday + 170 * DAY;
    const due = synced(now, { expiresAt: monday + 200 * DAY });
    assert.deepEqual(words(world.look(now, [due])), ['post catch-up 30']);
  });

  it('does not make every later look an older one, though a look takes seconds', () => {
    for (const clock of [ahead, monday + HOUR]) {
      const world = createWorld();
      world.look(clock, [cert]);
      const step = berlin('2026-12-15 09:00');
      for (let now = monday; now < step; now += 6 * HOUR)
        world.look(now, [cert], { lookedAt: now - 2 * SECOND });
      const plan = world.look(step, [cert], { lookedAt: step - 2 * SECOND });
      assert.deepEqual(words(plan), ['post step 30']);
    }
  });

  it('does not keep a wrong renewal from being seen', () => {
    const world = createWorld();
    world.look(ahead, [cert]);
    const other = push({ topic: 'com.apple.mgmt.External.other', serial: 'FF', expiresAt: END + 365 * DAY });
    assert.match(words(world.look(monday, [other]))[0] ?? '', /new wrong-renewal/);
  });

  it('keeps nobody quiet until its time', () => {
    const world = createWorld();
    world.look(berlin('2026-12-14 10:00'), [cert]);
    world.change(cert, {
      hold: {
        kind: 'claim',
        by: { teamsId: '29:a', name: 'Alex' },
        since: ahead,
        until: ahead + 9 * DAY,
        kindThen: 'expires-soon',
        severityThen: 'critical',
        generation: world.reminder(cert)?.facts.generation ?? '',
      },
    });
    const plan = world.look(berlin('2026-12-15 09:00'), [cert]);
    assert.deepEqual(words(plan), ['post step 30']);
    assert.equal(world.reminder(cert)?.hold?.by.name, 'Alex');
  });
});

describe('plan: an expired token nobody touches', () => {
  const end = berlin('2026-11-20 12:00');
  const over = push({ expiresAt: end });

  it('speaks every workday for two workweeks, and then once a week', () => {
    const world = createWorld();
    world.look(end - HOUR, [over]);
    const said: string[] = [];
    for (let day = 0; day < 60; day += 1) {
      const now = berlin('2026-11-20 13:00') + day * DAY;
      for (const { due } of world.look(now, [over]).posts) said.push(`${due[0].reason} ${due[0].step}`);
    }
    assert.deepEqual(said, [
      'expired expired',
      ...[3, 4, 5, 6, 7, 10, 11, 12, 13, 14].map((day) => `still-expired -${day}`),
      ...[21, 28, 35, 42, 49, 56].map((day) => `long-expired -${day}`),
    ]);
  });

  it('says after a time in which nobody could look only the last of them', () => {
    const world = createWorld();
    world.look(end + DAY, [over]);
    const plan = world.look(end + 40 * DAY, [over]);
    assert.equal(plan.posts[0]?.due[0].step, -35);
    assert.deepEqual(words(world.look(end + 40 * DAY + HOUR, [over])), ['leave said']);
  });

  it('any other critical state does the same', () => {
    const world = createWorld();
    const said: number[] = [];
    for (let day = 0; day < 60; day += 1) {
      const now = monday + day * DAY;
      if (world.look(now, [synced(now, { state: 'invalid' })]).posts.length > 0) said.push(day);
    }
    assert.deepEqual(said, [0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 21, 28, 35, 42, 49, 56]);
  });
});

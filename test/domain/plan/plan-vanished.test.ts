import assert from 'node:assert/strict';
import { offersFor } from '../../../src/domain/actions/offers.ts';
import { worst } from '../../../src/domain/assess.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/instant.ts';
import { createRemindTimes } from '../../../src/domain/plan/remind-times.ts';
import { generation, type Token } from '../../../src/domain/token.ts';
import { ade, push, unreadable, vpp } from '../../support/builders.ts';
import { berlin, cert, createWorld, END, POLICY, synced, words } from './world.ts';

describe('plan: what vanished', () => {
  const monday = berlin('2026-11-23 09:00');
  const night = berlin('2026-11-24 03:00');
  const far = push({ expiresAt: END + 300 * DAY });

  it('stays on the card as gone, and the headline is not green, from the first look without it', () => {
    const world = createWorld();
    world.look(monday, [far]);
    for (const forgotten of [false, true]) {
      const assessment = world.assess(night, [], { forgotten });
      const [row] = assessment.rows;
      assert.deepEqual(row?.gone, { since: night, looks: 1 });
      assert.deepEqual([row?.headline?.kind, row?.headline?.severity], ['vanished', 'critical']);
      assert.equal(worst(assessment), 'critical');
      assert.deepEqual([row?.token.name, row?.token.expiresAt], [far.name, far.expiresAt]);
      assert.equal(row && generation(row.token), generation(far));
      assert.deepEqual(assessment.absent, ['vpp', 'ade']);
    }
  });

  it('is said at once when two good looks have settled it', () => {
    const world = createWorld();
    world.look(monday, [far]);
    assert.deepEqual(words(world.look(night, [])), ['leave second-look']);
    const plan = world.look(night + HOUR, []);
    assert.deepEqual(words(plan), ['post new vanished']);
    assert.equal(plan.posts[0]?.next.announcement?.severity, 'critical');
    assert.deepEqual(
      world.history().map(({ what, name }) => [what, name]),
      [['vanished', far.name]],
    );
  });

  it('looks at which the family could not be read settle nothing', () => {
    const world = createWorld();
    world.look(monday, [far]);
    world.look(night, []);
    for (let look = 1; look < 20; look += 1) {
      const plan = world.look(night + look * HOUR, [], { unreadable: ['push'] });
      assert.deepEqual(words(plan, far), ['leave unreadable']);
    }
    assert.deepEqual(words(world.look(night + 20 * HOUR, []), far), ['post new vanished']);
  });

  it('that is back at the second look was nothing', () => {
    const world = createWorld();
    world.look(monday, [far]);
    world.look(night, []);
    assert.deepEqual(words(world.look(night + HOUR, [far])), ['leave fine']);
    assert.deepEqual(words(world.look(night + 2 * HOUR, [])), ['leave second-look']);
    assert.deepEqual(world.history(), []);
  });

  it('that comes back after it was said is closed at once, and goes on where it was', () => {
    const world = createWorld();
    const at = berlin('2026-12-15 09:00');
    assert.deepEqual(words(world.look(at, [cert])), ['post step 30']);
    world.look(at + HOUR, []);
    assert.deepEqual(words(world.look(at + 2 * HOUR, [])), ['post new vanished']);
    assert.deepEqual(words(world.look(at + 3 * HOUR, [cert])), ['update partly-solved']);
    assert.deepEqual(words(world.look(at + 4 * HOUR, [cert])), ['leave said']);
    assert.deepEqual(words(world.look(berlin('2026-12-31 09:00'), [cert])), ['post step 14']);
    const fine = createWorld();
    fine.look(monday, [far]);
    fine.look(night, []);
    fine.look(night + HOUR, []);
    assert.deepEqual(words(fine.look(night + 2 * HOUR, [far])), ['resolve back']);
  });

  it('a push certificate is repeated for as long as there is none, a token for which that is news is not', () => {
    const world = createWorld();
    const token = synced(monday);
    world.look(monday, [far, token]);
    world.look(monday + HOUR, []);
    world.look(monday + 2 * HOUR, []);
    const said: string[] = [];
    for (let day = 1; day < 30; day += 1) {
      const plan = world.look(monday + day * DAY, []);
      said.push(
        ...plan.posts.map(
          ({ about, reason }) => `${day} ${about.id === 'push' ? 'push' : 'token'} ${reason}`,
        ),
      );
    }
    const days = [1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 21, 28];
    assert.deepEqual(
      said,
      days.map((day) => `${day} push repeat`),
    );
    assert.equal(world.reminder(token), undefined);
  });

  it('ends its card with the very look at which it is no news any more', () => {
    const world = createWorld();
    const token = synced(monday);
    world.look(monday, [token, far]);
    world.look(monday + HOUR, [far]);
    assert.deepEqual(words(world.look(monday + 2 * HOUR, [far]), token), ['post new vanished']);
    assert.deepEqual(words(world.look(monday + 7 * DAY, [far]), token), ['leave said']);
    const end = monday + 7 * DAY + HOUR;
    assert.deepEqual(words(world.look(end, [far]), token), ['resolve gone']);
    assert.deepEqual(
      world.assess(end, [far]).rows.map(({ token: { family } }) => family),
      ['push'],
    );
  });

  it('another certificate in the place of one that is gone is a wrong renewal', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    for (let day = 1; day < 30; day += 1) world.look(monday + day * DAY, []);
    const other = push({ topic: 'com.apple.mgmt.External.other', serial: 'FF', expiresAt: END + 365 * DAY });
    assert.match(words(world.look(monday + 31 * DAY, [other]))[0] ?? '', /new wrong-renewal/);
  });

  it('outruns what was quieted while it was there', () => {
    const world = createWorld();
    const broken = synced(monday, { state: 'invalid' });
    world.look(monday, [broken]);
    world.change(broken, {
      hold: {
        kind: 'claim',
        by: { teamsId: '29:a', name: 'Alex' },
        since: monday,
        until: monday + 9 * DAY,
        kindThen: 'state-invalid',
        severityThen: 'critical',
        generation: generation(broken),
      },
    });
    world.look(night, []);
    const plan = world.look(night + HOUR, []);
    assert.deepEqual(words(plan), ['post new vanished']);
    assert.equal(plan.posts[0]?.next.announcement?.owner?.name, 'Alex');
  });

  const SEVERITIES: readonly [string, readonly Token[], readonly Token[], string][] = [
    ['the push certificate', [far], [], 'critical'],
    ['a location token', [vpp()], [], 'critical'],
    ['a location token that had expired', [vpp({ expiresAt: monday - DAY })], [], 'warning'],
    [
      'one of two location tokens of one location',
      [vpp({ id: 'old' }), vpp({ id: 'new' })],
      [vpp({ id: 'new' })],
      'warning',
    ],
    ['an enrolment program token with devices', [ade()], [], 'critical'],
    ['an enrolment program token without any', [ade({ deviceCount: 0 })], [], 'warning'],
  ];
  for (const [name, there, left, severity] of SEVERITIES) {
    it(`is as severe as what it takes along: ${name}`, () => {
      const world = createWorld();
      world.look(monday, there);
      const row = world.assess(monday + DAY, left).rows.find(({ gone }) => gone !== undefined);
      assert.equal(row?.headline?.severity, severity);
    });
  }

  it('can be claimed, and cannot be synced or accepted', () => {
    const world = createWorld();
    world.look(monday, [vpp()]);
    const assessment = world.assess(night, []);
    const [row] = assessment.rows;
    assert.ok(row);
    const offers = offersFor(row, { assessment, watch: world.watch(), reminders: new Map(), policy: POLICY });
    assert.deepEqual(offers.sync, { offer: 'none', reason: 'gone' });
    assert.deepEqual([offers.claim, offers.accept], [true, false]);
    assert.equal(offers.snooze[0]?.until, createRemindTimes(POLICY).nextSlot(berlin('2026-11-24 23:00')));
  });

  it('of a family that is read for the first time is nothing', () => {
    const world = createWorld();
    world.look(monday, [], { unreadable: ['vpp'] });
    assert.deepEqual(world.assess(night, []).rows, []);
    assert.equal(unreadable().outcome, 'unreadable');
    assert.deepEqual(world.look(night + MINUTE, []).posts, []);
  });
});

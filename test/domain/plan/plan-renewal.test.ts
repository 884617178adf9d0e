import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../../src/domain/instant.ts';
import type { Hold } from '../../../src/domain/plan/reminder.ts';
import { generation } from '../../../src/domain/token.ts';
import { push } from '../../support/builders.ts';
import { berlin, cert, createWorld, END, POLICY, synced, words } from './world.ts';

const monday = berlin('2026-12-14 09:00');

describe('plan: a date that moves', () => {
  const earlier = push({ expiresAt: END - 5 * DAY, serial: 'OLD' });

  it('back is news of its own, at once, and never a renewal', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    const night = berlin('2026-12-15 03:00');
    const plan = world.look(night, [earlier]);
    assert.deepEqual(words(plan), ['post first-seen 30, new moved-back']);
    const news = plan.posts[0]?.due.find(({ finding }) => finding.kind === 'moved-back');
    assert.equal(news?.finding.severity, 'warning');
    assert.deepEqual(news?.finding.detail, { movedFrom: END, expiresAt: earlier.expiresAt });
    assert.deepEqual(
      world.history().map(({ what, until }) => [what, until]),
      [['moved-back', earlier.expiresAt]],
    );
  });

  it('back and forth says no step twice and calls nothing renewed', () => {
    const world = createWorld();
    world.look(berlin('2026-12-15 09:00'), [cert]);
    const said: string[] = [];
    for (let look = 1; look < 12; look += 1) {
      const now = berlin('2026-12-16 09:00') + look * HOUR;
      said.push(...words(world.look(now, [look % 2 === 0 ? cert : earlier])));
    }
    const steps = said.filter((word) => /\b(30|14|60)\b/.test(word));
    assert.deepEqual(steps, ['post first-seen 30, new moved-back'], said.join('; '));
    assert.ok(!said.some((word) => word.includes('renewed')), said.join('; '));
  });

  it('back for a week is what is counted by from then on', () => {
    const world = createWorld({ ...POLICY, ladder: [1] });
    world.look(monday, [cert]);
    assert.deepEqual(words(world.look(monday + HOUR, [earlier])), ['post new moved-back']);
    assert.deepEqual(words(world.look(monday + 6 * DAY, [earlier])), ['leave said']);
    assert.deepEqual(words(world.look(monday + 7 * DAY + 2 * HOUR, [earlier])), ['leave said']);
    assert.deepEqual(words(world.look(monday + 7 * DAY + 3 * HOUR, [earlier])), ['resolve stayed']);
    assert.equal(world.reminder(earlier), undefined);
    assert.equal(world.watch().known['push:push']?.expiresAt, earlier.expiresAt);
  });

  it('back and then to where it was is solved, and no renewal', () => {
    const world = createWorld({ ...POLICY, ladder: [1] });
    world.look(monday, [cert]);
    world.look(monday + HOUR, [earlier]);
    assert.deepEqual(words(world.look(monday + 2 * HOUR, [cert])), ['leave second-look']);
    assert.deepEqual(words(world.look(monday + 3 * HOUR, [cert])), ['resolve solved']);
    assert.deepEqual(
      world.history().map(({ what }) => what),
      ['moved-back'],
    );
  });

  it('back and then beyond where it was is a renewal', () => {
    const world = createWorld({ ...POLICY, ladder: [1] });
    world.look(monday, [cert]);
    world.look(monday + HOUR, [earlier]);
    const right = push({ expiresAt: END + 365 * DAY, serial: 'NEW' });
    assert.deepEqual(words(world.look(monday + 2 * HOUR, [right])), ['resolve renewed']);
    assert.equal(world.watch().known['push:push']?.expiresAt, right.expiresAt);
  });

  it('away is news at the second look without it, until one is given again', () => {
    const world = createWorld({ ...POLICY, ladder: [1] });
    const { expiresAt: _, ...undated } = cert;
    world.look(monday, [cert]);
    assert.deepEqual(words(world.look(monday + HOUR, [undated])), ['leave fine']);
    const plan = world.look(monday + 2 * HOUR, [undated]);
    assert.deepEqual(words(plan), ['post new moved-back']);
    assert.deepEqual(plan.posts[0]?.due[0].finding.detail, { movedFrom: END });
    assert.deepEqual(words(world.look(monday + 3 * HOUR, [undated])), ['leave said']);
    assert.deepEqual(words(world.look(monday + 4 * HOUR, [cert])), ['leave second-look']);
    assert.deepEqual(words(world.look(monday + 5 * HOUR, [cert])), ['resolve solved']);
    assert.deepEqual(
      world.history().map(({ what, until }) => [what, until]),
      [['moved-back', undefined]],
    );
  });

  it('back keeps who renews it, no longer quiet, and ends a snooze', () => {
    for (const kind of ['claim', 'snooze'] as const) {
      const world = createWorld();
      world.look(monday, [cert]);
      const hold: Hold = {
        kind,
        by: { teamsId: '29:a', name: 'Alex' },
        since: monday,
        until: berlin('2027-01-07 09:00'),
        kindThen: 'expires-soon',
        severityThen: 'critical',
        generation: generation(cert),
      };
      world.change(cert, { hold });
      assert.match(words(world.look(monday + HOUR, [earlier]))[0] ?? '', /moved-back/);
      const kept = world.reminder(earlier)?.hold;
      assert.equal(kept?.generation, kind === 'claim' ? generation(earlier) : undefined);
      assert.equal(kept?.by.name, kind === 'claim' ? 'Alex' : undefined);
    }
  });
});

describe('plan: fewer days of the ladder', () => {
  it('never resolve: what was said stays open until it is renewed or expired', () => {
    const world = createWorld();
    world.look(berlin('2026-12-01 09:00'), [cert]);
    world.obey({ ...POLICY, ladder: [7, 1, 0] });
    for (let look = 0; look < 5; look += 1) {
      assert.deepEqual(words(world.look(berlin('2026-12-01 10:00') + look * HOUR, [cert])), [
        'leave beyond-ladder',
      ]);
    }
    assert.equal(world.reminder(cert)?.announcement?.over, undefined);
    assert.deepEqual(words(world.look(berlin('2027-01-07 09:00'), [cert])), ['post step 7']);
    const renewed = push({ expiresAt: END + 365 * DAY, serial: 'NEW' });
    assert.deepEqual(words(world.look(berlin('2027-01-07 10:00'), [renewed])), ['resolve renewed']);
  });
});

describe('plan: renewed, and something else is due in the same look', () => {
  const failed = (now: number, expiresAt: number) => synced(now, { expiresAt, syncStatus: 'failed' });

  it('the new announcement shows the renewal, from old to new', () => {
    const world = createWorld();
    assert.deepEqual(words(world.look(monday, [synced(monday, { expiresAt: END })])), ['post first-seen 60']);
    const now = berlin('2026-12-15 09:00');
    const plan = world.look(now, [failed(now, END + 365 * DAY)]);
    assert.deepEqual(words(plan), ['post new sync-failed']);
    const { renewal } = plan.posts[0]?.next.announcement ?? {};
    assert.deepEqual(
      [renewal?.reason, renewal?.at, renewal?.before.expiresAt, renewal?.after?.expiresAt],
      ['renewed', now, END, END + 365 * DAY],
    );
  });

  it('a renewal that no message shows yet is not lost either', () => {
    const world = createWorld();
    world.look(monday, [synced(monday, { expiresAt: END })]);
    const first = monday + HOUR;
    world.look(first, [synced(first, { expiresAt: END + 365 * DAY })], { shown: false });
    const now = berlin('2026-12-15 09:00');
    const plan = world.look(now, [failed(now, END + 365 * DAY)]);
    assert.equal(plan.posts[0]?.next.announcement?.renewal?.at, first);
  });

  it('is not shown when nothing was said of what it renewed', () => {
    const world = createWorld();
    world.look(monday, [synced(monday)]);
    const now = berlin('2026-12-15 09:00');
    const plan = world.look(now, [failed(now, END + 700 * DAY)]);
    assert.deepEqual(words(plan), ['post new sync-failed']);
    assert.equal(plan.posts[0]?.next.announcement?.renewal, undefined);
  });
});

describe('plan: a certificate that is replaced by another and accepted', () => {
  const night = berlin('2026-12-15 03:00');
  const other = push({ topic: 'com.apple.mgmt.External.other', serial: 'FF', expiresAt: END - DAY });

  it('is measured by what was accepted: yet another one is an alarm again', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    world.look(night, [other]);
    world.accept(other, night + MINUTE);
    const third = { ...other, topic: 'com.apple.mgmt.External.third', serial: 'EE' };
    assert.match(words(world.look(night + HOUR, [third]))[0] ?? '', /new wrong-renewal/);
  });

  it('is over although its date is earlier, and no renewal', () => {
    const world = createWorld({ ...POLICY, ladder: [1] });
    world.look(monday, [cert]);
    assert.deepEqual(words(world.look(night, [other])), ['post new wrong-renewal']);
    world.accept(other, night + MINUTE);
    assert.deepEqual(words(world.look(night + HOUR, [other])), ['resolve accepted']);
    assert.deepEqual(words(world.look(night + 2 * HOUR, [other])), ['leave fine']);
    assert.deepEqual(
      world.history().map(({ what }) => what),
      ['wrong-renewal'],
    );
  });
});

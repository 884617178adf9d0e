import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../../src/domain/instant.ts';
import { isOpen } from '../../../src/domain/plan/announcement.ts';
import { settled } from '../../../src/domain/plan/reminder.ts';
import { push } from '../../support/builders.ts';
import { berlin, cert, createWorld, END, synced, words } from './world.ts';

describe('what is announced', () => {
  const monday = berlin('2026-12-14 09:00');
  const renewed = push({ expiresAt: END + 365 * DAY, serial: 'NEW' });
  const said = (world: ReturnType<typeof createWorld>) => world.reminder(cert)?.announcement;

  it('is the newest thing said, with what orders the cards', () => {
    const world = createWorld();
    const plan = world.look(monday, [cert]);
    assert.deepEqual(said(world), {
      edition: 1,
      saidAt: monday,
      name: cert.name,
      reason: 'first-seen',
      severity: 'info',
      kind: 'expires-soon',
    });
    assert.deepEqual(plan.posts[0]?.next.announcement, said(world));
    assert.equal(isOpen(said(world)), true);
    world.look(berlin('2026-12-15 09:00'), [cert]);
    assert.deepEqual([said(world)?.edition, said(world)?.severity], [2, 'warning']);
  });

  it('stays with its end until every message shows that', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    const at = monday + HOUR;
    assert.deepEqual(words(world.look(at, [renewed], { shown: false })), ['resolve renewed']);
    const over = said(world)?.over;
    assert.deepEqual(
      [over?.reason, over?.at, over?.before.expiresAt, over?.after?.expiresAt],
      ['renewed', at, END, renewed.expiresAt],
    );
    assert.equal(isOpen(said(world)), false);
    for (const hour of [2, 3, 4]) {
      assert.deepEqual(words(world.look(monday + hour * HOUR, [renewed], { shown: false })), ['leave fine']);
    }
    assert.deepEqual(said(world)?.over, over);
    const record = world.reminder(cert);
    assert.equal(record && settled(record, monday + 5 * HOUR), undefined);
  });

  it('leaves behind what is not over, and who has taken it on', () => {
    const world = createWorld();
    const stale = (now: number, expiresAt: number) =>
      synced(now, { expiresAt, lastSyncAt: monday - 30 * HOUR });
    world.look(monday, [stale(monday, END)]);
    assert.deepEqual(words(world.look(monday + HOUR, [stale(monday, END + 365 * DAY)])), ['resolve renewed']);
    const left = world.reminder(stale(monday, END));
    assert.deepEqual([left?.announcement, left?.matters.map(({ key }) => key)], [undefined, ['sync-stale']]);
    const hold = {
      kind: 'claim',
      by: { teamsId: '29:a', name: 'Alex' },
      since: monday,
      until: monday,
      kindThen: 'expires-soon',
      severityThen: 'info',
      generation: 'any',
    } as const;
    const held = {
      about: cert,
      facts: { name: 'x', generation: 'any' },
      since: 0,
      matters: [],
      missing: 0,
      hold,
    };
    assert.deepEqual(settled(held, monday + 9 * DAY), held);
    const snoozed = { ...held, hold: { ...hold, kind: 'snooze', until: monday + DAY } as const };
    assert.deepEqual(settled(snoozed, monday), snoozed);
    assert.equal(settled(snoozed, monday + DAY), undefined);
  });

  it('is not let go of while it is open', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    const record = world.reminder(cert);
    assert.equal(record && settled(record, monday + 900 * DAY), record);
  });

  it('has a higher edition each time, also after all of it was over and whatever the clock did', () => {
    const world = createWorld();
    const editions: number[] = [];
    const look = (at: number, expiresAt: number) => {
      const plan = world.look(at, [push({ expiresAt, serial: `${expiresAt}` })]);
      editions.push(...plan.posts.map(({ next }) => next.announcement?.edition ?? Number.NaN));
    };
    for (let year = 0; year < 4; year += 1) {
      for (let day = -20; day < 3; day += 1) look(END + (year * 365 + day) * DAY, END + year * 365 * DAY);
      look(END + (year * 365 + 3) * DAY, END + (year + 1) * 365 * DAY);
      assert.equal(world.reminder(cert), undefined);
    }
    // A clock that was years ahead is set right.
    look(END - 20 * DAY, END - 10 * DAY);
    assert.ok(editions.length > 20, `${editions.length}`);
    assert.deepEqual(
      editions,
      [...new Set(editions)].sort((one, other) => one - other),
    );
  });

  it('names who had taken it on', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    world.change(cert, {
      hold: {
        kind: 'claim',
        by: { teamsId: '29:a', name: 'Alex' },
        since: monday,
        until: berlin('2026-12-15 09:00'),
        kindThen: 'expires-soon',
        severityThen: 'critical',
        generation: world.reminder(cert)?.facts.generation ?? '',
      },
    });
    world.look(berlin('2026-12-15 09:00'), [cert]);
    assert.equal(said(world)?.owner?.name, 'Alex');
    world.look(berlin('2026-12-15 10:00'), [renewed], { shown: false });
    assert.equal(said(world)?.over?.renewedBy, 'Alex');
  });
});

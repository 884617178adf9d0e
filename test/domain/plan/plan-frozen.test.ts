import assert from 'node:assert/strict';
import { decideForgotten } from '../../../src/domain/actions/claim.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/instant.ts';
import { createRemindTimes } from '../../../src/domain/plan/remind-times.ts';
import type { Hold } from '../../../src/domain/plan/reminder.ts';
import { generation } from '../../../src/domain/token.ts';
import { push, vpp } from '../../support/builders.ts';
import { berlin, cert, createWorld, END, POLICY, synced, words } from './world.ts';

const HOLD = {
  by: { teamsId: '29:a', name: 'Alex' },
  kindThen: 'sync-stale',
  severityThen: 'warning',
} as const;

describe('plan: what was not judged is frozen', () => {
  const monday = berlin('2026-11-23 09:00');
  const stale = vpp({ expiresAt: END + 300 * DAY, lastSyncAt: monday - 30 * HOUR });
  const bad = { unreadable: ['vpp'] as const };

  it('a stale sync is neither missing nor fine nor news while its family cannot be read', () => {
    const world = createWorld();
    assert.deepEqual(words(world.look(monday, [stale])), ['post new sync-stale']);
    const before = world.reminder(stale);
    for (let look = 1; look <= 40; look += 1) {
      const plan = world.look(monday + look * 6 * HOUR, [], bad);
      assert.deepEqual(words(plan, stale), ['leave unjudged']);
    }
    assert.deepEqual(world.reminder(stale), before);
  });

  it('what it showed last stays on the card, and does not grow', () => {
    const world = createWorld();
    world.look(monday, [stale]);
    const at = monday + 5 * DAY;
    const [row] = world.assess(at, [], bad).rows;
    assert.deepEqual(
      row?.findings.map(({ kind, severity, detail }) => [kind, severity, detail.asOf]),
      [['sync-stale', 'warning', monday]],
    );
  });

  it('two looks at which it was no longer to be seen settle it only when both could judge it', () => {
    const world = createWorld();
    const fresh = (now: number) => ({ ...stale, lastSyncAt: now - HOUR });
    world.look(monday, [stale]);
    const first = monday + HOUR;
    assert.deepEqual(words(world.look(first, [fresh(first)])), ['leave second-look']);
    assert.deepEqual(words(world.look(first + HOUR, [], bad), stale), ['leave unjudged']);
    const second = first + 2 * HOUR;
    assert.deepEqual(words(world.look(second, [fresh(second)])), ['resolve solved']);
  });

  it('its steps by date are still said, because they follow from what was read', () => {
    const world = createWorld();
    const ending = vpp({ expiresAt: END, lastSyncAt: monday });
    world.look(berlin('2026-12-31 09:00'), [ending]);
    const step = berlin('2027-01-07 09:00');
    assert.deepEqual(words(world.look(step, [], bad), ending), ['post step 7']);
  });

  it('a renewal that was seen is not forgotten by a look of before it', () => {
    const world = createWorld();
    const old = synced(monday, { expiresAt: monday + 5 * DAY });
    const renewed = { ...old, expiresAt: monday + 370 * DAY };
    world.look(monday, [old]);
    assert.deepEqual(words(world.look(monday + HOUR, [renewed])), ['resolve renewed']);
    // As when another replica, which had looked before the renewal, cannot read any more.
    const later = monday + 6 * DAY;
    const stuck = world.assess(later, [renewed]);
    const [row] = stuck.rows;
    assert.ok(row);
    const past = { ...row, token: old, asOf: monday, findings: [], headline: undefined };
    const plan = world.planOn({ ...stuck, rows: [past] });
    assert.deepEqual(words(plan), ['leave unreadable']);
  });

  it('a claim and a snooze stay while nothing can be told of the token', () => {
    for (const kind of ['claim', 'snooze'] as const) {
      const world = createWorld();
      world.look(monday, [stale]);
      const hold: Hold = {
        ...HOLD,
        kind,
        since: monday,
        until: monday + DAY,
        generation: generation(stale),
      };
      world.change(stale, { hold, matters: [] });
      for (let day = 1; day < 30; day += 1) world.look(monday + day * DAY, [], bad);
      assert.deepEqual(world.reminder(stale)?.hold, hold, kind);
    }
  });
});

describe('a claim that nobody follows up', () => {
  const since = berlin('2026-12-18 15:00');
  const times = createRemindTimes(POLICY);
  const hold: Hold = {
    ...HOLD,
    kind: 'claim',
    since,
    until: since + DAY,
    generation: generation(cert),
  };
  const about = { family: 'push', id: 'push' } as const;
  const nothing = new Set<never>();

  it('is given back after three workdays', () => {
    const now = berlin('2026-12-23 09:00');
    assert.deepEqual(decideForgotten({ about, hold }, { now: now - 1, unreadable: nothing, times }), {
      do: 'leave',
      reason: 'not-yet',
    });
    assert.deepEqual(decideForgotten({ about, hold }, { now, unreadable: nothing, times }), {
      do: 'release',
      reason: 'forgotten',
    });
  });

  it('is not forgotten while its family is unreadable', () => {
    const now = berlin('2027-01-23 09:00');
    assert.deepEqual(
      decideForgotten({ about, hold }, { now, unreadable: new Set(['push'] as const), times }),
      { do: 'leave', reason: 'unreadable' },
    );
    assert.equal(
      decideForgotten({ about, hold }, { now, unreadable: new Set(['vpp'] as const), times }).do,
      'release',
    );
  });

  it('is only of claims', () => {
    const facts = { now: since + 100 * DAY, unreadable: nothing, times };
    assert.equal(decideForgotten({ about }, facts).reason, 'no-claim');
    assert.equal(decideForgotten({ about, hold: { ...hold, kind: 'snooze' } }, facts).reason, 'no-claim');
  });
});

describe('plan: what was not given', () => {
  const monday = berlin('2026-12-14 09:00');
  const { expiresAt: _, ...undated } = cert;
  const { topic: _topic, ...untitled } = cert;
  const { serial: _serial, ...unnumbered } = cert;
  const renewed = push({ expiresAt: END + 365 * DAY, serial: 'NEW' });

  it('a date that is missing for one look is no renewal, and the last known one still counts', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    const step = berlin('2026-12-15 09:00');
    const [row] = world.assess(step, [undated]).rows;
    assert.deepEqual([row?.token.expiresAt, row?.token.notGiven], [END, { expiresAt: monday }]);
    assert.deepEqual(words(world.look(step, [undated])), ['post step 30']);
    assert.deepEqual(words(world.look(step + HOUR, [cert])), ['leave said']);
    assert.deepEqual(world.history(), []);
  });

  it('is kept also when the looks of before are lost', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    const plan = world.look(monday + HOUR, [undated], { forgotten: true });
    assert.deepEqual(words(plan), ['leave said']);
    assert.deepEqual(words(world.look(monday + 2 * HOUR, [cert])), ['leave said']);
    assert.deepEqual(world.history(), []);
  });

  it('a renewal that could not be written is not carried out on a date that was not given', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    const before = world.reminder(cert);
    assert.ok(before);
    world.look(monday + HOUR, [renewed], { shown: false });
    world.change(cert, before);
    const { expiresAt: _date, ...half } = renewed;
    assert.equal(world.look(monday + 2 * HOUR, [half]).intents[0]?.do, 'leave');
    assert.deepEqual(words(world.look(monday + 3 * HOUR, [renewed])), ['resolve renewed']);
  });

  it('a topic or serial number that is missing once is neither a renewal nor news', () => {
    for (const missing of [untitled, unnumbered]) {
      for (const forgotten of [false, true]) {
        const world = createWorld();
        world.look(monday, [cert]);
        assert.deepEqual(words(world.look(monday + HOUR, [missing], { forgotten })), ['leave said']);
        assert.deepEqual(words(world.look(monday + 2 * HOUR, [cert])), ['leave said']);
        assert.deepEqual(world.history(), []);
      }
    }
  });

  it('keeps a claim over a serial number that was not given', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    const hold: Hold = {
      ...HOLD,
      kind: 'claim',
      kindThen: 'expires-soon',
      since: monday,
      until: berlin('2026-12-31 09:00'),
      generation: generation(cert),
    };
    world.change(cert, { hold });
    world.look(monday + HOUR, [unnumbered], { forgotten: true });
    assert.deepEqual(words(world.look(berlin('2026-12-15 09:00'), [cert])), ['leave claimed']);
    assert.equal(world.reminder(cert)?.hold?.generation, generation(cert));
  });

  it('a renewal of a certificate whose topic is not given waits for the topic', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    const { topic: _unknown, ...half } = renewed;
    const hold: Hold = {
      ...HOLD,
      kind: 'claim',
      since: monday,
      until: monday + MINUTE,
      generation: generation(cert),
    };
    world.change(cert, { hold });
    assert.deepEqual(words(world.look(monday + HOUR, [half])), ['leave unjudged']);
    assert.deepEqual(world.reminder(cert)?.hold, hold);
    const plan = world.look(monday + 2 * HOUR, [renewed], { shown: false });
    assert.deepEqual(words(plan), ['resolve renewed']);
    assert.equal(world.reminder(cert)?.announcement?.over?.renewedBy, 'Alex');
    assert.equal(world.reminder(cert)?.hold, undefined);
    assert.deepEqual(
      world.history().map(({ what }) => what),
      ['renewed'],
    );
  });

  it('one look without the topic does not turn the alarm about a wrong renewal green', () => {
    const other = push({ ...renewed, topic: 'com.apple.mgmt.External.other' });
    const { topic: _unknown, ...hidden } = other;
    for (const forgotten of [false, true]) {
      const world = createWorld();
      world.look(monday, [cert]);
      assert.deepEqual(words(world.look(monday + HOUR, [other])), ['post new wrong-renewal']);
      for (const look of [2, 3, 4, 5]) {
        const plan = world.look(monday + look * HOUR, [hidden], { forgotten });
        assert.equal(plan.intents[0]?.do, 'leave', `${forgotten}`);
      }
      assert.deepEqual(words(world.look(monday + 6 * HOUR, [other])), ['leave said']);
    }
  });

  it('locations that v1.0 does not give leave a token that seems to exist twice as it was', () => {
    const world = createWorld();
    const tokens = ['a', 'b'].map((id) => synced(monday, { id }));
    const bare = (now: number) =>
      tokens.map(({ location: _location, ...token }) => ({ ...token, lastSyncAt: now - HOUR }));
    const full = (now: number) => tokens.map((token) => ({ ...token, lastSyncAt: now - HOUR }));
    assert.equal(world.look(monday, full(monday)).posts.length, 2);
    for (const look of [1, 2, 3]) {
      const now = monday + look * HOUR;
      assert.deepEqual(words(world.look(now, bare(now))), ['leave unjudged', 'leave unjudged']);
    }
    const end = monday + 5 * HOUR;
    assert.deepEqual(words(world.look(end, full(end))), ['leave said', 'leave said']);
  });

  it('a stand-in of the reader does not take the place of what was known', () => {
    const world = createWorld();
    const failing = synced(monday, { state: 'invalid' });
    assert.deepEqual(words(world.look(monday, [failing])), ['post new state-invalid']);
    for (const look of [1, 2, 3]) {
      const now = monday + look * HOUR;
      const standIn = { ...failing, state: 'unknown', notGiven: { state: null }, lastSyncAt: now };
      assert.deepEqual(words(world.look(now, [standIn])), ['leave unjudged']);
    }
  });

  it('a state is known for a week after it was last given', () => {
    const world = createWorld();
    world.look(monday, [synced(monday)]);
    const standIn = { ...synced(monday), state: 'unknown', notGiven: { state: null } };
    const stateAt = (days: number) => {
      const now = monday + days * DAY;
      const [row] = world.assess(now, [{ ...standIn, lastSyncAt: now }]).rows;
      return row?.token.family === 'vpp' ? row.token.state : undefined;
    };
    assert.deepEqual([stateAt(1), stateAt(7), stateAt(8)], ['valid', 'valid', 'unknown']);
  });
});

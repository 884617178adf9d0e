import assert from 'node:assert/strict';
import fc from 'fast-check';
import '../../support/seed.ts';
import { forgottenAt } from '../../../src/domain/actions/claim.ts';
import { contextOf, type Offers, offersFor } from '../../../src/domain/actions/offers.ts';
import { snoozeChoices } from '../../../src/domain/actions/snooze.ts';
import { assess } from '../../../src/domain/assess.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/instant.ts';
import { createRemindTimes } from '../../../src/domain/plan/remind-times.ts';
import type { Hold } from '../../../src/domain/plan/reminder.ts';
import { knownOf } from '../../../src/domain/plan/watch.ts';
import { generation, refKey, type Token } from '../../../src/domain/token.ts';
import { snapshotOf } from '../../support/builders.ts';
import { berlin, cert, createWorld, POLICY, synced } from '../plan/world.ts';

/** What is offered about a token at `now`, after a look at which everything due was said. */
function offered(token: Token, now: Instant, hold?: Partial<Hold>): Offers {
  const world = createWorld();
  world.look(now, [token]);
  const reminder = world.reminder(token);
  const reminders = new Map(
    reminder === undefined
      ? []
      : [
          [
            refKey(token),
            hold === undefined
              ? reminder
              : { ...reminder, hold: { ...HOLD, generation: generation(token), ...hold } },
          ],
        ],
  );
  const assessment = assess(snapshotOf([token], { at: now }), POLICY, now, knownOf(world.watch()));
  const [row] = assessment.rows;
  assert.ok(row);
  return offersFor(row, { assessment, watch: world.watch(), reminders, policy: POLICY });
}

const HOLD: Hold = {
  kind: 'claim',
  by: { teamsId: '29:a', name: 'Alex' },
  since: 0,
  until: Number.MAX_SAFE_INTEGER,
  kindThen: 'expires-soon',
  severityThen: 'warning',
  generation: '',
};

/** A Monday, 17 days before the end of `cert`; the next step (14 days) is on Thursday, 31 December. */
const monday = berlin('2026-12-28 10:00');

describe('offers: snooze', () => {
  it('offers the next workday and the next step, and nothing past it', () => {
    assert.deepEqual(offered(cert, monday).snooze, [
      { key: 'next-workday', until: berlin('2026-12-29 09:00') },
      { key: 'next-step', until: berlin('2026-12-31 09:00') },
    ]);
  });

  it('offers next week where the next step is later', () => {
    const late = offered(cert, berlin('2026-12-17 10:00'));
    const keys = late.snooze.map(({ key }) => key);
    assert.deepEqual(keys, ['next-workday', 'next-week', 'next-step']);
    assert.equal(late.snooze[1]?.until, berlin('2026-12-21 09:00'));
  });

  it('offers one night for what costs people something already', () => {
    const invalid = synced(monday, { state: 'invalid' });
    assert.deepEqual(offered(invalid, monday).snooze, [
      { key: 'next-workday', until: berlin('2026-12-29 09:00') },
    ]);
    const friday = berlin('2027-01-15 10:00');
    assert.deepEqual(offered(cert, friday).snooze, [
      { key: 'next-workday', until: berlin('2027-01-18 09:00') },
    ]);
  });

  it('offers up to a week for what is said once a week', () => {
    const late = berlin('2027-03-02 10:00');
    const world = createWorld();
    for (let now = Number(cert.expiresAt); now < late; now += DAY) world.look(now, [cert]);
    assert.deepEqual(world.offers(late, cert).snooze, [
      { key: 'next-workday', until: berlin('2027-03-03 09:00') },
      { key: 'next-step', until: berlin('2027-03-04 09:00') },
    ]);
    const friday = berlin('2027-03-05 10:00');
    world.look(friday, [cert]);
    const ends = world.offers(friday, cert).snooze.map(({ key, until }) => [key, (until - friday) / DAY]);
    assert.deepEqual(ends, [
      ['next-workday', 3 - 1 / 24],
      ['next-step', 6 - 1 / 24],
    ]);
  });

  it('the same all day for what is urgent and is not said again for long, so that no card changes with every look', () => {
    const gone = { looks: 2, since: monday };
    const about = { family: 'push', id: 'push' } as const;
    const vanished = { about, kind: 'vanished', severity: 'critical', detail: { gone } } as const;
    const [some, other] = [1, 300].map((minutes) =>
      snoozeChoices(
        { token: { ...cert, expiresAt: monday + 300 * DAY }, findings: [vanished] },
        { now: monday + minutes * MINUTE, nextStepAt: monday + 90 * DAY, times: createRemindTimes(POLICY) },
      ),
    );
    assert.deepEqual(some, other);
    assert.deepEqual(some?.at(-1)?.until, berlin('2027-01-04 09:00'));
  });

  it('never past the expiry', () => {
    const morning = berlin('2027-01-14 10:00');
    const until = offered(cert, morning).snooze.map((choice) => choice.until);
    assert.ok(
      until.every((end) => end <= Number(cert.expiresAt)),
      String(until),
    );
    assert.deepEqual(until, [cert.expiresAt]);
  });

  it('offers nothing where nothing would be said, and nothing while somebody renews it', () => {
    assert.deepEqual(offered(synced(monday), monday).snooze, []);
    assert.deepEqual(offered(cert, monday, {}).snooze, []);
  });

  it('whenever it is asked, soonest first, each once, later than now', () => {
    const anyTime = fc.integer({
      min: Number(cert.expiresAt) - 90 * DAY,
      max: Number(cert.expiresAt) + 40 * DAY,
    });
    fc.assert(
      fc.property(anyTime, (now) => {
        const ends = offered(cert, now).snooze.map(({ until }) => until);
        assert.deepEqual(
          ends,
          [...new Set(ends)].sort((one, other) => one - other),
        );
        assert.ok(
          ends.every((end) => end > now && (now >= Number(cert.expiresAt) || end <= Number(cert.expiresAt))),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('offers: of many tokens', () => {
  it('share one context, and go through the tokens of the look no more', () => {
    const world = createWorld();
    const tokens = Array.from({ length: 50 }, (_, index) =>
      synced(monday, { id: `t${index}`, location: `L${index}`, expiresAt: monday + (index + 1) * DAY }),
    );
    world.look(monday, tokens);
    const assessment = world.assess(monday, tokens);
    const facts = { assessment, watch: world.watch(), reminders: new Map(), policy: POLICY };
    const alone = assessment.rows.map((row) => offersFor(row, facts));
    const context = contextOf(facts);
    const { rows } = assessment;
    const blind = {
      ...assessment,
      get rows(): never {
        throw new Error('planned again');
      },
    };
    assert.deepEqual(
      rows.map((row) => offersFor(row, { ...facts, assessment: blind }, context)),
      alone,
    );
  });
});

describe('offers: claim', () => {
  it('is offered once: while somebody has it, they are the owner', () => {
    assert.equal(offered(cert, monday).claim, true);
    const claimed = offered(cert, monday, {});
    assert.equal(claimed.claim, false);
    assert.equal(claimed.owner?.by.name, 'Alex');
  });

  it('keeps the owner when the next step ends the quiet, and not beyond a renewal', () => {
    assert.equal(offered(cert, monday, { until: monday - HOUR }).owner?.by.name, 'Alex');
    assert.equal(offered(cert, monday, { generation: 'another' }).owner, undefined);
  });

  it('is forgotten three workdays later, at the hour of reminders', () => {
    const times = createRemindTimes(POLICY);
    const friday = berlin('2026-12-18 15:00');
    assert.equal(forgottenAt({ since: friday }, times), berlin('2026-12-23 09:00'));
    assert.equal(forgottenAt({ since: berlin('2026-12-21 07:00') }, times), berlin('2026-12-24 09:00'));
  });
});

describe('a claim in the plan', () => {
  it('is kept when its step is said, so that the owner can be named', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    const until = berlin('2026-12-31 09:00');
    world.change(cert, { hold: { ...HOLD, until, generation: generation(cert) } });
    const said = world.look(until, [cert]);
    assert.equal(said.posts.length, 1);
    assert.equal(world.reminder(cert)?.hold?.by.name, 'Alex');
    const renewed = { ...cert, expiresAt: Number(cert.expiresAt) + 365 * DAY, serial: 'NEW' };
    const [intent] = world.look(until + HOUR, [renewed]).intents;
    assert.equal(intent?.do, 'resolve');
    assert.equal(intent?.before?.hold?.by.name, 'Alex');
  });

  it('a snooze is over once something is said', () => {
    const world = createWorld();
    world.look(monday, [cert]);
    const until = berlin('2026-12-31 09:00');
    world.change(cert, { hold: { ...HOLD, kind: 'snooze', until, generation: generation(cert) } });
    world.look(until, [cert]);
    assert.equal(world.reminder(cert)?.hold, undefined);
  });
});

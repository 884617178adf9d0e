import assert from 'node:assert/strict';
import fc from 'fast-check';
import '../support/seed.ts';
import { DateTime } from 'luxon';
import { allFindings, assess } from '../../src/domain/assess.ts';
import { daysBetween } from '../../src/domain/calendar.ts';
import { DAY } from '../../src/domain/instant.ts';
import type { Token } from '../../src/domain/token.ts';
import { compareFindings } from '../../src/domain/urgency.ts';
import { ade, NOW, push, snapshotOf, vpp } from '../support/builders.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
];
const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2031, 11, 31) });

const moment = fc.option(fc.integer({ min: NOW - 400 * DAY, max: NOW + 400 * DAY }), { nil: undefined });
const ids = fc.uuid();
const token: fc.Arbitrary<Token> = fc.oneof(
  fc
    .record({
      id: ids,
      expiresAt: moment,
      lastSyncAt: moment,
      state: fc.constantFrom('valid', 'invalid', 'expired', 'odd'),
    })
    .map(({ id, state, ...dates }) => vpp({ id, state, location: id, ...defined(dates) })),
  fc
    .record({ id: ids, expiresAt: moment, lastSyncAt: moment, syncErrorCode: fc.integer({ min: 0, max: 3 }) })
    .map(({ id, syncErrorCode, ...dates }) => ade({ id, syncErrorCode, ...defined(dates) })),
);

/** Drops what is undefined, as a reader does. */
function defined<T extends Record<string, number | undefined>>(dates: T): Record<string, number> {
  return Object.fromEntries(
    Object.entries(dates).filter((pair): pair is [string, number] => pair[1] !== undefined),
  );
}

describe('days', () => {
  it('tomorrow is 1, whatever the clock does that night', () => {
    fc.assert(
      fc.property(
        instant,
        zone,
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 23 }),
        (now, where, days, hour) => {
          const then = DateTime.fromMillis(now, { zone: where }).startOf('day').plus({ days }).set({ hour });
          // An hour that a DST change skips is moved by luxon, but never into another day.
          assert.equal(daysBetween(now, then.toMillis(), where), days);
        },
      ),
    );
  });

  it('is zero within a day and antisymmetric', () => {
    fc.assert(
      fc.property(instant, instant, zone, (one, other, where) => {
        assert.equal(daysBetween(one, other, where) + daysBetween(other, one, where), 0);
        assert.equal(daysBetween(one, one, where), 0);
      }),
    );
  });

  it('never goes down as time goes on to the expiry', () => {
    fc.assert(
      fc.property(instant, instant, zone, fc.integer({ min: 0, max: 3 * DAY }), (now, then, where, step) => {
        assert.ok(daysBetween(now, then, where) >= daysBetween(now + step, then, where));
      }),
    );
  });

  for (const [name, where, from, to, days] of [
    ['the night the clocks go forward', 'Europe/Berlin', '2026-03-28T23:30', '2026-03-29T00:30', 1],
    ['the long day in autumn', 'America/New_York', '2026-11-01T00:30', '2026-11-02T00:30', 1],
    ['a year end', 'Asia/Kolkata', '2026-12-31T23:59', '2027-01-01T00:00', 1],
    ['a leap day', 'UTC', '2028-02-28T12:00', '2028-03-01T12:00', 2],
    ['the day Samoa never had', 'Pacific/Apia', '2011-12-29T12:00', '2011-12-31T12:00', 2],
  ] as const) {
    it(name, () => {
      const at = (text: string) => DateTime.fromISO(text, { zone: where }).toMillis();
      assert.equal(daysBetween(at(from), at(to), where), days);
    });
  }
});

describe('judging any tenant', () => {
  const tenant = fc.array(token, { maxLength: 30 }).map((tokens) => [push(), ...tokens]);

  it('gives every token exactly one row, and a headline exactly when something but a note is found', () => {
    fc.assert(
      fc.property(tenant, (tokens) => {
        const { rows } = assess(snapshotOf(tokens), { zone: 'UTC', ladder: [60, 30, 14, 7, 3, 1, 0] }, NOW);
        assert.deepEqual(rows.map((row) => row.token.id).sort(), tokens.map(({ id }) => id).sort());
        for (const row of rows) {
          const notes = ['account-changed', 'personal-account', 'shared-account'];
          assert.equal(
            row.headline === undefined,
            row.findings.every(({ kind }) => notes.includes(kind)),
          );
          assert.ok(row.headline === undefined || row.findings.includes(row.headline));
        }
      }),
    );
  });

  it('orders in the same way whatever order Intune lists them in', () => {
    fc.assert(
      fc.property(
        tenant.chain((tokens) =>
          fc.tuple(fc.constant(tokens), fc.shuffledSubarray(tokens, { minLength: tokens.length })),
        ),
        ([tokens, shuffled]) => {
          const order = (list: readonly Token[]) =>
            assess(snapshotOf(list), { zone: 'UTC', ladder: [60] }, NOW).rows.map((row) => row.token.id);
          assert.deepEqual(order(shuffled), order(tokens));
        },
      ),
    );
  });

  it('compares Findings as a total order', () => {
    fc.assert(
      fc.property(tenant, (tokens) => {
        const findings = allFindings(assess(snapshotOf(tokens), { zone: 'UTC', ladder: [60] }, NOW));
        for (const [index, one] of findings.entries()) {
          const next = findings[index + 1];
          if (next !== undefined)
            assert.ok(compareFindings(one, next) <= 0 && compareFindings(next, one) >= 0);
        }
      }),
    );
  });
});

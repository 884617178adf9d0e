import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { DAY } from '../../../src/domain/instant.ts';
import { createRemindTimes } from '../../../src/domain/plan/remind-times.ts';

const WORKDAYS = [1, 2, 3, 4, 5];
const dayNumber = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / DAY;
const iso = (instant: number) => new Date(instant).toISOString();
const times = (zone: string, remindAt: number) => createRemindTimes({ zone, remindAt, workdays: WORKDAYS });

describe('remind times', () => {
  it('are on the wall, in winter and in summer', () => {
    const berlin = times('Europe/Berlin', 9 * 60);
    assert.equal(iso(berlin.slot(dayNumber(2026, 1, 15))), '2026-01-15T08:00:00.000Z');
    assert.equal(iso(berlin.slot(dayNumber(2026, 7, 15))), '2026-07-15T07:00:00.000Z');
  });

  it('that the clock skips come at the first instant after the skip', () => {
    const berlin = times('Europe/Berlin', 2 * 60 + 30);
    assert.equal(iso(berlin.slot(dayNumber(2026, 3, 29))), '2026-03-29T01:00:00.000Z');
    // Lord Howe Island moves its clocks by half an hour.
    const lordHowe = times('Australia/Lord_Howe', 2 * 60 + 10);
    assert.equal(iso(lordHowe.slot(dayNumber(2026, 10, 4))), '2026-10-03T15:30:00.000Z');
  });

  it('that the clock shows twice come once, the first time', () => {
    const berlin = times('Europe/Berlin', 2 * 60 + 30);
    assert.equal(iso(berlin.slot(dayNumber(2026, 10, 25))), '2026-10-25T00:30:00.000Z');
    const newYork = times('America/New_York', 60 + 30);
    assert.equal(iso(newYork.slot(dayNumber(2026, 11, 1))), '2026-11-01T05:30:00.000Z');
  });

  it('of a day that a zone left out come with the day after', () => {
    // Samoa went from 29 to 31 December 2011.
    const apia = times('Pacific/Apia', 9 * 60);
    assert.equal(iso(apia.slot(dayNumber(2011, 12, 30))), '2011-12-30T10:00:00.000Z');
    assert.equal(iso(apia.slot(dayNumber(2011, 12, 31))), '2011-12-30T19:00:00.000Z');
  });

  it('come once a day, in order, and show the set time wherever it exists', () => {
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
    );
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(zone, minutes, fc.integer({ min: 19_000, max: 24_000 }), (where, remindAt, day) => {
        const { slot, dayOf } = times(where, remindAt);
        assert.ok(slot(day) < slot(day + 1));
        assert.equal(dayOf(slot(day)), day);
        const shown = DateTime.fromMillis(slot(day), { zone: where });
        const minute = shown.hour * 60 + shown.minute;
        if (minute === remindAt) return;
        const before = DateTime.fromMillis(slot(day) - 1, { zone: where });
        assert.ok(before.hour * 60 + before.minute < remindAt && minute > remindAt);
      }),
    );
  });

  it('the next one is on a workday and strictly later', () => {
    const { nextSlot } = times('Europe/Berlin', 9 * 60);
    const friday = Date.parse('2026-11-20T08:00:00Z');
    assert.equal(iso(nextSlot(friday - 1)), iso(friday));
    assert.equal(iso(nextSlot(friday)), '2026-11-23T08:00:00.000Z');
  });

  it('need a zone that exists', () => {
    assert.throws(() => times('Europe/Atlantis', 0), /unknown time zone: Europe\/Atlantis/);
  });
});

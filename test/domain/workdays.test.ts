import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DAY } from '../../src/domain/instant.ts';
import { isoWeekday, isWorkday, workdayOnOrAfter, workdayOnOrBefore } from '../../src/domain/workdays.ts';

const MON_FRI = [1, 2, 3, 4, 5];
const dayNumber = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / DAY;

describe('workdays', () => {
  it('knows the day of the week, also before 1970', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
        assert.equal(isoWeekday(day) % 7, new Date(day * DAY).getUTCDay());
      }),
    );
  });

  it('moves a Sunday to the Friday before or the Monday after', () => {
    const sunday = dayNumber(2026, 11, 22);
    assert.equal(workdayOnOrBefore(sunday, MON_FRI), dayNumber(2026, 11, 20));
    assert.equal(workdayOnOrAfter(sunday, MON_FRI), dayNumber(2026, 11, 23));
  });

  it('never moves a workday, and moves others by less than a week to the nearest one', () => {
    const workdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), workdays, (day, week) => {
        const [before, after] = [workdayOnOrBefore(day, week), workdayOnOrAfter(day, week)];
        assert.ok(isWorkday(before, week) && isWorkday(after, week));
        assert.ok(day - before < 7 && after - day < 7 && before <= day && day <= after);
        for (let other = before + 1; other < after; other += 1)
          assert.ok(!isWorkday(other, week) || other === day);
        if (isWorkday(day, week)) assert.deepEqual([before, after], [day, day]);
      }),
    );
  });

  it('refuses a week without a workday', () => {
    assert.throws(() => workdayOnOrBefore(0, []), RangeError);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import '../support/seed.ts';
import { DAY, HOUR } from '../../src/domain/instant.ts';
import { type LadderStep, stepRank, stepsAfter, stepsBefore, stepsReached } from '../../src/domain/ladder.ts';
import { createRemindTimes } from '../../src/domain/plan/remind-times.ts';

const LADDER = [60, 30, 14, 7, 3, 1, 0];
const times = createRemindTimes({ zone: 'Europe/Berlin', remindAt: 9 * 60, workdays: [1, 2, 3, 4, 5] });
const everyDay = createRemindTimes({ zone: 'UTC', remindAt: 9 * 60, workdays: [1, 2, 3, 4, 5, 6, 7] });

function deadline(iso: string, of = times) {
  const expiresAt = Date.parse(iso);
  return { expiresAt, day: of.dayOf(expiresAt) };
}

function said(steps: readonly LadderStep[]): string[] {
  return steps.map(({ step, at }) => `${step} ${new Date(at).toISOString().slice(0, 16)}`);
}

describe('ladder', () => {
  it('says every step at the hour of reminders, on the workday before a day off', () => {
    // Thursday. 60 days before is a Sunday, across the end of summer time.
    assert.deepEqual(said(stepsBefore(deadline('2026-12-03T13:05:00Z'), LADDER, times)), [
      '60 2026-10-02T07:00',
      '30 2026-11-03T08:00',
      '14 2026-11-19T08:00',
      '7 2026-11-26T08:00',
      '3 2026-11-30T08:00',
      '1 2026-12-02T08:00',
      '0 2026-12-03T08:00',
    ]);
  });

  it('leaves out the last day when its hour comes after the end', () => {
    const steps = stepsBefore(deadline('2026-12-03T05:00:00Z'), [1, 0], times);
    assert.deepEqual(said(steps), ['1 2026-12-02T08:00']);
  });

  it('says the end of a Sunday on Friday, and the rest on workdays after it', () => {
    const sunday = deadline('2026-11-22T12:00:00Z');
    assert.deepEqual(said(stepsBefore(sunday, [3, 1, 0], times)), [
      '3 2026-11-19T08:00',
      '1 2026-11-20T08:00',
      '0 2026-11-20T08:00',
    ]);
    assert.deepEqual(said(stepsAfter(sunday, sunday.day + 8, times)), [
      'expired 2026-11-22T12:00',
      '-1 2026-11-23T08:00',
      '-2 2026-11-24T08:00',
      '-3 2026-11-25T08:00',
      '-4 2026-11-26T08:00',
      '-5 2026-11-27T08:00',
      '-8 2026-11-30T08:00',
    ]);
  });

  it('has reached today, the days before, and of those after the end only the latest two', () => {
    const end = deadline('2026-11-18T12:00:00Z');
    const reached = stepsReached(end, [7, 0], times, Date.parse('2026-11-24T03:00:00Z'));
    assert.deepEqual(
      reached.map(({ step }) => step),
      [-6, -5, 'expired', 0, 7],
    );
  });

  it('has no way to order an unsorted ladder wrongly', () => {
    const end = deadline('2026-12-31T12:00:00Z', everyDay);
    fc.assert(
      fc.property(fc.shuffledSubarray(LADDER), fc.integer({ min: -20, max: 80 }), (ladder, days) => {
        const reached = stepsReached(end, ladder, everyDay, end.expiresAt - days * DAY + HOUR);
        const ranks = reached.map(({ step }) => stepRank(step));
        assert.deepEqual(
          ranks,
          [...ranks].sort((one, other) => one - other),
        );
      }),
    );
  });

  it('reaches what stands before and after, when its time has come', () => {
    const end = deadline('2027-03-10T02:30:00Z');
    fc.assert(
      fc.property(fc.integer({ min: -40 * 24, max: 80 * 24 }), (hours) => {
        const now = end.expiresAt - hours * HOUR;
        const all = [...stepsBefore(end, LADDER, times), ...stepsAfter(end, end.day + 50, times)];
        const passed = all
          .filter(({ at }) => at <= now)
          .sort((one, other) => stepRank(one.step) - stepRank(other.step));
        const [most] = stepsReached(end, LADDER, times, now).filter(({ at }) => at <= now);
        assert.deepEqual(most, passed[0]);
      }),
    );
  });
});

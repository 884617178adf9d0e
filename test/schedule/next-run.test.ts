import assert from 'node:assert/strict';
import { createRemindTimes } from '../../src/domain/plan/remind-times.ts';
import { createNextRun } from '../../src/schedule/next-run.ts';

const HOUR = 3_600_000;

describe('next run', () => {
  const times = createRemindTimes({ zone: 'Europe/Berlin', remindAt: 9 * 60, workdays: [1, 2, 3, 4, 5] });
  const nextRun = createNextRun({
    checkEvery: 6 * HOUR,
    times,
    hurryUntil: () => 0,
    also: [() => Number.POSITIVE_INFINITY],
  });

  it('looks at every interval, and never misses the hour of reminders', () => {
    let now = Date.parse('2026-11-20T01:00:00Z');
    const runs: string[] = [];
    for (let run = 0; run < 5; run += 1) {
      now = nextRun(now);
      runs.push(new Date(now).toISOString().slice(5, 16));
    }
    assert.deepEqual(runs, ['11-20T07:00', '11-20T08:00', '11-20T14:00', '11-20T20:00', '11-21T02:00']);
  });

  it('is always later', () => {
    const slot = Date.parse('2026-11-20T08:00:00Z');
    assert.ok(nextRun(slot) > slot);
    assert.equal(nextRun(slot - 1), slot);
  });

  it('looks every minute while somebody waits, and not longer', () => {
    const claimed = Date.parse('2026-11-20T10:00:00Z');
    const hurried = createNextRun({
      checkEvery: 6 * HOUR,
      times,
      hurryUntil: () => claimed + HOUR,
      also: [],
    });
    let now = claimed;
    let looks = 0;
    while (now < claimed + HOUR) {
      now = hurried(now);
      looks += 1;
    }
    assert.equal(looks, 60);
    assert.equal(hurried(claimed + HOUR), claimed + 7 * HOUR);
  });
});

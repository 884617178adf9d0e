import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { DAY, HOUR } from '../../src/domain/instant.ts';
import { decidePulse, lastPulse, nextPulse } from '../../src/domain/pulse.ts';

const MONDAY_9 = { weekday: 1, at: 9 * 60 };
const at = (text: string, zone = 'Europe/Berlin') => DateTime.fromISO(text, { zone }).toMillis();

describe('pulse', () => {
  for (const [now, last, next] of [
    ['2026-11-23T08:59', '2026-11-16T09:00', '2026-11-23T09:00'],
    ['2026-11-23T09:00', '2026-11-23T09:00', '2026-11-30T09:00'],
    ['2026-11-25T12:00', '2026-11-23T09:00', '2026-11-30T09:00'],
    ['2026-10-25T12:00', '2026-10-19T09:00', '2026-10-26T09:00'],
  ] as const) {
    it(`at ${now}`, () => {
      assert.equal(lastPulse(at(now), MONDAY_9, 'Europe/Berlin'), at(last));
      assert.equal(nextPulse(at(now), MONDAY_9, 'Europe/Berlin'), at(next));
    });
  }

  it('is said once a week, not before it was first noted, and not days late', () => {
    const slot = at('2026-11-23T09:00');
    const decide = (now: number, said?: number) => decidePulse(now, said, MONDAY_9, 'Europe/Berlin');
    assert.deepEqual(decide(slot + HOUR), { do: 'note', slot, reason: 'first' });
    assert.deepEqual(decide(slot + HOUR, slot - 7 * DAY), { do: 'say', slot });
    assert.deepEqual(decide(slot + HOUR, slot), { do: 'leave', reason: 'said' });
    assert.deepEqual(decide(slot + 2 * DAY, slot - 7 * DAY), { do: 'note', slot, reason: 'too-late' });
  });

  it('the last is never after now, the next always is, and nothing lies between them', () => {
    const instants = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2030, 0, 1) });
    const times = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      at: fc.integer({ min: 0, max: 1439 }),
    });
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
    fc.assert(
      fc.property(instants, times, zones, (now, time, zone) => {
        const [last, next] = [lastPulse(now, time, zone), nextPulse(now, time, zone)];
        assert.ok(last <= now && now < next);
        assert.ok(next - last <= 7 * DAY + HOUR && next - last >= 7 * DAY - HOUR);
        assert.equal(lastPulse(next, time, zone), next);
      }),
    );
  });
});

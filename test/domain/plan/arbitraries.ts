import fc from 'fast-check';
import { MINUTE } from '../../../src/domain/instant.ts';
import type { ReminderPolicy } from '../../../src/domain/plan/reminder.ts';
import { NOW } from '../../support/builders.ts';

export const policies: fc.Arbitrary<ReminderPolicy> = fc.record({
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'),
  ladder: fc.constantFrom([60, 30, 14, 7, 3, 1, 0], [30, 7], [90, 2, 1], [0]),
  remindAt: fc.constantFrom(9 * 60, 2 * 60 + 30, 0, 23 * 60 + 59),
  workdays: fc.constantFrom([1, 2, 3, 4, 5], [1, 2, 3, 4, 7], [3], [1, 2, 3, 4, 5, 6, 7]),
});

/** When a token ends: some days ago to some months ahead. */
export const ends = fc
  .integer({ min: -3 * 24 * 60, max: 120 * 24 * 60 })
  .map((minutes) => NOW + minutes * MINUTE);

import assert from 'node:assert/strict';
import { retryAfter } from '../../src/timing/retry-after.ts';

describe('Retry-After', () => {
  const now = Date.parse('2026-11-23T08:00:00Z');
  const cases: readonly [string | null | undefined, number | undefined][] = [
    ['10', 10_000],
    ['0', 0],
    ['1.5', 1_500],
    ['-3', 0],
    ['Mon, 23 Nov 2026 08:01:00 GMT', 60_000],
    ['Mon, 23 Nov 2026 07:00:00 GMT', 0],
    ['later', undefined],
    ['', undefined],
    [' ', undefined],
    [null, undefined],
    [undefined, undefined],
    ['Infinity', undefined],
  ];
  for (const [header, expected] of cases) {
    it(`${header} is ${expected} ms`, () => assert.equal(retryAfter(header, now), expected));
  }
});

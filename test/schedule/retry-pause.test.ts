import assert from 'node:assert/strict';
import { MINUTE } from '../../src/domain/instant.ts';
import { createRetryPause } from '../../src/schedule/retry-pause.ts';

describe('the pause before another try', () => {
  it('grows while something is left to do, and is over when nothing is', () => {
    const retry = createRetryPause();
    assert.equal(retry.pause(), Number.POSITIVE_INFINITY);
    const pauses = Array.from({ length: 10 }, () => {
      retry.note(true);
      return retry.pause() / MINUTE;
    });
    assert.deepEqual(pauses, [0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    retry.note(false);
    assert.equal(retry.pause(), Number.POSITIVE_INFINITY);
  });
});

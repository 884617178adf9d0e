import assert from 'node:assert/strict';
import { failure } from '../../src/intune/failure.ts';
import { judgeFailure } from '../../src/intune/retry.ts';

const requestId = 'r';
const throttled = { ...failure('throttled', { requestId, status: 429 }), retryAfterMs: 5_000 };
const justThrottled = failure('throttled', { requestId, status: 429 });
const unsigned = failure('sign-in', { requestId, unsent: true });
const busy = failure('server', { requestId, status: 503 });
const refused = failure('network', { requestId, unsent: true });
const broken = failure('network', { requestId });
const silent = failure('timeout', { requestId });
const forbidden = failure('permission', { requestId, status: 403 });

describe('judging a failed call', () => {
  const cases: readonly [string, ...Parameters<typeof judgeFailure>, ReturnType<typeof judgeFailure>][] = [
    ['asked to wait', 'GET', throttled, { again: true, retryAfterMs: 5_000 }],
    ['asked to wait, for a POST', 'POST', throttled, { again: true, retryAfterMs: 5_000 }],
    ['throttled without a time, for a POST', 'POST', justThrottled, { again: true, retryAfterMs: undefined }],
    ['busy for a while', 'GET', { ...busy, retryAfterMs: 5_000 }, { again: true, retryAfterMs: 5_000 }],
    [
      'busy for a while, for a POST',
      'POST',
      { ...busy, retryAfterMs: 5_000 },
      { again: false, because: 'may-have-started' },
    ],
    ['busy', 'GET', busy, { again: true, retryAfterMs: undefined }],
    ['busy, for a POST', 'POST', busy, { again: false, because: 'may-have-started' }],
    ['no connection, for a POST', 'POST', refused, { again: true }],
    [
      'not sent for want of a sign-in, for a POST',
      'POST',
      unsigned,
      { again: false, because: 'will-not-help' },
    ],
    ['a cut connection', 'GET', broken, { again: true }],
    ['a cut connection, for a POST', 'POST', broken, { again: false, because: 'may-have-started' }],
    ['silence', 'GET', silent, { again: false, because: 'waited-enough' }],
    ['a missing permission', 'GET', forbidden, { again: false, because: 'will-not-help' }],
  ];
  for (const [name, method, failed, expected] of cases) {
    it(name, () => assert.deepEqual(judgeFailure(method, failed), expected));
  }
});

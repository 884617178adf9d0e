import assert from 'node:assert/strict';
import { failure } from '../../src/intune/failure.ts';
import { decideRetry, type RetryDecision } from '../../src/intune/retry.ts';

const requestId = 'r';
const throttled = { ...failure('throttled', { requestId, status: 429 }), retryAfterMs: 5_000 };
const busy = failure('server', { requestId, status: 503 });
const refused = failure('network', { requestId, unsent: true });
const broken = failure('network', { requestId });

describe('deciding about another attempt', () => {
  const usual = { method: 'GET', attempt: 1, remainingMs: 20_000 } as const;
  const cases: readonly [string, Partial<Parameters<typeof decideRetry>[0]>, RetryDecision][] = [
    ['asked to wait', { failure: throttled }, { retry: true, afterMs: 5_000, because: 'asked-to-wait' }],
    [
      'asked to wait, for a POST',
      { failure: throttled, method: 'POST' },
      { retry: true, afterMs: 5_000, because: 'asked-to-wait' },
    ],
    [
      'asked to wait for longer than the patience',
      { failure: throttled, remainingMs: 5_000 },
      { retry: false, because: 'out-of-patience' },
    ],
    [
      'asked to wait too often',
      { failure: throttled, attempt: 4 },
      { retry: false, because: 'attempts-used' },
    ],
    ['busy', { failure: busy }, { retry: true, afterMs: 300, because: 'passing-trouble' }],
    ['busy again', { failure: busy, attempt: 2 }, { retry: true, afterMs: 900, because: 'passing-trouble' }],
    ['busy a third time', { failure: busy, attempt: 3 }, { retry: false, because: 'attempts-used' }],
    ['busy, for a POST', { failure: busy, method: 'POST' }, { retry: false, because: 'may-have-started' }],
    [
      'no connection, for a POST',
      { failure: refused, method: 'POST' },
      { retry: true, afterMs: 300, because: 'passing-trouble' },
    ],
    [
      'a cut connection, for a POST',
      { failure: broken, method: 'POST' },
      { retry: false, because: 'may-have-started' },
    ],
    ['silence', { failure: failure('timeout', { requestId }) }, { retry: false, because: 'waited-enough' }],
    [
      'a missing permission',
      { failure: failure('permission', { requestId, status: 403 }) },
      { retry: false, because: 'will-not-help' },
    ],
  ];
  for (const [name, question, expected] of cases) {
    it(name, () => assert.deepEqual(decideRetry({ ...usual, failure: busy, ...question }), expected));
  }
});

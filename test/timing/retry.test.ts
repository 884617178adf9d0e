import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  decideRetry,
  type RetryDecision,
  type RetryPolicy,
  retry,
  type Verdict,
} from '../../src/timing/retry.ts';

const POLICY: RetryPolicy = { pausesMs: [300, 900], maxAttempts: 4 };
const again: Verdict = { again: true };
const asked: Verdict = { again: true, retryAfterMs: 5_000 };

describe('deciding about another attempt', () => {
  const usual = { attempt: 1, remainingMs: 20_000, random: () => 0 };
  const cases: readonly [string, Partial<typeof usual>, Verdict, RetryDecision][] = [
    [
      'is not worth it',
      {},
      { again: false, because: 'will-not-help' },
      { retry: false, because: 'will-not-help' },
    ],
    ['after a first failure', {}, again, { retry: true, afterMs: 300, because: 'back-off' }],
    ['after a second failure', { attempt: 2 }, again, { retry: true, afterMs: 900, because: 'back-off' }],
    ['after a third failure', { attempt: 3 }, again, { retry: false, because: 'attempts-used' }],
    ['asked to wait', {}, asked, { retry: true, afterMs: 5_000, because: 'asked-to-wait' }],
    [
      'asked to wait once more than it has pauses of its own',
      { attempt: 3 },
      asked,
      { retry: true, afterMs: 5_000, because: 'asked-to-wait' },
    ],
    ['asked to wait too often', { attempt: 4 }, asked, { retry: false, because: 'attempts-used' }],
    [
      'asked to wait for longer than there is time',
      { remainingMs: 5_000 },
      asked,
      { retry: false, because: 'out-of-time' },
    ],
    [
      'with no time for a pause of its own',
      { remainingMs: 300 },
      again,
      { retry: false, because: 'out-of-time' },
    ],
    ['shortened by chance', { random: () => 0.5 }, again, { retry: true, afterMs: 225, because: 'back-off' }],
    [
      'asked to wait, which chance does not shorten',
      { random: () => 0.9 },
      asked,
      { retry: true, afterMs: 5_000, because: 'asked-to-wait' },
    ],
  ];
  for (const [name, state, verdict, expected] of cases) {
    it(name, () => assert.deepEqual(decideRetry(POLICY, { ...usual, ...state }, verdict), expected));
  }
});

/** A clock that only moves while somebody sleeps or calls. */
function createTime() {
  let now = 0;
  const pauses: number[] = [];
  return {
    pauses,
    clock: () => now,
    pass: (ms: number) => {
      now += ms;
    },
    sleep: async (ms: number) => {
      pauses.push(ms);
      now += ms;
    },
    random: () => 0,
  };
}

describe('trying again', () => {
  it('ends with the first good result', async () => {
    const time = createTime();
    const results = ['bad', 'bad', 'good'];
    const result = await retry(
      time,
      {
        policy: POLICY,
        limitMs: 20_000,
        judge: (one) => (one === 'bad' ? again : { again: false, because: 'good' }),
      },
      async () => results.shift(),
    );
    assert.deepEqual([result, results, time.pauses], ['good', [], [300, 900]]);
  });

  it('tells each attempt how much time is left', async () => {
    const time = createTime();
    const left: number[] = [];
    await retry(time, { policy: POLICY, limitMs: 2_000, judge: () => again }, async (remainingMs) => {
      left.push(remainingMs);
      time.pass(500);
    });
    // 2,000 less 500 for the call and 300 for the pause; the second pause of 900 would end beyond the limit.
    assert.deepEqual(left, [2_000, 1_200]);
  });

  it('gives up during a pause when its signal aborts', async () => {
    const stop = new AbortController();
    let calls = 0;
    const parts = { ...createTime(), sleep: async () => stop.abort() };
    const options = { policy: POLICY, limitMs: 20_000, signal: stop.signal, judge: () => again };
    await retry(parts, options, async () => {
      calls += 1;
    });
    assert.equal(calls, 1);
  });

  it('lets an error through, which is no result', async () => {
    const call = async () => Promise.reject(new Error('a bug'));
    await assert.rejects(
      retry(createTime(), { policy: POLICY, limitMs: 1e6, judge: () => again }, call),
      /a bug/,
    );
  });

  it('never takes longer than its limit with its pauses, and never more attempts than it may', async () => {
    const asks = fc.array(fc.option(fc.nat(5_000), { nil: undefined }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(asks, fc.nat(8_000), async (retryAfters, limitMs) => {
        const time = createTime();
        let calls = 0;
        const judge = (retryAfterMs: number | undefined): Verdict => ({ again: true, retryAfterMs });
        await retry(time, { policy: POLICY, limitMs, judge }, async () => {
          calls += 1;
          return retryAfters[calls % retryAfters.length];
        });
        assert.ok(calls <= POLICY.maxAttempts);
        assert.ok(time.clock() <= limitMs);
      }),
    );
  });
});

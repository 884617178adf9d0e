import assert from 'node:assert/strict';
import { limited, startTimeLimit, unlessAborted, within } from '../../src/timing/time-limit.ts';
import { createVirtualTime, type VirtualTime } from '../support/virtual-time.ts';

const TIME_IS_UP = { name: 'TimeoutError' };

function never(): Promise<never> {
  return new Promise(() => undefined);
}

describe('a time limit', () => {
  let time: VirtualTime;
  beforeEach(() => {
    time = createVirtualTime();
  });

  it('aborts when its time is up, not before, and not after it was cancelled', async () => {
    const kept = startTimeLimit({ ms: 10, after: time.after });
    const cancelled = startTimeLimit({ ms: 10, after: time.after });
    cancelled.cancel();
    await time.advance(9);
    assert.equal(kept.signal.aborted, false);
    await time.advance(1);
    assert.equal(kept.signal.reason.name, 'TimeoutError');
    assert.equal(cancelled.signal.aborted, false);
  });

  it('ends with its parent, for the reason of that, also when that has ended already', () => {
    const parent = new AbortController();
    const limit = startTimeLimit({ ms: 10, after: time.after }, parent.signal);
    const letGo = startTimeLimit({ ms: 10, after: time.after }, parent.signal);
    letGo.cancel();
    const reason = new Error('enough');
    parent.abort(reason);
    assert.equal(limit.signal.reason, reason);
    assert.equal(letGo.signal.aborted, false);
    assert.equal(startTimeLimit({ ms: 10, after: time.after }, parent.signal).signal.reason, reason);
  });

  it('rejects for work that is late, in the words it was given, and tells the work', async () => {
    let told: AbortSignal | undefined;
    const work = limited({ ms: 10, after: time.after, message: 'no answer' }, (signal) => {
      told = signal;
      return never();
    });
    const rejected = assert.rejects(work, { ...TIME_IS_UP, message: 'no answer' });
    await time.advance(10);
    await rejected;
    assert.equal(told?.aborted, true);
  });

  it('is itself the reason, also when the work ends by its signal', async () => {
    const work = limited(
      { ms: 10, after: time.after },
      (signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
        }),
    );
    const rejected = assert.rejects(work, TIME_IS_UP);
    await time.advance(10);
    await rejected;
  });

  it('leaves the outcome of work in time alone, and no timer behind', async () => {
    let timers = 0;
    const after: typeof time.after = () => {
      timers += 1;
      return { cancel: () => (timers -= 1) };
    };
    assert.equal(await limited({ ms: 10, after }, async () => 'done'), 'done');
    await assert.rejects(
      limited({ ms: 10, after }, async () => Promise.reject(new Error('broken'))),
      /broken/,
    );
    assert.deepEqual(await within(Promise.resolve('done'), 10, after), { done: true, value: 'done' });
    await assert.rejects(within(Promise.reject(new Error('broken')), 10, after), /broken/);
    assert.equal(timers, 0);
  });

  it('says that work is not done yet where somebody goes on without it', async () => {
    const late = within(never(), 10, time.after);
    await time.advance(10);
    assert.deepEqual(await late, { done: false });
  });

  it('does not make a failure that comes late an unhandled one', async () => {
    const work = Promise.withResolvers<void>();
    const late = within(work.promise, 10, time.after);
    const limit = startTimeLimit({ ms: 10, after: time.after });
    const given = assert.rejects(unlessAborted(limit.signal, work.promise), TIME_IS_UP);
    await time.advance(10);
    work.reject(new Error('too late for anybody'));
    assert.deepEqual(await late, { done: false });
    await given;
    // Node ends the process for a rejection nobody handles, one turn later.
    await new Promise((resolve) => setImmediate(resolve));
  });
});

import assert from 'node:assert/strict';
import { createSleep, type Timer, within } from '../../src/schedule/timer.ts';
import { createVirtualTime } from './virtual-time.ts';

/** A timer that fires when it is told to. */
function createTimer() {
  const waiting: { run: () => void; ms: number; cancelled: boolean }[] = [];
  const timer: Timer = (ms, run) => {
    const one = { run, ms, cancelled: false };
    waiting.push(one);
    return {
      cancel() {
        one.cancelled = true;
      },
    };
  };
  return { waiting, timer };
}

describe('sleep', () => {
  it('ends when its time is over', async () => {
    const { timer, waiting } = createTimer();
    const slept = createSleep(timer)(1_000, new AbortController().signal);
    assert.equal(waiting[0]?.ms, 1_000);
    waiting[0]?.run();
    await slept;
  });

  it('ends when its signal aborts, and gives the timer back', async () => {
    const { timer, waiting } = createTimer();
    const stop = new AbortController();
    const slept = createSleep(timer)(1_000, stop.signal);
    stop.abort();
    await slept;
    assert.equal(waiting[0]?.cancelled, true);
    await createSleep(timer)(1_000, stop.signal);
    assert.equal(waiting.length, 1);
  });

  it('never asks for more than a timer can do', () => {
    const { timer, waiting } = createTimer();
    void createSleep(timer)(1e12, new AbortController().signal);
    void createSleep(timer)(-5, new AbortController().signal);
    assert.deepEqual(
      waiting.map(({ ms }) => ms),
      [2_147_483_647, 0],
    );
  });
});

describe('within', () => {
  it('gives the outcome of work that is in time, its error, or says that it is late', async () => {
    const time = createVirtualTime();
    assert.equal(await within(Promise.resolve('done'), 10, time.sleep), 'done');
    await assert.rejects(within(Promise.reject(new Error('broken')), 10, time.sleep), /broken/);
    const late = within(new Promise(() => undefined), 10, time.sleep);
    await time.advance(10);
    assert.equal(await late, 'late');
  });
});

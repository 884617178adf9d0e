import assert from 'node:assert/strict';
import { createSleep, type Timer } from '../../src/timing/timer.ts';

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
    const slept = createSleep(timer)(1_000);
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
    void createSleep(timer)(1e12);
    void createSleep(timer)(Number.POSITIVE_INFINITY);
    void createSleep(timer)(-5);
    assert.deepEqual(
      waiting.map(({ ms }) => ms),
      [2_147_483_647, 2_147_483_647, 0],
    );
  });
});

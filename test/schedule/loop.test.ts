import assert from 'node:assert/strict';
import { createVirtualTime, type VirtualTime } from '../support/virtual-time.ts';
import { createTestStore, type TestStore } from './fakes.ts';
import { HOUR, MINUTE, replica, SECOND, TTL, work } from './replica.ts';

describe('loop', () => {
  let time: VirtualTime;
  let store: TestStore;
  beforeEach(() => {
    time = createVirtualTime(Date.UTC(2026, 10, 23));
    store = createTestStore();
  });

  it('runs at once and then at every next run', async () => {
    const runs: number[] = [];
    const began = time.now();
    const { loop } = replica('one', {
      time,
      store,
      cycle: async () => {
        runs.push(time.now() - began);
      },
    });
    loop.start();
    await time.advance(3 * HOUR + MINUTE);
    assert.deepEqual(runs, [0, HOUR, 2 * HOUR, 3 * HOUR]);
    assert.equal(loop.state().last?.outcome, 'done');
    await loop.stop();
  });

  it('runs one cycle at a time on one of several replicas', async () => {
    let [runs, now, most] = [0, 0, 0];
    const cycle = async (signal: AbortSignal) => {
      runs += 1;
      now += 1;
      most = Math.max(most, now);
      await work(time, 2 * MINUTE)(signal);
      now -= 1;
    };
    const replicas = ['a', 'b', 'c', 'd'].map((holder) => replica(holder, { time, store, cycle }));
    for (const { loop } of replicas) loop.start();
    await time.advance(5 * HOUR);
    assert.equal(most, 1);
    assert.equal(runs, 5);
    assert.equal(replicas.filter(({ loop }) => loop.state().leading).length, 1);
    for (const { loop } of replicas) void loop.stop();
    await time.advance(MINUTE);
  });

  it('is succeeded within two minutes when its holder crashes, whenever that is', async () => {
    for (const crashAfter of [0, 1, 7, 19, 20, 21, 59, 100]) {
      time = createVirtualTime();
      store = createTestStore();
      const runs: string[] = [];
      const cycleOf = (holder: string) => async (signal: AbortSignal) => {
        runs.push(holder);
        await work(time, HOUR)(signal);
      };
      const one = replica('one', { time, store, cycle: cycleOf('one'), cycleLimit: 2 * HOUR });
      const other = replica('other', { time, store, cycle: cycleOf('other') });
      one.loop.start();
      await time.advance(0);
      other.loop.start();
      await time.advance(crashAfter * SECOND);
      one.crash();
      await time.advance(2 * MINUTE);
      assert.deepEqual(runs, ['one', 'other'], `crash after ${crashAfter} s`);
      void other.loop.stop();
      await time.advance(MINUTE);
    }
  });

  it('goes on after a cycle that fails', async () => {
    let runs = 0;
    const { loop, log } = replica('one', {
      time,
      store,
      cycle: async () => {
        runs += 1;
        if (runs < 3) throw new Error('Intune is down');
      },
    });
    loop.start();
    await time.advance(HOUR + MINUTE);
    assert.equal(loop.state().failures, 2);
    assert.equal(log.messages.filter((message) => message === 'cycle failed').length, 2);
    await time.advance(HOUR);
    assert.equal(loop.state().failures, 0);
    assert.equal(runs, 3);
    await loop.stop();
  });

  it('catches up with one cycle what a slow one has missed, and never overlaps', async () => {
    const starts: number[] = [];
    let now = 0;
    const began = time.now();
    const { loop } = replica('one', {
      time,
      store,
      nextRun: (at) => at + MINUTE,
      cycle: async (signal) => {
        starts.push((time.now() - began) / MINUTE);
        now += 1;
        assert.equal(now, 1);
        await work(time, 4 * MINUTE)(signal);
        now -= 1;
      },
    });
    loop.start();
    await time.advance(11 * MINUTE);
    assert.deepEqual(starts, [0, 5, 10]);
    void loop.stop();
    await time.advance(MINUTE);
  });

  it('aborts a cycle whose time is up, and abandons one that does not listen', async () => {
    const outcomes: string[] = [];
    let deaf = false;
    const { loop, log } = replica('one', {
      time,
      store,
      cycle: (signal) => (deaf ? new Promise(() => undefined) : work(time, HOUR)(signal)),
    });
    loop.start();
    await time.advance(6 * MINUTE);
    outcomes.push(loop.state().last?.outcome ?? 'none');
    deaf = true;
    await time.advance(HOUR + 6 * MINUTE);
    outcomes.push(loop.state().last?.outcome ?? 'none');
    assert.deepEqual(outcomes, ['failed', 'abandoned']);
    assert.ok(log.messages.includes('cycle does not end'));
    assert.notEqual(loop.state().nextAt, undefined);
    await loop.stop();
  });

  it('ends its cycle before anybody else can begin one when the store goes away', async () => {
    for (const mood of ['failing', 'silent'] as const) {
      time = createVirtualTime();
      store = createTestStore();
      let abortedAt: number | undefined;
      const { loop } = replica('one', {
        time,
        store,
        cycle: async (signal) => {
          await work(
            time,
            HOUR,
          )(signal).catch(() => {
            abortedAt = time.now();
          });
        },
        cycleLimit: 2 * HOUR,
      });
      loop.start();
      await time.advance(50 * SECOND);
      const lastBeat = 40 * SECOND;
      store.mood = mood;
      await time.advance(10 * MINUTE);
      assert.ok(abortedAt !== undefined && abortedAt < lastBeat + TTL, `${mood}: aborted at ${abortedAt}`);
      assert.equal(loop.state().leading, false);
      store.mood = 'well';
      await time.advance(2 * MINUTE);
      assert.equal(loop.state().leading, true);
      void loop.stop();
      await time.advance(MINUTE);
    }
  });

  it('stops within five seconds, in the middle of a cycle, whatever the cycle and the store do', async () => {
    const cycles = [work(time, HOUR), () => new Promise<void>(() => undefined)];
    for (const cycle of cycles) {
      for (const mood of ['well', 'failing', 'silent'] as const) {
        store = createTestStore();
        const { loop } = replica('one', { time, store, cycle });
        loop.start();
        await time.advance(MINUTE);
        store.mood = mood;
        let stopped = false;
        void loop.stop().then(() => {
          stopped = true;
        });
        await time.advance(5 * SECOND);
        assert.ok(stopped, `${mood}`);
      }
    }
  });

  it('hands over at once when it stops', async () => {
    const [one, other] = [replica('one', { time, store }), replica('other', { time, store })];
    one.loop.start();
    await time.advance(SECOND);
    other.loop.start();
    await time.advance(SECOND);
    await one.loop.stop();
    await time.advance(TTL / 3);
    assert.equal(other.loop.state().leading, true);
    await other.loop.stop();
  });

  it('runs now when it is asked to, after the cycle that runs', async () => {
    let runs = 0;
    const { loop } = replica('one', {
      time,
      store,
      cycle: async (signal) => {
        runs += 1;
        await work(time, 10 * SECOND)(signal);
      },
    });
    assert.equal(await loop.runNow(), 'standby');
    loop.start();
    await time.advance(SECOND);
    const asked = loop.runNow();
    await time.advance(25 * SECOND);
    assert.equal(await asked, 'done');
    assert.equal(runs, 2);
    await loop.stop();
    assert.equal(await loop.runNow(), 'stopped');
  });

  it('tells who waits for the next cycle when it has no next cycle', async () => {
    const { loop } = replica('one', { time, store, cycle: work(time, HOUR), cycleLimit: 2 * HOUR });
    loop.start();
    await time.advance(SECOND);
    const asked = loop.runNow();
    void loop.stop();
    await time.advance(5 * SECOND);
    assert.equal(await asked, 'stopped');
  });

  it('does not sleep through a clock that was set back', async () => {
    let [runs, skew] = [0, 0];
    const { loop } = replica('one', {
      time,
      store,
      clock: () => time.now() + skew,
      cycle: async () => {
        runs += 1;
      },
    });
    loop.start();
    await time.advance(MINUTE);
    skew = -30 * 24 * HOUR;
    await time.advance(HOUR + MINUTE);
    assert.equal(runs, 2);
    await loop.stop();
  });
});

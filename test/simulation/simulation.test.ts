import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/instant.ts';
import { createActivity } from './activity.ts';
import { createClockwork } from './clockwork.ts';
import { createProcess } from './process.ts';
import { runSeed } from './run.ts';
import { MONDAY, setStage } from './scenarios/stage.ts';

async function traceOf(seed: number): Promise<string[]> {
  const lines: string[] = [];
  await runSeed({ seed, years: 0.15, trace: (line) => lines.push(line) });
  return lines;
}

function clockworkThat(idles: boolean) {
  const time = createClockwork({
    start: MONDAY,
    idleUntil: () => (idles ? time.now() + DAY : undefined),
    onEvent: () => undefined,
  });
  return time;
}

describe('simulated time', () => {
  it('is the same for the same seed, event by event, whatever ran before', async () => {
    const first = await traceOf(25);
    await traceOf(26);
    assert.deepEqual(await traceOf(25), first);
    assert.ok(first.length > 500);
  });

  it('leaps over idle time without aging what waits a moment, and never over a date', async () => {
    const time = clockworkThat(true);
    const seen: string[] = [];
    const note = (what: string) =>
      seen.push(`${what} ${(time.now() - MONDAY) / HOUR} ${time.elapsed() / SECOND}`);
    time.at(MONDAY + 30 * HOUR, () => note('date'));
    time.after(20 * SECOND, () => note('moment'));
    time.after(5 * HOUR, () => note('wait'));
    await time.runUntil(MONDAY + 2 * DAY);
    // A day is leapt over at once when nothing is dated within it; then the moment passes as it does for people.
    assert.deepEqual(seen, ['wait 5 0', `moment ${29 + 20 / 3600} 20`, 'date 30 20']);
  });

  it('keeps the lease of a replica over every leap', async () => {
    const stage = await setStage({
      replicas: 2,
      tokens: [{ family: 'ade', id: 'oslo', expiresAt: MONDAY + 200 * DAY }],
    });
    const leader = stage.leader().process.name;
    await stage.pass(30 * DAY);
    assert.equal(stage.leader().process.name, leader);
    assert.ok(stage.universe.time.elapsed() < 2 * DAY, 'time was leapt over');
  });
});

describe('a simulated process', () => {
  function processAt(time: ReturnType<typeof clockworkThat>) {
    const deaths: string[] = [];
    const process = createProcess({ name: 'one', time, onDeath: ({ name }) => deaths.push(name) });
    return { process, deaths };
  }
  const later = (time: ReturnType<typeof clockworkThat>, ms: number) =>
    new Promise<string>((resolve) => void time.after(ms, () => resolve('answer')));

  it('that is killed never hears an answer and never wakes', async () => {
    const time = clockworkThat(false);
    const { process, deaths } = processAt(time);
    const heard: string[] = [];
    void process.ask(() => later(time, SECOND)).then((answer) => heard.push(answer));
    process.after(SECOND, () => heard.push('woke'));
    process.kill();
    await time.runUntil(MONDAY + MINUTE);
    assert.deepEqual([heard, deaths], [[], ['one']]);
  });

  it('dies at the question it is told to, before it is asked or after it was answered', async () => {
    for (const when of ['before', 'after'] as const) {
      const time = clockworkThat(false);
      const { process } = processAt(time);
      const asked: number[] = [];
      const heard: number[] = [];
      process.killAt(2, when);
      void (async () => {
        for (const number of [1, 2, 3]) {
          await process.ask(async () => asked.push(number));
          heard.push(number);
        }
      })();
      await time.runUntil(MONDAY + MINUTE);
      assert.deepEqual([asked, heard], [when === 'before' ? [1] : [1, 2], [1]]);
    }
  });

  it('that is suspended hears everything when it goes on', async () => {
    const time = clockworkThat(false);
    const { process } = processAt(time);
    const heard: number[] = [];
    void process.ask(() => later(time, SECOND)).then(() => heard.push(time.now() - MONDAY));
    process.pause();
    time.after(30 * SECOND, process.resume);
    await time.runUntil(MONDAY + MINUTE);
    assert.deepEqual(heard, [30 * SECOND]);
  });

  it('is idle only while nobody waits for anything', async () => {
    const activity = createActivity(() => 0);
    const work = activity.during(async () => assert.equal(activity.isIdle(), false));
    assert.equal(activity.isIdle(), false);
    await work;
    assert.equal(activity.isIdle(), true);
  });
});

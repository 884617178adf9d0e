import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/instant.ts';
import type { Process } from '../process.ts';
import { type ChanceParts, everyNowAndThen } from './chance.ts';

/** Processes die, are suspended, are restarted, and are succeeded. */
export function mortalMachines(parts: ChanceParts, replicas: number): void {
  const { universe, random, count } = parts;
  const { time, graph } = universe;
  /** What will befall the next process that begins a run. */
  const fates: ((process: Process) => void)[] = [];

  graph.watch({
    looking: (process) => fates.shift()?.(process),
    answered: () => undefined,
  });
  everyNowAndThen(parts, random, 15 * DAY, () => {
    fates.push((process) => {
      count('machines: killed');
      process.killAt(random.whole(1, random.pick([10, 40, 120])), random.pick(['before', 'after']));
    });
  });
  everyNowAndThen(parts, random, 30 * DAY, () => {
    fates.push((process) => {
      count('machines: suspended');
      time.after(random.whole(0, 4_000), () => suspend(process, parts));
    });
  });
  everyNowAndThen(parts, random, 45 * DAY, () => {
    const replica = universe.replicas()[0];
    if (replica === undefined) return;
    count('machines: restarted');
    const over = parts.troubles.begin('process');
    universe.note(`${replica.process.name} is told to stop`);
    void replica.tenant.stop().then(replica.process.kill);
    // Whoever does not stop is killed by whatever runs it.
    time.after(MINUTE, () => {
      replica.process.kill();
      over();
    });
  });
  universe.onDeath(() => succeed(parts, replicas));
}

function suspend(process: Process, { universe, troubles, random }: ChanceParts): void {
  if (!process.isAwake()) return;
  const over = troubles.begin('process');
  universe.note(`${process.name} is suspended`);
  process.pause();
  universe.time.after(random.whole(1, 15 * 60) * SECOND, () => {
    universe.note(`${process.name} goes on`);
    process.resume();
    over();
  });
}

/** As many as there were, after a while. */
function succeed({ universe, troubles, random }: ChanceParts, replicas: number): void {
  const over = troubles.begin('process');
  const after = random.chance(0.8) ? random.whole(1, 60) * SECOND : random.whole(1, 20) * HOUR;
  universe.time.at(universe.time.now() + after, () => {
    if (universe.replicas().length < replicas) universe.start();
    over();
  });
}

/** A clock that is wrong on one machine, until somebody sets it. */
export function wrongClocks(parts: ChanceParts): void {
  const { universe, random, troubles, count } = parts;
  everyNowAndThen(parts, random, 80 * DAY, () => {
    const replicas = universe.replicas();
    if (replicas.length === 0) return;
    const { process } = random.pick(replicas);
    const ms = random.pick([
      -40 * DAY,
      -2 * DAY,
      -HOUR,
      -5 * MINUTE,
      5 * MINUTE,
      HOUR,
      2 * DAY,
      40 * DAY,
      400 * DAY,
    ]);
    count('machines: wrong clock');
    universe.note(`the clock of ${process.name} is wrong by ${ms / HOUR} h`);
    const over = troubles.begin('clock');
    process.setSkew(ms);
    universe.time.at(universe.time.now() + random.whole(1, 18 * 60) * MINUTE, () => {
      process.setSkew(0);
      universe.note(`the clock of ${process.name} is right again`);
      over();
    });
  });
}

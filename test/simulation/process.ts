import type { Clock } from '../../src/ports.ts';
import type { Timer } from '../../src/timing/timer.ts';
import type { Clockwork } from './clockwork.ts';

/** The life of one replica's process: everything it asks of the world goes through here, and stops with it. */
export interface Process {
  readonly name: string;
  isAlive(): boolean;
  /** Alive, and not stopped for the moment. */
  isAwake(): boolean;
  /** One question to the world. Whoever died meanwhile never hears the answer; whoever sleeps hears it later. */
  ask<T>(work: () => Promise<T>): Promise<T>;
  readonly after: Timer;
  /** The wall clock as this process sees it. */
  readonly clock: Clock;
  /** ms by which its clock is ahead. */
  skew(): number;
  setSkew(ms: number): void;
  /** Ends it here and now: nothing it waits for ever comes. */
  kill(): void;
  /** Ends it at its nth question from now, before it is asked or after it was answered in vain. */
  killAt(question: number, when: 'before' | 'after'): void;
  /** As a machine that is suspended: clocks go on, the process does not. */
  pause(): void;
  resume(): void;
}

export interface ProcessOptions {
  readonly name: string;
  readonly time: Clockwork;
  /** Called once when it has died. */
  readonly onDeath: (process: Process) => void;
}

export function createProcess({ name, time, onDeath }: ProcessOptions): Process {
  let alive = true;
  let paused = false;
  let ahead = 0;
  let doom: { questions: number; readonly when: 'before' | 'after' } | undefined;
  let backlog: (() => void)[] = [];

  function deliver(run: () => void): void {
    if (!alive) return;
    if (paused) backlog.push(run);
    else run();
  }

  function die(): void {
    if (!alive) return;
    alive = false;
    backlog = [];
    onDeath(process);
  }

  /** Whether this is the question at which it dies. */
  function isFatal(): 'before' | 'after' | undefined {
    if (doom === undefined) return undefined;
    doom.questions -= 1;
    return doom.questions <= 0 ? doom.when : undefined;
  }

  function ask<T>(work: () => Promise<T>): Promise<T> {
    const fatal = alive ? isFatal() : undefined;
    if (fatal === 'before') die();
    if (!alive) return new Promise(() => undefined);
    return new Promise((resolve, reject) => {
      work().then(
        (value) => (fatal === 'after' ? die() : deliver(() => resolve(value))),
        (error: unknown) => (fatal === 'after' ? die() : deliver(() => reject(error))),
      );
    });
  }

  const process: Process = {
    name,
    isAlive: () => alive,
    isAwake: () => alive && !paused,
    ask,
    after: (ms, run) => {
      let cancelled = false;
      const due = time.after(ms, () =>
        deliver(() => {
          if (!cancelled) run();
        }),
      );
      return {
        cancel: () => {
          cancelled = true;
          due.cancel();
        },
      };
    },
    clock: () => time.now() + ahead,
    skew: () => ahead,
    setSkew: (ms) => {
      ahead = ms;
    },
    kill: die,
    killAt: (questions, when) => {
      doom = { questions, when };
    },
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
      for (const run of backlog.splice(0)) run();
    },
  };
  return process;
}

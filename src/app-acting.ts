import type { Outside } from './app.ts';
import { DAY, HOUR, type Instant, SECOND } from './domain/instant.ts';
import type { ActDependencies } from './flows/act/act-dependencies.ts';
import { type Acting, createActing } from './flows/act/acting.ts';
import { createHistory, type History } from './flows/act/history.ts';
import { createHurry, type Hurry } from './flows/act/hurry.ts';
import { tidy } from './flows/act/tidy.ts';
import { watchSyncs } from './flows/act/watch-syncs.ts';
import type { ActMemory, Log } from './ports.ts';
import { createSleep } from './schedule/timer.ts';

/** The record of what was done, and the wish to look often: what reminding and acting share. */
export interface Shared {
  readonly history: History;
  readonly hurry: Hurry;
}

export function createShared({ uuid, log }: Pick<Outside, 'uuid' | 'log'>, memory: ActMemory): Shared {
  return { history: createHistory({ memory, uuid, log }), hurry: createHurry(memory.hurry) };
}

/** Acting, and the watch over what was started. Runs on every replica; each step is taken by one. */
export interface ActingParts {
  readonly acting: Acting;
  readonly dependencies: ActDependencies;
  start(): void;
  /** Ends the round that runs; what it left is taken up after the next start, or by another replica. */
  stop(): Promise<void>;
}

/** Between two rounds while a sync is open, and while none is: then only other replicas' wishes are to be seen. */
const BUSY = SECOND;
const IDLE = 15 * SECOND;

export function assembleActing({ after }: Pick<Outside, 'after'>, given: ActDependencies): ActingParts {
  const { background, log } = given;
  const sleep = createSleep(after);
  const stopping = new AbortController();
  let waking = new AbortController();
  let running: Promise<void> | undefined;
  // What acts leave to do may open a sync: the rounds need not sleep out their idle pause then.
  const run: typeof background.run = (name, work) =>
    background.run(name, () => work().finally(() => waking.abort()));
  const dependencies: ActDependencies = { ...given, background: { ...background, run } };
  const tidyUp = createTidying(given, stopping.signal);

  async function rounds(): Promise<void> {
    while (!stopping.signal.aborted) {
      waking = new AbortController();
      const pause = await round(dependencies, stopping.signal, log);
      tidyUp();
      await sleep(pause, AbortSignal.any([waking.signal, stopping.signal]));
    }
  }

  return {
    acting: createActing(dependencies),
    dependencies,
    start: () => {
      running ??= rounds();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** One round never rejects: a store that fails now is asked again in the next. */
async function round(dependencies: ActDependencies, signal: AbortSignal, log: Log): Promise<number> {
  try {
    await dependencies.hurry.refresh();
    const { open } = await watchSyncs(dependencies, signal);
    return open > 0 ? BUSY : IDLE;
  } catch (error) {
    log.error({ err: error }, 'a round over the watched syncs failed');
    return IDLE;
  }
}

/** Once a day, and soon after the start; an hour after it failed. The rounds do not wait for it. */
function createTidying(
  { memory, clock, background, after, log }: ActDependencies,
  signal: AbortSignal,
): () => void {
  let ranAt: Instant = Number.NEGATIVE_INFINITY;
  let pause = 0;
  let running = false;
  const breathe = () => new Promise<void>((go) => void after(0, go));
  return () => {
    const now = clock();
    // By its size, so that a clock that was ahead and is set back does not end it for years.
    if (running || Math.abs(now - ranAt) < pause) return;
    ranAt = now;
    pause = HOUR;
    running = true;
    background.run('tidying', async () => {
      try {
        await tidy(now, signal, { memory, breathe, log });
        pause = DAY;
      } finally {
        running = false;
      }
    });
  };
}

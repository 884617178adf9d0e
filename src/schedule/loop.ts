import type { Instant } from '../domain/instant.ts';
import type { Clock, Log } from '../ports.ts';
import { within } from '../timing/time-limit.ts';
import { createSleep, type Timer } from '../timing/timer.ts';
import type { Lease } from './lease.ts';

export interface LoopOptions {
  readonly lease: Lease;
  /** ms between two beats of the lease: a third of its time to live. */
  readonly beatEvery: number;
  readonly clock: Clock;
  readonly after: Timer;
  /** When to run after `now`. */
  readonly nextRun: (now: Instant) => Instant;
  /** Must end soon after the signal aborts: the lease is lost, time is up, or the program stops. */
  readonly cycle: (signal: AbortSignal) => Promise<void>;
  /** ms after which a cycle is aborted. */
  readonly cycleLimit: number;
  readonly log: Log;
}

/** How a cycle ended. `abandoned`: it did not end when it was told to, and is no longer waited for. */
export type CycleOutcome = 'done' | 'failed' | 'abandoned';

export interface LoopState {
  readonly leading: boolean;
  readonly running: boolean;
  /** Undefined while another replica leads, or nothing was planned yet. */
  readonly nextAt: Instant | undefined;
  readonly last:
    | { readonly startedAt: Instant; readonly endedAt: Instant; readonly outcome: CycleOutcome }
    | undefined;
  /** Cycles in a row that did not end well. */
  readonly failures: number;
}

export interface Loop {
  start(): void;
  /** Aborts the cycle that runs, gives up the lease and resolves within 5 s. */
  stop(): Promise<void>;
  /** Runs a cycle as soon as possible, after the one that runs; `standby` when another replica leads. */
  runNow(): Promise<CycleOutcome | 'standby' | 'stopped'>;
  state(): LoopState;
}

/** So long a cycle may take to end once it is told to: at the end of its time, and at the end of the program. */
const GRACE = 30_000;
const STOP_GRACE = 3_500;
/** So long the store may take to give up the lease at the end of the program. */
const RELEASE_GRACE = 1_000;

type Waiter = (outcome: CycleOutcome | 'standby' | 'stopped') => void;

/**
 * One loop for beats and cycles. The first cycle runs as soon as the lease is held, also after a takeover;
 * then each starts at `nextRun` of the end of the one before, so that cycles never overlap and what a slow one
 * has missed is caught up by one.
 */
export function createLoop(options: LoopOptions): Loop {
  const { lease, beatEvery, clock, after, nextRun, log } = options;
  const sleep = createSleep(after);
  const stopping = new AbortController();
  let waking = new AbortController();
  let leading = false;
  let nextAt: Instant | undefined;
  let running: { readonly abort: AbortController; readonly ended: Promise<void> } | undefined;
  let last: LoopState['last'];
  let failures = 0;
  let waiters: Waiter[] = [];
  let loop: Promise<void> | undefined;

  function wake(): void {
    waking.abort();
  }

  function answer(those: readonly Waiter[], outcome: CycleOutcome | 'standby' | 'stopped'): void {
    for (const waiter of those) waiter(outcome);
  }

  function follow(held: boolean): void {
    if (held === leading) return;
    leading = held;
    log.info({ leading }, 'lease');
    nextAt = held ? clock() : undefined;
    if (held) return;
    running?.abort.abort();
    answer(waiters.splice(0), 'standby');
  }

  /** The time to the next beat: never beyond the moment from which another replica may take over. */
  function patience(): number {
    return leading ? Math.min(beatEvery, lease.safeFor()) : beatEvery;
  }

  async function beat(): Promise<void> {
    try {
      const beaten = await within(lease.beat(), patience(), after);
      if (!beaten.done) log.warn({}, 'lease store does not answer');
      else if (beaten.value === 'standby') return follow(false);
    } catch (error) {
      log.warn({ err: error }, 'lease store failed');
    }
    follow(lease.safeFor() > 0);
  }

  function launch(): void {
    const abort = new AbortController();
    const asked = waiters;
    waiters = [];
    const startedAt = clock();
    const ended = runCycle(options, abort).then((outcome) => {
      running = undefined;
      last = { startedAt, endedAt: clock(), outcome };
      failures = outcome === 'done' ? 0 : failures + 1;
      if (leading) nextAt = waiters.length > 0 ? clock() : nextRun(clock());
      answer(asked, outcome);
      wake();
    });
    running = { abort, ended };
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await beat();
      if (stopping.signal.aborted) break;
      const now = clock();
      // A clock that was set back must not put the next cycle off by as much.
      if (nextAt !== undefined) nextAt = Math.min(nextAt, nextRun(now));
      if (running === undefined && nextAt !== undefined && nextAt <= now) launch();
      const untilNext = running === undefined && nextAt !== undefined ? nextAt - now : beatEvery;
      waking = new AbortController();
      await sleep(Math.min(patience(), untilNext), AbortSignal.any([waking.signal, stopping.signal]));
    }
  }

  return {
    start() {
      loop ??= run();
    },
    async stop() {
      stopping.abort();
      running?.abort.abort();
      const ended = Promise.all([running?.ended, loop]);
      const stopped = await within(ended, STOP_GRACE, after);
      if (!stopped.done) log.error({}, 'cycle did not stop in time');
      answer(waiters.splice(0), 'stopped');
      leading = false;
      try {
        await within(lease.release(), RELEASE_GRACE, after);
      } catch (error) {
        log.warn({ err: error }, 'lease not released');
      }
    },
    runNow() {
      if (stopping.signal.aborted) return Promise.resolve('stopped');
      if (!leading) return Promise.resolve('standby');
      return new Promise((resolve) => {
        waiters.push(resolve);
        nextAt = clock();
        wake();
      });
    },
    state: () => ({ leading, running: running !== undefined, nextAt, last, failures }),
  };
}

/** One cycle from start to end, whatever it does: it never rejects, and it never holds up the next for ever. */
async function runCycle(
  { cycle, cycleLimit, after, log }: LoopOptions,
  abort: AbortController,
): Promise<CycleOutcome> {
  const work = attempt(cycle, abort.signal, log);
  const inTime = await within(Promise.race([work, aborted(abort.signal)]), cycleLimit, after);
  if (inTime.done && inTime.value !== 'aborted') return inTime.value;
  if (!inTime.done) log.error({ afterMs: cycleLimit }, 'cycle takes too long');
  abort.abort();
  const ended = await within(work, GRACE, after);
  if (ended.done) return ended.value;
  log.error({ afterMs: GRACE }, 'cycle does not end');
  return 'abandoned';
}

async function attempt(
  cycle: LoopOptions['cycle'],
  signal: AbortSignal,
  log: Log,
): Promise<'done' | 'failed'> {
  try {
    await cycle(signal);
    return 'done';
  } catch (error) {
    log.error({ err: error }, 'cycle failed');
    return 'failed';
  }
}

function aborted(signal: AbortSignal): Promise<'aborted'> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('aborted');
    else signal.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
}

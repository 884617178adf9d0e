import type { Outside } from './app.ts';
import type { Shared } from './app-acting.ts';
import { MINUTE } from './domain/instant.ts';
import { createRemindTimes } from './domain/plan/remind-times.ts';
import type { ReminderPolicy } from './domain/plan/reminder.ts';
import { nextPulse } from './domain/pulse.ts';
import { releaseForgotten } from './flows/act/forgotten-claims.ts';
import type { Background } from './flows/background.ts';
import type { Looks } from './flows/looks.ts';
import type { ListenDependencies } from './flows/remind/commands.ts';
import { type CycleDependencies, runCycle } from './flows/remind/cycle.ts';
import type { ActMemory, Messenger, ReminderMemory, RenderCard, Roster } from './ports.ts';
import { createLease } from './schedule/lease.ts';
import { createLoop, type LoopState } from './schedule/loop.ts';
import { createNextRun } from './schedule/next-run.ts';
import { createRetryPause } from './schedule/retry-pause.ts';
import { createSleep } from './schedule/timer.ts';
import type { KeyValueStore } from './store/key-value.ts';

export interface RemindingParts {
  readonly store: KeyValueStore;
  readonly tenantId: string;
  readonly looks: Looks;
  readonly memory: ReminderMemory;
  readonly acts: ActMemory;
  readonly shared: Shared;
  readonly messenger: Messenger;
  readonly roster: Roster;
  readonly render: RenderCard;
  readonly background: Background;
}

/** Looking and reminding on schedule, by one replica at a time. */
export interface Reminding {
  readonly policy: ReminderPolicy;
  readonly commands: ListenDependencies;
  start(): void;
  stop(): Promise<void>;
  /** A cycle as soon as possible, without waiting for it; nothing when another replica leads. */
  runSoon(): void;
  /** For the monitoring. */
  loop(): LoopState;
  /** The last card that reached nobody, or undefined when every one was heard. */
  unheard(): string | undefined;
}

/** A cycle with every retry Teams may ask for; then the next one goes on where it ended. */
const CYCLE_LIMIT = 10 * MINUTE;
/** On one card; the others follow at the next run. */
const MAX_POSTS = 20;

export function createReminding(
  { config, clock, elapsed, leaseTtl, uuid, log, after }: Outside,
  parts: RemindingParts,
): Reminding {
  const policy: ReminderPolicy = {
    zone: config.timeZone,
    ladder: config.remindDays,
    remindAt: config.remindAt,
    workdays: config.workdays,
    maxPosts: MAX_POSTS,
  };
  const { looks, memory, messenger, roster, render, shared } = parts;
  const { pulse } = config;
  const dependencies: CycleDependencies = {
    looks,
    memory,
    syncs: parts.acts.syncs,
    history: shared.history,
    messenger,
    roster,
    render,
    policy,
    pulse,
    clock,
    uuid,
    log,
  };
  const retry = createRetryPause();
  let unheard: string | undefined;

  const loop = createLoop({
    lease: createLease({
      store: parts.store,
      key: { kind: 'lease', name: parts.tenantId },
      holder: uuid(),
      ttl: leaseTtl,
      elapsed,
    }),
    beatEvery: leaseTtl / 3,
    clock,
    sleep: createSleep(after),
    nextRun: createNextRun({
      checkEvery: config.checkEvery,
      times: createRemindTimes(policy),
      hurryUntil: shared.hurry.until,
      also: [
        (now) => (pulse === undefined ? Number.POSITIVE_INFINITY : nextPulse(now, pulse, config.timeZone)),
        (now) => now + retry.pause(),
      ],
    }),
    cycleLimit: CYCLE_LIMIT,
    cycle: async (signal) => {
      const report = await runCycle(dependencies, signal);
      retry.note(report.unfinished);
      if (report.said === 'nobody-listens')
        unheard = 'a reminder reached nobody: write "remind here" in a channel';
      if (report.said === 'said') unheard = undefined;
      await releaseForgotten(dependencies, signal);
      log.info({ ...report }, 'cycle');
    },
    log,
  });

  function runSoon(): void {
    parts.background.run('cycle', async () => {
      await loop.runNow();
    });
  }

  return {
    policy,
    commands: { ...dependencies, onListener: runSoon },
    start: loop.start,
    stop: loop.stop,
    runSoon,
    loop: loop.state,
    unheard: () => unheard,
  };
}

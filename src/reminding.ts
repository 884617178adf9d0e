import { type Instant, MINUTE, SECOND } from './domain/instant.ts';
import { createRemindTimes } from './domain/plan/remind-times.ts';
import { nextPulse } from './domain/pulse.ts';
import { releaseForgotten } from './flows/act/forgotten-claims.ts';
import { type CycleDependencies, runCycle } from './flows/remind/cycle.ts';
import { createLease } from './schedule/lease.ts';
import { createLoop, type Loop } from './schedule/loop.ts';
import { createNextRun } from './schedule/next-run.ts';
import { createRetryPause } from './schedule/retry-pause.ts';
import type { Outside, World } from './world.ts';

/** A cycle with every retry Teams may ask for; then the next one goes on where it ended. */
const CYCLE_LIMIT = 10 * MINUTE;

interface RemindingParts {
  readonly cycle: CycleDependencies;
  readonly hurryUntil: () => Instant;
}

/** Looking and reminding on schedule, by one replica at a time. */
export function createReminding(
  { config, clock, elapsed, leaseTtl, uuid, after, log }: Outside,
  { store }: World,
  tenantId: string,
  { cycle, hurryUntil }: RemindingParts,
): { readonly loop: Loop; readonly unheard: () => string | undefined } {
  const { pulse } = config;
  const retry = createRetryPause();
  let unheard: string | undefined;
  let expiryAt: Instant | undefined;
  const loop = createLoop({
    lease: createLease({
      store,
      key: { kind: 'lease', name: tenantId },
      holder: uuid(),
      ttl: leaseTtl,
      elapsed,
    }),
    beatEvery: leaseTtl / 3,
    clock,
    after,
    nextRun: createNextRun({
      checkEvery: config.checkEvery,
      times: createRemindTimes(cycle.policy),
      hurryUntil,
      also: [
        (now) => (pulse === undefined ? Number.POSITIVE_INFINITY : nextPulse(now, pulse, config.timeZone)),
        (now) => now + retry.pause(),
        // What expires is noticed when it does, not at the next look; also when it did while the last run took its time.
        (now) => (expiryAt === undefined ? Number.POSITIVE_INFINITY : Math.max(expiryAt, now + SECOND)),
      ],
    }),
    cycleLimit: CYCLE_LIMIT,
    cycle: async (signal) => {
      // Until it is known to have ended well: what a failure has left undone does not wait for the next look.
      retry.note(true);
      expiryAt = undefined;
      const report = await runCycle(cycle, signal);
      if (!report.unfinished) retry.note(false);
      expiryAt = report.nextExpiryAt;
      unheard =
        report.unheard === 0 ? undefined : 'a reminder reached nobody: write "remind here" in a channel';
      await releaseForgotten(cycle, signal);
      log.info({ ...report }, 'cycle');
    },
    log,
  });
  return { loop, unheard: () => unheard };
}

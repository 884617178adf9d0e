import { type Assessment, assess } from '../domain/assess.ts';
import type { Instant } from '../domain/instant.ts';
import type { Watch } from '../domain/plan/reminder.ts';
import { knownOf } from '../domain/plan/watch.ts';
import type { Known, Policy } from '../domain/rules/context.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Log, Shelf } from '../ports.ts';

/** Judges a look by the operator's policy and by what is remembered of the tokens. */
export type Judge = (snapshot: Snapshot, now: Instant) => Promise<Assessment>;

export interface JudgeDependencies {
  readonly policy: Policy;
  readonly watch: Shelf<Watch>;
  readonly log: Log;
}

/** The name of the one record of a tenant's looks. */
export const WATCH = 'watch';

/**
 * The yardstick is read from the store each time, because another replica may have moved it. A store that
 * fails does not silence the status: the last known yardstick is used, and readiness reports the store.
 */
export function createJudge({ policy, watch, log }: JudgeDependencies): Judge {
  let known: ReadonlyMap<string, Known> | undefined;
  return async (snapshot, now) => {
    try {
      const kept = await watch.get(WATCH);
      known = kept === undefined ? undefined : knownOf(kept.value);
    } catch (error) {
      log.error({ err: error }, 'could not read what is remembered of the tokens');
    }
    return assess(snapshot, policy, now, known);
  };
}

import type { Instant } from '../../src/domain/instant.ts';
import { MINUTE, SECOND } from '../../src/domain/instant.ts';
import type { Activity } from './activity.ts';
import type { Replica } from './replica.ts';

/** In so long every replica has beaten and polled at least once, and would have found what there is to do. */
const ROUND = 21 * SECOND;
/** In so long a replica that died without giving up the lease has been succeeded. */
const SUCCESSION = 3 * MINUTE;
const SHORTEST_LEAP = 10 * MINUTE;
/** A leap is at most so many times as long as nothing has happened already. */
const GROWTH = 60;

export interface IdlingParts {
  readonly now: () => Instant;
  readonly elapsed: () => number;
  readonly activity: Activity;
  readonly replicas: () => readonly Replica[];
}

/**
 * Says to which instant nothing but beats and polling will happen. A leap is at most so many times as long as nothing has
 * happened already: what waits for a time of its own, known to nobody here, comes late in proportion, not by hours.
 */
export function createIdling({ now, elapsed, activity, replicas }: IdlingParts): () => Instant | undefined {
  let leaptAt = 0;
  let busyUntil = Number.POSITIVE_INFINITY;

  function idleUntil(): Instant | undefined {
    const quiet = elapsed() - activity.lastAt();
    if (quiet < ROUND) busyUntil = now();
    if (quiet < ROUND || elapsed() - leaptAt < ROUND || !activity.isIdle()) return undefined;
    const awake = replicas().filter(({ process }) => process.isAwake());
    const states = awake.map(({ process, tenant }) => ({ skew: process.skew(), ...tenant.loop() }));
    if (states.some(({ running }) => running)) return undefined;
    if (states.length > 0 && !states.some(({ leading }) => leading) && quiet < SUCCESSION) return undefined;
    const next = states.flatMap(({ nextAt, skew }) => (nextAt === undefined ? [] : [nextAt - skew - ROUND]));
    const furthest = now() + Math.max(SHORTEST_LEAP, GROWTH * (now() - busyUntil));
    const until = Math.min(furthest, ...next);
    if (until <= now()) return undefined;
    leaptAt = elapsed();
    return until;
  }

  return idleUntil;
}

import type { Belief } from '../../domain/actions/marks.ts';
import { DAY, type Instant } from '../../domain/instant.ts';
import type { Shelf } from '../../ports.ts';

const BELIEF = 'belief';

/** How far what is believed may move on from one day to the next. */
const STEP = 2 * DAY;

/**
 * The instant by which something may be called old enough to be erased. A clock that is far ahead (a wrong date on
 * a host, a machine that woke up oddly) must not erase two years of records at once: by such a clock what is
 * believed moves on two days a day, so that somebody has time to notice; a clock that was stopped for months
 * catches up as slowly, which only keeps things longer. A clock that is set back is believed at once.
 *
 * @param newest when something was last put on record: where nothing was believed before, no clock is believed
 *   far beyond it
 */
export async function believedNow(
  beliefs: Shelf<Belief>,
  now: Instant,
  newest: () => Promise<Instant | undefined>,
): Promise<Instant> {
  const known = await beliefs.get(BELIEF);
  const first = known === undefined ? await newest() : undefined;
  let believed = now;
  await beliefs.update(BELIEF, (current) => {
    const next = current === undefined ? firstBelief(now, first) : nextBelief(current, now);
    believed = next.at;
    return next === current ? 'leave' : next;
  });
  return Math.min(believed, now);
}

function firstBelief(now: Instant, newest: Instant | undefined): Belief {
  return { at: newest === undefined ? now : Math.min(now, newest + STEP), ranAt: now };
}

function nextBelief(current: Belief, now: Instant): Belief {
  if (now < current.ranAt) return { at: Math.min(current.at, now), ranAt: now };
  if (now < current.ranAt + DAY) return current;
  return { at: Math.min(now, current.at + STEP), ranAt: now };
}

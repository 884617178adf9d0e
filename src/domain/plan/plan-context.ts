import type { Assessment } from '../assess.ts';
import { daysBetween } from '../calendar.ts';
import { HOUR, type Instant } from '../instant.ts';
import type { Family, TokenRef } from '../token.ts';
import { refKey } from '../token.ts';
import type { DayNumber } from '../workdays.ts';
import type { Announcement } from './announcement.ts';
import { createMute, type IsMuted } from './mute.ts';
import { createRemindTimes, type RemindTimes } from './remind-times.ts';
import type { Baseline, Gap, ReminderPolicy, Watch } from './reminder.ts';
import { isNewLook } from './watch.ts';

/** Said so long after its time, something is late and the card says why. */
export const LATE_AFTER = HOUR;

/** In a family nobody can read, a token this close to its end makes the silence dangerous. */
const CLOSE_DAYS = 30;

/** Everything the decisions of one run have in common. */
export interface PlanContext {
  readonly policy: ReminderPolicy;
  readonly times: RemindTimes;
  readonly now: Instant;
  readonly today: DayNumber;
  readonly newLook: boolean;
  /** When something that is not urgent and seen for the first time is to be said; now, when this run is the day's. */
  readonly firstSlot: Instant;
  readonly isMuted: IsMuted;
  readonly isUnreadable: (family: Family) => boolean;
  readonly right: (ref: TokenRef) => Baseline | undefined;
  readonly gapOf: (family: Family) => Gap | undefined;
  /** The edition of the next announcement about a subject that has this one so far. */
  readonly nextEdition: (last: Announcement | undefined) => number;
  /** The highest edition given so far. */
  readonly editions: () => Pick<Watch, 'lastEdition'>;
  /** Whether a known token of the family ends soon or has ended. */
  readonly isClose: (family: Family) => boolean;
}

export function createPlanContext(assessment: Assessment, watch: Watch, policy: ReminderPolicy): PlanContext {
  const { now } = assessment;
  const times = createRemindTimes(policy);
  const unreadable = new Set(assessment.troubles.map(({ about }) => about.family));
  const gaps = new Map(
    [...Object.entries(watch.families)].map(([family, { readAt }]) => [family, gapFrom(readAt, now, times)]),
  );
  return {
    policy,
    times,
    now,
    today: times.dayOf(now),
    newLook: isNewLook(assessment, watch),
    // A clock that was ahead when the plan was last made must not put off what is seen today.
    firstSlot: watch.ranAt === undefined ? now : times.nextSlot(Math.min(watch.ranAt, now)),
    isMuted: createMute(assessment),
    isUnreadable: (family) => unreadable.has(family),
    right: (ref) => watch.known[refKey(ref)],
    gapOf: (family) => gaps.get(family),
    ...createEditions(watch),
    isClose: (family) =>
      Object.entries(watch.known).some(
        ([key, { expiresAt }]) =>
          key.startsWith(`${family}:`) &&
          expiresAt !== undefined &&
          daysBetween(now, expiresAt, policy.zone) <= CLOSE_DAYS,
      ),
  };
}

/**
 * Editions count up over the whole tenant and by no clock: a record may be let go of and begun anew, and what was
 * said of it before stays the older.
 */
function createEditions({ lastEdition }: Watch): Pick<PlanContext, 'nextEdition' | 'editions'> {
  let highest = lastEdition ?? 0;
  return {
    nextEdition: (last) => {
      highest = Math.max(highest, last?.edition ?? 0) + 1;
      return highest;
    },
    editions: () => (highest === 0 ? {} : { lastEdition: highest }),
  };
}

function gapFrom(readAt: Instant | undefined, now: Instant, times: RemindTimes): Gap | undefined {
  if (readAt === undefined) return undefined;
  const day = times.dayOf(readAt);
  const missed = times.slot(day) > readAt ? times.slot(day) : times.slot(day + 1);
  return missed <= now - LATE_AFTER ? { from: readAt, to: now } : undefined;
}

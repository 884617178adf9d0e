import type { Assessment, Row } from '../assess.ts';
import { daysBetween } from '../calendar.ts';
import type { Finding } from '../finding.ts';
import { DAY, HOUR, type Instant } from '../instant.ts';
import type { Family, TokenRef } from '../token.ts';
import { refKey } from '../token.ts';
import type { DayNumber } from '../workdays.ts';
import type { Announcement } from './announcement.ts';
import { credibleWatch } from './credible.ts';
import { createMute, createMutedFrom, type IsMuted } from './mute.ts';
import { createRemindTimes, type RemindTimes } from './remind-times.ts';
import type { Baseline, Gap, ReminderPolicy, Watch } from './reminder.ts';
import { isNewLook } from './watch.ts';

/** Said so long after its time, something is late and the card says why. */
export const LATE_AFTER = HOUR;

/** In a family nobody can read, a token this close to its end makes the silence dangerous, until all have heard it. */
const CLOSE_DAYS = 30;
const ENDED_DAYS = 14;

/** So far ahead what was said may lie of the present before the clock of that time was wrong. */
const RECORD_TOLERANCE = DAY;

/** Everything the decisions of one run have in common. */
export interface PlanContext {
  readonly policy: ReminderPolicy;
  /** What is remembered of the looks, as far as it is believed. */
  readonly watch: Watch;
  readonly times: RemindTimes;
  readonly now: Instant;
  readonly today: DayNumber;
  /** When Intune was looked at. */
  readonly lookedAt: Instant;
  readonly newLook: boolean;
  /** When something that is not urgent and seen for the first time is to be said; now, when this run is the day's. */
  readonly firstSlot: Instant;
  readonly isMuted: IsMuted;
  /** From when on a Finding that lasts will be muted by what is going to expire; infinite when by nothing. */
  readonly mutedFrom: (finding: Finding, row: Row) => Instant;
  /** Whether something that is on record can have been then; of what a clock far ahead has said nothing counts. */
  readonly isBelieved: (at: Instant) => boolean;
  readonly isUnreadable: (family: Family) => boolean;
  readonly isAsked: (family: Family) => boolean;
  readonly right: (ref: TokenRef) => Baseline | undefined;
  readonly gapOf: (family: Family) => Gap | undefined;
  /** The edition of the next announcement about a subject that has this one so far. */
  readonly nextEdition: (last: Announcement | undefined) => number;
  /** The highest edition given so far. */
  readonly editions: () => Pick<Watch, 'lastEdition'>;
  /** Whether a known token of the family ends soon or has just ended. */
  readonly isClose: (family: Family) => boolean;
}

/** Once for each look: whatever is decided or shown about any of its tokens shares it. */
export function createPlanContext(
  assessment: Assessment,
  remembered: Watch,
  policy: ReminderPolicy,
): PlanContext {
  const { now } = assessment;
  const watch = credibleWatch(remembered, now);
  const times = createRemindTimes(policy);
  const unreadable = new Set(assessment.troubles.map(({ about }) => about.family));
  const gaps = new Map(
    [...Object.entries(watch.families)].map(([family, { readAt }]) => [family, gapFrom(readAt, now, times)]),
  );
  return {
    policy,
    watch,
    times,
    now,
    today: times.dayOf(now),
    lookedAt: assessment.lookedAt,
    newLook: isNewLook(assessment, watch),
    firstSlot: watch.ranAt === undefined ? now : times.nextSlot(Math.min(watch.ranAt, now)),
    isBelieved: (at) => at <= now + RECORD_TOLERANCE,
    mutedFrom: createMutedFrom(assessment),
    isMuted: createMute(assessment),
    isAsked: (family) => !assessment.notAsked.includes(family),
    isUnreadable: (family) => unreadable.has(family),
    right: (ref) => watch.known[refKey(ref)],
    gapOf: (family) => gaps.get(family),
    ...createEditions(watch),
    isClose: (family) =>
      Object.entries(watch.known).some(([key, { expiresAt }]) => {
        if (expiresAt === undefined || !key.startsWith(`${family}:`)) return false;
        const days = daysBetween(now, expiresAt, policy.zone);
        return days <= CLOSE_DAYS && days >= -ENDED_DAYS;
      }),
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

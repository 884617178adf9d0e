import type { Assessment, Row } from '../assess.ts';
import type { Instant } from '../instant.ts';
import { createRemindTimes } from '../plan/remind-times.ts';
import type { Hold, Reminder, ReminderPolicy, Watch } from '../plan/reminder.ts';
import { upcoming } from '../plan/upcoming.ts';
import { generation, refKey } from '../token.ts';
import { type SnoozeChoice, snoozeChoices } from './snooze.ts';
import { type SyncOffer, syncOffer } from './sync.ts';

/** What somebody may do about a token now. Computed anew for every card and again at every press. */
export interface Offers {
  /** Of the token as it was read; goes into the buttons, so that an old card's button is known as such. */
  readonly generation: string;
  readonly sync: SyncOffer;
  /** "I'm renewing this": false while somebody has claimed it. */
  readonly claim: boolean;
  /** Somebody's claim that still counts, be it quiet or not: it can be released. */
  readonly owner?: Hold;
  /** Somebody's snooze that counts now: it can be woken. */
  readonly snoozed?: Hold;
  /** Empty while it is claimed, and when nothing would be said. */
  readonly snooze: readonly SnoozeChoice[];
  /** A changed push certificate can be declared intended. */
  readonly accept: boolean;
}

export interface OfferFacts {
  readonly assessment: Assessment;
  readonly watch: Watch;
  /** By `refKey`. */
  readonly reminders: ReadonlyMap<string, Reminder>;
  readonly policy: ReminderPolicy;
}

export function offersFor(row: Row, facts: OfferFacts): Offers {
  const { now } = facts.assessment;
  const { token } = row;
  const hold = holdOf(row, facts);
  const owner = hold?.kind === 'claim' ? hold : undefined;
  const snoozed = hold?.kind === 'snooze' && now < hold.until ? hold : undefined;
  const times = createRemindTimes(facts.policy);
  return {
    generation: generation(token),
    sync: syncOffer(token, now, row.asOf),
    claim: owner === undefined,
    ...(owner === undefined ? {} : { owner }),
    ...(snoozed === undefined ? {} : { snoozed }),
    snooze: owner === undefined ? snoozeChoices(row, { now, nextStepAt: nextStepAt(row, facts), times }) : [],
    accept: row.findings.some(({ kind }) => kind === 'wrong-renewal'),
  };
}

/** A hold of an earlier generation does not count any more, whoever set it. */
function holdOf({ token }: Row, { reminders }: OfferFacts): Hold | undefined {
  const hold = reminders.get(refKey(token))?.hold;
  return hold?.generation === generation(token) ? hold : undefined;
}

/**
 * When something will be said about this token next, if nobody holds it; what is due right now does not
 * count, because it is what the person answers to. Undefined when nothing is in sight.
 */
export function nextStepAt(
  row: Row,
  { assessment, watch, reminders, policy }: OfferFacts,
): Instant | undefined {
  const key = refKey(row.token);
  const reminder = reminders.get(key);
  const only = new Map<string, Reminder>();
  if (reminder !== undefined) {
    const { hold: _, ...free } = reminder;
    only.set(key, free);
  }
  const alone = { ...assessment, rows: [row] };
  const next = upcoming({ assessment: alone, watch, reminders: only, policy }, HORIZON);
  return next.find(({ at }) => at > assessment.now)?.at;
}

/** Calendar days; beyond the longest ladder and the yearly renewal nothing is foretold. */
const HORIZON = 400;

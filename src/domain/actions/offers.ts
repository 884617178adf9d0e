import type { SyncOffer } from '../../catalogue/families/sync.ts';
import type { Assessment, Row } from '../assess.ts';
import type { Instant } from '../instant.ts';
import { createPlanContext, type PlanContext } from '../plan/plan-context.ts';
import {
  type Hold,
  isWorthSaying,
  type Reminder,
  type ReminderPolicy,
  type Watch,
} from '../plan/reminder.ts';
import { upcomingOf } from '../plan/upcoming.ts';
import { generation, refKey } from '../token.ts';
import { type SnoozeChoice, snoozeChoices } from './snooze.ts';
import { syncOffer } from './sync.ts';

/** What somebody may do about a token now. Computed anew for every card and again at every press. */
export interface Offers {
  /** Of the token as it was read; goes into the buttons, so that an old card's button is known as such. */
  readonly generation: string;
  readonly sync: SyncOffer;
  /** "I'm on it": false while somebody has claimed it. */
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

/** What may be done about one token of a look. Asked with the same facts about several, what they share is made once. */
export function offersFor(row: Row, facts: OfferFacts, context: PlanContext = contextOf(facts)): Offers {
  const { now } = facts.assessment;
  const { token } = row;
  const hold = holdOf(row, facts);
  const owner = hold?.kind === 'claim' ? hold : undefined;
  const snoozed = hold?.kind === 'snooze' && now < hold.until ? hold : undefined;
  return {
    generation: generation(token),
    sync: row.gone === undefined ? syncOffer(token, now, row.asOf) : { offer: 'none', reason: 'gone' },
    claim: owner === undefined,
    ...(owner === undefined ? {} : { owner }),
    ...(snoozed === undefined ? {} : { snoozed }),
    snooze: owner === undefined ? snoozesOf(row, facts, context) : [],
    accept: row.gone === undefined && row.findings.some(({ kind }) => kind === 'wrong-renewal'),
  };
}

/** Nothing is to be quieted of a token about which nothing would be said. */
function snoozesOf(row: Row, facts: OfferFacts, context: PlanContext): readonly SnoozeChoice[] {
  if (!row.findings.some(isWorthSaying)) return [];
  const { now, times } = context;
  return snoozeChoices(row, { now, nextStepAt: nextStepAt(row, facts, context), times });
}

const contexts = new WeakMap<OfferFacts, PlanContext>();

/** What all offers of a look have in common: made once for the facts it is asked for. */
export function contextOf(facts: OfferFacts): PlanContext {
  const made = contexts.get(facts) ?? createPlanContext(facts.assessment, facts.watch, facts.policy);
  contexts.set(facts, made);
  return made;
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
  facts: OfferFacts,
  context: PlanContext = contextOf(facts),
): Instant | undefined {
  const reminder = facts.reminders.get(refKey(row.token));
  const before = reminder && unheld(reminder);
  for (const horizon of HORIZONS) {
    const next = upcomingOf(row, before, context, horizon).find(({ at }) => at > context.now);
    if (next !== undefined) return next.at;
  }
  return undefined;
}

function unheld({ hold: _, ...reminder }: Reminder): Reminder {
  return reminder;
}

/** Calendar days. Mostly the next is near; beyond the longest ladder and the yearly renewal nothing is foretold. */
const HORIZONS = [40, 400] as const;

import { FINDINGS } from '../../catalogue/findings/findings.ts';
import type { Row } from '../assess.ts';
import type { Finding } from '../finding.ts';
import type { Instant } from '../instant.ts';
import { DAILY_WORKDAYS, type LadderStep, type Step, stepRank, stepsReached } from '../ladder.ts';
import { findByDate } from '../make-finding.ts';
import type { Token } from '../token.ts';
import type { DayNumber } from '../workdays.ts';
import type { Due, PostReason } from './intent.ts';
import { isWorse } from './matters.ts';
import { LATE_AFTER, type PlanContext } from './plan-context.ts';
import type { Gap, Hold, Matter } from './reminder.ts';

/** A step moves by less than a week, so beyond this no step can have been reached. */
const LONGEST_MOVE = 7;

/** Steps remembered by date; the older ones decide nothing. */
const STEPS_KEPT = 12;

/** What a due matter is judged by, beside itself. */
export interface DueFacts {
  readonly token: Token | undefined;
  readonly hold: Hold | undefined;
  readonly context: PlanContext;
}

/** What of the ladder was reached, most urgent first; empty without a date or far from it. */
export function reached(
  token: Token | undefined,
  { policy, times, now, today }: PlanContext,
  days?: number,
): LadderStep[] {
  if (token?.expiresAt === undefined) return [];
  if (days !== undefined && days > Math.max(0, ...policy.ladder) + LONGEST_MOVE) return [];
  const day = days === undefined ? times.dayOf(token.expiresAt) : today + days;
  return stepsReached({ expiresAt: token.expiresAt, day }, policy.ladder, times, now);
}

/**
 * The first step may move to a workday at which the token still has more days left than the ladder is long,
 * and counts as fine: then the row gets the Finding it would have had on its day.
 */
export function withReachedStep(row: Row, context: PlanContext): Row {
  const { token, days, findings } = row;
  const largest = Math.max(0, ...context.policy.ladder);
  if (days === undefined || days <= largest || days > largest + LONGEST_MOVE) return row;
  if (!reached(token, context, days).some(({ at }) => at <= context.now)) return row;
  const policy = { ...context.policy, ladder: [days] };
  const early = findByDate(token, context.now, policy);
  if (early === undefined) return row;
  return { ...row, headline: row.headline ?? early, findings: [...findings, early] };
}

/** Whether a matter is to be said now, and why. */
export function dueOf(matter: Matter, finding: Finding, facts: DueFacts): Due | undefined {
  return matter.key === 'date' ? dueByDate(matter, finding, facts) : dueByTime(matter, finding, facts);
}

function dueByTime(matter: Matter, finding: Finding, { hold, context }: DueFacts): Due | undefined {
  const { dueAt } = matter;
  if (dueAt === undefined || dueAt > context.now) return undefined;
  const gap = gapAround([dueAt], finding, context);
  return { finding, reason: reason(), ...(gap === undefined ? {} : { gap }) };

  function reason(): PostReason {
    if (isWorse(finding, matter)) return 'worse';
    if (dueAt !== undefined && wasHeld(dueAt, hold, context)) return 'hold-ended';
    return matter.said === undefined ? 'new' : 'repeat';
  }
}

/** Whether today has a step that is not said yet; until then the card need not follow the date. */
export function awaitsStep(matter: Matter, finding: Finding, facts: DueFacts): boolean {
  return matter.key === 'date' && unsaidSteps(matter, finding, facts).length > 0;
}

function unsaidSteps(matter: Matter, finding: Finding, { token, context }: DueFacts): LadderStep[] {
  const lastSaid = lastStepSaid(matter);
  return reached(token, context, finding.detail.days).filter(({ step }) => stepRank(step) < lastSaid);
}

/** The rank of the most urgent step said; infinite before the first. */
export function lastStepSaid({ steps }: Matter): number {
  return Math.min(Number.POSITIVE_INFINITY, ...steps.map(({ step }) => stepRank(step)));
}

function dueByDate(matter: Matter, finding: Finding, facts: DueFacts): Due | undefined {
  const { context } = facts;
  const unsaid = unsaidSteps(matter, finding, facts);
  const passed = unsaid.filter(({ at }) => at <= context.now);
  const [most] = unsaid;
  const [trigger] = passed;
  if (most === undefined || trigger === undefined) return undefined;
  // A step of today whose hour has not come is said too, and never again: it is named like those that passed.
  const covers = unsaid.map(({ step }) => step).filter((step) => step !== most.step);
  const gap = gapAround(
    passed.map(({ at }) => at),
    finding,
    context,
  );
  return {
    finding,
    reason: dateReason(trigger, covers, facts),
    step: most.step,
    ...(covers.length === 0 ? {} : { covers }),
    ...(gap === undefined ? {} : { gap }),
  };
}

function dateReason(
  trigger: LadderStep,
  covers: readonly Step[],
  { token, hold, context }: DueFacts,
): PostReason {
  if (trigger.step === 'expired' || covers.includes('expired')) return 'expired';
  if (wasHeld(trigger.at, hold, context)) return 'hold-ended';
  if (stepRank(trigger.step) < 0) return trigger.weekly ? 'long-expired' : 'still-expired';
  if (trigger.at > context.now - LATE_AFTER) return 'step';
  const right = token === undefined ? undefined : context.right(token);
  if (right === undefined || right.expiresAt !== token?.expiresAt || right.since > trigger.at)
    return 'first-seen';
  const gap = token === undefined ? undefined : context.gapOf(token.family);
  return gap !== undefined && trigger.at > gap.from ? 'catch-up' : 'late';
}

function wasHeld(at: Instant, hold: Hold | undefined, { now }: PlanContext): boolean {
  return hold !== undefined && now >= hold.until && at >= hold.since && at < hold.until;
}

/** The time in which the bot could not look, when something was to be said in it. */
function gapAround(times: readonly Instant[], { about }: Finding, context: PlanContext): Gap | undefined {
  const gap = context.gapOf(about.family);
  if (gap === undefined) return undefined;
  return times.some((at) => at > gap.from && at <= context.now - LATE_AFTER) ? gap : undefined;
}

/** The matter once it was said. */
export function afterSaying(matter: Matter, { finding, step }: Due, context: PlanContext): Matter {
  const { now } = context;
  const before = matter.said?.severity === finding.severity ? (matter.said.times ?? 1) : 0;
  const said = { at: now, kind: finding.kind, severity: finding.severity, times: before + 1 };
  if (matter.key !== 'date')
    return { ...matter, said, dueAt: repeatAt(finding, context, context.today, said.times) };
  const steps = step === undefined ? matter.steps : [...matter.steps, { step, at: now }].slice(-STEPS_KEPT);
  return { ...matter, said, steps };
}

/**
 * Critical is repeated every workday for two workweeks and then once a week, a warning once a week. A family nobody
 * can read is repeated every workday while a token in it is close to its end, because its steps cannot be told from
 * what they have become.
 *
 * @param times how many times in a row it was said as severe as now.
 */
export function repeatAt(
  finding: Finding,
  { times: remind, isClose }: PlanContext,
  saidOn: DayNumber,
  times: number,
): Instant {
  const { about, kind, severity, detail } = finding;
  const { repeats = 'by-severity' } = FINDINGS[kind];
  const repetition = typeof repeats === 'string' ? repeats : repeats.of({ family: about.family, detail });
  const isDaily =
    (severity === 'critical' && times <= DAILY_WORKDAYS) ||
    (repetition === 'daily-near-an-end' && isClose(about.family));
  const days = repetition === 'as-news' ? NEWS_REPEATED_AFTER : isDaily ? 1 : 7;
  return remind.slot(remind.workdayOnOrAfter(saidOn + days));
}

/** By then it is no news any more, unless the bot could not look. */
const NEWS_REPEATED_AFTER = 14;

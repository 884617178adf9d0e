import type { Assessment, Row } from '../assess.ts';
import { aboutFamily, type Finding } from '../finding.ts';
import { LOOKS_TO_BE_SURE } from '../looking.ts';
import { FAMILY_NAMES, type Family, refKey } from '../token.ts';
import { compareFindings } from '../urgency.ts';
import { isOpen } from './announcement.ts';
import { decide } from './decide.ts';
import { withReachedStep } from './due.ts';
import type { Intent, Plan, Post, ResolveReason } from './intent.ts';
import { isOutdated, lookAt } from './look.ts';
import { createPlanContext, type PlanContext } from './plan-context.ts';
import { plainFacts } from './record.ts';
import { factsOf, type Reminder, type ReminderPolicy, type Watch } from './reminder.ts';
import { ended, resolutionOf } from './say.ts';
import { familyWatch, isOlderLook, nextWatch } from './watch.ts';

/** Failed looks in a row after which a family that cannot be read is worth saying. */
const FAILURES_WORTH_SAYING = 3;

export interface PlanInput {
  /** Judged with `knownOf(watch)`; its `now` is the time of the plan. */
  readonly assessment: Assessment;
  readonly watch: Watch;
  /** What is remembered, by `refKey` of its token or family. */
  readonly reminders: ReadonlyMap<string, Reminder>;
  readonly policy: ReminderPolicy;
}

/**
 * What to say, change, resolve and leave after one look. Carrying an intent out means to store its `next`; an
 * intent that is not carried out, because the record was changed meanwhile, is planned again at the next run.
 *
 * @throws RangeError when the policy's zone is unknown.
 */
export function plan({ assessment, watch, reminders, policy }: PlanInput): Plan {
  const context = createPlanContext(assessment, watch, policy);
  if (isOlderLook(assessment, watch)) return leaveAll(assessment, watch, reminders);
  const following = nextWatch(assessment, context.watch);
  const present = new Set(assessment.rows.map(({ token }) => refKey(token)));
  const intents = [
    ...FAMILY_NAMES.flatMap((family) => planFamily(family, following, { assessment, reminders, context })),
    ...assessment.rows.map((row) => {
      const key = refKey(row.token);
      const isForgotten = row.gone !== undefined && following.known[key] === undefined;
      const before = reminders.get(key);
      return isForgotten ? planForgotten(row, before, context) : planToken(row, before, context);
    }),
    ...[...reminders]
      .filter(([key, { about }]) => about.id !== '*' && !present.has(key))
      .map(([, before]) => planAbsence(before, context)),
  ];
  return { intents, posts: mostUrgentFirst(intents), watch: { ...following, ...context.editions() } };
}

/** What an older look shows is known to be past: nothing follows from it. */
function leaveAll({ rows }: Assessment, watch: Watch, reminders: PlanInput['reminders']): Plan {
  const intents = rows.map(({ token: { family, id } }): Intent => {
    const about = { family, id };
    const before = reminders.get(refKey(about));
    return { do: 'leave', reason: 'older-look', about, before, next: before };
  });
  return { intents, posts: [], watch };
}

function mostUrgentFirst(intents: readonly Intent[]): Post[] {
  return intents
    .filter((intent): intent is Post => intent.do === 'post')
    .sort((one, other) => compareFindings(one.due[0].finding, other.due[0].finding));
}

/** Decides on one token that was seen, or that was there before and was not seen. */
export function planToken(seen: Row, before: Reminder | undefined, context: PlanContext): Intent {
  const row = withReachedStep(seen, context);
  const { family, id } = row.token;
  const about = { family, id };
  const quiet = whyUndecided(row, before, context);
  if (quiet !== undefined) return { do: 'leave', reason: quiet, about, before, next: before };
  if (before === undefined && row.findings.length === 0)
    return { do: 'leave', reason: 'fine', about, before, next: undefined };
  const look = lookAt(row, before, context);
  const right = look.astray === undefined ? undefined : context.right(about);
  const facts = () => plainFacts(right ?? factsOf(row.token));
  return decide({ about, row, look, facts, before }, context);
}

/** What is not there is sure only at the second good look, and what is known better is not decided on at all. */
function whyUndecided(row: Row, before: Reminder | undefined, context: PlanContext) {
  if (row.gone === undefined) return isOutdated(row, before, context) ? 'unreadable' : undefined;
  if (row.asOf !== undefined) return 'unreadable';
  return row.gone.looks < LOOKS_TO_BE_SURE ? 'second-look' : undefined;
}

interface FamilyInput {
  readonly assessment: Assessment;
  readonly reminders: ReadonlyMap<string, Reminder>;
  readonly context: PlanContext;
}

function planFamily(
  family: Family,
  following: Watch,
  { assessment, reminders, context }: FamilyInput,
): Intent[] {
  const about = aboutFamily(family);
  const before = reminders.get(refKey(about));
  const trouble = assessment.troubles.find((finding) => finding.about.family === family);
  if (assessment.notAsked.includes(family))
    return before === undefined ? [] : [{ do: 'leave', reason: 'not-asked', about, before, next: before }];
  if (trouble !== undefined) return [planTrouble(trouble, before, { following, context })];
  if (before === undefined) return [];
  if (!isOpen(before.announcement)) {
    return [{ do: 'leave', reason: 'fine', about, before, next: bare(before) }];
  }
  return [over('readable-again', before, context)];
}

function planTrouble(
  trouble: Finding,
  before: Reminder | undefined,
  { following, context }: { following: Watch; context: PlanContext },
): Intent {
  const { about } = trouble;
  const isNew = before === undefined || before.matters.length === 0;
  if (familyWatch(following, about.family).failed < FAILURES_WORTH_SAYING && isNew) {
    return { do: 'leave', reason: 'few-failures', about, before, next: before };
  }
  const facts = () => ({ name: about.family, generation: 'family' });
  const look = {
    generation: 'family',
    present: [trouble],
    muted: new Set<Finding>(),
    unjudged: new Set<Finding['kind']>(),
    isEarlier: false,
  };
  return decide({ about, row: undefined, look, facts, before }, context);
}

/**
 * Something is remembered of a token that is not there, and nothing else is: it was gone for as long as that is news,
 * or it was never seen right. Deleted after two looks, unknown while unreadable.
 */
function planAbsence(before: Reminder, context: PlanContext): Intent {
  const { about } = before;
  const { isUnreadable, isAsked, newLook } = context;
  if (!isAsked(about.family)) return { do: 'leave', reason: 'not-asked', about, before, next: before };
  if (isUnreadable(about.family)) return { do: 'leave', reason: 'unreadable', about, before, next: before };
  const missing = before.missing + (newLook ? 1 : 0);
  const wasSaid = before.announcement?.kind === 'vanished';
  if (missing < LOOKS_TO_BE_SURE && !wasSaid) {
    const next = missing === before.missing ? before : { ...before, missing };
    return { do: 'leave', reason: 'second-look', about, before, next };
  }
  if (!isOpen(before.announcement)) return { do: 'leave', reason: 'gone', about, before, next: bare(before) };
  return over('gone', before, context);
}

/** That it is gone is no news any more: with this look it is remembered no longer, and nothing stays open about it. */
function planForgotten({ token }: Row, before: Reminder | undefined, context: PlanContext): Intent {
  const about = { family: token.family, id: token.id };
  if (before !== undefined && isOpen(before.announcement)) return over('gone', before, context);
  return { do: 'leave', reason: 'gone', about, before, next: before && bare(before) };
}

/** Nothing is left of it but what messages have to show. */
function bare(before: Reminder): Reminder | undefined {
  const { hold: _, ...kept } = before;
  if (before.announcement === undefined) return undefined;
  return before.matters.length === 0 && before.hold === undefined ? before : { ...kept, matters: [] };
}

function over(reason: ResolveReason, before: Reminder, context: PlanContext): Intent {
  const { hold: _, ...kept } = before;
  const end = resolutionOf(reason, { before, row: undefined }, context);
  const next = { ...kept, matters: [], ...ended(before.announcement, end) };
  return { do: 'resolve', reason, about: before.about, before, next };
}

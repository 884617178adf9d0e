import { type Assessment, compareFindings, type Row } from '../assess.ts';
import type { Finding } from '../finding.ts';
import { aboutFamily } from '../finding.ts';
import { FAMILIES, type Family, generation, refKey } from '../token.ts';
import { isOpen } from './announcement.ts';
import { decide } from './decide.ts';
import { withReachedStep } from './due.ts';
import type { Intent, Plan, Post, ResolveReason } from './intent.ts';
import { createPlanContext, type PlanContext } from './plan-context.ts';
import { factsOf, isWorthSaying, type Reminder, type ReminderPolicy, type Watch } from './reminder.ts';
import { ended, plainFacts, resolutionOf } from './say.ts';
import { LOOKS_UNTIL_GONE, nextWatch } from './watch.ts';

/** Failed looks in a row after which a family that cannot be read is worth saying. */
const FAILURES_WORTH_SAYING = 3;

export interface PlanInput {
  /** Judged with `knownOf(watch)`; its `now` is the time of the plan. */
  readonly assessment: Assessment;
  readonly watch: Watch;
  /** What was said, by `refKey` of its token or family. */
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
  const following = nextWatch(assessment, watch);
  const context = createPlanContext(assessment, watch, policy);
  const intents = [
    ...FAMILIES.flatMap((family) => planFamily(family, following, { assessment, reminders, context })),
    ...assessment.rows.map((row) => planToken(row, reminders.get(refKey(row.token)), context)),
    ...planMissing(assessment, reminders, context),
  ];
  return { intents, posts: mostUrgentFirst(intents), watch: { ...following, ...context.editions() } };
}

function mostUrgentFirst(intents: readonly Intent[]): Post[] {
  return intents
    .filter((intent): intent is Post => intent.do === 'post')
    .sort((one, other) => compareFindings(one.due[0].finding, other.due[0].finding));
}

/** Decides on one token that was read. */
export function planToken(seen: Row, before: Reminder | undefined, context: PlanContext): Intent {
  const row = withReachedStep(seen, context);
  const { token } = row;
  const present = row.findings.filter(isWorthSaying);
  const wrong = present.some(({ kind }) => kind === 'wrong-renewal');
  const current = generation(token);
  const look = {
    generation: current,
    present,
    muted: new Set(present.filter((finding) => context.isMuted(finding, row))),
    renewed: before !== undefined && !wrong && before.facts.generation !== current,
    wrong,
  };
  const facts = (wrong ? context.right(token) : undefined) ?? factsOf(token);
  return decide(
    { about: { family: token.family, id: token.id }, row, look, facts: plainFacts(facts), before },
    context,
  );
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
  if (following.families[about.family].failed < FAILURES_WORTH_SAYING && before === undefined) {
    return { do: 'leave', reason: 'few-failures', about, before, next: undefined };
  }
  const facts = { name: about.family, generation: 'family' };
  const look = {
    generation: 'family',
    present: [trouble],
    muted: new Set<Finding>(),
    renewed: false,
    wrong: false,
  };
  return decide({ about, row: undefined, look, facts, before }, context);
}

/** Tokens something is remembered of that are not there: deleted after two looks, unknown while unreadable. */
function planMissing(
  { rows }: Assessment,
  reminders: ReadonlyMap<string, Reminder>,
  context: PlanContext,
): Intent[] {
  const present = new Set(rows.map(({ token }) => refKey(token)));
  return [...reminders]
    .filter(([key, { about }]) => about.id !== '*' && !present.has(key))
    .map(([, before]) => planAbsence(before, context));
}

function planAbsence(before: Reminder, context: PlanContext): Intent {
  const { about } = before;
  const { isUnreadable, newLook } = context;
  if (isUnreadable(about.family)) return { do: 'leave', reason: 'unreadable', about, before, next: before };
  const missing = before.missing + (newLook ? 1 : 0);
  if (missing < LOOKS_UNTIL_GONE) {
    const next = missing === before.missing ? before : { ...before, missing };
    return { do: 'leave', reason: 'second-look', about, before, next };
  }
  if (!isOpen(before.announcement)) return { do: 'leave', reason: 'gone', about, before, next: bare(before) };
  return over('gone', before, context);
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

import { type Finding, type FindingKind, SEVERITIES, type Severity } from '../finding.ts';
import { DAY, type Instant } from '../instant.ts';
import type { PlanContext } from './plan-context.ts';
import { type Matter, matterKey } from './reminder.ts';

/** Looks in a row after which what is no longer to be seen counts as solved. */
const LOOKS_UNTIL_SOLVED = 2;

/** What cannot wait for the hour of reminders. `expired` is not here because the ladder knows its instant. */
const AT_ONCE: ReadonlySet<FindingKind> = new Set([
  'wrong-renewal',
  'state-expired',
  'state-invalid',
  'state-external-mdm',
  'state-duplicate',
]);

/** So far ahead a memory may lie of the present before the clock of that time was wrong. */
const CLOCK_TOLERANCE = DAY;

export interface Look {
  /** Generation of the token as it is now. */
  readonly generation: string;
  /** What is worth saying now, muted or not. */
  readonly present: readonly Finding[];
  /** Problems that only follow from bigger ones. */
  readonly muted: ReadonlySet<Finding>;
  /** A right renewal: whatever is no longer there is over, without a second look. */
  readonly renewed: boolean;
  /** A wrong renewal: whatever is no longer there may be hidden by it, and nothing is over. */
  readonly wrong: boolean;
}

export interface Noted {
  readonly matters: readonly Matter[];
  /** What is over with this look. */
  readonly closed: readonly Matter[];
}

/** Carries what was noted before over to this look. A matter that did not change stays the same object. */
export function noteMatters(previous: readonly Matter[], look: Look, context: PlanContext): Noted {
  const remembered = new Map(previous.map((matter) => [matter.key, credible(matter, context)]));
  const closed: Matter[] = [];
  const matters = look.present.flatMap((finding): Matter[] => {
    const key = matterKey(finding.kind);
    const before = remembered.get(key);
    remembered.delete(key);
    const muted = look.muted.has(finding);
    if (before !== undefined && startsOver(before, look)) {
      closed.push(before);
      return [note(finding, look, context)];
    }
    if (before !== undefined) return [carry(before, finding, { look, muted, context })];
    return muted ? [] : [note(finding, look, context)];
  });
  for (const absent of remembered.values()) {
    const missing = absent.missing + (context.newLook ? 1 : 0);
    if (look.wrong) matters.push(absent);
    else if (look.renewed || missing >= LOOKS_UNTIL_SOLVED) closed.push(absent);
    else matters.push(missing === absent.missing ? absent : { ...absent, missing });
  }
  return { matters, closed };
}

/** The steps of a date and the alarm about one wrong certificate belong to one generation. */
function startsOver(before: Matter, look: Look): boolean {
  return (before.key === 'date' || before.key === 'wrong-renewal') && before.generation !== look.generation;
}

function note(finding: Finding, look: Look, context: PlanContext): Matter {
  const key = matterKey(finding.kind);
  const noted: Matter = { key, generation: look.generation, since: context.now, steps: [], missing: 0 };
  return key === 'date' ? noted : { ...noted, dueAt: firstDue(finding, context) };
}

function carry(
  before: Matter,
  finding: Finding,
  { look, muted, context }: { look: Look; muted: boolean; context: PlanContext },
): Matter {
  const dueAt = nextDue(before, finding, muted, context);
  if (before.missing === 0 && before.generation === look.generation && before.dueAt === dueAt) return before;
  return { ...before, generation: look.generation, missing: 0, ...(dueAt === undefined ? {} : { dueAt }) };
}

function nextDue(
  before: Matter,
  finding: Finding,
  muted: boolean,
  context: PlanContext,
): Instant | undefined {
  if (before.dueAt === undefined) return undefined;
  // When the bigger problem is over, the smaller one waits for its hour again.
  if (muted) return before.dueAt > context.now ? before.dueAt : context.times.nextSlot(context.now);
  if (!isWorse(finding, before)) return before.dueAt;
  return Math.min(before.dueAt, firstDue(finding, context));
}

function firstDue(finding: Finding, { now, firstSlot }: PlanContext): Instant {
  return AT_ONCE.has(finding.kind) || isForAPerson(finding) ? now : firstSlot;
}

/** Trouble with reading that no waiting ends: until somebody mends it the bot is blind. */
function isForAPerson({ detail }: Finding): boolean {
  return ['permission', 'sign-in', 'no-intune'].includes(detail.unreadable?.kind ?? '');
}

/** Whether a Finding is more severe than when it was last said. */
export function isWorse({ severity }: Finding, { said }: Matter): boolean {
  return said !== undefined && isMoreSevere(severity, said.severity);
}

function isMoreSevere(one: Severity, other: Severity): boolean {
  return SEVERITIES.indexOf(one) < SEVERITIES.indexOf(other);
}

/**
 * What a clock that was far ahead has said or noted is forgotten: otherwise the real steps would be taken
 * for said when their time comes.
 */
function credible(matter: Matter, context: PlanContext): Matter {
  const limit = context.now + CLOCK_TOLERANCE;
  const saidAhead = matter.said !== undefined && matter.said.at > limit;
  const steps = matter.steps.filter(({ at }) => at <= limit);
  if (!saidAhead && steps.length === matter.steps.length && matter.since <= limit) return matter;
  const { said, dueAt, ...rest } = matter;
  return {
    ...rest,
    since: Math.min(matter.since, context.now),
    steps,
    ...(said === undefined || saidAhead ? {} : { said }),
    ...(dueAt === undefined ? {} : { dueAt: Math.min(dueAt, context.firstSlot) }),
  };
}

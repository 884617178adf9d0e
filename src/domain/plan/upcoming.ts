import type { Row } from '../assess.ts';
import type { Finding } from '../finding.ts';
import type { Instant } from '../instant.ts';
import { type LadderStep, stepRank, stepsAfter, stepsBefore } from '../ladder.ts';
import { findByDate } from '../make-finding.ts';
import { generation, isSameDate, refKey } from '../token.ts';
import { compareFindings, compareText } from '../urgency.ts';
import { lastStepSaid, repeatAt } from './due.ts';
import type { PostReason, Upcoming } from './intent.ts';
import { type PlanInput, planToken } from './plan.ts';
import { createPlanContext, type PlanContext } from './plan-context.ts';
import { type Hold, isWorthSaying, type Matter, matterKey, type Reminder } from './reminder.ts';

const REPEATED: ReadonlySet<PostReason> = new Set(['repeat', 'still-expired', 'long-expired']);

type Said = Upcoming['says'][number] & { readonly at: Instant; readonly finding: Finding };

/**
 * What will be said about the tokens, and when, if nothing changes until then: earliest first. What is due
 * already stands at the time of the assessment. Families that cannot be read are left out.
 *
 * @param horizonDays calendar days from today.
 */
export function upcoming(input: PlanInput, horizonDays = 90): Upcoming[] {
  const { assessment, watch, reminders, policy } = input;
  const context = createPlanContext(assessment, watch, policy);
  return assessment.rows
    .flatMap((row) => upcomingOf(row, reminders.get(refKey(row.token)), context, horizonDays))
    .sort((one, other) => one.at - other.at || compareText(refKey(one.about), refKey(other.about)));
}

interface Horizon {
  readonly context: PlanContext;
  readonly lastDay: number;
}

/** What will be said about one token, earliest first; nothing of one that is not there any more. */
export function upcomingOf(
  seen: Row,
  before: Reminder | undefined,
  context: PlanContext,
  horizonDays: number,
): Upcoming[] {
  if (seen.gone !== undefined) return [];
  const horizon = { context, lastDay: context.today + horizonDays };
  const intent = planToken(seen, before, context);
  const { token } = seen;
  const now: Said[] =
    intent.do !== 'post'
      ? []
      : intent.due.map(({ finding, reason, step }) => ({
          at: context.now,
          finding,
          kind: finding.kind,
          repeat: REPEATED.has(reason),
          ...(step === undefined ? {} : { step }),
        }));
  const matters = intent.next?.matters ?? [];
  const hold = activeHold(intent.next, token, context);
  const later = [...byDate(seen, matters, hold, horizon), ...byTime(seen, matters, hold, horizon)];
  const byInstant = Map.groupBy([...now, ...later], ({ at }) => at);
  return [...byInstant]
    .sort(([one], [other]) => one - other)
    .map(([at, said]) => ({
      at,
      about: { family: token.family, id: token.id },
      name: token.name,
      says: said
        .sort((one, other) => compareFindings(one.finding, other.finding))
        .map(({ kind, step, repeat }) => ({ kind, repeat, ...(step === undefined ? {} : { step }) })),
    }));
}

function activeHold(
  record: Reminder | undefined,
  token: Row['token'],
  { now }: PlanContext,
): Hold | undefined {
  const hold = record?.hold;
  return hold !== undefined && now < hold.until && hold.generation === generation(token) ? hold : undefined;
}

/** Each step that will be the most urgent one at its time; those within a hold come together at its end. */
function byDate(
  { token }: Row,
  matters: readonly Matter[],
  hold: Hold | undefined,
  { context, lastDay }: Horizon,
): Said[] {
  const { expiresAt } = token;
  if (expiresAt === undefined) return [];
  const { policy, times, now } = context;
  const matter = matters.find((one) => one.key === 'date' && isSameDate(one.generation, generation(token)));
  const deadline = { expiresAt, day: times.dayOf(expiresAt) };
  const free = Math.max(now, hold?.until ?? now);
  let last = matter === undefined ? Number.POSITIVE_INFINITY : lastStepSaid(matter);
  return [...stepsBefore(deadline, policy.ladder, times), ...stepsAfter(deadline, lastDay, times)]
    .filter(({ at, day }) => at > now && day <= lastDay)
    .map((one) => ({ ...one, at: Math.max(one.at, free) }))
    .sort((one, other) => one.at - other.at || stepRank(one.step) - stepRank(other.step))
    .flatMap((one): Said[] => {
      if (stepRank(one.step) >= last) return [];
      last = stepRank(one.step);
      return sayingOf(one, token, policy);
    });
}

/** A step as it will be judged at its time. */
function sayingOf({ step, at }: LadderStep, token: Row['token'], { zone }: PlanContext['policy']): Said[] {
  const finding = findByDate(token, at, { zone, ladder: [Number.POSITIVE_INFINITY] });
  if (finding === undefined) return [];
  return [{ at, finding, kind: finding.kind, step, repeat: typeof step === 'number' && step < 0 }];
}

/** What lasts is said again, until something bigger mutes it. */
function byTime(row: Row, matters: readonly Matter[], hold: Hold | undefined, horizon: Horizon): Said[] {
  const { context, lastDay } = horizon;
  return row.findings.filter(isWorthSaying).flatMap((finding) => {
    const matter = matters.find(({ key }) => key === matterKey(finding.kind) && key !== 'date');
    const dueAt = matter?.dueAt;
    if (dueAt === undefined || context.isMuted(finding, row)) return [];
    const end = context.mutedFrom(finding, row);
    const said: Said[] = [];
    let at = Math.max(dueAt, hold?.until ?? dueAt);
    let times = matter?.said?.severity === finding.severity ? (matter.said.times ?? 1) : 0;
    let repeat = matter?.said !== undefined;
    while (at < end && context.times.dayOf(at) <= lastDay) {
      said.push({ at, finding, kind: finding.kind, repeat });
      times += 1;
      at = repeatAt(finding, context, context.times.dayOf(at), times);
      repeat = true;
    }
    return said;
  });
}

import { type Assessment, compareFindings, type Row } from '../assess.ts';
import type { Finding } from '../finding.ts';
import type { Instant } from '../instant.ts';
import { type LadderStep, stepRank, stepsAfter, stepsBefore } from '../ladder.ts';
import { judgeExpiry } from '../rules/expiry.ts';
import { generation, refKey } from '../token.ts';
import { repeatAt } from './due.ts';
import type { Upcoming } from './intent.ts';
import { mutedFrom } from './mute.ts';
import { type PlanInput, planToken } from './plan.ts';
import { createPlanContext, type PlanContext } from './plan-context.ts';
import { type Hold, isWorthSaying, type Matter, matterKey, type Reminder } from './reminder.ts';

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
  const lastDay = context.today + horizonDays;
  return assessment.rows
    .flatMap((row) => ofToken(row, reminders.get(refKey(row.token)), { assessment, context, lastDay }))
    .sort((one, other) => one.at - other.at || compareText(refKey(one.about), refKey(other.about)));
}

interface Horizon {
  readonly assessment: Assessment;
  readonly context: PlanContext;
  readonly lastDay: number;
}

function ofToken(seen: Row, before: Reminder | undefined, horizon: Horizon): Upcoming[] {
  const { context } = horizon;
  const intent = planToken(seen, before, context);
  const { token } = seen;
  const now: Said[] =
    intent.do !== 'post'
      ? []
      : intent.due.map(({ finding, reason, step }) => ({
          at: context.now,
          finding,
          kind: finding.kind,
          repeat: reason === 'repeat' || reason === 'still-expired',
          ...(step === undefined ? {} : { step }),
        }));
  const matters = intent.next?.matters ?? [];
  const hold = activeHold(intent.next, token, context);
  const later = [...byDate(seen, matters, hold, horizon), ...byTime(seen, matters, hold, horizon)];
  const byInstant = Map.groupBy([...now, ...later], ({ at }) => at);
  return [...byInstant].map(([at, said]) => ({
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
  const matter = matters.find(({ key, generation: of }) => key === 'date' && of === generation(token));
  const deadline = { expiresAt, day: times.dayOf(expiresAt) };
  const free = Math.max(now, hold?.until ?? now);
  let last = Math.min(Number.POSITIVE_INFINITY, ...(matter?.steps ?? []).map(({ step }) => stepRank(step)));
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
  const everyDay = { zone, ladder: [Number.POSITIVE_INFINITY] };
  const finding = judgeExpiry(token, { now: at, policy: everyDay, tokens: [], known: undefined });
  if (finding === undefined) return [];
  return [{ at, finding, kind: finding.kind, step, repeat: typeof step === 'number' && step < 0 }];
}

/** What lasts is said again, until something bigger mutes it. */
function byTime(row: Row, matters: readonly Matter[], hold: Hold | undefined, horizon: Horizon): Said[] {
  const { assessment, context, lastDay } = horizon;
  return row.findings.filter(isWorthSaying).flatMap((finding) => {
    const matter = matters.find(({ key }) => key === matterKey(finding.kind));
    if (matter?.dueAt === undefined || context.isMuted(finding, row)) return [];
    const end = mutedFrom(finding, row, assessment);
    const said: Said[] = [];
    let at = Math.max(matter.dueAt, hold?.until ?? matter.dueAt);
    let repeat = matter.said !== undefined;
    while (at < end && context.times.dayOf(at) <= lastDay) {
      said.push({ at, finding, kind: finding.kind, repeat });
      at = repeatAt(finding, context, context.times.dayOf(at));
      repeat = true;
    }
    return said;
  });
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

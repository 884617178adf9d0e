import { FINDINGS, type FindingKind } from '../../catalogue/findings/findings.ts';
import type { Finding } from '../finding.ts';
import type { Instant } from '../instant.ts';
import { isCredible, LOOKS_TO_BE_SURE, looksSince, NEWS_LASTS } from '../looking.ts';
import { SEVERITIES, type Severity } from '../severity.ts';
import { isSameDate, partsOf } from '../token.ts';
import type { PlanContext } from './plan-context.ts';
import { type Matter, matterKey } from './reminder.ts';

/** What one look says about a token, as far as it decides what was noted of it before. */
export interface Look {
  /** Generation of the token as it is now. */
  readonly generation: string;
  /** What is worth saying now, muted or not. */
  readonly present: readonly Finding[];
  /** Problems that only follow from bigger ones. */
  readonly muted: ReadonlySet<Finding>;
  /** Renewed, really seen, or declared right: whatever is no longer there is over, without a second look. */
  readonly fresh?: 'renewed' | 'accepted';
  /**
   * It is not the right token that is seen: another certificate, an earlier date, or one of which nobody can tell
   * because its topic or its later date was not given now. The record stays about the last right generation.
   */
  readonly astray?: 'wrong' | 'moved-back' | 'unsure';
  /** What this look could not judge: neither missing, nor fine, nor news. */
  readonly unjudged: ReadonlySet<FindingKind>;
  /** These are facts of an earlier look. */
  readonly isEarlier: boolean;
}

export interface Noted {
  readonly matters: readonly Matter[];
  /** What is over with this look. */
  readonly closed: readonly Matter[];
  /** Something is no longer to be seen, and one look is not enough to be sure. */
  readonly isVanishing: boolean;
}

/** Carries what was noted before over to this look. A matter that did not change stays the same object. */
export function noteMatters(noted: readonly Matter[], look: Look, context: PlanContext): Noted {
  const previous = noted.map((matter) => credible(matter, context));
  const left = new Set(previous);
  const matters = look.present.flatMap((finding): Matter[] => {
    const before = previous.find((matter) => isAbout(matter, finding, look));
    if (before !== undefined) left.delete(before);
    const muted = look.muted.has(finding);
    if (look.unjudged.has(finding.kind)) return before === undefined ? [] : [before];
    if (before !== undefined) return [carry(before, finding, { look, muted, context })];
    return muted ? [] : [note(finding, look, context)];
  });
  const closed: Matter[] = [];
  let isVanishing = false;
  for (const absent of left) {
    const fate = fateOf(absent, look, context);
    const { missingSince = context.lookedAt } = absent;
    const isSure = looksSince(missingSince, context.lookedAt) >= LOOKS_TO_BE_SURE;
    if (fate === 'keep') matters.push(absent);
    else if (fate === 'close' || (fate === 'miss' && isSure)) closed.push(absent);
    else if (fate === 'miss') {
      isVanishing = true;
      matters.push(missingSince === absent.missingSince ? absent : { ...absent, missingSince });
    }
  }
  return { matters, closed, isVanishing };
}

/** The steps belong to one date, and the alarm about another certificate to that one. */
function isAbout({ key, generation }: Matter, { kind }: Finding, look: Look): boolean {
  if (key !== matterKey(kind)) return false;
  if (key === 'date') return isSameDate(generation, look.generation);
  return key !== 'wrong-renewal' || partsOf(generation).topic === partsOf(look.generation).topic;
}

/** What becomes of a matter that this look does not show. First match decides. */
function fateOf(matter: Matter, look: Look, context: PlanContext): 'keep' | 'close' | 'miss' | 'drop' {
  const { key, generation } = matter;
  if (isUnjudged(matter, look)) return 'keep';
  // It is there again, really seen.
  if (key === 'vanished') return 'close';
  if (key === 'date') return fateOfDate(matter, look, context);
  // Yet another certificate took the place of this one.
  if (key === 'wrong-renewal' && look.astray === 'wrong') return 'drop';
  if (look.astray === 'wrong') return 'keep';
  // The earlier date has stayed for so long that it counts; nothing was seen to end.
  if (key === 'moved-back' && isSameDate(generation, look.generation)) return 'close';
  return look.fresh === undefined ? 'miss' : 'close';
}

/**
 * A date is over when it was renewed, and never because the ladder was made shorter or something else is seen. Said
 * by a clock that was ahead alone, it was never due.
 */
function fateOfDate(
  { generation, said, since, steps }: Matter,
  look: Look,
  { now }: PlanContext,
): 'keep' | 'close' | 'drop' {
  if (look.fresh !== undefined) return 'close';
  const isSaidAheadAlone = said !== undefined && steps.length === 0;
  if (isSameDate(generation, look.generation)) return isSaidAheadAlone ? 'close' : 'keep';
  if (look.astray !== undefined || look.isEarlier) return 'keep';
  // A date that comes and goes says its steps once.
  return now - (said?.at ?? since) < NEWS_LASTS ? 'keep' : 'drop';
}

function isUnjudged({ key }: Matter, { unjudged }: Look): boolean {
  return unjudged.has(key === 'date' ? 'expired' : key);
}

/** Whether a matter is about the token as it is seen, and not about the right one that may come back. */
export function isCurrent({ key, generation }: Matter, look: Pick<Look, 'generation'>): boolean {
  return key !== 'date' || isSameDate(generation, look.generation);
}

function note(finding: Finding, look: Look, context: PlanContext): Matter {
  const { kind } = finding;
  const key = matterKey(kind);
  const generation = generationOf(finding, look);
  const noted: Matter = { key, generation, since: context.now, steps: [] };
  return key === 'date' ? noted : { ...noted, dueAt: firstDue(finding, context) };
}

/** A date that is not given any more is of no generation: that it is given again is its end. */
function generationOf({ kind, detail }: Finding, { generation }: Look): string {
  return kind === 'moved-back' && detail.expiresAt === undefined ? 'away' : generation;
}

function carry(
  before: Matter,
  finding: Finding,
  { look, muted, context }: { look: Look; muted: boolean; context: PlanContext },
): Matter {
  const dueAt = nextDue(before, finding, muted, context);
  const generation = generationOf(finding, look);
  const { missingSince, ...rest } = before;
  if (missingSince === undefined && before.generation === generation && before.dueAt === dueAt) return before;
  return { ...rest, generation, ...(dueAt === undefined ? {} : { dueAt }) };
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
  return isSaidAtOnce(finding) ? now : firstSlot;
}

/** What cannot wait for the hour of reminders; of a date the ladder knows the instant. */
function isSaidAtOnce({ kind, detail }: Finding): boolean {
  const { moment } = FINDINGS[kind];
  return moment.when === 'at-once' || ('hurries' in moment && moment.hurries(detail));
}

/** Whether a Finding is more severe than when it was last said. */
export function isWorse({ severity }: Finding, { said }: Matter): boolean {
  return said !== undefined && isMoreSevere(severity, said.severity);
}

function isMoreSevere(one: Severity, other: Severity): boolean {
  return SEVERITIES.indexOf(one) < SEVERITIES.indexOf(other);
}

/**
 * The steps a clock that was far ahead has said do not count: otherwise the real ones would be taken for said when
 * their time comes. That something was said does, whenever it was: a card stands that must come to its end.
 */
function credible(matter: Matter, { now, firstSlot, isBelieved }: PlanContext): Matter {
  const isSaidAhead = matter.said !== undefined && !isBelieved(matter.said.at);
  const steps = matter.steps.filter(({ at }) => isBelieved(at));
  const isSeenAhead = !isBelieved(matter.since) || !isCredible(matter.missingSince ?? now, now);
  if (!isSaidAhead && steps.length === matter.steps.length && !isSeenAhead) return matter;
  const { said, dueAt, missingSince, ...rest } = matter;
  return {
    ...rest,
    ...(missingSince === undefined ? {} : { missingSince: Math.min(missingSince, now) }),
    since: Math.min(matter.since, now),
    steps,
    ...(said === undefined ? {} : { said: { ...said, at: Math.min(said.at, now) } }),
    ...(dueAt === undefined ? {} : { dueAt: Math.min(dueAt, firstSlot) }),
  };
}

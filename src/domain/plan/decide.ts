import { compareFindings, type Row } from '../assess.ts';
import type { Finding } from '../finding.ts';
import type { TokenRef } from '../token.ts';
import { isOpen } from './announcement.ts';
import { afterSaying, awaitsStep, type DueFacts, dueOf } from './due.ts';
import type { Due, Intent, LeaveReason, ResolveReason, UpdateReason } from './intent.ts';
import { type Look, type Noted, noteMatters } from './matters.ts';
import type { PlanContext } from './plan-context.ts';
import { type Facts, type Hold, isHeld, type Matter, matterKey, type Reminder } from './reminder.ts';
import { announce, ended, resolutionOf } from './say.ts';

/** One token or family at one look, ready to be decided on. */
export interface Subject {
  readonly about: TokenRef;
  readonly row: Row | undefined;
  readonly look: Look;
  /** What a new record would be about. */
  readonly facts: Facts;
  readonly before: Reminder | undefined;
}

/** Everything that follows from a subject being seen, in the order in which it is asked for. */
export function decide(subject: Subject, context: PlanContext): Intent {
  const { about, before, look } = subject;
  const noted = noteMatters(before?.matters ?? [], look, context);
  const hold = heldBy(subject, context);
  const record = rebuild(subject, noted, context);
  const facts = { token: subject.row?.token, hold: before?.hold, context };
  const due = hold === undefined ? dueNow(noted, look, facts) : [];
  const [first, ...others] = due;
  if (first !== undefined) return post([first, ...others], { subject, record, noted, context });
  const change = before === undefined ? undefined : quietChange({ subject, before, record, noted, facts });
  return (
    change ?? { do: 'leave', reason: whyQuiet({ look, noted, hold, facts }), about, before, next: record }
  );
}

function dueNow({ matters }: Noted, look: Look, facts: DueFacts): Due[] {
  return look.present
    .filter((finding) => !look.muted.has(finding))
    .flatMap((finding) => {
      const matter = matters.find(({ key }) => key === matterKey(finding.kind));
      const due = matter === undefined ? undefined : dueOf(matter, finding, facts);
      return due === undefined ? [] : [due];
    })
    .sort((one, other) => compareFindings(one.finding, other.finding));
}

interface Draft {
  readonly subject: Subject;
  readonly record: Reminder | undefined;
  readonly noted: Noted;
}

function post(
  due: readonly [Due, ...Due[]],
  { subject, record, noted, context }: Draft & { context: PlanContext },
): Intent {
  const { about, row, before, look } = subject;
  const { hold, ...kept } = record ?? newRecord(subject, noted, context);
  const matters = noted.matters.map((matter) => {
    const said = due.find(({ finding }) => matterKey(finding.kind) === matter.key);
    return said === undefined ? matter : afterSaying(matter, said, context);
  });
  const name = row?.token.name ?? kept.facts.name;
  const right = look.wrong ? context.right(about) : undefined;
  const renewal =
    before !== undefined && look.renewed && isOpen(before.announcement)
      ? resolutionOf('renewed', { before, row }, context)
      : undefined;
  return {
    do: 'post',
    reason: due[0].reason,
    about,
    before,
    next: {
      ...kept,
      ...stillOwned(hold, context),
      matters: asShown(matters, look),
      announcement: announce({ due, before, row, name, right, renewal }, context),
    },
    due,
    ...(row === undefined ? {} : { row }),
  };
}

/** A snooze is over once something is said; who renews stays known, no longer quiet, until it is renewed or released. */
function stillOwned(hold: Hold | undefined, { now }: PlanContext): { hold?: Hold } {
  return hold?.kind === 'claim' ? { hold: { ...hold, until: Math.min(hold.until, now) } } : {};
}

/** What happens to what was said, when nothing new is to be said. */
function quietChange({
  subject,
  before,
  record,
  noted,
  facts,
}: Draft & { before: Reminder; facts: DueFacts }): Intent | undefined {
  const { about, look, row } = subject;
  if (!isOpen(before.announcement) || record === undefined) return undefined;
  const over = look.wrong ? [] : noted.closed.filter(isSaid);
  const open = noted.matters.some(isSaid);
  const common = { about, before, ...(row === undefined ? {} : { row }) };
  const resolved = resolveReason({ over, open, held: before.hold !== undefined, look });
  const shown = asShown(noted.matters, look);
  if (resolved !== undefined) {
    const end = resolutionOf(resolved, { before, row }, facts.context);
    const next = { ...record, matters: shown, ...ended(before.announcement, end) };
    return { do: 'resolve', reason: resolved, ...common, next };
  }
  if (!open) return undefined;
  const still = shown === noted.matters || isVanishing(noted) || awaitsAny(noted, look, facts);
  const changed = updateReason({ over, look, still });
  return changed && { do: 'update', reason: changed, ...common, next: { ...record, matters: shown } };
}

/** The matters once the messages show the present Findings; the very same list when they do so already. */
function asShown(matters: readonly Matter[], { present }: Look): readonly Matter[] {
  const next = matters.map((matter) => {
    const finding = present.find(({ kind }) => matterKey(kind) === matter.key);
    if (finding === undefined) return matter;
    const { kind, severity } = finding;
    if (matter.shown?.kind === kind && matter.shown.severity === severity) return matter;
    return { ...matter, shown: { kind, severity } };
  });
  return next.every((matter, index) => matter === matters[index]) ? matters : next;
}

interface Outcome {
  /** What was said and is over. */
  readonly over: readonly Matter[];
  readonly look: Look;
}

function resolveReason({
  over,
  open,
  held,
  look,
}: Outcome & { open: boolean; held: boolean }): ResolveReason | undefined {
  if (look.renewed && (over.length > 0 || held)) return renewal(over, look);
  return over.length > 0 && !open ? 'solved' : undefined;
}

function updateReason({ over, look, still }: Outcome & { still: boolean }): UpdateReason | undefined {
  if (over.length > 0) return 'partly-solved';
  if (look.renewed) return 'renewed';
  return still ? undefined : 'changed';
}

/** On the day of a step the card changes with the step, not at midnight and then again. */
function awaitsAny({ matters }: Noted, { present }: Look, facts: DueFacts): boolean {
  return present.some((finding) => {
    const matter = matters.find(({ key }) => key === matterKey(finding.kind));
    return matter !== undefined && awaitsStep(matter, finding, facts);
  });
}

function renewal(over: readonly Matter[], look: Look): ResolveReason {
  const wrong = over.find(({ key }) => key === 'wrong-renewal');
  return wrong?.generation === look.generation ? 'accepted' : 'renewed';
}

interface Quiet {
  readonly look: Look;
  readonly noted: Noted;
  readonly hold: Hold | undefined;
  readonly facts: DueFacts;
}

function whyQuiet({ look, noted, hold, facts }: Quiet): LeaveReason {
  if (hold !== undefined) return hold.kind === 'claim' ? 'claimed' : 'snoozed';
  if (isVanishing(noted)) return 'second-look';
  if (look.present.length === 0) return 'fine';
  if (look.present.every((finding) => look.muted.has(finding))) return 'muted';
  return noted.matters.some(isSaid) && !awaitsAny(noted, look, facts) ? 'said' : 'not-yet';
}

/** The hold that counts now: not over, not outrun by something worse or by another generation. */
function heldBy({ before, look }: Subject, { now }: PlanContext): Hold | undefined {
  const hold = before?.hold;
  if (hold === undefined || now >= hold.until || hold.generation !== look.generation) return undefined;
  return look.present.some((finding) => outruns(finding, hold)) ? undefined : hold;
}

function outruns(finding: Finding, hold: Hold): boolean {
  const then: Finding = { ...finding, kind: hold.kindThen, severity: hold.severityThen };
  return compareFindings(finding, then) < 0;
}

/** The record after noting; the very same object when nothing changed, undefined when nothing is left to keep. */
function rebuild(subject: Subject, noted: Noted, context: PlanContext): Reminder | undefined {
  const { before, look } = subject;
  if (before === undefined)
    return noted.matters.length === 0 ? undefined : newRecord(subject, noted, context);
  const hold = look.renewed ? undefined : before.hold;
  const held = isHeld(hold === undefined ? {} : { hold }, context.now);
  if (noted.matters.length === 0 && !held && before.announcement === undefined) return undefined;
  const same =
    !look.renewed &&
    before.missing === 0 &&
    noted.matters.length === before.matters.length &&
    noted.matters.every((matter) => before.matters.includes(matter));
  if (same) return before;
  const { hold: _, ...kept } = before;
  return {
    ...kept,
    facts: look.renewed ? subject.facts : before.facts,
    matters: noted.matters,
    missing: 0,
    ...(hold === undefined ? {} : { hold }),
  };
}

function newRecord({ about, facts }: Subject, { matters }: Noted, { now }: PlanContext): Reminder {
  return { about, facts, since: now, matters, missing: 0 };
}

function isSaid({ said }: Matter): boolean {
  return said !== undefined;
}

function isVanishing({ matters }: Noted): boolean {
  return matters.some(({ missing }) => missing > 0);
}

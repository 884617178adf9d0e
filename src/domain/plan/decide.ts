import type { Row } from '../assess.ts';
import type { Finding } from '../finding.ts';
import type { TokenRef } from '../token.ts';
import { compareFindings } from '../urgency.ts';
import { isOpen } from './announcement.ts';
import { afterSaying, awaitsStep, type DueFacts, dueOf } from './due.ts';
import { heldBy, stillOwned } from './held.ts';
import type { Due, Intent, LeaveReason } from './intent.ts';
import { isCurrent, type Look, type Noted, noteMatters } from './matters.ts';
import type { PlanContext } from './plan-context.ts';
import { newRecord, rebuild } from './record.ts';
import { type Facts, type Hold, type Matter, matterKey, type Reminder } from './reminder.ts';
import { announce, asShown, quietChange, resolutionOf } from './say.ts';

/** One token or family at one look, ready to be decided on. */
export interface Subject {
  readonly about: TokenRef;
  readonly row: Row | undefined;
  readonly look: Look;
  /** What a new record would be about. */
  readonly facts: () => Facts;
  readonly before: Reminder | undefined;
}

/** Everything that follows from a subject being seen, in the order in which it is asked for. */
export function decide(subject: Subject, context: PlanContext): Intent {
  const { about, before, look } = subject;
  const noted = noteMatters(before?.matters ?? [], look, context);
  const record = rebuild(subject, noted, context);
  const hold = heldBy(subject, context);
  const facts = { token: subject.row?.token, hold: before?.hold, context };
  const due = hold === undefined ? dueNow(noted, look, facts) : [];
  const [first, ...others] = due;
  if (first !== undefined) return post([first, ...others], { subject, record, noted, context });
  const awaits = awaitsAny(noted, look, facts);
  const change = before && quietChange({ subject, before, record, noted, awaits, context });
  if (change !== undefined) return change;
  return { do: 'leave', reason: whyQuiet({ look, noted, hold, awaits }), about, before, next: record };
}

function dueNow({ matters }: Noted, look: Look, facts: DueFacts): Due[] {
  return look.present
    .filter((finding) => !look.muted.has(finding) && !look.unjudged.has(finding.kind))
    .flatMap((finding) => {
      const matter = matterOf(finding, matters, look);
      const due = matter === undefined ? undefined : dueOf(matter, finding, facts);
      return due === undefined ? [] : [due];
    })
    .sort((one, other) => compareFindings(one.finding, other.finding));
}

interface Draft {
  readonly subject: Subject;
  readonly record: Reminder | undefined;
  readonly noted: Noted;
  readonly context: PlanContext;
}

function post(due: readonly [Due, ...Due[]], { subject, record, noted, context }: Draft): Intent {
  const { about, row, before, look } = subject;
  const { hold, ...kept } = record ?? newRecord(subject, noted, context);
  const matters = noted.matters.map((matter) => {
    const said = due.find(({ finding }) => matterOf(finding, noted.matters, look) === matter);
    return said === undefined ? matter : afterSaying(matter, said, context);
  });
  const announcement = announce(
    {
      due,
      before,
      name: row?.token.name ?? kept.facts.name,
      right: look.astray === 'wrong' ? context.right(about) : undefined,
      renewal:
        before !== undefined && look.fresh !== undefined && isOpen(before.announcement)
          ? resolutionOf(look.fresh, { before, row }, context)
          : undefined,
    },
    context,
  );
  return {
    do: 'post',
    reason: due[0].reason,
    about,
    before,
    next: { ...kept, ...stillOwned(hold, context), matters: asShown(matters, look), announcement },
    due,
    ...(row === undefined ? {} : { row }),
  };
}

/** On the day of a step the messages change with the step, not at midnight and then again. */
function awaitsAny({ matters }: Noted, look: Look, facts: DueFacts): boolean {
  return look.present.some((finding) => {
    const matter = matterOf(finding, matters, look);
    return matter !== undefined && awaitsStep(matter, finding, facts);
  });
}

function matterOf(finding: Finding, matters: readonly Matter[], look: Look): Matter | undefined {
  return matters.find((matter) => matter.key === matterKey(finding.kind) && isCurrent(matter, look));
}

interface Quiet {
  readonly look: Look;
  readonly noted: Noted;
  readonly hold: Hold | undefined;
  readonly awaits: boolean;
}

function whyQuiet({ look, noted, hold, awaits }: Quiet): LeaveReason {
  const { present, muted, unjudged } = look;
  if (hold !== undefined) return hold.kind === 'claim' ? 'claimed' : 'snoozed';
  if (noted.isVanishing) return 'second-look';
  const judged = present.filter(({ kind }) => !unjudged.has(kind));
  if (judged.length === 0) return whyNothing(look, noted);
  if (judged.every((finding) => muted.has(finding))) return 'muted';
  return noted.matters.some(isSaid) && !awaits ? 'said' : 'not-yet';
}

/** Nothing to be said, although something may have been. */
function whyNothing(look: Look, { matters }: Noted): LeaveReason {
  if (matters.some((matter) => matter.key === 'date' && isSaid(matter) && isCurrent(matter, look)))
    return 'beyond-ladder';
  return matters.length > 0 ? 'unjudged' : 'fine';
}

function isSaid({ said }: Matter): boolean {
  return said !== undefined;
}

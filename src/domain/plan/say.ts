import type { Row } from '../assess.ts';
import { type Announcement, isOpen, type Resolution } from './announcement.ts';
import type { Subject } from './decide.ts';
import type { Due, Intent, ResolveReason, UpdateReason } from './intent.ts';
import { isCurrent, type Look, type Noted } from './matters.ts';
import type { PlanContext } from './plan-context.ts';
import { type Baseline, factsOf, type Matter, matterKey, type Reminder } from './reminder.ts';

/** What a new announcement is made of. */
export interface Draft {
  readonly due: readonly [Due, ...Due[]];
  readonly before: Reminder | undefined;
  readonly name: string;
  /** For a wrong renewal the last right state. */
  readonly right: Baseline | undefined;
  /** Set when the token was renewed in this very look. */
  readonly renewal: Resolution | undefined;
}

/** The next edition about a subject. */
export function announce(
  { due: [most], before, name, right, renewal }: Draft,
  context: PlanContext,
): Announcement {
  const last = before?.announcement;
  // A renewal that no message shows yet would be lost with the edition that this one takes the place of.
  const unseen = last?.over?.reason === 'renewed' ? last.over : undefined;
  const shown = renewal ?? unseen;
  return {
    edition: context.nextEdition(last),
    saidAt: context.now,
    name,
    reason: most.reason,
    severity: most.finding.severity,
    kind: most.finding.kind,
    ...(most.gap === undefined ? {} : { gap: most.gap }),
    ...(right === undefined ? {} : { right }),
    ...(before?.hold?.kind === 'claim' ? { owner: before.hold.by } : {}),
    ...(shown === undefined ? {} : { renewal: shown }),
  };
}

/** How what was said of a record comes to its end now. */
export function resolutionOf(
  reason: ResolveReason,
  { before, row }: { readonly before: Reminder; readonly row: Row | undefined },
  { now }: PlanContext,
): Resolution {
  return {
    reason,
    at: now,
    before: before.facts,
    ...(row === undefined ? {} : { after: factsOf(row.token) }),
    ...(before.hold?.kind === 'claim' ? { renewedBy: before.hold.by.name } : {}),
  };
}

/** The announcement once what it said is over; one that was over before stays as it ended. */
export function ended(
  announcement: Announcement | undefined,
  over: Resolution,
): { announcement?: Announcement } {
  if (announcement === undefined) return {};
  return { announcement: isOpen(announcement) ? { ...announcement, over } : announcement };
}

interface Change {
  readonly subject: Subject;
  readonly before: Reminder;
  readonly record: Reminder | undefined;
  readonly noted: Noted;
  /** Today has a step that is not said yet. */
  readonly awaits: boolean;
  readonly context: PlanContext;
}

/** What happens to what was said, when nothing new is to be said. */
export function quietChange({ subject, before, record, noted, awaits, context }: Change): Intent | undefined {
  const { about, look, row } = subject;
  if (!isOpen(before.announcement) || record === undefined) return undefined;
  const over = noted.closed.filter(isSaid);
  const open = noted.matters.some((matter) => isSaid(matter) && isCurrent(matter, look));
  const common = { about, before, ...(row === undefined ? {} : { row }) };
  const matters = asShown(noted.matters, look);
  const ahead = before.announcement !== undefined && !context.isBelieved(before.announcement.saidAt);
  const reason = resolveReason({ over, open, held: before.hold !== undefined, look, ahead });
  if (reason !== undefined) {
    const end = resolutionOf(reason, { before, row }, context);
    return {
      do: 'resolve',
      reason,
      ...common,
      next: { ...record, matters, ...ended(before.announcement, end) },
    };
  }
  if (!open) return undefined;
  const still = matters === noted.matters || noted.isVanishing || awaits;
  const change = updateReason({ over, look, still });
  return change && { do: 'update', reason: change, ...common, next: { ...record, matters } };
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
  ahead,
}: Outcome & { open: boolean; held: boolean; ahead: boolean }): ResolveReason | undefined {
  if (look.fresh !== undefined && (over.length > 0 || held)) return look.fresh;
  if (over.length === 0 || open) return undefined;
  if (over.some(({ key }) => key === 'vanished')) return 'back';
  const hasStayed = over.every(
    (matter) => matter.key === 'moved-back' && matter.generation === look.generation,
  );
  if (hasStayed) return 'stayed';
  return ahead ? 'mistaken' : 'solved';
}

function updateReason({ over, look, still }: Outcome & { still: boolean }): UpdateReason | undefined {
  if (over.length > 0) return 'partly-solved';
  if (look.fresh !== undefined) return 'renewed';
  return still ? undefined : 'changed';
}

/** The matters once the messages show the present Findings; the very same list when they do so already. */
export function asShown(matters: readonly Matter[], look: Look): readonly Matter[] {
  const next = matters.map((matter) => {
    const finding = look.present.find(
      ({ kind }) => matterKey(kind) === matter.key && isCurrent(matter, look),
    );
    if (finding === undefined) return matter;
    const { kind, severity } = finding;
    if (matter.shown?.kind === kind && matter.shown.severity === severity) return matter;
    return { ...matter, shown: { kind, severity } };
  });
  return next.every((matter, index) => matter === matters[index]) ? matters : next;
}

function isSaid({ said }: Matter): boolean {
  return said !== undefined;
}

import type { Row } from '../assess.ts';
import { type Announcement, isOpen, type Resolution } from './announcement.ts';
import type { Due, ResolveReason } from './intent.ts';
import type { PlanContext } from './plan-context.ts';
import { type Baseline, type Facts, factsOf, type Reminder } from './reminder.ts';

/** What a new announcement is made of. */
export interface Draft {
  readonly due: readonly [Due, ...Due[]];
  readonly before: Reminder | undefined;
  readonly row: Row | undefined;
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
  const shown = renewal ?? (last?.over?.reason === 'renewed' ? last.over : undefined);
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

/** Facts that a record keeps; a baseline has more to it. */
export function plainFacts({ name, generation, expiresAt, topic, appleAccount }: Facts): Facts {
  return {
    name,
    generation,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(topic === undefined ? {} : { topic }),
    ...(appleAccount === undefined ? {} : { appleAccount }),
  };
}

import type { Finding } from '../finding.ts';
import { isSameDate } from '../token.ts';
import { compareFindings } from '../urgency.ts';
import type { Subject } from './decide.ts';
import type { PlanContext } from './plan-context.ts';
import type { Hold } from './reminder.ts';

type Held = Pick<Subject, 'before' | 'look'>;

/**
 * What a look leaves of somebody's claim or snooze. A renewal ends it. A claim outlives everything else, no longer
 * quiet when another token than before is seen; a snooze only what does not touch the date. While nothing can be told
 * it stays as it is.
 */
export function holdAfter({ before, look }: Held, { now }: PlanContext): Hold | undefined {
  const hold = before?.hold;
  if (hold === undefined || hold.generation === look.generation) return hold;
  if (look.isEarlier || look.astray === 'unsure') return hold;
  if (look.fresh !== undefined) return undefined;
  const { generation } = look;
  if (look.astray !== 'wrong' && isSameDate(hold.generation, generation)) return { ...hold, generation };
  return hold.kind === 'claim' ? { ...hold, generation, until: Math.min(hold.until, now) } : undefined;
}

/** The hold that keeps it quiet now: not over, not outrun by something worse, not of a clock that was ahead. */
export function heldBy(held: Held, context: PlanContext): Hold | undefined {
  const hold = holdAfter(held, context);
  if (hold === undefined || context.now >= hold.until || !context.isBelieved(hold.since)) return undefined;
  return held.look.present.some((finding) => outruns(finding, hold)) ? undefined : hold;
}

/** That it is gone outruns whatever was quieted while it was there. */
function outruns(finding: Finding, hold: Hold): boolean {
  if (finding.kind === 'vanished') return hold.kindThen !== 'vanished';
  const then: Finding = { ...finding, kind: hold.kindThen, severity: hold.severityThen };
  return compareFindings(finding, then) < 0;
}

/** A snooze is over once something is said; who renews stays known, no longer quiet, until it is renewed or released. */
export function stillOwned(hold: Hold | undefined, { now }: PlanContext): { hold?: Hold } {
  return hold?.kind === 'claim' ? { hold: { ...hold, until: Math.min(hold.until, now) } } : {};
}

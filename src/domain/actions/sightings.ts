import { FINDING_KINDS, FINDINGS } from '../../catalogue/findings/findings.ts';
import type { Baseline, Noted, Reminder, Watch } from '../plan/reminder.ts';
import { isSameDate, refOf } from '../token.ts';
import { type HistoryEntry, SEEN } from './history.ts';

/** What is on record once it is seen. */
const EVENTS = FINDING_KINDS.filter((kind) => FINDINGS[kind].recorded !== undefined);

/**
 * What this look shows for the first time and nobody did through the bot: a renewal, another certificate, a date that
 * moved back, a token that is gone or was created again. By the watch before the look and after it, so that each is
 * on record once.
 */
export function sightingsIn(
  before: Watch,
  after: Watch,
  reminders: ReadonlyMap<string, Reminder>,
): HistoryEntry[] {
  const at = after.lookedAt;
  // What was there from the start did not happen then.
  if (at === undefined || before.lookedAt === undefined) return [];
  return Object.entries(after.known).flatMap(([key, baseline]): HistoryEntry[] => {
    const known = before.known[key];
    if (known === baseline) return [];
    const about = { at, about: refOf(key), name: baseline.name, outcome: SEEN };
    const events = EVENTS.flatMap((what): HistoryEntry[] => {
      const mark = baseline.noted?.[what];
      if (mark === undefined || mark === known?.noted?.[what]) return [];
      return [{ ...about, what, mark, ...datesOf(what, baseline) }];
    });
    if (known === undefined || !isRenewal(known, baseline)) return events;
    const hold = reminders.get(key)?.hold;
    return [
      {
        ...about,
        what: 'renewed',
        mark: baseline.generation,
        ...untilOf(baseline.expiresAt),
        ...(hold?.kind === 'claim' ? { claimedBy: hold.by.name } : {}),
      },
      ...events,
    ];
  });
}

/** The yardstick has moved to a later date; what a person accepted or what has stayed for a while is none. */
function isRenewal(known: Baseline, baseline: Baseline): boolean {
  if (isSameDate(known.generation, baseline.generation)) return false;
  const [old, now] = [known.expiresAt, baseline.expiresAt];
  return old !== undefined && now !== undefined && now > old;
}

/** Of a date that moved back: which one it moved to. */
function datesOf(what: keyof Noted, { noted }: Baseline): Pick<HistoryEntry, 'until'> {
  const moved = what === 'moved-back' ? Date.parse(noted?.['moved-back'] ?? '') : Number.NaN;
  return untilOf(Number.isNaN(moved) ? undefined : moved);
}

function untilOf(expiresAt: number | undefined): Pick<HistoryEntry, 'until'> {
  return expiresAt === undefined ? {} : { until: expiresAt };
}

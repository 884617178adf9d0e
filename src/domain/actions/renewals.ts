import type { Reminder, Watch } from '../plan/reminder.ts';
import type { TokenRef } from '../token.ts';
import type { HistoryEntry } from './history.ts';

/**
 * What two looks in a row show as renewed: another generation of a token that was known, and that is not a
 * wrong renewal, for those leave the yardstick as it was.
 */
export function renewalsSeen(
  before: Watch,
  after: Watch,
  reminders: ReadonlyMap<string, Reminder>,
): HistoryEntry[] {
  const at = after.lookedAt;
  if (at === undefined) return [];
  return Object.entries(after.known).flatMap(([key, { generation, name, expiresAt }]): HistoryEntry[] => {
    const known = before.known[key];
    if (known === undefined || known.generation === generation) return [];
    const hold = reminders.get(key)?.hold;
    return [
      {
        at,
        what: 'renewed',
        about: refOf(key),
        name,
        outcome: 'seen',
        ...(expiresAt === undefined ? {} : { until: expiresAt }),
        ...(hold?.kind === 'claim' ? { claimedBy: hold.by.name } : {}),
      },
    ];
  });
}

function refOf(key: string): TokenRef {
  const colon = key.indexOf(':');
  return { family: key.slice(0, colon) as TokenRef['family'], id: key.slice(colon + 1) };
}

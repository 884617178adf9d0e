import { HISTORY_PAGE, type HistoryEntry } from '../../domain/actions/history.ts';
import type { Person } from '../../domain/conversation.ts';
import { DAY, type Instant } from '../../domain/instant.ts';
import { refKey, type TokenRef } from '../../domain/token.ts';
import type { Log, Shelf } from '../../ports.ts';

/** The record of what was done and seen: append-only, kept for two years. */
export interface History {
  /**
   * Puts one line on record and into the log. Never rejects: what was done is done, and where the store cannot
   * keep it the log has it.
   */
  note(entry: HistoryEntry): Promise<void>;
  /** Newest first; `more` tells whether another page follows. */
  page(query: HistoryQuery): Promise<{ readonly entries: readonly HistoryEntry[]; readonly more: boolean }>;
  /** Takes away what is older than two years, at most so many lines that nobody waits for it. */
  prune(now: Instant): Promise<void>;
}

export interface HistoryQuery {
  readonly about?: TokenRef;
  /** From 0. */
  readonly page: number;
  readonly now: Instant;
}

export interface HistoryDependencies {
  readonly shelf: Shelf<HistoryEntry>;
  readonly uuid: () => string;
  readonly log: Log;
}

const KEPT_FOR = 2 * 365 * DAY;
const PRUNED_AT_ONCE = 500;

export function createHistory({ shelf, uuid, log }: HistoryDependencies): History {
  async function note(entry: HistoryEntry): Promise<void> {
    const { what, about, by, outcome, tried, until } = entry;
    log.info({ what, about: about && refKey(about), by: by?.objectId, outcome, tried, until }, 'on record');
    try {
      await shelf.put(`${iso(entry.at)}~${uuid()}`, entry, 'absent');
    } catch (error) {
      log.error({ err: error, what }, 'a line of the history could not be kept');
    }
  }

  async function page({ about, page: wanted, now }: HistoryQuery) {
    const key = about && refKey(about);
    const needed = (wanted + 1) * HISTORY_PAGE + 1;
    const found: HistoryEntry[] = [];
    // Names begin with the month, and the newest months are asked for first: a page needs few of them.
    for (const month of monthsBack(now)) {
      const lines = await Array.fromAsync(shelf.list(month));
      const matching = lines
        .map(({ value }) => value)
        .filter((one) => key === undefined || isAbout(one, key));
      found.push(...matching.reverse());
      if (found.length >= needed) break;
    }
    const from = wanted * HISTORY_PAGE;
    return { entries: found.slice(from, from + HISTORY_PAGE), more: found.length > from + HISTORY_PAGE };
  }

  async function prune(now: Instant): Promise<void> {
    const oldest = iso(now - KEPT_FOR);
    let pruned = 0;
    for await (const { name, version } of shelf.list()) {
      if (name >= oldest || pruned >= PRUNED_AT_ONCE) break;
      await shelf.remove(name, { version });
      pruned += 1;
    }
    if (pruned > 0) log.info({ pruned }, 'history older than two years was taken away');
  }

  return { note, page, prune };
}

/** Who it was, without what a store need not keep. */
export function byWhom({ objectId, name }: Person): NonNullable<HistoryEntry['by']> {
  return { ...(objectId === undefined ? {} : { objectId }), name };
}

function isAbout({ about }: HistoryEntry, key: string): boolean {
  return about !== undefined && refKey(about) === key;
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}

/** `2026-11`, `2026-10`, … as far back as the record goes; one ahead, for a clock that was. */
function monthsBack(now: Instant): string[] {
  const today = new Date(now);
  const month = today.getUTCFullYear() * 12 + today.getUTCMonth();
  return Array.from({ length: 27 }, (_, back) => {
    const one = month + 1 - back;
    return `${Math.floor(one / 12)}-${String((one % 12) + 1).padStart(2, '0')}`;
  });
}

import { HISTORY_PAGE, type HistoryEntry } from '../../domain/actions/history.ts';
import type { Person } from '../../domain/conversation.ts';
import { refKey, type TokenRef } from '../../domain/token.ts';
import type { ActMemory, Log } from '../../ports.ts';
import { appendLine } from './history-lines.ts';
import { lineName, linesAbout } from './history-names.ts';
import { earlierLines, mergedLines } from './old-history.ts';
import { createRefusals, type RefusalMemory } from './refusals.ts';

/** The record of what was done and seen: append-only, kept for two years; `tidy` takes away what is older. */
export interface History {
  /**
   * Puts one line on record and into the log; a refusal is counted on the line of its person, reason and day.
   * Never rejects: what was done is done, and where the store cannot keep it the log has it.
   */
  note(entry: HistoryEntry): Promise<void>;
  /** Newest first; `more` tells whether another page follows. One range of the store is read for it. */
  page(query: HistoryQuery): Promise<{ readonly entries: readonly HistoryEntry[]; readonly more: boolean }>;
}

export interface HistoryQuery {
  readonly about?: TokenRef;
  /** From 0. */
  readonly page: number;
}

export interface HistoryDependencies {
  readonly memory: RefusalMemory & Pick<ActMemory, 'history'>;
  readonly uuid: () => string;
  readonly log: Log;
}

export function createHistory({ memory, uuid, log }: HistoryDependencies): History {
  const refusals = createRefusals(memory);
  let allCarriedOver = false;

  async function note(entry: HistoryEntry): Promise<void> {
    const { what, about, by, outcome, tried, until } = entry;
    log.info({ what, about: about && refKey(about), by: by?.objectId, outcome, tried, until }, 'on record');
    try {
      if (what === 'refused') await refusals.count(entry);
      else await appendLine(lineName(entry.at, uuid()), entry, memory);
    } catch (error) {
      log.error({ err: error, what }, 'a line of the history could not be kept');
    }
  }

  async function page({ about, page: wanted }: HistoryQuery) {
    const from = wanted * HISTORY_PAGE;
    const limit = from + HISTORY_PAGE + 1;
    const found = await Array.fromAsync(
      about === undefined
        ? memory.lines.list('', { limit })
        : memory.linesOf.list(linesAbout(about), { limit }),
    );
    const entries = mergedLines(found, await earlier(about));
    return { entries: entries.slice(from, from + HISTORY_PAGE), more: entries.length > from + HISTORY_PAGE };
  }

  /** Once all are carried over they are not asked for again; what a replica of 0.1.0 adds is, with the next start. */
  async function earlier(about: TokenRef | undefined) {
    if (allCarriedOver) return [];
    const lines = await earlierLines(about, memory);
    allCarriedOver = lines === undefined;
    return lines ?? [];
  }

  return { note, page };
}

/** Who it was, without what a store need not keep. */
export function byWhom({ objectId, name }: Person): NonNullable<HistoryEntry['by']> {
  return { ...(objectId === undefined ? {} : { objectId }), name };
}

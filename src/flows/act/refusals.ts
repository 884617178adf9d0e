import type { HistoryEntry } from '../../domain/actions/history.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ActMemory } from '../../ports.ts';
import { changeLine, type LineMemory } from './history-lines.ts';
import { lineName, refusalKey } from './history-names.ts';

export type RefusalMemory = LineMemory & Pick<ActMemory, 'refusals'>;

/** Refusals of one person, for one reason, on one day are one line with a number, however many there are. */
export interface Refusals {
  /** Rejects when the store does. */
  count(entry: HistoryEntry): Promise<void>;
}

/** What came while an earlier count was being written: written as one. */
interface Batch {
  times: number;
  lastAt: Instant;
  readonly tried: Set<string | undefined>;
  written: Promise<void>;
}

export function createRefusals(memory: RefusalMemory): Refusals {
  /** The last write of each line, while it has not ended. */
  const writing = new Map<string, Promise<void>>();
  const waiting = new Map<string, Batch>();

  function count(entry: HistoryEntry): Promise<void> {
    const key = refusalKey(entry);
    const batch = waiting.get(key) ?? newBatch(key, entry);
    batch.times += entry.times ?? 1;
    batch.lastAt = Math.max(batch.lastAt, entry.lastAt ?? entry.at);
    batch.tried.add(entry.tried);
    return batch.written;
  }

  function newBatch(key: string, entry: HistoryEntry): Batch {
    const batch: Batch = { times: 0, lastAt: entry.at, tried: new Set(), written: Promise.resolve() };
    waiting.set(key, batch);
    const earlier = writing.get(key) ?? Promise.resolve();
    const write = () => {
      waiting.delete(key);
      return add(key, entry, batch, memory);
    };
    // A count that could not be written was told to whoever waits for it; the next one is tried all the same.
    batch.written = earlier.then(write, write).finally(() => {
      if (writing.get(key) === batch.written) writing.delete(key);
    });
    writing.set(key, batch.written);
    return batch;
  }

  return { count };
}

async function add(key: string, first: HistoryEntry, batch: Batch, memory: RefusalMemory): Promise<void> {
  const at = await firstAt(key, first.at, memory);
  const { tried: _, ...rest } = first;
  await changeLine(
    lineName(at, key),
    (current) => {
      const tried = new Set([...batch.tried, ...(current === undefined ? [] : [current.tried])]);
      const [only] = tried;
      const times = (current === undefined ? 0 : (current.times ?? 1)) + batch.times;
      const { tried: __, ...line } = current ?? { ...rest, at };
      return {
        ...line,
        // What was tried is told as long as it was always the same.
        ...(tried.size === 1 && only !== undefined ? { tried: only } : {}),
        ...(times === 1 ? {} : { times, lastAt: Math.max(current?.lastAt ?? at, batch.lastAt) }),
      };
    },
    memory,
  );
}

/** When the first of them was, which is in the line's name. Whoever puts it first decides it. */
async function firstAt(key: string, at: Instant, { refusals }: RefusalMemory): Promise<Instant> {
  const found = await refusals.get(key);
  if (found !== undefined) return found.value.at;
  if ((await refusals.put(key, { at }, 'absent')).done) return at;
  return (await refusals.get(key))?.value.at ?? at;
}

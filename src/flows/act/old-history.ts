import type { HistoryEntry } from '../../domain/actions/history.ts';
import { refKey, type TokenRef } from '../../domain/token.ts';
import type { ActMemory, Kept } from '../../ports.ts';
import { appendLine, type LineMemory } from './history-lines.ts';
import { lineName } from './history-names.ts';
import type { Refusals } from './refusals.ts';

/** What release 0.1.0 wrote, oldest first, under the instant in ISO form, `~` and an id. */
type OldHistory = Pick<ActMemory, 'history'>;

/** A line together with what tells it apart, wherever it is kept. */
interface Told {
  readonly id: string;
  readonly entry: HistoryEntry;
}

/** The lines that were not carried over yet; undefined when there is none at all, about whatever. */
export async function earlierLines(
  about: TokenRef | undefined,
  { history }: OldHistory,
): Promise<readonly Told[] | undefined> {
  const all = await Array.fromAsync(history.list());
  if (all.length === 0) return undefined;
  return all
    .map(({ name, value }) => ({ id: oldId(name), entry: value }))
    .filter(({ entry }) => about === undefined || isAbout(entry, about));
}

/** Newest first. One that was carried over a moment ago may stand in both places. */
export function mergedLines(
  carried: readonly Kept<HistoryEntry>[],
  earlier: readonly Told[],
): readonly HistoryEntry[] {
  const told = carried.map(({ name, value }): Told => ({ id: newId(name), entry: value }));
  const known = new Set(told.map(({ id }) => id));
  const all = [...told, ...earlier.filter(({ id }) => !known.has(id)).reverse()];
  return all.map(({ entry }) => entry).sort((one, other) => other.at - one.at);
}

export interface CarryOver {
  readonly memory: LineMemory & OldHistory;
  readonly refusals: Refusals;
  readonly isKept: (entry: HistoryEntry) => boolean;
  /** Before each line; false ends it. */
  readonly goOn: () => Promise<boolean>;
}

/** Gives every line its new place, line by line; those that need not be kept any longer go. Returns how many. */
export async function carryOver({ memory, refusals, isKept, goOn }: CarryOver): Promise<number> {
  let carried = 0;
  for await (const { name, value, version } of memory.history.list()) {
    if (!(await goOn())) break;
    const isRefusal = value.what === 'refused';
    if (isKept(value) && !isRefusal) await appendLine(lineName(value.at, oldId(name)), value, memory);
    const { done } = await memory.history.remove(name, { version });
    // Of two replicas at work only the one that took it away counts it.
    if (done && isRefusal && isKept(value)) await refusals.count(value);
    carried += 1;
  }
  return carried;
}

function oldId(name: string): string {
  return name.slice(name.indexOf('~') + 1);
}

/** Behind the instant, which has no dot; the beginning that names a token has none that matters. */
function newId(name: string): string {
  const line = name.slice(name.lastIndexOf('/') + 1);
  return line.slice(line.indexOf('.') + 1);
}

function isAbout({ about }: HistoryEntry, ref: TokenRef): boolean {
  return about !== undefined && refKey(about) === refKey(ref);
}

import type { HistoryEntry } from '../../domain/actions/history.ts';
import type { ActMemory, Shelf } from '../../ports.ts';
import { linesAbout } from './history-names.ts';

export type LineMemory = Pick<ActMemory, 'lines' | 'linesOf'>;

/**
 * Puts a line on record, unless it is there already. Killed between the two writes, a line is among all lines
 * and missing among those of its token.
 */
export async function appendLine(name: string, entry: HistoryEntry, { lines, linesOf }: LineMemory) {
  await lines.put(name, entry, 'absent');
  if (entry.about !== undefined) await linesOf.put(linesAbout(entry.about) + name, entry, 'absent');
}

/** Changes a line, or makes it, in both places. */
export async function changeLine(
  name: string,
  change: (current: HistoryEntry | undefined) => HistoryEntry,
  { lines, linesOf }: LineMemory,
): Promise<void> {
  let line: HistoryEntry | undefined;
  await lines.update(name, (current) => {
    line = change(current);
    return line;
  });
  const { about } = line ?? {};
  if (line === undefined || about === undefined) return;
  const copy = line;
  await linesOf.update(linesAbout(about) + name, () => copy);
}

/** Takes a line away: the copy first, so that an end in between leaves the line to be found again. */
export async function removeLine(name: string, { lines, linesOf }: LineMemory): Promise<void> {
  const found = await lines.get(name);
  if (found === undefined) return;
  const { about } = found.value;
  if (about !== undefined) await removeFrom(linesOf, linesAbout(about) + name);
  await lines.remove(name, { version: found.version });
}

async function removeFrom(shelf: Shelf<HistoryEntry>, name: string): Promise<void> {
  const found = await shelf.get(name);
  if (found !== undefined) await shelf.remove(name, { version: found.version });
}

import { rmSync, statSync } from 'node:fs';
import { StoreError } from './key-value.ts';

/** Which file a path leads to; undefined when there is none. */
function identityOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.dev}/${found.ino}`;
}

/** Whether the files of an open connection are still the ones at their paths. */
export interface Presence {
  /** Undefined while they are; otherwise the error for every call until they are back. */
  trouble(operation: string): StoreError | undefined;
  /**
   * Once the connection is closed: takes away its log where the database is another one by now, because SQLite
   * would add the log to it.
   */
  clearLog(): void;
}

/**
 * Remembers which files an open connection works on. A file that was deleted or replaced can be written to as
 * ever, but nobody will read it again, and SQLite does not notice (https://www.sqlite.org/howtocorrupt.html,
 * "Unlinking or renaming a database file while in use").
 */
export function watchPresence(file: string): Presence {
  const log = `${file}-wal`;
  const [known, knownLog] = [identityOf(file), identityOf(log)];
  const isReplaced = () => ![undefined, known].includes(identityOf(file));
  const isLogOurs = () => knownLog === undefined || identityOf(log) === knownLog;

  function trouble(operation: string): StoreError | undefined {
    if (identityOf(file) === known && isLogOurs()) return undefined;
    return new StoreError(operation, isReplaced() ? replaced(file) : gone(file));
  }

  function clearLog(): void {
    if (!isReplaced() || !isLogOurs()) return;
    for (const companion of [log, `${file}-shm`]) rmSync(companion, { force: true });
  }

  return { trouble, clearLog };
}

function gone(file: string): string {
  return `The SQLite store ${file} (or its -wal companion) was deleted or moved while the bot runs, and nothing can be kept. Put back the same files, or restart the bot, which opens what is there and begins with an empty store when nothing is.`;
}

function replaced(file: string): string {
  return `The SQLite store ${file} was replaced by another file while the bot runs, and nothing can be kept. Stop the bot, move the -wal and -shm companions of the old file away, and start it again.`;
}

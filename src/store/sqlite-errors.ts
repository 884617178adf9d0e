import Database from 'better-sqlite3';
import { StoreError } from './key-value.ts';

/** What an operator reads for each primary result code of SQLite (https://www.sqlite.org/rescode.html). */
const ADVICE: Readonly<Record<string, string>> = {
  SQLITE_FULL:
    'The disk (or its quota) is full and nothing was changed. Free some space; the bot goes on by itself.',
  SQLITE_BUSY:
    'Another process held the file locked for too long. Close tools that have it open in a transaction (a database shell, a backup).',
  SQLITE_READONLY:
    'The file or its folder is read-only. Let the user the bot runs as write to both, or point STORE_URL elsewhere.',
  SQLITE_CANTOPEN:
    'The file cannot be opened. Check that the path names a file in a folder where the user the bot runs as may write, or point STORE_URL elsewhere.',
  SQLITE_PERM:
    'The file may not be used. Let the user the bot runs as write to it, or point STORE_URL elsewhere.',
  SQLITE_NOTADB:
    'The file is not a SQLite database. It was left as it is. Move it away or point STORE_URL elsewhere.',
  SQLITE_CORRUPT:
    'The file is damaged. Stop the bot, keep a copy of the file with its -wal and -shm companions, and restore a backup.',
  SQLITE_IOERR: 'Reading or writing the disk failed. Check the disk and the logs of the operating system.',
};

const OTHER_ADVICE = 'This is unexpected: check the disk, and report it with the code in this message.';

/** True while another connection holds the lock; then the same statement may work a moment later. */
export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && primaryCode(error.code) === 'SQLITE_BUSY';
}

/** Turns whatever better-sqlite3 or the file system threw into a `StoreError`; leaves a `StoreError` as it is. */
export function sqliteError(operation: string, file: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const advice = ADVICE[primaryCode(code)] ?? OTHER_ADVICE;
  return new StoreError(operation, `The SQLite store ${file} failed (${code}). ${advice}`, { cause: error });
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'no code';
}

/** Extended codes carry a suffix, as in SQLITE_IOERR_WRITE; the advice hangs on the first two words. */
function primaryCode(code: string): string {
  return code.split('_').slice(0, 2).join('_');
}

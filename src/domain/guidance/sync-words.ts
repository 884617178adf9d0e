import type { Words } from '../../catalogue/words/words.ts';
import { type SyncFacts, type SyncOutcome, type SyncRecord, syncChanges } from '../actions/sync.ts';
import { noSyncText } from '../actions/words.ts';
import { showable } from './outside-text.ts';
import { syncErrorAdvice } from './sync-error.ts';
import { troubleOf } from './unreadable.ts';
import { count } from './words.ts';

/** How a sync stands, in words. Holds names from outside: show as text only. */
export interface SyncSaying {
  /** One or two words beside icon and colour. */
  readonly word: string;
  /** How it stands, as the end of a sentence that begins with the token: `was synced`. */
  readonly says: string;
  /** What is to be known, a sentence each. */
  readonly lines: readonly string[];
}

export function saySync(record: SyncRecord, words: Words): SyncSaying {
  const { end } = record;
  if (end === undefined)
    return {
      word: 'In progress',
      says: 'is being synced',
      lines: [startedText(record, words), 'This card shows how it ends.'],
    };
  const saying = sayEnd(end, record, words);
  return { ...saying, lines: [startedText(record, words), ...saying.lines] };
}

/** The same in one line, on a card that is about something else. */
export function syncNote(record: SyncRecord, words: Words): string {
  const { end } = record;
  const asked = startedText(record, words);
  if (end === undefined) return `${asked} It is in progress.`;
  return [asked, `${sayEnd(end, record, words).word}.`, ...sayEnd(end, record, words).lines].join(' ');
}

/** Sync started by Alex Wilber, 23 Nov 2026, 08:40 CET. What Intune never took was only asked for. */
function startedText({ by, startedAt, end }: SyncRecord, words: Words): string {
  const word = end !== undefined && NEVER_STARTED.has(end.outcome) ? 'asked for' : 'started';
  return `Sync ${word} by ${showable(by.name)}, ${words.stamp(startedAt)}.`;
}

const NEVER_STARTED: ReadonlySet<SyncOutcome['outcome']> = new Set([
  'refused',
  'not-possible',
  'gone',
  'not-started',
]);

function sayEnd(end: SyncOutcome, { before, startedAt }: SyncRecord, words: Words): SyncSaying {
  switch (end.outcome) {
    case 'completed':
      return {
        word: 'Completed',
        says: 'was synced',
        lines: [`It took ${durationText(end.tookMs)}.`, ...changedLines(before, end.after, words)],
      };
    case 'failed':
      return { word: 'Failed', says: 'failed to sync', lines: failureLines(end.after, words) };
    case 'refused': {
      const { what, advice } = troubleOf(end.reason, words);
      return { word: 'Refused', says: 'could not be synced', lines: [what, advice] };
    }
    case 'not-possible': {
      const { outcome: _, at: _at, ...refusal } = end;
      const why = noSyncText({ offer: 'none', ...refusal }, startedAt, words);
      return { word: 'Not possible', says: 'cannot be synced now', lines: why === undefined ? [] : [why] };
    }
    case 'gone':
      return {
        word: 'Not found',
        says: 'is not in Intune any more',
        lines: ['So there is nothing to sync.'],
      };
    case 'not-started':
      return {
        word: 'Not started',
        says: 'was not synced',
        lines: ['I was interrupted while I asked Intune, and it shows no sign of a sync. Start it again.'],
      };
    case 'not-finished':
      return {
        word: 'Not finished',
        says: 'has not finished syncing',
        lines: ['It was not finished after 20 minutes. It may still end: look again later.'],
      };
  }
}

function failureLines({ syncErrorCode = 0 }: SyncFacts, words: Words): string[] {
  if (syncErrorCode === 0)
    return [
      'Intune took it, and says that it failed.',
      'Sync it again. If that fails too, look for new terms in Apple’s portal, and check the token.',
    ];
  return [`Intune took it, and gives error ${syncErrorCode}.`, syncErrorAdvice(syncErrorCode, words)];
}

/** What people look for after a sync; a status that is `completed` either way says nothing. */
function changedLines(before: SyncFacts, after: SyncFacts, words: Words): string[] {
  return syncChanges(before, after).flatMap((name): string[] => {
    switch (name) {
      case 'state':
        return [`State: ${word(before.state)} → ${word(after.state)}.`];
      case 'syncErrorCode':
        return [`Error code: ${before.syncErrorCode ?? 'none'} → ${after.syncErrorCode ?? 'none'}.`];
      case 'deviceCount':
        return [`Devices: ${number(before.deviceCount)} → ${number(after.deviceCount)}.`];
      case 'lastSyncAt':
        return after.lastSyncAt === undefined ? [] : [`Last sync now: ${words.stamp(after.lastSyncAt)}.`];
      default:
        return [];
    }
  });
}

function word(state: string | undefined): string {
  return state === undefined ? 'not known' : showable(state, 40);
}

function number(devices: number | undefined): string {
  return devices?.toLocaleString('en-GB') ?? 'not known';
}

function durationText(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  return seconds < 120 ? count(seconds, 'second') : count(Math.round(seconds / 60), 'minute');
}

import type { SyncFacts } from '../../catalogue/families/sync.ts';
import type { Words } from '../../catalogue/words/words.ts';
import { type SyncOutcome, type SyncRecord, syncChanges } from '../actions/sync.ts';
import { noSyncText } from '../actions/words.ts';
import { showable } from './outside-text.ts';
import { syncErrorAdvice } from './sync-error.ts';
import { troubleOf } from './unreadable.ts';

/** How a sync stands, as a code; its words are under `sync.<code>`. */
export type SyncState = 'running' | SyncOutcome['outcome'];

export function syncState({ end }: SyncRecord): SyncState {
  return end === undefined ? 'running' : end.outcome;
}

/** What is to be known of a sync, a sentence each. Holds names from outside: show as text only. */
export function syncLines(record: SyncRecord, words: Words): string[] {
  const { end } = record;
  const lines = end === undefined ? [words.t('sync.running.line')] : endLines(end, record, words);
  return [startedText(record, words), ...lines];
}

/** The same in one line, on a card that is about something else. */
export function syncNote(record: SyncRecord, words: Words): string {
  const { end } = record;
  const asked = startedText(record, words);
  if (end === undefined) return `${asked} ${words.t('sync.running.note')}`;
  return [asked, `${words.t(`sync.${end.outcome}.word`)}.`, ...endLines(end, record, words)].join(' ');
}

/** Sync started by Alex Wilber, 23 Nov 2026, 08:40 CET. What Intune never took was only asked for. */
function startedText({ by, startedAt, end }: SyncRecord, words: Words): string {
  const never = end !== undefined && NEVER_STARTED.has(end.outcome);
  return words.t(never ? 'sync.asked-for-by' : 'sync.started-by', {
    who: showable(by.name),
    when: words.stamp(startedAt),
  });
}

const NEVER_STARTED: ReadonlySet<SyncOutcome['outcome']> = new Set([
  'refused',
  'not-possible',
  'gone',
  'not-started',
]);

function endLines(end: SyncOutcome, { before, startedAt }: SyncRecord, words: Words): string[] {
  switch (end.outcome) {
    case 'completed':
      return [durationText(end.tookMs, words), ...changedLines(before, end.after, words)];
    case 'failed':
      return failureLines(end.after, words);
    case 'refused': {
      const { what, advice } = troubleOf(end.reason, words);
      return [what, advice];
    }
    case 'not-possible': {
      const { outcome: _, at: _at, ...refusal } = end;
      const why = noSyncText({ offer: 'none', ...refusal }, startedAt, words);
      return why === undefined ? [] : [why];
    }
    default:
      return [words.t(`sync.${end.outcome}.line`)];
  }
}

function failureLines({ syncErrorCode = 0 }: SyncFacts, words: Words): string[] {
  if (syncErrorCode === 0) return [words.t('sync.failed.line'), words.t('sync.failed.advice')];
  return [
    words.t('sync.failed.line.code', { code: String(syncErrorCode) }),
    syncErrorAdvice(syncErrorCode, words),
  ];
}

/** What people look for after a sync; a status that is `completed` either way says nothing. */
function changedLines(before: SyncFacts, after: SyncFacts, words: Words): string[] {
  const changed = (show: (facts: SyncFacts) => string) => ({ before: show(before), after: show(after) });
  return syncChanges(before, after).flatMap((name): string[] => {
    switch (name) {
      case 'state':
        return [
          words.t(
            'sync.change.state',
            changed(({ state }) => stateWord(state, words)),
          ),
        ];
      case 'syncErrorCode':
        return [
          words.t(
            'sync.change.error-code',
            changed((facts) => codeText(facts, words)),
          ),
        ];
      case 'deviceCount':
        return [
          words.t(
            'sync.change.devices',
            changed((facts) => devicesText(facts, words)),
          ),
        ];
      case 'lastSyncAt':
        return after.lastSyncAt === undefined
          ? []
          : [words.t('sync.change.last-sync', { when: words.stamp(after.lastSyncAt) })];
      default:
        return [];
    }
  });
}

/** Intune’s word for a state in the reader’s language; one that is not known stays as it is. */
export function stateWord(state: string | undefined, words: Words): string {
  if (state === undefined) return words.t('value.not-known');
  return words.known(`vpp-state.${state}`) ?? showable(state, 40);
}

function codeText({ syncErrorCode }: SyncFacts, words: Words): string {
  return syncErrorCode === undefined ? words.t('sync.none') : String(syncErrorCode);
}

function devicesText({ deviceCount }: SyncFacts, words: Words): string {
  return deviceCount === undefined ? words.t('value.not-known') : words.number(deviceCount);
}

function durationText(ms: number, words: Words): string {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  if (seconds < 120) return words.t('sync.completed.seconds', { n: seconds });
  return words.t('sync.completed.minutes', { n: Math.round(seconds / 60) });
}

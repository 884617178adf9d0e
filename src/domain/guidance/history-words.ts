import type { Words } from '../../catalogue/words/words.ts';
import { type HistoryEntry, SEEN } from '../actions/history.ts';
import { showable } from './outside-text.ts';

/** One line of the record: what it was in a word or two, and the rest. Holds names from outside: show as text only. */
export function historyText(entry: HistoryEntry, words: Words): { word: string; rest: string[] } {
  const { what, reason, claimedBy } = entry;
  const rest = [
    whoText(entry, words),
    ...details(entry, words),
    ...(claimedBy === undefined ? [] : [words.t('history.had-taken', { who: showable(claimedBy) })]),
    ...(reason === undefined ? [] : [words.t('history.reason', { reason: showable(reason) })]),
  ];
  return { word: words.known(`history.what.${what}`) ?? plain(what), rest };
}

function whoText({ outcome, by }: HistoryEntry, words: Words): string {
  if (outcome === SEEN) return words.t('history.by.intune');
  return by === undefined ? words.t('history.by.bot') : showable(by.name);
}

function details({ what, until, outcome, tried, times }: HistoryEntry, words: Words): string[] {
  switch (what) {
    case 'renewed':
    case 'accepted':
    case 'moved-back':
      return until === undefined ? [] : [words.t('history.now-expires', { date: words.date(until) })];
    case 'claimed':
    case 'snoozed':
      return until === undefined ? [] : [words.t('history.until', { when: words.slot(until) })];
    case 'claim-forgotten':
      return [words.t('history.no-renewal')];
    case 'sync-ended':
      return [outcomeText(outcome, words)];
    case 'configured':
    case 'refused':
      return [
        ...(tried === undefined ? [] : [triedText(tried, words)]),
        outcomeText(outcome, words),
        ...(times === undefined ? [] : [words.t('history.times', { n: times })]),
      ];
    default:
      return [];
  }
}

function outcomeText(outcome: string, words: Words): string {
  return words.known(`history.outcome.${outcome}`) ?? plain(outcome);
}

function triedText(tried: string, words: Words): string {
  return words.known(`history.tried.${tried.replaceAll(' ', '-')}`) ?? plain(tried);
}

/** A code that this release has no word for, because another one wrote it. */
function plain(code: string): string {
  return showable(code.replaceAll('-', ' '));
}

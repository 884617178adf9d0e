import type { Words } from '../../catalogue/words/words.ts';
import type { HistoryEntry, HistoryWhat } from '../actions/history.ts';
import { showable } from './outside-text.ts';

const WHAT: { readonly [W in HistoryWhat]: string } = {
  renewed: 'Renewed',
  'wrong-renewal': 'Replaced by another certificate',
  'moved-back': 'Expiry date moved back',
  vanished: 'Gone from Intune',
  recreated: 'Seems to exist twice',
  accepted: 'Change accepted',
  'sync-asked': 'Sync started',
  'sync-ended': 'Sync ended',
  claimed: 'Claimed',
  released: 'Given back',
  'claim-forgotten': 'Claim ended',
  snoozed: 'Snoozed',
  woken: 'Snooze ended',
  configured: 'Reminders set up',
  refused: 'Refused',
};

/** What nobody did through the bot. */
const SEEN: ReadonlySet<HistoryWhat> = new Set([
  'renewed',
  'wrong-renewal',
  'moved-back',
  'vanished',
  'recreated',
]);

/** One line of the record: what it was in a word or two, and the rest. Holds names from outside: show as text only. */
export function historyText(entry: HistoryEntry, words: Words): { word: string; rest: string[] } {
  const { what, by, reason, claimedBy } = entry;
  const who = SEEN.has(what) ? 'seen in Intune' : by === undefined ? 'by the bot' : showable(by.name);
  const rest = [
    who,
    ...details(entry, words),
    ...(claimedBy === undefined ? [] : [`${showable(claimedBy)} had taken it on`]),
    ...(reason === undefined ? [] : [`“${showable(reason)}”`]),
  ];
  return { word: WHAT[what], rest };
}

function details({ what, until, outcome, tried, times }: HistoryEntry, words: Words): string[] {
  switch (what) {
    case 'renewed':
    case 'accepted':
    case 'moved-back':
      return until === undefined ? [] : [`now expires ${words.date(until)}`];
    case 'claimed':
    case 'snoozed':
      return until === undefined ? [] : [`until ${words.slot(until)}`];
    case 'claim-forgotten':
      return ['no renewal was seen for three workdays'];
    case 'sync-ended':
    case 'configured':
      return [plainWord(outcome)];
    case 'refused':
      return [
        ...(tried === undefined ? [] : [plainWord(tried)]),
        plainWord(outcome),
        ...(times === undefined ? [] : [`${times} times that day`]),
      ];
    default:
      return [];
  }
}

/** The one word of the log, as it reads to people. */
function plainWord(word: string): string {
  return showable(word.replaceAll('-', ' '));
}

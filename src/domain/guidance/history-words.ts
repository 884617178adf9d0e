import type { HistoryEntry, HistoryWhat } from '../actions/history.ts';
import { showable } from './outside-text.ts';
import { dateText, slotText } from './words.ts';

const WHAT: { readonly [W in HistoryWhat]: string } = {
  renewed: 'Renewed',
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

/** One line of the record: what it was in a word or two, and the rest. Holds names from outside: show as text only. */
export function historyText(entry: HistoryEntry, zone: string): { word: string; rest: string[] } {
  const { what, by, reason, claimedBy } = entry;
  const who = what === 'renewed' ? 'seen in Intune' : by === undefined ? 'by the bot' : showable(by.name);
  const rest = [
    who,
    ...details(entry, zone),
    ...(claimedBy === undefined ? [] : [`${showable(claimedBy)} had taken it on`]),
    ...(reason === undefined ? [] : [`“${showable(reason)}”`]),
  ];
  return { word: WHAT[what], rest };
}

function details({ what, until, outcome, tried, times }: HistoryEntry, zone: string): string[] {
  switch (what) {
    case 'renewed':
    case 'accepted':
      return until === undefined ? [] : [`now expires ${dateText(until, zone)}`];
    case 'claimed':
    case 'snoozed':
      return until === undefined ? [] : [`until ${slotText(until, zone)}`];
    case 'claim-forgotten':
      return ['no renewal was seen for three workdays'];
    case 'sync-ended':
    case 'configured':
      return [words(outcome)];
    case 'refused':
      return [
        ...(tried === undefined ? [] : [words(tried)]),
        words(outcome),
        ...(times === undefined ? [] : [`${times} times that day`]),
      ];
    default:
      return [];
  }
}

/** The one word of the log, as it reads to people. */
function words(word: string): string {
  return showable(word.replaceAll('-', ' '));
}

import type { Words } from '../../catalogue/words/words.ts';
import { historyText } from '../../domain/guidance/history-words.ts';
import { subjectOf } from '../../domain/guidance/names.ts';
import { holdText } from '../../domain/guidance/reminder-words.ts';
import { count } from '../../domain/guidance/words.ts';
import type { TokenRef } from '../../domain/token.ts';
import type { HistoryView, SnoozedView } from '../../domain/view-acting.ts';
import type { Look } from '../look.ts';
import { type ListModel, type ListRowModel, restOf } from './list.ts';
import { ALL_TOKENS, buttonModel, TONES, UPCOMING } from './parts.ts';
import { nameBeside } from './rows.ts';

/** More on one card do not fit; the rest is counted. */
const MOST_SNOOZED = 15;

export function historyModel(view: HistoryView, { words }: Look): ListModel {
  const { about, name, entries } = view;
  const whose =
    about === undefined || name === undefined ? undefined : subjectOf(words, { family: about.family, name });
  const text = whose === undefined ? 'History' : `History: ${whose}`;
  return {
    summary: text,
    head: {
      icon: '📜',
      style: TONES.plain.style,
      text,
      sub:
        entries.length === 0
          ? 'Nothing is on record'
          : 'Newest first. Kept for two years, refusals for 30 days',
    },
    rows: entries.map((entry) => historyRow(entry, whose, words)),
    rest: [],
    hints: [],
    links: [],
    pages: pagesOf(view),
    buttons: about === undefined ? [ALL_TOKENS] : [showButton(about), ALL_TOKENS],
  };
}

/** On one token's record its name would stand in every row, so there the word leads. */
function historyRow(
  entry: HistoryView['entries'][number],
  whose: string | undefined,
  words: Words,
): ListRowModel {
  const { word, rest } = historyText(entry, words);
  const { about, name } = entry;
  const named =
    about === undefined || name === undefined || whose !== undefined ? undefined : { about, name };
  return {
    ...(named === undefined
      ? { name: word, family: ' ' }
      : nameBeside({ family: named.about.family, name: named.name }, words)),
    state: named === undefined ? words.stamp(entry.at) : word,
    color: TONES.plain.color,
    when: named === undefined ? ' ' : ` · ${words.stamp(entry.at)}`,
    notes: [{ text: rest.join(' · ') }],
    buttons: [],
  };
}

function pagesOf({ about, page, more }: HistoryView): ListModel['pages'] {
  if (page === 0 && !more) return [];
  const ref = about === undefined ? {} : { ref: about };
  const turn = (title: string, to: number) => buttonModel(title, { verb: 'history', page: to, ...ref });
  return [
    {
      text: `Page ${page + 1}`,
      buttons: [...(page > 0 ? [turn('Newer', page - 1)] : []), ...(more ? [turn('Older', page + 1)] : [])],
    },
  ];
}

export function snoozedModel({ items }: SnoozedView, { words, actions }: Look): ListModel {
  const text = items.length === 0 ? 'Nothing is snoozed' : `${count(items.length, 'token')} snoozed`;
  return {
    summary: text,
    head: {
      icon: '💤',
      style: TONES.plain.style,
      text,
      sub:
        items.length === 0 ? 'Everything is said at its time' : 'Each ends by itself, or when it gets worse',
    },
    rows: items.slice(0, MOST_SNOOZED).map(({ about, name, generation, hold }) => ({
      ...nameBeside({ family: about.family, name }, words),
      state: '💤 Quiet',
      color: TONES.plain.color,
      when: ' ',
      notes: [{ text: holdText(hold, words) }],
      buttons:
        actions === 'off'
          ? []
          : [buttonModel('End the snooze', { verb: 'wake', ref: about, generation, list: 1 })],
    })),
    rest: restOf(items.length, MOST_SNOOZED),
    hints: [],
    links: [],
    pages: [],
    buttons: [UPCOMING, ALL_TOKENS],
  };
}

function showButton(ref: TokenRef) {
  return buttonModel('Show this token', { verb: 'show', ref });
}

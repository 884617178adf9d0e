import type { Words } from '../../catalogue/words/words.ts';
import { historyText } from '../../domain/guidance/history-words.ts';
import { subjectOf } from '../../domain/guidance/names.ts';
import { holdText } from '../../domain/guidance/reminder-words.ts';
import type { HistoryView, SnoozedView } from '../../domain/view-acting.ts';
import type { Look } from '../look.ts';
import { type ListModel, type ListRowModel, restOf } from './list.ts';
import { buttonModel, commonButton, showButton, TONES } from './parts.ts';
import { nameBeside } from './rows.ts';

/** More on one card do not fit; the rest is counted. */
const MOST_SNOOZED = 15;

export function historyModel(view: HistoryView, { words }: Look): ListModel {
  const { about, name, entries } = view;
  const whose =
    about === undefined || name === undefined ? undefined : subjectOf(words, { family: about.family, name });
  const text =
    whose === undefined ? words.t('history.title') : words.t('history.title.one', { subject: whose });
  return {
    summary: text,
    head: {
      icon: '📜',
      style: TONES.plain.style,
      text,
      sub: words.t(entries.length === 0 ? 'history.none' : 'history.kept'),
    },
    rows: entries.map((entry) => historyRow(entry, whose, words)),
    rest: [],
    hints: [],
    links: [],
    pages: pagesOf(view, words),
    buttons:
      about === undefined
        ? [commonButton('all-tokens', words)]
        : [showButton(about, words), commonButton('all-tokens', words)],
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

function pagesOf({ about, page, more }: HistoryView, words: Words): ListModel['pages'] {
  if (page === 0 && !more) return [];
  const ref = about === undefined ? {} : { ref: about };
  const turn = (title: string, to: number) => buttonModel(title, { verb: 'history', page: to, ...ref });
  return [
    {
      text: words.t('history.page', { n: page + 1 }),
      buttons: [
        ...(page > 0 ? [turn(words.t('button.newer'), page - 1)] : []),
        ...(more ? [turn(words.t('button.older'), page + 1)] : []),
      ],
    },
  ];
}

export function snoozedModel({ items, now }: SnoozedView, { words, actions }: Look): ListModel {
  const none = items.length === 0;
  const text = none ? words.t('snoozed.none') : words.t('snoozed.some', { n: items.length });
  return {
    summary: text,
    head: {
      icon: '💤',
      style: TONES.plain.style,
      text,
      sub: words.t(none ? 'snoozed.none.sub' : 'snoozed.some.sub'),
    },
    rows: items.slice(0, MOST_SNOOZED).map(({ about, name, generation, hold }) => ({
      ...nameBeside({ family: about.family, name }, words),
      state: `💤 ${words.t('snoozed.word')}`,
      color: TONES.plain.color,
      when: ' ',
      notes: [{ text: holdText(hold, now, words) }],
      buttons:
        actions === 'off'
          ? []
          : [buttonModel(words.t('button.wake'), { verb: 'wake', ref: about, generation, list: 1 })],
    })),
    rest: restOf(items.length, MOST_SNOOZED, words),
    hints: [],
    links: [],
    pages: [],
    buttons: [commonButton('upcoming', words), commonButton('all-tokens', words)],
  };
}

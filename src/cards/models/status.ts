import type { Words } from '../../catalogue/words/words.ts';
import type { Row } from '../../domain/assess.ts';
import { familiesName } from '../../domain/guidance/names.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { FAMILY_NAMES } from '../../domain/token.ts';
import type { StatusView } from '../../domain/view.ts';
import type { Look } from '../look.ts';
import { changeLines } from './changes.ts';
import { pagesOf } from './paging.ts';
import {
  type ButtonModel,
  buttonModel,
  type CardModel,
  commonButton,
  type HeadModel,
  optional,
} from './parts.ts';
import { type RowModel, rowModel, sayHeadline } from './rows.ts';
import { statusHeadline } from './status-headline.ts';
import { type TroubleModel, troubleModels } from './troubles.ts';

export interface StatusModel extends CardModel {
  readonly head: HeadModel;
  readonly notes: readonly { readonly text: string }[];
  readonly changes: readonly { readonly text: string }[];
  readonly troubles: readonly TroubleModel[];
  readonly rows: readonly RowModel[];
  /** Families that are not set up, in one line. */
  readonly absent: readonly { readonly text: string }[];
  readonly pages: readonly { readonly text: string; readonly buttons: readonly ButtonModel[] }[];
  readonly details: readonly { readonly lines: readonly { readonly text: string }[] }[];
  readonly buttons: readonly ButtonModel[];
}

export function statusModel(view: StatusView, look: Look): StatusModel {
  const { assessment, freshness, filter = '' } = view;
  const headline = statusHeadline(assessment, freshness, look.words);
  const pages = pagesOf(
    view.rows.map((row) => rowModel(row, assessment.now, look)),
    filter,
  );
  const page = Math.min(view.page, pages.length - 1);
  return {
    summary: headline.text,
    head: {
      icon: headline.tone.icon,
      style: headline.tone.style,
      text: headline.text,
      sub: ageLine(view, look.words),
    },
    notes: optional(filterNote(view, look.words)),
    changes: changeLines(view.changes, look.words),
    troubles: troubleModels(assessment.troubles, look.words),
    rows: pages[page] ?? [],
    pages: pages.length > 1 ? [pageModel(pages, page, filter, look.words)] : [],
    absent: optional(absentLine(view, look.words)),
    details: optional(detailsOf(view, look)),
    buttons: buttonsOf(view, look.words),
  };
}

/** How old the data is, and whether newer is on its way. */
export function ageLine(
  { assessment: { rows, lookedAt, now }, freshness }: StatusView,
  words: Words,
): string {
  const ago = words.ago(now - lookedAt);
  const when = words.moment(lookedAt, now);
  switch (freshness) {
    case 'current':
      return words.t('status.age.current', { ago });
    case 'updating':
      return words.t('status.age.updating', { when, ago });
    case 'outdated':
      if (rows.length === 0) return words.t('status.age.tried', { ago });
      return words.t('status.age.outdated', { when, ago });
  }
}

function filterNote({ filter, rows, assessment }: StatusView, words: Words): { text: string } | undefined {
  if (filter === undefined) return undefined;
  const said = showable(filter);
  const { length: n } = rows;
  if (n === 0) return { text: words.t('status.filter.none', { said }) };
  return { text: words.t('status.filter.some', { n, all: assessment.rows.length, said }) };
}

function absentLine(
  { assessment: { absent }, filter }: StatusView,
  words: Words,
): { text: string } | undefined {
  if (absent.length === 0 || filter !== undefined) return undefined;
  return {
    text: words.t('status.absent', {
      families: words.and(absent.map((family) => familiesName(words, family))),
    }),
  };
}

function pageModel(
  pages: readonly RowModel[][],
  page: number,
  filter: string,
  words: Words,
): StatusModel['pages'][number] {
  const before = pages.slice(0, page).reduce((sum, { length }) => sum + length, 0);
  const total = pages.reduce((sum, { length }) => sum + length, 0);
  const turn = (title: string, to: number) =>
    buttonModel(title, { verb: 'status', page: to, ...(filter === '' ? {} : { filter }) });
  return {
    text: words.t('status.page', {
      from: before + 1,
      to: before + (pages[page]?.length ?? 0),
      n: total,
    }),
    buttons: [
      ...(page > 0 ? [turn(words.t('button.previous'), page - 1)] : []),
      ...(page < pages.length - 1 ? [turn(words.t('button.next'), page + 1)] : []),
    ],
  };
}

/** What is only of interest when somebody wants to know more. */
function detailsOf({ assessment }: StatusView, { words }: Look): StatusModel['details'][number] {
  const { troubles, rows, lookedAt, now } = assessment;
  const counts = FAMILY_NAMES.flatMap((family) => {
    const number = rows.filter(({ token }) => token.family === family).length;
    return number === 0
      ? []
      : [words.t('status.detail.count', { families: familiesName(words, family), n: number })];
  });
  return {
    lines: [
      ...counts,
      words.t('status.detail.looked-at', { when: words.moment(lookedAt, now) }),
      ...troubles.flatMap(({ about, detail: { unreadable } }) =>
        unreadable === undefined
          ? []
          : [
              words.t('status.detail.request', {
                families: familiesName(words, about.family),
                id: unreadable.requestId,
              }),
            ],
      ),
    ].map((text) => ({ text })),
  };
}

function buttonsOf(view: StatusView, words: Words): ButtonModel[] {
  const { assessment, rows, filter } = view;
  const urgent = rows.find((row) => canRenew(row, assessment.now, words));
  return [
    commonButton('check-now', words),
    ...(filter === undefined ? [] : [commonButton('all-tokens', words)]),
    ...(urgent === undefined ? [] : [renewButton(urgent, words)]),
    commonButton('help', words),
  ].slice(0, 3);
}

function canRenew(row: Row, now: number, words: Words): boolean {
  return sayHeadline(row, now, words, [])?.renew === true;
}

function renewButton({ token: { family, id } }: Row, words: Words): ButtonModel {
  return buttonModel(words.t('button.renew'), { verb: 'renew', ref: { family, id } });
}

import type { Words } from '../../catalogue/words/words.ts';
import type { Row } from '../../domain/assess.ts';
import { familiesName } from '../../domain/guidance/names.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { count } from '../../domain/guidance/words.ts';
import { FAMILIES } from '../../domain/token.ts';
import type { StatusView } from '../../domain/view.ts';
import type { Look } from '../look.ts';
import { changeLines } from './changes.ts';
import { pagesOf } from './paging.ts';
import {
  ALL_TOKENS,
  type ButtonModel,
  buttonModel,
  type CardModel,
  CHECK_NOW,
  HELP,
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
    notes: optional(filterNote(view)),
    changes: changeLines(view.changes, look.words),
    troubles: troubleModels(assessment.troubles, look.words),
    rows: pages[page] ?? [],
    pages: pages.length > 1 ? [pageModel(pages, page, filter)] : [],
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
  const at = words.moment(lookedAt, now);
  switch (freshness) {
    case 'current':
      return `Read from Intune ${ago}`;
    case 'updating':
      return `This is the look from ${at}, ${ago}. Intune is being asked; this card updates itself.`;
    case 'outdated':
      if (rows.length === 0) return `The last try was ${ago}`;
      return `Intune could not be asked. This is the look from ${at}, ${ago}.`;
  }
}

function filterNote({ filter, rows, assessment }: StatusView): { text: string } | undefined {
  if (filter === undefined) return undefined;
  const said = `“${showable(filter)}”`;
  if (rows.length === 0) return { text: `No token that could be read matches ${said}.` };
  return { text: `Shown: ${rows.length} of ${count(assessment.rows.length, 'token')}, matching ${said}.` };
}

function absentLine(
  { assessment: { absent }, filter }: StatusView,
  words: Words,
): { text: string } | undefined {
  if (absent.length === 0 || filter !== undefined) return undefined;
  return { text: `Not set up: ${words.and(absent.map((family) => familiesName(words, family)))}` };
}

function pageModel(pages: readonly RowModel[][], page: number, filter: string): StatusModel['pages'][number] {
  const before = pages.slice(0, page).reduce((sum, { length }) => sum + length, 0);
  const total = pages.reduce((sum, { length }) => sum + length, 0);
  const turn = (title: string, to: number) =>
    buttonModel(title, { verb: 'status', page: to, ...(filter === '' ? {} : { filter }) });
  return {
    text: `Tokens ${before + 1} to ${before + (pages[page]?.length ?? 0)} of ${total}, most urgent first`,
    buttons: [
      ...(page > 0 ? [turn('Previous', page - 1)] : []),
      ...(page < pages.length - 1 ? [turn('Next', page + 1)] : []),
    ],
  };
}

/** What is only of interest when somebody wants to know more. */
function detailsOf({ assessment }: StatusView, { words }: Look): StatusModel['details'][number] {
  const { troubles, rows, lookedAt, now } = assessment;
  const counts = FAMILIES.flatMap((family) => {
    const number = rows.filter(({ token }) => token.family === family).length;
    return number === 0 ? [] : [`${familiesName(words, family)}: ${number}`];
  });
  return {
    lines: [
      ...counts,
      `Looked at: ${words.moment(lookedAt, now)}`,
      ...troubles.flatMap(({ about, detail: { unreadable } }) =>
        unreadable === undefined
          ? []
          : [
              `${familiesName(words, about.family)}: request id ${unreadable.requestId}, for Microsoft support`,
            ],
      ),
    ].map((text) => ({ text })),
  };
}

function buttonsOf(view: StatusView, words: Words): ButtonModel[] {
  const { assessment, rows, filter } = view;
  const urgent = rows.find((row) => canRenew(row, assessment.now, words));
  return [
    CHECK_NOW,
    ...(filter === undefined ? [] : [ALL_TOKENS]),
    ...(urgent === undefined ? [] : [renewButton(urgent)]),
    HELP,
  ].slice(0, 3);
}

function canRenew(row: Row, now: number, words: Words): boolean {
  return sayHeadline(row, now, words, [])?.renew === true;
}

function renewButton({ token: { family, id } }: Row): ButtonModel {
  return buttonModel('Renewal steps', { verb: 'renew', ref: { family, id } });
}

import type { OnStatus } from '../../catalogue/commands/fields.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Row } from '../../domain/assess.ts';
import type { Finding } from '../../domain/finding.ts';
import { asReadText, familiesName } from '../../domain/guidance/names.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { holdText } from '../../domain/guidance/reminder-words.ts';
import { say } from '../../domain/guidance/sentences.ts';
import { syncNote } from '../../domain/guidance/sync-words.ts';
import { FAMILY_NAMES, refKey } from '../../domain/token.ts';
import type { StatusView } from '../../domain/view.ts';
import type { Look } from '../look.ts';
import { type Action, execute } from './actions.ts';
import { changeLines } from './changes.ts';
import { guideModel } from './guide.ts';
import { type Paged, pagesOf } from './paging.ts';
import { buttonModel, type CardModel, type HeadModel, optional } from './parts.ts';
import {
  earlierRow,
  type FineRowModel,
  fineRow,
  isFineNow,
  type RowModel,
  rowNoteTexts,
  rowOfFinding,
  sayHeadline,
} from './rows.ts';
import { statusActions } from './status-actions.ts';
import { countsLine } from './status-counts.ts';
import { statusHeadline } from './status-headline.ts';

export interface StatusModel extends CardModel {
  readonly head: HeadModel;
  readonly counts: readonly { readonly text: string }[];
  readonly notes: readonly { readonly text: string }[];
  readonly changes: readonly { readonly text: string }[];
  readonly actions: readonly Action[];
  /** Families that could not be read, and tokens that have something the matter. */
  readonly rows: readonly RowModel[];
  /** None or one: what is fine, folded where anything is not. */
  readonly fine: readonly FineModel[];
  /** Families that are not set up, in one line. */
  readonly absent: readonly { readonly text: string }[];
  readonly pages: readonly { readonly text: string; readonly actions: readonly Action[] }[];
  readonly details: readonly { readonly lines: readonly { readonly text: string }[] }[];
}

interface FineModel {
  /** Unfolds the rows; none where they are all there is. */
  readonly toggles: readonly { readonly text: string }[];
  readonly unfolded: boolean;
  readonly rows: readonly FineRowModel[];
}

export function statusModel(view: StatusView, look: Look): StatusModel {
  const { assessment, freshness, filter = '' } = view;
  const { words } = look;
  const headline = statusHeadline(assessment, freshness, words);
  const place: OnStatus = { page: view.page, ...(filter === '' ? {} : { filter }) };
  const troubles = troubleRows(view, look);
  const pages = pagesOf(
    view.rows.map((row, index) => pagedRow(row, `row${index}`, { view, place }, look)),
    filter,
    troubles,
  );
  const page = Math.min(view.page, pages.length - 1);
  const shown = pages[page] ?? [];
  const rows = [...(page === 0 ? troubles : []), ...shown.filter(isRow)];
  return {
    summary: headline.text,
    head: {
      icon: headline.tone.icon,
      style: headline.tone.style,
      text: headline.alone ?? headline.text,
      sub: ageLine(view, words),
    },
    counts: optional(countsLine(assessment, words)),
    notes: optional(filterNote(view, words)),
    changes: changeLines(view.changes, words),
    actions: statusActions(view, headline.candidate, place, look),
    rows,
    fine: optional(fineModel(view, shown.filter(isFine), rows.length > 0, words)),
    pages: pages.length > 1 ? [pageModel(pages, page, filter, words)] : [],
    absent: optional(absentLine(view, words)),
    details: optional(detailsOf(view, look)),
  };
}

function isRow(row: Paged): row is RowModel {
  return 'actions' in row;
}

function isFine(row: Paged): row is FineRowModel {
  return !isRow(row);
}

function pagedRow(
  row: Row,
  id: string,
  { view, place }: { readonly view: StatusView; readonly place: OnStatus },
  look: Look,
): Paged {
  const { token, headline } = row;
  const { now } = view.assessment;
  const { words } = look;
  const acts = view.acts?.get(refKey(token));
  const saying = sayHeadline(row, now, words, []);
  if (headline === undefined || saying === undefined)
    return row.asOf === undefined
      ? fineRow(row, now, look, place)
      : earlierRow(row, row.asOf, id, { now, place }, look);
  const hold = acts?.offers.owner ?? acts?.offers.snoozed;
  return rowOfFinding(
    { finding: headline, saying, token, now },
    {
      id,
      notes: [
        ...rowNoteTexts(row, now, words),
        ...(row.asOf === undefined ? [] : [asReadText(words, row.asOf, now)]),
        ...(hold === undefined ? [] : [holdText(hold, now, words)]),
        ...(acts?.sync === undefined ? [] : [syncNote(acts.sync, words)]),
      ],
      offering: {
        ref: { family: token.family, id: token.id },
        finding: headline,
        links: guideModel(token.family, row, look).links,
        offers: acts?.offers,
        sync: acts?.sync,
        now,
        place,
      },
    },
    look,
  );
}

/** One row for each reason, so that three families without a connection do not say the same three times. */
function troubleRows({ assessment: { troubles, now } }: StatusView, look: Look): RowModel[] {
  const { words } = look;
  const rows = troubles.map((finding, index) => troubleRow(finding, `trouble${index}`, now, look));
  const alike = Map.groupBy(rows, ({ lines }) => lines.map(({ text }) => text).join(' '));
  return [...alike.values()].flatMap((those) =>
    those.slice(0, 1).map((row) => ({ ...row, name: words.and(those.map(({ name }) => name)) })),
  );
}

/** Unfolded: what keeps the bot from looking must not be overlooked. */
export function troubleRow(finding: Finding, id: string, now: number, look: Look): RowModel {
  const { words } = look;
  const { about } = finding;
  const saying = say(finding, { subject: familiesName(words, about.family), words, now, others: [] });
  const offering = { ref: about, finding, links: [], now };
  return { ...rowOfFinding({ finding, saying, now }, { id, notes: [], offering }, look), unfolded: true };
}

function fineModel(
  { rows }: StatusView,
  shown: readonly FineRowModel[],
  folded: boolean,
  words: Words,
): FineModel | undefined {
  if (shown.length === 0) return undefined;
  const n = rows.filter(isFineNow).length;
  const text =
    shown.length === n
      ? words.t('label.fine', { n })
      : words.t('label.fine.page', { shown: shown.length, n });
  return { toggles: folded ? [{ text: `✅ ${text} ▾` }] : [], unfolded: !folded, rows: shown };
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
  pages: readonly (readonly Paged[])[],
  page: number,
  filter: string,
  words: Words,
): StatusModel['pages'][number] {
  const before = pages.slice(0, page).reduce((sum, { length }) => sum + length, 0);
  const total = pages.reduce((sum, { length }) => sum + length, 0);
  const turn = (title: string, to: number) =>
    execute(buttonModel(title, { verb: 'status', page: to, ...(filter === '' ? {} : { filter }) }));
  return {
    text: words.t('status.page', {
      from: before + 1,
      to: before + (pages[page]?.length ?? 0),
      n: total,
    }),
    actions: [
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

import { ROWS_A_PAGE } from '../../domain/sight.ts';
import { bytesOf } from '../text.ts';
import type { FineRowModel, RowModel } from './rows.ts';

/** What the layout of a row adds to its texts and buttons, in bytes. A test compares it with the template. */
export const ROW_LAYOUT_BYTES = 525;

/** What rows may take of a card's 28 KB; the rest is for the headline, changes, details and buttons. */
export const ROWS_BUDGET = 25_000;

/** How often the filter stands on the card beside its rows: in its note and in the data of the buttons, escaped. */
const FILTER_COPIES = 10;

/** A row with its token; of those that are fine only a line is shown. */
export type Paged = RowModel | FineRowModel;

/**
 * Cuts the rows into pages, in order, each row on exactly one. The cut depends on the rows and the filter alone:
 * going from page to page neither skips nor repeats a row, whatever else stands on the card.
 *
 * @param before rows that the first page has as well.
 */
export function pagesOf<R extends Paged>(
  rows: readonly R[],
  filter: string,
  before: readonly Paged[] = [],
): R[][] {
  const budget = ROWS_BUDGET - FILTER_COPIES * bytesOf(filter);
  const pages: R[][] = [[]];
  let used = before.reduce((sum, row) => sum + sizeOf(row), 0);
  for (const row of rows) {
    const page = pages.at(-1) ?? [];
    const size = sizeOf(row);
    if (page.length > 0 && (page.length >= ROWS_A_PAGE || used + size > budget)) {
      pages.push([row]);
      used = size;
    } else {
      page.push(row);
      used += size;
    }
  }
  return pages;
}

/** Bytes of a row on the card. */
export function sizeOf(row: Paged): number {
  return ROW_LAYOUT_BYTES + bytesOf(row);
}

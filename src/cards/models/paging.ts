import { bytesOf } from '../text.ts';
import type { RowModel } from './rows.ts';

/** No card has more rows, however short they are. */
export const MOST_ROWS = 40;

/** What the layout of one row adds to its texts, in bytes. A test compares it with the template. */
export const ROW_LAYOUT_BYTES = 310;

/** What rows may take of a card's 28 KB; the rest is for the headline, troubles and buttons. */
const ROWS_BUDGET = 23_600;

/** How often the filter stands on the card: in its note and in the data of the paging buttons, escaped. */
const FILTER_COPIES = 7;

/**
 * Cuts the rows into pages, in order, each row on exactly one. The cut depends on the rows and the filter
 * alone: going from page to page neither skips nor repeats a row, whatever else stands on the card.
 */
export function pagesOf(rows: readonly RowModel[], filter: string): RowModel[][] {
  const budget = ROWS_BUDGET - FILTER_COPIES * bytesOf(filter);
  const pages: RowModel[][] = [[]];
  let used = 0;
  for (const row of rows) {
    const page = pages.at(-1) ?? [];
    const size = ROW_LAYOUT_BYTES + bytesOf(row);
    if (page.length > 0 && (page.length >= MOST_ROWS || used + size > budget)) {
      pages.push([row]);
      used = size;
    } else {
      page.push(row);
      used += size;
    }
  }
  return pages;
}

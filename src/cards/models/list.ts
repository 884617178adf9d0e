import type { Words } from '../../catalogue/words/words.ts';
import type { Link } from '../../domain/guidance/links.ts';
import type { ButtonModel, CardModel, HeadModel, Tone } from './parts.ts';

/** A headline and what it speaks of, row by row. */
export interface ListModel extends CardModel {
  readonly head: HeadModel;
  readonly rows: readonly ListRowModel[];
  readonly rest: readonly { readonly text: string }[];
  /** Sentences below the rows, or in their place. */
  readonly hints: readonly { readonly text: string }[];
  /** Pages to read that belong to the whole card. */
  readonly links: readonly Link[];
  readonly pages: readonly { readonly text: string; readonly buttons: readonly ButtonModel[] }[];
  readonly buttons: readonly ButtonModel[];
}

export interface ListRowModel {
  readonly name: string;
  /** Quietly beside the name; a space where there is nothing to say. */
  readonly family: string;
  readonly state: string;
  readonly color: Tone['color'];
  /** Beside the state; a space where there is nothing to say. */
  readonly when: string;
  readonly notes: readonly { readonly text: string }[];
  readonly buttons: readonly ButtonModel[];
}

/** How many a card does not show. */
export function restOf(all: number, shown: number, words: Words): { text: string }[] {
  return all <= shown ? [] : [{ text: words.t('list.rest', { n: all - shown }) }];
}

import type { Words } from '../catalogue/words/words.ts';
import type { LinkTable } from '../domain/guidance/links.ts';

/** What every card needs to know beside its view. */
export interface Look {
  /** In the reader’s language and the operator’s time zone. */
  readonly words: Words;
  readonly links: LinkTable;
  /** `off`: this bot only reads. */
  readonly actions: 'on' | 'off';
  /** What people mention in a channel. */
  readonly botName: string;
}

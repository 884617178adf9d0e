import type { Words } from '../../catalogue/words/words.ts';
import type { Instant } from '../instant.ts';

/** How something looks at a glance, as a code; its word is `state.<code>`. */
export type StateCode =
  | 'critical'
  | 'warning'
  | 'note'
  | 'expired'
  | 'today'
  | 'soon'
  | 'coming-up'
  | 'unknown'
  | 'invalid'
  | 'wrong-renewal'
  | 'not-found'
  | 'gone';

/** A Finding in words. Texts may hold names from outside: show them as text only. */
export interface Saying {
  readonly state: StateCode;
  /** The state in one or two words that carry the severity beside icon and colour: Expired, Soon, Unknown. */
  readonly word: string;
  /** The whole Finding as a sentence without a full stop: what a notification shows. */
  readonly headline: string;
  /** A few words for a row that shows the name and the date anyway; empty when the date says it all. */
  readonly short: string;
  readonly consequence: string;
  readonly advice: string;
  /** Whether following the renewal steps is what helps. */
  readonly renew: boolean;
}

/** What the wording needs beside the Finding. */
export interface Speech {
  /** How sentences about the token begin, from `subjectOf`; for a family its name. */
  readonly subject: string;
  readonly words: Words;
  readonly now: Instant;
  /** Names of the tokens in `detail.others`, as far as they are known. */
  readonly others: readonly string[];
}

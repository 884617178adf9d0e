import { showable } from '../../domain/guidance/outside-text.ts';
import type { Instant } from '../../domain/instant.ts';
import type { WordKey, Words } from '../words/words.ts';

/** One line of what is known about a token. */
export interface FactLine {
  readonly label: string;
  readonly value: string;
}

/** The name of a fact: its label is the text `fact.<name>`. */
export type FactName = Exclude<
  WordKey extends infer K ? (K extends `fact.${infer Name}` ? Name : never) : never,
  'moment'
>;

/** What is known of a token, in the groups of its card, beside what every token has. */
export interface FactGroups {
  /** How it stands. */
  readonly now?: readonly FactLine[];
  /** Whose it is. */
  readonly who?: readonly FactLine[];
  /** What somebody asks for who helps: ids, to be copied as they are. */
  readonly codes?: readonly FactLine[];
  /** The rest of that. */
  readonly support?: readonly FactLine[];
}

/** What a family says its facts with. */
export interface FactTools {
  readonly words: Words;
  /** A line of a name and a value that may be shown; what is undefined says that it is not known. */
  fact(name: FactName, value: string | undefined): FactLine;
  /** A text from outside, made fit to be shown. */
  shown(text: string | undefined): string | undefined;
  number(count: number | undefined): string | undefined;
  /** `23 November 2026, 08:40 CET, 2 hours ago`; undefined is said as never or not known. */
  when(at: Instant | undefined): string;
}

/** @param now from which ages are counted. */
export function factTools(words: Words, now: Instant): FactTools {
  return {
    words,
    fact: (name, value) => ({ label: words.t(`fact.${name}`), value: value ?? words.t('value.not-known') }),
    shown: (text) => (text === undefined ? undefined : showable(text)),
    number: (count) => (count === undefined ? undefined : words.number(count)),
    when: (at) =>
      at === undefined
        ? words.t('fact.never')
        : words.t('fact.moment', { when: words.moment(at, now), ago: words.ago(now - at) }),
  };
}

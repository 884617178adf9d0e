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

/** What a family says its facts with. */
export interface FactTools {
  readonly words: Words;
  /** A line of a name and a value that may be shown; what is undefined says that it is not known. */
  fact(name: FactName, value: string | undefined): FactLine;
  /** A text from outside, made fit to be shown. */
  shown(text: string | undefined): string | undefined;
  number(count: number | undefined): string | undefined;
}

/** The same on a card that knows what time it is. */
export interface DatedFactTools extends FactTools {
  /** `23 November 2026, 08:40 CET, 2 hours ago`; undefined is said as never or not known. */
  when(at: Instant | undefined): string;
}

export function factTools(words: Words): FactTools {
  return {
    words,
    fact: (name, value) => ({ label: words.t(`fact.${name}`), value: value ?? words.t('value.not-known') }),
    shown: (text) => (text === undefined ? undefined : showable(text)),
    number: (count) => (count === undefined ? undefined : words.number(count)),
  };
}

/** @param now from which ages are counted. */
export function datedFactTools(words: Words, now: Instant): DatedFactTools {
  return {
    ...factTools(words),
    when: (at) =>
      at === undefined
        ? words.t('fact.never')
        : words.t('fact.moment', { when: words.moment(at, now), ago: words.ago(now - at) }),
  };
}

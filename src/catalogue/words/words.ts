import { IntlMessageFormat } from 'intl-messageformat';
import { DE } from './de.ts';
import { EN } from './en.ts';
import type { ValuesOf } from './icu.ts';
import { type Language, LOCALES } from './language.ts';
import { ageOf, createTimes, type Times } from './times.ts';

/** The meaning of one text; English says which there are. */
export type WordKey = keyof typeof EN;

/** What the text of a key is filled with. Of several possible keys it is what any of them needs. */
export type WordValues<K extends WordKey> = Intersection<
  K extends WordKey ? ValuesOf<(typeof EN)[K]> : never
>;

/** Keys whose text is filled with nothing. */
export type PlainKey = { [K in WordKey]: keyof WordValues<K> extends never ? K : never }[WordKey];

type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** Every text a person reads, in one language and one time zone. */
export interface Words extends Omit<Times, 'ago'> {
  readonly language: Language;
  /** IANA name of the zone dates and times are written in. */
  readonly zone: string;
  /** The text of a key, filled. Values stand in it as they are, whatever they contain. */
  t<K extends WordKey>(
    key: K,
    ...values: keyof WordValues<K> extends never ? [] : [values: WordValues<K>]
  ): string;
  /** The text of a code that another release may have written; undefined where this one has no word for it. */
  known(key: string): string | undefined;
  /** `just now`, `2 minutes ago`; of a length of time in ms, rounded down. */
  ago(age: number): string;
  /** `German (de)`. */
  languageName(language: Language): string;
  /** `1,480`. */
  number(value: number): string;
  /** `A, B and C`. */
  and(words: readonly string[]): string;
  /** `A, B or C`. */
  or(words: readonly string[]): string;
}

const CATALOGUES: { readonly [L in Language]: { readonly [K in WordKey]: string } } = { en: EN, de: DE };

/**
 * The words of a language.
 *
 * @param zone IANA name: dates and times are written in it.
 */
export function createWords(language: Language, zone: string): Words {
  const locale = LOCALES[language];
  const catalogue = CATALOGUES[language];
  const parsed = new Map<WordKey, IntlMessageFormat>();
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const numbers = new Intl.NumberFormat(locale);
  const both = new Intl.ListFormat(locale, { type: 'conjunction' });
  const either = new Intl.ListFormat(locale, { type: 'disjunction' });
  const times = createTimes(language, zone);

  function messageOf(key: WordKey): IntlMessageFormat {
    const known = parsed.get(key);
    if (known !== undefined) return known;
    const message = new IntlMessageFormat(catalogue[key], locale, undefined, { ignoreTag: true });
    parsed.set(key, message);
    return message;
  }

  const fill = (key: WordKey, values: { readonly [name: string]: string | number } = {}) =>
    String(messageOf(key).format({ ...values }));
  // What fits which key was checked where `t` is called; here every message is filled alike.
  const t = fill as Words['t'];

  return {
    ...times,
    language,
    zone,
    t,
    known: (key) => (Object.hasOwn(catalogue, key) ? fill(key as WordKey) : undefined),
    ago: (age) => {
      const { count, unit } = ageOf(age);
      return count === 0 ? t('time.just-now') : times.ago(count, unit);
    },
    languageName: (one) => `${names.of(one) ?? one} (${one})`,
    number: (value) => numbers.format(value),
    and: (words) => both.format(words),
    or: (words) => either.format(words),
  };
}

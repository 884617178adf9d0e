import { phrases } from '../catalogue/commands/command-words.ts';
import { familyOf } from '../catalogue/families/families.ts';
import type { Row } from './assess.ts';
import { EVERY_LANGUAGE } from './every-language.ts';
import { FAMILY_NAMES, type Family, type Token } from './token.ts';
import { fold, normsOf } from './understand/line.ts';

/** What people call each family, in every language. */
const NAMES: ReadonlyMap<string, Family> = new Map(
  FAMILY_NAMES.flatMap((family) =>
    EVERY_LANGUAGE.flatMap((words) => phrases(words.t(`said.family.${family}`))).map(
      (name) => [normsOf(name).join(' '), family] as const,
    ),
  ),
);

/** "token", "certificate": says nothing about which. */
const NOUNS = wordsOf('said.nouns');
const SMALL_WORDS: ReadonlySet<string> = new Set([
  ...NOUNS,
  ...wordsOf('said.fillers'),
  ...wordsOf('said.articles'),
]);

/** The family somebody names, or undefined when the text is none of its names. */
export function familyNamed(text: string): Family | undefined {
  return NAMES.get(normsOf(text).join(' '));
}

/**
 * Rows that somebody means by `text`: a family's name, else an exact token name, else a family with a name ("vpp hq"),
 * else a part of the name, the location or the organisation, else of the Apple Account. An empty text means all.
 */
export function findRows(rows: readonly Row[], text: string): Row[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [...rows];
  return foundBy(rows, words) ?? foundBy(rows, withoutSmallWords(words)) ?? [];
}

function foundBy(rows: readonly Row[], words: readonly string[]): Row[] | undefined {
  if (words.length === 0) return undefined;
  const family = familyNamed(words.join(' '));
  if (family !== undefined) return rows.filter(({ token }) => token.family === family);
  const wanted = fold(words.join(' '));
  const ways: readonly (() => Row[])[] = [
    () => rows.filter(({ token }) => fold(token.name) === wanted || token.id.toLowerCase() === wanted),
    () => foundInFamily(rows, words),
    () => rows.filter(({ token }) => names(token).some((name) => fold(name).includes(wanted))),
    () => rows.filter(({ token }) => hasAll(token, words)),
    () => rows.filter(({ token }) => fold(token.appleAccount ?? '').includes(wanted)),
  ];
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return undefined;
}

/** Family and name together, in either order; the longest name of a family counts. */
function foundInFamily(rows: readonly Row[], words: readonly string[]): Row[] {
  for (let length = words.length - 1; length > 0; length -= 1) {
    for (const [said, rest] of [
      [words.slice(0, length), words.slice(length)],
      [words.slice(-length), words.slice(0, -length)],
    ] as const) {
      const family = familyNamed(said.join(' '));
      if (family === undefined) continue;
      const found = foundBy(
        rows.filter(({ token }) => token.family === family),
        withoutSmallWords(rest),
      );
      if (found !== undefined) return found;
    }
  }
  return [];
}

function hasAll(token: Token, words: readonly string[]): boolean {
  const name = fold(names(token).join(' '));
  return words.every((word) => name.includes(fold(word).replace(/'s$/, '')));
}

function withoutSmallWords(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !SMALL_WORDS.has(fold(word)));
  const last = words.findLastIndex((word) => !NOUNS.has(fold(word)));
  return first < 0 ? [] : words.slice(first, last + 1);
}

function names(token: Token): string[] {
  return [
    token.name,
    ...familyOf(token.family)
      .searched(token)
      .map((one = '') => one),
  ];
}

function wordsOf(key: 'said.nouns' | 'said.fillers' | 'said.articles'): ReadonlySet<string> {
  return new Set(EVERY_LANGUAGE.flatMap((words) => phrases(words.t(key))).map(fold));
}

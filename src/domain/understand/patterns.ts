import { normsOf, type Word } from './line.ts';

/**
 * A way to say something: words that must stand there, `…` for what it is about (at least one word), `*` for anything
 * or nothing that does not matter.
 */
export interface Pattern<Name> {
  readonly name: Name;
  readonly parts: readonly string[];
  /** How many words must stand there: of several patterns that fit, the one with the most is meant. */
  readonly weight: number;
}

/** What a phrase says itself counts more than what may follow one that says nothing of it. */
const IMPLIED = 0.5;

/** What a phrase is about. */
export const ABOUT = '…';
const ANYTHING = '*';

/** Where nothing says what a phrase is about, something may still follow it: `show …` and `show` are one phrase. */
export function patternsOf<Name>(name: Name, phrase: string, takesText: boolean): Pattern<Name>[] {
  const parts = normsOf(phrase);
  const weight = parts.filter((part) => part !== ABOUT && part !== ANYTHING).length;
  const exact = { name, parts, weight };
  return takesText && !parts.includes(ABOUT) && !parts.includes(ANYTHING)
    ? [exact, { name, parts: [...parts, ABOUT], weight: weight - IMPLIED }]
    : [exact];
}

/** The words a line is about when a pattern fits all of it, gap after gap; undefined when it does not fit. */
export function fits(
  parts: readonly string[],
  words: readonly Word[],
): readonly (readonly Word[])[] | undefined {
  const [part, ...rest] = parts;
  if (part === undefined) return words.length === 0 ? [] : undefined;
  if (part !== ABOUT && part !== ANYTHING)
    return words[0]?.norm === part ? fits(rest, words.slice(1)) : undefined;
  for (let taken = part === ABOUT ? 1 : 0; taken <= words.length; taken += 1) {
    const later = fits(rest, words.slice(taken));
    if (later !== undefined) return part === ABOUT ? [words.slice(0, taken), ...later] : later;
  }
  return undefined;
}

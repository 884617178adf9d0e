import { phrases } from '../../catalogue/commands/command-words.ts';
import { EVERY_LANGUAGE } from '../every-language.ts';

/** One word of a line: as it is compared, and which piece of the line it was typed in. */
export interface Word {
  readonly norm: string;
  /** Index of the piece, from 0. */
  readonly piece: number;
}

/** A typed line: its pieces as they were typed, and the words that count when it is compared. */
export interface Line {
  readonly pieces: readonly string[];
  readonly words: readonly Word[];
}

/** Words that mean another, or two: "what's" is "what is". Of every language. */
const SAME: ReadonlyMap<string, readonly string[]> = new Map(
  EVERY_LANGUAGE.flatMap((words) => phrases(words.t('said.same'))).map((pair) => {
    const [one = '', other = ''] = pair.split('=').map((side) => side.trim());
    return [fold(one), other.split(' ').map(fold)] as const;
  }),
);

/** "the", "my": left out wherever lines are compared. */
const ARTICLES: ReadonlySet<string> = new Set(
  EVERY_LANGUAGE.flatMap((words) => phrases(words.t('said.articles'))).map(fold),
);

/** Takes a text apart into words that can be compared: without case, punctuation around them, accents of typing, articles. */
export function lineOf(text: string): Line {
  const pieces = text.split(/\s+/).filter((piece) => piece !== '');
  const words = pieces.flatMap((typed, piece) => {
    // A question mark alone asks for help, and `…` is a sign of our own phrases.
    const isSign = typed === '…' || (typed === '?' && pieces.length === 1);
    const norm = isSign ? typed : fold(bare(typed));
    return (SAME.get(norm) ?? [norm])
      .filter((one) => one !== '' && !ARTICLES.has(one))
      .map((one): Word => ({ norm: one, piece }));
  });
  return { pieces, words };
}

/** The words of a phrase of ours, compared as those of a line are. */
export function normsOf(phrase: string): string[] {
  return lineOf(phrase).words.map(({ norm }) => norm);
}

/** What was typed from the first of these words to the last, without quotes around it and punctuation behind it. */
export function typedText({ pieces }: Line, words: readonly Word[]): string {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return '';
  return pieces
    .slice(first.piece, last.piece + 1)
    .join(' ')
    .replace(/^[\s"'“”„«»/!@]+|[\s"'“”«».!?,;:]+$/g, '');
}

/** Case, apostrophes and the two ways to type an umlaut do not matter. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss');
}

/** Without the punctuation around a word. */
function bare(typed: string): string {
  return typed.replace(/^[^\p{L}\p{N}*…]+|[^\p{L}\p{N}*…]+$/gu, '');
}

import { distance } from 'fastest-levenshtein';
import { commandsIn } from '../../catalogue/commands/command-words.ts';
import { COMMANDS, type TypedName } from '../../catalogue/commands/commands.ts';
import type { Row } from '../assess.ts';
import { EVERY_LANGUAGE } from '../every-language.ts';
import type { TokenRef } from '../token.ts';
import { fold, lineOf, normsOf, typedText, type Word } from './line.ts';

/** What somebody may have meant; the reader's language has the words for it. */
export interface Suggestion {
  readonly command: TypedName;
  /** What followed, as it was typed; of a token its name. */
  readonly argument: string;
  /** The one token it is about. */
  readonly ref?: TokenRef;
}

/** What is offered when nothing is near. */
const USUAL: readonly Suggestion[] = [
  { command: 'status', argument: '' },
  { command: 'upcoming', argument: '' },
];

const MOST = 3;

/** Of every language, the longest first, so that "tokn status" is not taken for "token" and "status". */
const PHRASES = EVERY_LANGUAGE.flatMap(commandsIn)
  .flatMap(({ command, word, aliases }) =>
    [word, ...aliases]
      .filter((phrase) => !/[…*?]/.test(phrase))
      .map((phrase) => ({ command, parts: normsOf(phrase) })),
  )
  .sort((one, other) => other.parts.length - one.parts.length);

/**
 * What is nearest to a line that was not understood, nearest first: a slip in a command, else a slip in a token's name,
 * else tokens or commands that are named somewhere in it. Never empty.
 *
 * @param rows the tokens that can be meant.
 */
export function guess(said: string, rows: readonly Row[]): readonly Suggestion[] {
  const line = lineOf(said);
  const ways: readonly (() => readonly Suggestion[])[] = [
    () => slipsInCommands(line.words).map(({ command, rest }) => about(command, typedText(line, rest), rows)),
    () => slipsInNames(line.words, rows).map((row) => aboutRow('show', row)),
    () => named(line.words, rows).map((row) => aboutRow('show', row)),
    () => commandsNamed(line.words).map((command) => ({ command, argument: '' })),
  ];
  for (const way of ways) {
    const near = way().filter(firstOfItsKind);
    if (near.length > 0) return near.slice(0, MOST);
  }
  return USUAL;
}

function firstOfItsKind(one: Suggestion, index: number, all: readonly Suggestion[]): boolean {
  return index === all.findIndex(({ command, ref }) => command === one.command && ref?.id === one.ref?.id);
}

/** Whether the whole line is a command with a slip in it. */
export function isSlip(words: readonly Word[]): boolean {
  return slipsInCommands(words).some(({ rest, slips }) => rest.length === 0 && slips > 0);
}

/** One slip for a short phrase, two for a longer one. What followed it is kept. */
function slipsInCommands(words: readonly Word[]) {
  return PHRASES.flatMap(({ command, parts }) => {
    const phrase = parts.join(' ');
    const head = words.slice(0, parts.length).map(({ norm }) => norm);
    const slips = distance(head.join(' '), phrase);
    const rest = words.slice(parts.length);
    const fits = rest.length === 0 || COMMANDS[command].typed.takes === 'text';
    return fits && isNear(slips, phrase) ? [{ command, rest, slips }] : [];
  }).sort((one, other) => one.slips - other.slips);
}

/** Tokens whose name is nearly what some words of the line say. */
function slipsInNames(words: readonly Word[], rows: readonly Row[]): Row[] {
  return rows
    .map((row) => {
      const parts = fold(row.token.name).split(' ');
      const name = parts.join(' ');
      const slips = windows(words, parts.length).map((window) => distance(window, name));
      return { row, slips: Math.min(Number.POSITIVE_INFINITY, ...slips), name };
    })
    .filter(({ slips, name }) => isNear(slips, name))
    .sort((one, other) => one.slips - other.slips)
    .map(({ row }) => row);
}

function isNear(slips: number, text: string): boolean {
  return text.length >= 3 && slips <= (text.length > 5 ? 2 : 1);
}

/** Tokens of whose name the most words stand in the line. */
function named(words: readonly Word[], rows: readonly Row[]): Row[] {
  const said = new Set(words.map(({ norm }) => norm));
  const shared = rows.map((row) => ({
    row,
    count: fold(row.token.name)
      .split(' ')
      .filter((part) => part.length > 2 && said.has(part)).length,
  }));
  const most = Math.max(1, ...shared.map(({ count }) => count));
  return shared.filter(({ count }) => count === most).map(({ row }) => row);
}

/** Commands whose one word stands somewhere in the line. */
function commandsNamed(words: readonly Word[]): TypedName[] {
  const said = new Set(words.map(({ norm }) => norm));
  return PHRASES.filter(({ parts: [only = '', ...more] }) => more.length === 0 && said.has(only)).map(
    ({ command }) => command,
  );
}

/** All runs of so many words. */
function windows(words: readonly Word[], length: number): string[] {
  return words.slice(0, Math.max(1, words.length - length + 1)).map((_, index) =>
    words
      .slice(index, index + length)
      .map(({ norm }) => norm)
      .join(' '),
  );
}

/** A command with what followed it; a name with a slip in it is put right. */
function about(command: TypedName, argument: string, rows: readonly Row[]): Suggestion {
  const [row] = argument === '' ? [] : slipsInNames(lineOf(argument).words, rows);
  return row === undefined ? { command, argument } : aboutRow(command, row);
}

function aboutRow(command: TypedName, { token }: Row): Suggestion {
  return { command, argument: token.name, ref: { family: token.family, id: token.id } };
}

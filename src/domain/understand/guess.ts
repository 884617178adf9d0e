import { distance } from 'fastest-levenshtein';
import { commandsIn } from '../../catalogue/commands/command-words.ts';
import { COMMANDS, type TypedName } from '../../catalogue/commands/commands.ts';
import type { Row } from '../assess.ts';
import { EVERY_LANGUAGE } from '../every-language.ts';
import { findRows } from '../find-tokens.ts';
import type { Token, TokenRef } from '../token.ts';
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
  const tokens = rows.map(({ token }) => token);
  const ways: readonly (() => readonly Suggestion[])[] = [
    () =>
      slipsInCommands(line.words).flatMap(({ command, rest }) => about(command, typedText(line, rest), rows)),
    () => slipsInNames(line.words, tokens).map((token) => aboutToken('show', token)),
    () => named(line.words, tokens).map((token) => aboutToken('show', token)),
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

/** Tokens, those whose name is nearest to what was said first. */
export function nearestFirst(said: string, tokens: readonly Token[]): readonly Token[] {
  const { words } = lineOf(said);
  const near = [...slipsInNames(words, tokens), ...named(words, tokens)];
  return [...new Set([...near, ...tokens])];
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
function slipsInNames(words: readonly Word[], tokens: readonly Token[]): Token[] {
  return tokens
    .map((token) => {
      const name = fold(token.name);
      const slips = windows(words, name.split(' ').length).map((window) => distance(window, name));
      return { token, name, slips: Math.min(Number.POSITIVE_INFINITY, ...slips) };
    })
    .filter(({ slips, name }) => isNear(slips, name))
    .sort((one, other) => one.slips - other.slips)
    .map(({ token }) => token);
}

function isNear(slips: number, text: string): boolean {
  return text.length >= 3 && slips <= (text.length > 5 ? 2 : 1);
}

/** Tokens of whose name the most words stand in the line. */
function named(words: readonly Word[], tokens: readonly Token[]): Token[] {
  const said = new Set(words.map(({ norm }) => norm));
  const shared = tokens.map((token) => ({
    token,
    count: fold(token.name)
      .split(' ')
      .filter((part) => part.length > 2 && said.has(part)).length,
  }));
  const most = Math.max(1, ...shared.map(({ count }) => count));
  return shared.filter(({ count }) => count === most).map(({ token }) => token);
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

/** A command with what followed it, a slip in its name put right; nothing when it is about no token at all. */
function about(command: TypedName, argument: string, rows: readonly Row[]): Suggestion[] {
  if (argument === '') return [{ command, argument }];
  const found = findRows(rows, argument);
  if (found.length > 1) return [{ command, argument }];
  const tokens = rows.map(({ token }) => token);
  const meant = found[0]?.token ?? slipsInNames(lineOf(argument).words, tokens)[0];
  return meant === undefined ? [] : [aboutToken(command, meant)];
}

function aboutToken(command: TypedName, { family, id, name }: Token): Suggestion {
  return { command, argument: name, ref: { family, id } };
}

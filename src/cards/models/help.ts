import type { Button } from '../../catalogue/commands/buttons.ts';
import { commandIn } from '../../catalogue/commands/command-words.ts';
import { TYPED, type TypedName } from '../../catalogue/commands/commands.ts';
import type { Words } from '../../catalogue/words/words.ts';
import { familyNamed } from '../../domain/find-tokens.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import type { TokenRef } from '../../domain/token.ts';
import type { Suggestion } from '../../domain/understand/guess.ts';
import type { View } from '../../domain/view.ts';
import type { Look } from '../look.ts';
import { type ButtonModel, buttonModel, type CardModel, commonButton, optional } from './parts.ts';

export interface CommandLine {
  readonly word: string;
  readonly takes: string;
  readonly what: string;
}

export interface HelpModel extends CardModel {
  readonly title: string;
  readonly intro: string;
  /** Sentences below it, of a welcome. */
  readonly lines: readonly { readonly text: string }[];
  /** Lines to type that have no button. */
  readonly hints: readonly { readonly text: string }[];
  /** What most people come for, each with its line to type. */
  readonly things: readonly CommandLine[];
  readonly buttons: readonly ButtonModel[];
  /** None or one: everything else that can be typed, folded. */
  readonly more: readonly { readonly commands: readonly CommandLine[] }[];
  readonly notes: readonly { readonly text: string }[];
}

/** Four things one can do; the rest is folded. */
const THINGS: readonly TypedName[] = ['status', 'renew', 'upcoming', 'where'];

export function helpModel({ greeting }: Extract<View, { view: 'help' }>, look: Look): HelpModel {
  const { words, botName: bot } = look;
  const title = greeting ? words.t('help.hello', { bot }) : words.t('help.title');
  return {
    summary: title,
    title,
    intro: words.t('help.intro'),
    lines: [],
    hints: [],
    ...helpParts(words),
    notes: optional(readOnlyNote(look)),
  };
}

/** What one can do, for help and welcome: four things with their buttons, and the rest. */
export function helpParts(words: Words): Pick<HelpModel, 'things' | 'buttons' | 'more'> {
  return {
    things: THINGS.map((name) => lineModel(name, words)),
    buttons: [
      commonButton('token-status', words),
      commonButton('upcoming', words),
      commonButton('where', words),
    ],
    more: [
      { commands: TYPED.filter((name) => !THINGS.includes(name)).map((name) => lineModel(name, words)) },
    ],
  };
}

/** What was not understood, and what is nearest to it: a button where it says everything, else the line to type. */
export function didYouMeanModel(
  { said, suggestions }: Extract<View, { view: 'did-you-mean' }>,
  { words }: Look,
): HelpModel {
  const meant = suggestions.map((one) => ({ line: lineOf(one, words), button: buttonFor(one) }));
  const lines = meant.map(({ line }) => words.t('quoted', { text: line }));
  const buttons = meant
    .flatMap(({ line, button }) => (button === undefined ? [] : [buttonModel(titleCase(line), button)]))
    .filter(firstOfItsTitle)
    .slice(0, MOST_GUESSES);
  return {
    summary: words.t('did-you-mean.summary', { said: showable(said), lines: words.or(lines) }),
    title: words.t('help.unknown', { said: showable(said) }),
    intro: words.t(suggestions.length === 1 ? 'did-you-mean.one' : 'did-you-mean.some'),
    lines: [],
    hints: meant.flatMap(({ line, button }) => (button === undefined ? [{ text: line }] : [])),
    things: [],
    buttons: [...buttons, commonButton('help', words)],
    more: [],
    notes: [],
  };
}

/** Beside them there is room for help. */
const MOST_GUESSES = 2;

function lineModel(name: TypedName, words: Words): CommandLine {
  const { word, takes, what } = commandIn(name, words);
  return { word, takes: takes === '' ? ' ' : ` ${takes}`, what };
}

/** What to type for a suggestion, in the reader's language. */
function lineOf({ command, argument }: Suggestion, words: Words): string {
  const { word } = commandIn(command, words);
  return showable(`${word} ${argument}`);
}

/** A suggestion that says everything becomes a button; one that names no token, or would act, has to be typed. */
function buttonFor({ command, argument, ref }: Suggestion): Button | undefined {
  if (ref !== undefined) return buttonAbout(command, ref);
  switch (command) {
    case 'status':
      if (argument === '') return { verb: 'status' };
      return argument.length > LONGEST_FILTER ? undefined : { verb: 'status', filter: argument };
    case 'renew': {
      const family = familyNamed(argument);
      return family === undefined ? undefined : { verb: 'renew-family', family };
    }
    case 'check-now':
    case 'help':
    case 'history':
    case 'snoozed':
    case 'upcoming':
    case 'where':
      return argument === '' ? { verb: command } : undefined;
    default:
      return undefined;
  }
}

function buttonAbout(command: TypedName, ref: TokenRef): Button | undefined {
  return command === 'show' || command === 'renew' || command === 'history'
    ? { verb: command, ref }
    : undefined;
}

/** Longer ones are no slip of the pen, and do not fit on a button. */
const LONGEST_FILTER = 80;

function titleCase(line: string): string {
  const text = showable(line, 40);
  return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;
}

function firstOfItsTitle({ title }: ButtonModel, index: number, all: readonly ButtonModel[]): boolean {
  return all.findIndex((one) => one.title === title) === index;
}

function readOnlyNote({ actions, words }: Look): { text: string } | undefined {
  return actions === 'on' ? undefined : { text: words.t('help.read-only') };
}

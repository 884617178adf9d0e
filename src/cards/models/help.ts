import type { Button } from '../../catalogue/commands/buttons.ts';
import { commandIn, commandsIn } from '../../catalogue/commands/command-words.ts';
import type { TypedName } from '../../catalogue/commands/commands.ts';
import type { Words } from '../../catalogue/words/words.ts';
import { familyNamed } from '../../domain/find-tokens.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import type { Suggestion } from '../../domain/understand.ts';
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
  /** Lines to type that have no button. */
  readonly hints: readonly { readonly text: string }[];
  readonly commands: readonly CommandLine[];
  readonly notes: readonly { readonly text: string }[];
  readonly buttons: readonly ButtonModel[];
}

export function helpModel({ greeting, said }: Extract<View, { view: 'help' }>, look: Look): HelpModel {
  const { words } = look;
  const title = said === undefined ? titleOf(greeting, look) : unknownText(said, words);
  return {
    summary: said === undefined ? title : words.t('help.unknown.summary', { said: showable(said) }),
    title,
    intro: words.t(said === undefined ? 'help.intro' : 'help.intro.unknown'),
    hints: [],
    commands: commandLines(words),
    notes: optional(readOnlyNote(look)),
    buttons: [commonButton('token-status', words), commonButton('check-now', words)],
  };
}

export function didYouMeanModel(
  { said, suggestions }: Extract<View, { view: 'did-you-mean' }>,
  look: Look,
): HelpModel {
  const meant = suggestions.map((one) => ({ line: lineOf(one, look.words), button: buttonFor(one) }));
  const { words } = look;
  const lines = suggestions.map((one) => words.t('quoted', { text: lineOf(one, words) }));
  return {
    summary: words.t('did-you-mean.summary', { said: showable(said), lines: words.or(lines) }),
    title: unknownText(said, words),
    intro: words.t(suggestions.length === 1 ? 'did-you-mean.one' : 'did-you-mean.some'),
    hints: meant.flatMap(({ line, button }) => (button === undefined ? [{ text: line }] : [])),
    commands: [],
    notes: optional(readOnlyNote(look)),
    buttons: [
      ...meant.flatMap(({ line, button }) =>
        button === undefined ? [] : [buttonModel(titleCase(line), button)],
      ),
      commonButton('help', words),
    ].filter(firstOfItsTitle),
  };
}

/** The commands of the one list there is, for help and welcome. */
export function commandLines(words: Words): (CommandLine & { readonly command: TypedName })[] {
  return commandsIn(words).map(({ command, word, takes, what }) => ({
    command,
    word,
    takes: takes === '' ? ' ' : ` ${takes}`,
    what,
  }));
}

/** What to type for a suggestion, in the reader's language. */
function lineOf({ command, argument }: Suggestion, words: Words): string {
  const { word } = commandIn(command, words);
  return showable(`${word} ${argument}`);
}

/** A suggestion that says everything becomes a button; one that names a token has to be typed. */
function buttonFor({ command, argument }: Suggestion): Button | undefined {
  const family = familyNamed(argument);
  switch (command) {
    case 'status':
      if (argument === '') return { verb: 'status' };
      return argument.length > LONGEST_FILTER ? undefined : { verb: 'status', filter: argument };
    case 'check-now':
      return { verb: 'check-now' };
    case 'renew':
      return family === undefined ? undefined : { verb: 'renew-family', family };
    case 'history':
      return argument === '' ? { verb: 'history' } : undefined;
    case 'help':
    case 'upcoming':
    case 'snoozed':
      return { verb: command };
    default:
      return undefined;
  }
}

/** Longer ones are no slip of the pen, and do not fit on a button. */
const LONGEST_FILTER = 80;

function titleOf(greeting: boolean, { botName, words }: Look): string {
  return greeting ? words.t('help.hello', { bot: botName }) : words.t('help.title');
}

function unknownText(said: string, words: Words): string {
  return words.t('help.unknown', { said: showable(said) });
}

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

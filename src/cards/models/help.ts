import type { Words } from '../../catalogue/words/words.ts';
import type { Button } from '../../domain/buttons.ts';
import { COMMANDS } from '../../domain/command-words.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { FAMILIES } from '../../domain/token.ts';
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
    commands: commandLines(),
    notes: optional(readOnlyNote(look)),
    buttons: [commonButton('token-status', words), commonButton('check-now', words)],
  };
}

export function didYouMeanModel(
  { said, suggestions }: Extract<View, { view: 'did-you-mean' }>,
  look: Look,
): HelpModel {
  const meant = suggestions.map((line) => ({ line, button: buttonFor(line) }));
  const { words } = look;
  const lines = suggestions.map((line) => words.t('quoted', { text: showable(line) }));
  return {
    summary: words.t('did-you-mean.summary', { said: showable(said), lines: words.or(lines) }),
    title: unknownText(said, words),
    intro: words.t(suggestions.length === 1 ? 'did-you-mean.one' : 'did-you-mean.some'),
    hints: meant.flatMap(({ line, button }) => (button === undefined ? [{ text: showable(line) }] : [])),
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
export function commandLines(): CommandLine[] {
  return COMMANDS.map(({ word, takes, what }) => ({ word, takes: takes === '' ? ' ' : ` ${takes}`, what }));
}

/** A suggestion that says everything becomes a button; one that names a token has to be typed. */
function buttonFor(line: string): Button | undefined {
  if (line === 'token status') return { verb: 'status' };
  if (line === 'check now') return { verb: 'check-now' };
  if (line === 'help') return { verb: 'help' };
  if (line === 'upcoming' || line === 'snoozed' || line === 'history') return { verb: line };
  const family = FAMILIES.find((one) => line === `renew ${one}`);
  if (family !== undefined) return { verb: 'renew-family', family };
  const filter = /^token status (.{1,80})$/.exec(line)?.[1];
  return filter === undefined ? undefined : { verb: 'status', filter };
}

function titleOf(greeting: boolean, { botName, words }: Look): string {
  return greeting ? words.t('help.hello', { bot: botName }) : words.t('help.title');
}

function unknownText(said: string, words: Words): string {
  return words.t('help.unknown', { said: showable(said) });
}

function titleCase(line: string): string {
  const text = showable(line, 40);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function firstOfItsTitle({ title }: ButtonModel, index: number, all: readonly ButtonModel[]): boolean {
  return all.findIndex((one) => one.title === title) === index;
}

function readOnlyNote({ actions, words }: Look): { text: string } | undefined {
  return actions === 'on' ? undefined : { text: words.t('help.read-only') };
}

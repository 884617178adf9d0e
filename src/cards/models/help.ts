import type { Button } from '../../domain/buttons.ts';
import { COMMANDS } from '../../domain/command-words.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { FAMILIES } from '../../domain/token.ts';
import type { View } from '../../domain/view.ts';
import type { Look } from '../look.ts';
import { type ButtonModel, buttonModel, type CardModel, CHECK_NOW, optional, TOKEN_STATUS } from './parts.ts';

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
  const title = said === undefined ? titleOf(greeting, look) : `I don’t know “${showable(said)}”`;
  return {
    summary: said === undefined ? title : `${title}. This is what I can do.`,
    title,
    intro:
      said === undefined
        ? 'I watch the Apple tokens this Intune tenant depends on and show how to renew them.'
        : 'This is what I can do. Type a line, or press a button.',
    hints: [],
    commands: commandLines(),
    notes: optional(readOnlyNote(look)),
    buttons: [TOKEN_STATUS, CHECK_NOW],
  };
}

export function didYouMeanModel(
  { said, suggestions }: Extract<View, { view: 'did-you-mean' }>,
  look: Look,
): HelpModel {
  const meant = suggestions.map((line) => ({ line, button: buttonFor(line) }));
  const title = `I don’t know “${showable(said)}”`;
  return {
    summary: `${title}. Did you mean ${suggestions.map((line) => `“${showable(line)}”`).join(' or ')}?`,
    title,
    intro: suggestions.length === 1 ? 'Did you mean this?' : 'Did you mean one of these?',
    hints: meant.flatMap(({ line, button }) => (button === undefined ? [{ text: showable(line) }] : [])),
    commands: [],
    notes: optional(readOnlyNote(look)),
    buttons: [
      ...meant.flatMap(({ line, button }) =>
        button === undefined ? [] : [buttonModel(titleCase(line), button)],
      ),
      buttonModel('Help', { verb: 'help' }),
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

function titleOf(greeting: boolean, { botName }: Look): string {
  return greeting ? `Hello, I am ${botName}` : 'What I can do';
}

function titleCase(line: string): string {
  const text = showable(line, 40);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function firstOfItsTitle({ title }: ButtonModel, index: number, all: readonly ButtonModel[]): boolean {
  return all.findIndex((one) => one.title === title) === index;
}

function readOnlyNote({ actions }: Look): { text: string } | undefined {
  return actions === 'on'
    ? undefined
    : { text: 'This bot is read-only here: it shows and explains, and changes nothing.' };
}

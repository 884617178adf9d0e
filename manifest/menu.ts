import type { CommandWord } from '../src/domain/command-words.ts';

/** Teams shows at most this many commands in one list (manifest schema v1.30). */
export const MENU_LIMIT = 12;

export type MenuEntry = {
  /** What a tap writes into the compose box, so always a word the bot understands. */
  readonly title: string;
  readonly description: string;
};

/**
 * The command menu of one scope: the commands in their own order, cut to what Teams takes. `help` is always among
 * them, because it is the way to all the others.
 */
export function commandMenu(commands: readonly CommandWord[]): readonly CommandWord[] {
  if (commands.length <= MENU_LIMIT) return commands;
  const help = commands.filter((command) => command.command === 'help');
  const others = commands.filter((command) => command.command !== 'help');
  return [...others.slice(0, MENU_LIMIT - help.length), ...help];
}

/** The entry of one command, with how to type it where something may follow. */
export function menuEntry({ word, takes, what }: CommandWord): MenuEntry {
  const example = takes === '' ? '' : ` (${word} ${takes})`;
  return { title: word, description: `${what}${example}` };
}

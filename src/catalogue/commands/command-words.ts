import type { Words } from '../words/words.ts';
import type { Command } from './command.ts';
import { COMMANDS, TYPED, type TypedName } from './commands.ts';

/** One command as people see it in a language: in the help card, the Teams command menu and the README. */
export interface CommandWord {
  readonly command: TypedName;
  /** What to type, without the variable part. */
  readonly word: string;
  /** What may follow the word, for people; empty when nothing may. */
  readonly takes: string;
  /** What it answers, in one short sentence. */
  readonly what: string;
  /** Other ways to say the same. */
  readonly aliases: readonly string[];
}

/** The words of one command in one language. */
export function commandIn(command: TypedName, words: Words): CommandWord {
  return {
    command,
    word: words.t(`command.${command}.word`),
    takes: words.t(`command.${command}.takes`),
    what: words.t(`command.${command}.what`),
    aliases: phrases(words.t(`command.${command}.also`)),
  };
}

/** All commands that can be typed, in one language. */
export function commandsIn(words: Words): CommandWord[] {
  return TYPED.map((command) => commandIn(command, words));
}

/** Teams shows at most this many commands in one list (manifest schema v1.30). */
export const MENU_LIMIT = 12;

/**
 * The names of the commands that the Teams menu offers, in their order.
 *
 * @throws when there are more than Teams takes; it names them.
 */
export function menuOf(commands: { readonly [name: string]: Command } = COMMANDS): TypedName[] {
  const menu = Object.keys(commands).filter((name) => commands[name]?.typed?.menu === true);
  if (menu.length <= MENU_LIMIT) return menu as TypedName[];
  throw new RangeError(
    `the menu of Teams has room for ${MENU_LIMIT} commands, and ${menu.length} say \`menu: true\`: ${menu.join(', ')}; let one of them, in src/catalogue/commands, do without`,
  );
}

/** The single phrases of a text that lists several. */
export function phrases(list: string): string[] {
  return list.split('|').map((phrase) => phrase.trim());
}

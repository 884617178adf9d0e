import type { CommandWord } from '../src/catalogue/commands/command-words.ts';

export type MenuEntry = {
  /** What a tap writes into the compose box, so always a word the bot understands. */
  readonly title: string;
  readonly description: string;
};

/** The entry of one command, with how to type it where something may follow. */
export function menuEntry({ word, takes, what }: CommandWord): MenuEntry {
  const example = takes === '' ? '' : ` (${word} ${takes})`;
  return { title: word, description: `${what}${example}` };
}

import type { Words } from '../catalogue/words/words.ts';

/**
 * The commands, in the order a newcomer needs them: by the word that flows and the log know them by, which is also
 * what one types in English. Their texts are under `command.<key>` in the words of each language.
 */
export const COMMANDS = [
  { word: 'token status', key: 'token-status' },
  { word: 'show', key: 'show' },
  { word: 'renew', key: 'renew' },
  { word: 'check now', key: 'check-now' },
  { word: 'sync', key: 'sync' },
  { word: 'upcoming', key: 'upcoming' },
  { word: 'remind here', key: 'remind-here' },
  { word: 'stop reminding here', key: 'stop-reminding-here' },
  { word: 'history', key: 'history' },
  { word: 'snoozed', key: 'snoozed' },
  { word: 'claim', key: 'claim' },
  { word: 'release', key: 'release' },
  { word: 'where', key: 'where' },
  { word: 'language', key: 'language' },
  { word: 'help', key: 'help' },
] as const;

export type CommandName = (typeof COMMANDS)[number]['word'];

/** One command as people see it in a language: in the help card, the Teams command menu and the README. */
export interface CommandWord {
  readonly command: CommandName;
  /** What to type, without the variable part. */
  readonly word: string;
  /** What may follow the word, for people; empty when nothing may. */
  readonly takes: string;
  /** What it answers, in one short sentence. */
  readonly what: string;
  /** Other ways to say the same. */
  readonly aliases: readonly string[];
}

/** All commands in one language. */
export function commandsIn(words: Words): CommandWord[] {
  return COMMANDS.map(({ word: command, key }) => ({
    command,
    word: words.t(`command.${key}.word`),
    takes: words.t(`command.${key}.takes`),
    what: words.t(`command.${key}.what`),
    aliases: phrases(words.t(`command.${key}.also`)),
  }));
}

/** The single phrases of a text that lists several. */
export function phrases(list: string): string[] {
  return list.split('|').map((phrase) => phrase.trim());
}

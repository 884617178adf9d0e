import { distance } from 'fastest-levenshtein';
import { COMMANDS, type CommandName } from './command-words.ts';

/** What a typed line means. */
export type Command =
  | { readonly command: CommandName; readonly argument: string }
  | { readonly command: 'greeting' }
  | { readonly command: 'nothing' }
  | { readonly command: 'unknown'; readonly said: string; readonly suggestions: readonly string[] };

interface Phrase {
  readonly words: string;
  readonly name: CommandName;
  readonly takesArgument: boolean;
}

/** Longest first, so that `token status` wins over `token`. */
const PHRASES: readonly Phrase[] = COMMANDS.flatMap(({ word, aliases, takes }) =>
  [word, ...aliases].map((words): Phrase => ({ words, name: word, takesArgument: takes !== '' })),
).sort((one, other) => other.words.length - one.words.length);

const GREETINGS: ReadonlySet<string> = new Set([
  'hi',
  'hello',
  'hey',
  'hey there',
  'hi there',
  'good morning',
  'good afternoon',
  'good evening',
  'hallo',
  'moin',
  'start',
  'get started',
]);

/** Small words people put before a name: "status for Contoso", "renew the push certificate". */
const FILLERS = /^(?:(?:for|of|the|about|on|my|our|please|in)\s+)+/i;

/** Case, spacing and closing punctuation do not matter; an argument keeps the case it was typed in. */
export function parseCommand(text: string): Command {
  const said = text.replace(/\s+/g, ' ').trim();
  const line = said
    .replace(/^[/!]+/, '')
    .replace(/[\s.!?,;:]+$/, '')
    .trim();
  if (said === '') return { command: 'nothing' };
  if (GREETINGS.has(line.toLowerCase())) return { command: 'greeting' };
  return match(line === '' ? said : line) ?? { command: 'unknown', said, suggestions: suggestions(line) };
}

function match(line: string): Command | undefined {
  const lower = line.toLowerCase();
  for (const { words, name, takesArgument } of PHRASES) {
    if (lower === words) return { command: name, argument: '' };
    if (takesArgument && lower.startsWith(`${words} `))
      return { command: name, argument: cleanArgument(line.slice(words.length)) };
  }
  return undefined;
}

function cleanArgument(text: string): string {
  const quoted = /^["'“”„«»](.*)["'“”«»]$/.exec(text.trim());
  return (quoted?.[1] ?? text)
    .trim()
    .replace(FILLERS, '')
    .replace(/^["'“”„«»]|["'“”«»]$/g, '')
    .trim();
}

/** Near misses, nearest first, one a command: one slip for a short word, two for a longer one. What followed is kept. */
function suggestions(line: string): string[] {
  const words = line.split(' ');
  const near = PHRASES.flatMap(({ words: phrase, name, takesArgument }) => {
    const count = phrase.split(' ').length;
    const slips = distance(words.slice(0, count).join(' ').toLowerCase(), phrase);
    if (phrase.length < 3 || slips > (phrase.length > 5 ? 2 : 1)) return [];
    const rest = takesArgument ? words.slice(count).join(' ') : '';
    return [{ slips, name, text: `${name} ${rest}`.trim() }];
  });
  // The sort is stable and PHRASES has the longest first, so "tokn status" is not taken for "token" + "status".
  near.sort((one, other) => one.slips - other.slips);
  const nearest = new Map(near.toReversed().map(({ name, text }) => [name, text]));
  return [...new Set(near.map(({ name }) => nearest.get(name) ?? name))].slice(0, 3);
}

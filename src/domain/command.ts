import { distance } from 'fastest-levenshtein';
import { type CommandName, commandsIn, phrases } from './command-words.ts';
import { EVERY_LANGUAGE } from './every-language.ts';

/** What a typed line means. */
export type Command =
  | { readonly command: CommandName; readonly argument: string }
  | { readonly command: 'greeting' }
  | { readonly command: 'nothing' }
  | { readonly command: 'unknown'; readonly said: string; readonly suggestions: readonly Suggestion[] };

/** What somebody may have meant; the reader's language has the words for it. */
export interface Suggestion {
  readonly command: CommandName;
  /** What followed, as it was typed. */
  readonly argument: string;
}

interface Phrase {
  readonly words: string;
  readonly name: CommandName;
  readonly takesArgument: boolean;
}

/** Of every language, longest first, so that `token status` wins over `token`. */
const PHRASES: readonly Phrase[] = EVERY_LANGUAGE.flatMap(commandsIn)
  .flatMap(({ command, word, aliases, takes }) =>
    [word, ...aliases].map(
      (words): Phrase => ({
        words: straight(words),
        name: command,
        takesArgument: takes !== '',
      }),
    ),
  )
  .sort((one, other) => other.words.length - one.words.length);

const GREETINGS: ReadonlySet<string> = new Set(
  EVERY_LANGUAGE.flatMap((words) => phrases(words.t('said.greetings'))).map(straight),
);

/** Small words people put before a name: "status for Contoso", "renew the push certificate". */
const FILLERS: ReadonlySet<string> = new Set(
  EVERY_LANGUAGE.flatMap((words) => phrases(words.t('said.fillers'))),
);

/** Case, spacing and closing punctuation do not matter; an argument keeps the case it was typed in. */
export function parseCommand(text: string): Command {
  const said = text.replace(/\s+/g, ' ').trim();
  const line = said
    .replace(/^[/!]+/, '')
    .replace(/[\s.!?,;:]+$/, '')
    .trim();
  if (said === '') return { command: 'nothing' };
  if (GREETINGS.has(straight(line))) return { command: 'greeting' };
  return match(line === '' ? said : line) ?? { command: 'unknown', said, suggestions: suggestions(line) };
}

function match(line: string): Command | undefined {
  const lower = straight(line);
  for (const { words, name, takesArgument } of PHRASES) {
    if (lower === words) return { command: name, argument: '' };
    if (takesArgument && lower.startsWith(`${words} `))
      return { command: name, argument: cleanArgument(line.slice(words.length)) };
  }
  return undefined;
}

/** Lower case, with straight apostrophes: of the same length, so that it can be cut where the line can. */
function straight(text: string): string {
  return text.toLowerCase().replaceAll('’', "'");
}

function cleanArgument(text: string): string {
  const quoted = /^["'“”„«»](.*)["'“”«»]$/.exec(text.trim());
  return withoutFillers((quoted?.[1] ?? text).trim())
    .replace(/^["'“”„«»]|["'“”«»]$/g, '')
    .trim();
}

function withoutFillers(text: string): string {
  const words = text.split(' ');
  const first = words.findIndex((word) => !FILLERS.has(word.toLowerCase()));
  return first <= 0 ? text : words.slice(first).join(' ');
}

/** Near misses, nearest first, one a command: one slip for a short word, two for a longer one. What followed is kept. */
function suggestions(line: string): Suggestion[] {
  const words = line.split(' ');
  const near = PHRASES.flatMap(({ words: phrase, name, takesArgument }) => {
    const count = phrase.split(' ').length;
    const slips = distance(straight(words.slice(0, count).join(' ')), phrase);
    if (phrase.length < 3 || slips > (phrase.length > 5 ? 2 : 1)) return [];
    const argument = takesArgument ? words.slice(count).join(' ') : '';
    return [{ slips, command: name, argument }];
  });
  // The sort is stable and PHRASES has the longest first, so "tokn status" is not taken for "token" + "status".
  near.sort((one, other) => one.slips - other.slips);
  const nearest = new Map(near.toReversed().map(({ command, argument }) => [command, argument]));
  return [...new Set(near.map(({ command }) => command))]
    .map((command) => ({ command, argument: nearest.get(command) ?? '' }))
    .slice(0, 3);
}

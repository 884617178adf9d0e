import { distance } from 'fastest-levenshtein';
import { commandsIn, phrases } from '../catalogue/commands/command-words.ts';
import { COMMANDS, type Said, type TypedName } from '../catalogue/commands/commands.ts';
import { EVERY_LANGUAGE } from './every-language.ts';

/** What somebody may have meant; the reader's language has the words for it. */
export interface Suggestion {
  readonly command: TypedName;
  /** What followed, as it was typed. */
  readonly argument: string;
}

interface Phrase {
  readonly words: string;
  readonly name: TypedName;
  readonly takesArgument: boolean;
}

/** Of every language, longest first, so that `token status` wins over `token`. */
const PHRASES: readonly Phrase[] = EVERY_LANGUAGE.flatMap(commandsIn)
  .flatMap(({ command, word, aliases }) =>
    [word, ...aliases].map(
      (words): Phrase => ({
        words: straight(words),
        name: command,
        takesArgument: COMMANDS[command].typed.takes === 'text',
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
export function understand(text: string): Said {
  const said = text.replace(/\s+/g, ' ').trim();
  const line = closed(said);
  if (said === '') return { command: 'nothing', argument: '' };
  if (GREETINGS.has(straight(line))) return { command: 'greeting', argument: '' };
  return match(line === '' ? said : line) ?? { command: 'unknown', argument: said };
}

function closed(said: string): string {
  return said
    .replace(/^[/!]+/, '')
    .replace(/[\s.!?,;:]+$/, '')
    .trim();
}

function match(line: string): Said | undefined {
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
export function suggestionsFor(said: string): Suggestion[] {
  const words = closed(said).split(' ');
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

import { commandsIn, phrases } from '../../catalogue/commands/command-words.ts';
import { COMMANDS, type Said, type SaidName } from '../../catalogue/commands/commands.ts';
import { EVERY_LANGUAGE } from '../every-language.ts';
import { isSlip } from './guess.ts';
import { type Line, lineOf, normsOf, typedText, type Word } from './line.ts';
import { ABOUT, fits, type Pattern, patternsOf } from './patterns.ts';

type SpokenKey =
  | 'said.bot'
  | 'said.openers'
  | 'said.closers'
  | 'said.fillers'
  | 'said.all'
  | 'said.greetings'
  | 'said.thanks';

/** Of every language, whatever the bot answers in; those that say the most first. */
const PATTERNS: readonly Pattern<SaidName>[] = [
  ...EVERY_LANGUAGE.flatMap(commandsIn).flatMap(({ command, word, aliases }) =>
    [word, ...aliases].flatMap((phrase) =>
      patternsOf(command, phrase, COMMANDS[command].typed.takes === 'text'),
    ),
  ),
  ...spoken('said.greetings').map((parts) => ({ name: 'greeting' as const, parts, weight: parts.length })),
  ...spoken('said.thanks').map((parts) => ({ name: 'thanks' as const, parts, weight: parts.length })),
].sort((one, other) => other.weight - one.weight);

const BOT = spoken('said.bot');
const OPENERS = [...spoken('said.openers')].sort((one, other) => other.length - one.length);
const CLOSERS = [...spoken('said.closers')].sort((one, other) => other.length - one.length);
/** Small words before a name: "status for Contoso", "sync all vpp". */
const FILLERS = new Set(spoken('said.fillers').map((parts) => parts.join(' ')));
/** What stands for all tokens. */
const ALL = new Set(spoken('said.all').map((parts) => parts.join(' ')));

/**
 * What a typed line means, by rules alone. Case, spacing, punctuation, politeness and the name of the bot do not
 * matter; what it is about keeps the case it was typed in. A name alone is `unknown` here: only who knows the tokens
 * can tell that it is one.
 */
export function understand(text: string): Said {
  const line = lineOf(text);
  const words = withoutBot(line.words);
  if (words.length === 0) return onlyMentioned(text, line);
  for (const asked of waysToHear(words)) {
    const said = match(line, asked);
    if (said !== undefined) return said;
  }
  return { command: 'unknown', argument: typedText(line, waysToHear(words)[0] ?? words) || text.trim() };
}

/** Nothing but the name of the bot; what has no word in it is not understood. */
function onlyMentioned(text: string, { words }: Line): Said {
  const said = text.trim();
  return said === '' || words.length > 0
    ? { command: 'nothing', argument: '' }
    : { command: 'unknown', argument: said };
}

/** The line without politeness before and behind it, then with some of it: "thanks" alone is not only politeness. */
function waysToHear(words: readonly Word[]): (readonly Word[])[] {
  const opened = without(words, OPENERS, 'before');
  const ways = [without(opened, CLOSERS, 'behind'), opened, without(words, CLOSERS, 'behind'), words];
  return ways.filter((way) => way.length > 0);
}

function match(line: Line, words: readonly Word[]): Said | undefined {
  for (const { name, parts } of PATTERNS) {
    const gaps = fits(parts, words);
    // "tokn status" is no status of "tokn".
    if (gaps === undefined || (parts[0] === ABOUT && isSlip(words))) continue;
    return {
      command: name,
      argument: gaps
        .map((gap) => about(line, gap))
        .filter((one) => one !== '')
        .join(' '),
    };
  }
  return undefined;
}

function about(line: Line, words: readonly Word[]): string {
  const first = words.findIndex(({ norm }) => !FILLERS.has(norm));
  const named = first <= 0 ? words : words.slice(first);
  return ALL.has(named.map(({ norm }) => norm).join(' ')) ? '' : typedText(line, named);
}

function withoutBot(words: readonly Word[]): readonly Word[] {
  for (const name of BOT) {
    const at = words.findIndex((_, index) => startsWith(words.slice(index), name));
    if (at >= 0) return [...words.slice(0, at), ...words.slice(at + name.length)];
  }
  return words;
}

function without(
  words: readonly Word[],
  polite: readonly (readonly string[])[],
  where: 'before' | 'behind',
): readonly Word[] {
  for (const phrase of polite) {
    if (phrase.length > words.length) continue;
    const end = where === 'before' ? words : words.slice(-phrase.length);
    if (!startsWith(end, phrase)) continue;
    const rest = where === 'before' ? words.slice(phrase.length) : words.slice(0, -phrase.length);
    return without(rest, polite, where);
  }
  return words;
}

function startsWith(words: readonly Word[], phrase: readonly string[]): boolean {
  return phrase.every((norm, index) => words[index]?.norm === norm);
}

/** The phrases of one of our lists, in every language, as lines are compared. */
function spoken(key: SpokenKey): string[][] {
  return EVERY_LANGUAGE.flatMap((words) => phrases(words.t(key)))
    .map(normsOf)
    .filter((parts) => parts.length > 0);
}

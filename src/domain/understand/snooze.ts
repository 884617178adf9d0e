import { phrases } from '../../catalogue/commands/command-words.ts';
import { SNOOZE_CHOICES, type SnoozeKey } from '../../catalogue/commands/snooze.ts';
import { EVERY_LANGUAGE } from '../every-language.ts';
import { normsOf } from './line.ts';

/** What somebody wants quiet, and until when. */
export interface WantedSnooze {
  readonly name: string;
  /** `none`: nothing was said of it. `unknown`: it was, and no choice is called that. */
  readonly until: SnoozeKey | 'none' | 'unknown';
}

const CHOICES: ReadonlyMap<string, SnoozeKey> = new Map(
  SNOOZE_CHOICES.flatMap((key) =>
    EVERY_LANGUAGE.flatMap((words) => phrases(words.t(`said.until.${key}`))).map(
      (phrase) => [normsOf(phrase).join(' '), key] as const,
    ),
  ),
);

const UNTIL = EVERY_LANGUAGE.flatMap((words) => phrases(words.t('said.until'))).map((one) => one.split(' '));

/** Takes `hq until tomorrow` apart; what is said of the end may also stand before the name. */
export function snoozeWanted(said: string): WantedSnooze {
  const words = said.split(' ').filter((word) => word !== '');
  const known = choiceAtAnEnd(words);
  if (known !== undefined) return known;
  const at = words.findIndex((_, index) => untilAt(words, index) > 0);
  if (at <= 0) return { name: said, until: 'none' };
  return { name: words.slice(0, at).join(' '), until: 'unknown' };
}

function choiceAtAnEnd(words: readonly string[]): WantedSnooze | undefined {
  for (let length = words.length; length > 0; length -= 1) {
    const ends = [
      [words.slice(-length), words.slice(0, -length)],
      [words.slice(0, length), words.slice(length)],
    ] as const;
    for (const [end, rest] of ends) {
      const until = choiceCalled(end);
      if (until !== undefined) return { name: withoutUntil(rest).join(' '), until };
    }
  }
  return undefined;
}

/** `until tomorrow`, `tomorrow`. */
function choiceCalled(words: readonly string[]): SnoozeKey | undefined {
  return CHOICES.get(normsOf(words.slice(untilAt(words, 0)).join(' ')).join(' '));
}

/** How many words say "until" at this place. */
function untilAt(words: readonly string[], index: number): number {
  const lengths = UNTIL.filter((phrase) =>
    phrase.every((word, offset) => words[index + offset]?.toLowerCase() === word),
  ).map(({ length }) => length);
  return Math.max(0, ...lengths);
}

function withoutUntil(words: readonly string[]): readonly string[] {
  for (let at = Math.max(0, words.length - 2); at < words.length; at += 1)
    if (untilAt(words, at) === words.length - at) return words.slice(0, at);
  return words;
}

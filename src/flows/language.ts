import { phrases } from '../catalogue/commands/command-words.ts';
import { LANGUAGES, type Language } from '../catalogue/words/language.ts';
import type { Ask } from '../domain/conversation.ts';
import { EVERY_LANGUAGE } from '../domain/every-language.ts';
import type { View } from '../domain/view.ts';
import type { Clock } from '../ports.ts';
import { byWhom, type History } from './act/history.ts';
import type { Languages } from './languages.ts';

export interface ChooseLanguageDependencies {
  readonly languages: Languages;
  readonly history: History;
  readonly clock: Clock;
}

/** `language <xx>`: from now on it is spoken in this conversation. `language auto` takes it back. */
export async function chooseLanguage(
  said: string,
  { address, person }: Ask,
  { languages, history, clock }: ChooseLanguageDependencies,
): Promise<View> {
  const { setting } = languages;
  const place = address.kind;
  const wanted = languageNamed(said);
  if (wanted === undefined) return { view: 'language', outcome: 'unknown', said, place, setting };
  await languages.choose(address, wanted);
  await history.note({
    at: clock(),
    what: 'configured',
    by: byWhom(person),
    outcome: wanted,
    tried: 'language',
  });
  if (wanted === 'auto') return { view: 'language', outcome: 'automatic', said, place, setting };
  return { view: 'language', outcome: 'chosen', said, place, setting };
}

/** What somebody calls a language, in any of them. */
export function languageNamed(said: string): Language | 'auto' | undefined {
  const word = said.toLowerCase();
  return ([...LANGUAGES, 'auto'] as const).find((language) =>
    EVERY_LANGUAGE.some((words) => phrases(words.t(`said.language.${language}`)).includes(word)),
  );
}

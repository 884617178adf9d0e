import { LANGUAGES, type Language, languageOf } from '../catalogue/words/language.ts';

/** What LANGUAGE says: one language for all, or each their own. */
export type LanguageSetting = Language | 'auto';

/** What is known of the languages of one conversation. Tags as they were written: a later release may speak more. */
export interface PlaceLanguage {
  /** Set by `language <xx>`: counts for everything that is said there. */
  readonly chosen?: string;
  /** In which somebody last wrote there. */
  readonly spoken?: string;
}

export interface LanguageFacts {
  readonly setting: LanguageSetting;
  readonly place: PlaceLanguage;
  /** Of the person who is answered, as their client says: `de-DE`. */
  readonly locale?: string;
  /** Who reads it: the person who asked, or everybody in the place. */
  readonly reader: 'person' | 'place';
}

/** First match decides: what was chosen for the place, what the operator set, then who reads it. */
export function languageFor({ setting, place, locale, reader }: LanguageFacts): Language {
  const chosen = known(place.chosen);
  if (chosen !== undefined) return chosen;
  if (setting !== 'auto') return setting;
  const own = known(locale);
  const spoken = known(place.spoken);
  return (reader === 'person' ? (own ?? spoken) : (spoken ?? own)) ?? LANGUAGES[0];
}

function known(tag: string | undefined): Language | undefined {
  return tag === undefined ? undefined : languageOf(tag);
}

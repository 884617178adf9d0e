/** The languages the bot speaks, the one it falls back to first. Each has a file and a folder of its name here. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Whose calendar words, orders and numbers are used, as BCP 47 names it. */
export const LOCALES: { readonly [L in Language]: string } = { en: 'en-GB', de: 'de-DE' };

/**
 * The language of a BCP 47 tag such as `de-AT`, of whatever region and case; also with the underscore that
 * POSIX writes. Undefined for a language the bot does not speak.
 */
export function languageOf(tag: string): Language | undefined {
  const [primary = ''] = tag.trim().toLowerCase().split(/[-_]/);
  return LANGUAGES.find((language) => language === primary);
}

import { LANGUAGES } from '../catalogue/words/language.ts';
import { createWords, type Words } from '../catalogue/words/words.ts';

/** What people type is understood in every language, whatever language the bot answers in. */
export const EVERY_LANGUAGE: readonly Words[] = LANGUAGES.map((language) => createWords(language, 'UTC'));

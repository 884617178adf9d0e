import type { Words } from '../../catalogue/words/words.ts';

/** How two other tools read the code: new terms at Apple that nobody accepted. */
export const TERMS = 3;

/**
 * What to do about a sync error of an enrolment program token. Microsoft publishes eleven causes with a remedy
 * for each, but not their numbers.
 */
export function syncErrorAdvice(code: number | undefined, words: Words): string {
  return words.t(code === TERMS ? 'sync-error.advice.terms' : 'sync-error.advice.others');
}

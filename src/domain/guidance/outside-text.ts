/** Longer than this no name helps anybody; the rest is cut. Counted in characters people see as one code point. */
const LONGEST = 80;

/** Control characters, and the ones that change the direction of text or cannot be seen. */
const UNSEEN = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]+/gu;

/**
 * A name or another text from outside (Intune, Apple, a person) as it may stand on a card: on one line,
 * without characters that hide or reorder others, and not longer than a line or two.
 *
 * Clients replace `{{DATE(…)}}` and `{{TIME(…)}}` even in plain runs of text; an invisible word joiner
 * between the braces keeps them as they were written.
 */
export function showable(text: string, longest = LONGEST): string {
  const line = text.toWellFormed().replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  if (line === '') return '(no name)';
  const characters = [...line];
  const cut =
    characters.length > longest
      ? `${characters
          .slice(0, longest - 1)
          .join('')
          .trimEnd()}…`
      : line;
  return cut.replace(/\{(?=\{)/g, '{\u2060');
}

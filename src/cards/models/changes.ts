import type { Words } from '../../catalogue/words/words.ts';
import { familiesName } from '../../domain/guidance/names.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import type { Change } from '../../domain/view.ts';

/** More lines than this nobody reads; the rest is counted. */
const MOST_LINES = 4;

const WORDS: { readonly [C in Change['change']]: string } = {
  added: 'is new',
  gone: 'is gone from Intune',
  renewed: 'was renewed',
  'moved-back': 'expires earlier than before',
  better: 'is better than before',
  worse: 'is worse than before',
  'readable-again': 'can be read again',
  'no-longer-readable': 'can no longer be read',
};

/** What is different from the look before, a line each; no lines when nobody asked. */
export function changeLines(changes: readonly Change[] | undefined, words: Words): { text: string }[] {
  if (changes === undefined) return [];
  if (changes.length === 0) return [{ text: 'Nothing has changed since the look before.' }];
  const lines = changes.slice(0, MOST_LINES).map(({ about, name, change, expiry }) => {
    const who =
      about.id === '*' || about.family === 'push'
        ? familiesName(words, about.family)
        : `“${showable(name, 40)}”`;
    return { text: `${who} ${WORDS[change]}${datesOf(expiry, words)}.` };
  });
  const rest = changes.length - lines.length;
  return rest === 0 ? lines : [...lines, { text: `And ${rest} more ${rest === 1 ? 'change' : 'changes'}.` }];
}

/** `: 28 Nov 2026 → 23 Nov 2027`; nothing where a date is unknown or has stayed. */
function datesOf(expiry: Change['expiry'], words: Words): string {
  if (expiry?.before === undefined || expiry.after === undefined) return '';
  const [before, after] = [words.date(expiry.before), words.date(expiry.after)];
  return before === after ? '' : `: ${before} → ${after}`;
}

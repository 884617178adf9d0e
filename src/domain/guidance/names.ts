import type { Words } from '../../catalogue/words/words.ts';
import type { Instant } from '../instant.ts';
import type { Family, Token } from '../token.ts';
import { showable } from './outside-text.ts';

/** Today's name of one token of the family, with the name people know it by. */
export function familyName(words: Words, family: Family): string {
  return words.t(`family.${family}`);
}

/** The whole family, as in "… could not be read". */
export function familiesName(words: Words, family: Family): string {
  return words.t(`families.${family}`);
}

/** How a sentence about one token begins: `Location token “Contoso HQ”`. */
export function subjectOf(words: Words, token: Pick<Token, 'family' | 'name'>): string {
  return words.t(`subject.${token.family}`, { name: showable(token.name) });
}

/** The same within a sentence: `location token “Contoso HQ”`. */
export function subjectInside(words: Words, token: Pick<Token, 'family' | 'name'>): string {
  return words.t(`subject.${token.family}.inside`, { name: showable(token.name) });
}

/** `as read 2 hours ago`: facts of an earlier look, because the family cannot be read now. */
export function asReadText(words: Words, asOf: Instant, now: Instant): string {
  return words.t('time.as-read', { ago: words.ago(now - asOf) });
}

import { phrases } from '../catalogue/commands/command-words.ts';
import type { Row } from './assess.ts';
import { EVERY_LANGUAGE } from './every-language.ts';
import { FAMILIES, type Family, type Token } from './token.ts';

/** What people call each family, in every language. */
const FAMILY_NAMES: ReadonlyMap<string, Family> = new Map(
  FAMILIES.flatMap((family) =>
    EVERY_LANGUAGE.flatMap((words) => phrases(words.t(`said.family.${family}`))).map((name) => [
      name,
      family,
    ]),
  ),
);

/** The family somebody names, or undefined when the text is none of its names. */
export function familyNamed(text: string): Family | undefined {
  return FAMILY_NAMES.get(fold(text));
}

/**
 * Rows that somebody means by `text`: a family's name, else an exact token name, else a part of the name,
 * the location or the organisation, else of the Apple Account. An empty text means all.
 */
export function findRows(rows: readonly Row[], text: string): Row[] {
  if (fold(text) === '') return [...rows];
  const family = familyNamed(text);
  if (family !== undefined) return rows.filter(({ token }) => token.family === family);
  const exact = rows.filter(
    ({ token }) => fold(token.name) === fold(text) || token.id.toLowerCase() === fold(text),
  );
  if (exact.length > 0) return exact;
  const named = rows.filter(({ token }) => names(token).some((name) => fold(name).includes(fold(text))));
  if (named.length > 0) return named;
  return rows.filter(({ token }) => fold(token.appleAccount ?? '').includes(fold(text)));
}

function names(token: Token): string[] {
  return token.family === 'vpp' ? [token.name, token.location ?? '', token.organization ?? ''] : [token.name];
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

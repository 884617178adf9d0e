import type { Row } from './assess.ts';
import type { Family, Token } from './token.ts';

/** What people call the families, old and new names. */
const FAMILY_WORDS: { readonly [F in Family]: readonly string[] } = {
  push: [
    'push',
    'apns',
    'apn',
    'mdm',
    'mdm push',
    'push certificate',
    'push cert',
    'mdm push certificate',
    'apple mdm push certificate',
    'certificate',
  ],
  vpp: [
    'vpp',
    'vpp token',
    'vpp tokens',
    'location token',
    'location tokens',
    'content token',
    'content tokens',
    'apps and books',
    'apps & books',
  ],
  ade: [
    'ade',
    'dep',
    'ade token',
    'ade tokens',
    'dep token',
    'dep tokens',
    'enrolment',
    'enrollment',
    'enrolment program',
    'enrollment program',
    'enrolment program token',
    'enrollment program token',
    'enrolment program tokens',
    'enrollment program tokens',
    'server token',
  ],
};

/** The family somebody names, or undefined when the text is none of its names. */
export function familyNamed(text: string): Family | undefined {
  const word = fold(text);
  const named = Object.entries(FAMILY_WORDS).find(([, words]) => words.includes(word));
  return named?.[0] as Family | undefined;
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

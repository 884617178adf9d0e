import type { Assessment, Row } from '../domain/assess.ts';
import { familyNamed, findRows } from '../domain/find-tokens.ts';
import { refKey, type Token, type TokenRef } from '../domain/token.ts';
import { nearestFirst } from '../domain/understand/guess.ts';
import type { View } from '../domain/view.ts';

/** `show <token>`: the one that is meant, or the question which of several. */
export function showNamed(assessment: Assessment, said: string): View {
  const rows = findRows(assessment.rows, said);
  const [only] = rows;
  if (only === undefined) return noSuchToken(assessment, said);
  if (rows.length > 1)
    return { view: 'choose', command: 'show', said, tokens: rows.map(({ token }) => token) };
  return tokenView(assessment, only);
}

/** `renew <token or family>`: the steps for the one meant; for a family that has none yet, its steps in general. */
export function renewNamed(assessment: Assessment, said: string): View {
  const rows = findRows(assessment.rows, said);
  const [only] = rows;
  if (only !== undefined && rows.length === 1) return renewView(assessment, only);
  if (only !== undefined)
    return { view: 'choose', command: 'renew', said, tokens: rows.map(({ token }) => token) };
  const family = familyNamed(said);
  return family === undefined
    ? noSuchToken(assessment, said)
    : { view: 'renew', family, now: assessment.now };
}

/** For a button: the token may be gone since the card was sent. */
export function showRef(assessment: Assessment, ref: TokenRef): View {
  const row = rowOf(assessment, ref);
  return row === undefined ? noSuchToken(assessment, '') : tokenView(assessment, row);
}

export function renewRef(assessment: Assessment, ref: TokenRef): View {
  const row = rowOf(assessment, ref);
  return row === undefined ? noSuchToken(assessment, '') : renewView(assessment, row);
}

function rowOf(assessment: Assessment, ref: TokenRef): Row | undefined {
  return assessment.rows.find(({ token }) => refKey(token) === refKey(ref));
}

function tokenView(assessment: Assessment, row: Row): View {
  const mentioned = new Set(row.findings.flatMap(({ detail }) => detail.others ?? []).map(refKey));
  const related: Token[] = assessment.rows
    .map(({ token }) => token)
    .filter((token) => mentioned.has(refKey(token)));
  return { view: 'token', row, lookedAt: assessment.lookedAt, now: assessment.now, related };
}

function renewView(assessment: Assessment, row: Row): View {
  return { view: 'renew', family: row.token.family, row, now: assessment.now };
}

/**
 * Nothing is called that. While a family cannot be read, nobody can say so: then the status tells which one, and why.
 *
 * @param tokens what could have been meant.
 */
export function noSuchToken(
  assessment: Assessment,
  said: string,
  tokens: readonly Token[] = assessment.rows.map(({ token }) => token),
): View {
  if (assessment.troubles.length === 0)
    return { view: 'no-such-token', said, tokens: nearestFirst(said, tokens) };
  const filter = said === '' ? {} : { filter: said };
  return { view: 'status', assessment, rows: [], page: 0, freshness: 'outdated', ...filter };
}

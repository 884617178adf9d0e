import type { Assessment } from '../domain/assess.ts';
import { findRows } from '../domain/find-tokens.ts';
import { guess } from '../domain/understand/guess.ts';
import type { View } from '../domain/view.ts';
import { showNamed } from './one-token.ts';

/** A single letter names nothing. */
const SHORTEST_NAME = 2;

/** What is only named is opened: a token's card, or a family's rows. Of anything else the nearest guess is asked about. */
export function namedView(status: Extract<View, { view: 'status' }>, said: string): View {
  const { assessment } = status;
  const rows = said.length < SHORTEST_NAME ? [] : findRows(assessment.rows, said);
  if (rows.length === 1) return showNamed(assessment, said);
  if (rows.length > 1) return { ...status, rows, filter: said };
  return guessView(assessment, said);
}

function guessView({ rows }: Assessment, said: string): View {
  return { view: 'did-you-mean', said, suggestions: guess(said, rows) };
}

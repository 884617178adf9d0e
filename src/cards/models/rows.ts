import { type ButtonData, encodeButton } from '../../catalogue/commands/buttons.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Row } from '../../domain/assess.ts';
import { asReadText, familyName, subjectOf } from '../../domain/guidance/names.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import type { Saying } from '../../domain/guidance/saying.ts';
import { say } from '../../domain/guidance/sentences.ts';
import type { Instant } from '../../domain/instant.ts';
import { refKey, type Token } from '../../domain/token.ts';
import type { Look } from '../look.ts';
import { TONES, type Tone, toneOf } from './parts.ts';

/** One token on the status card. */
export interface RowModel {
  readonly name: string;
  /** The family's name with a leading gap, or a gap alone where the name says it already. */
  readonly family: string;
  readonly state: string;
  readonly color: Tone['color'];
  readonly when: string;
  readonly data: ButtonData;
}

export function rowModel(row: Row, now: Instant, { words }: Pick<Look, 'words'>): RowModel {
  const { token } = row;
  const saying = sayHeadline(row, now, words, []);
  const { tone, word } = stateOf(row, saying, words);
  const facts = [saying?.short ?? '', ...expiryFacts(row, now, words)].filter((fact) => fact !== '');
  return {
    ...nameBeside(token, words),
    state: `${tone.icon} ${word}`,
    color: tone.color,
    when: ` · ${facts.join(' · ')}`,
    data: encodeButton({ verb: 'show', ref: { family: token.family, id: token.id } }),
  };
}

/** How a token looks at a glance; `Fine` only when it was read now. */
export function stateOf(
  { headline, asOf }: Row,
  saying: Saying | undefined,
  words: Words,
): { tone: Tone; word: string } {
  if (headline !== undefined && saying !== undefined)
    return { tone: toneOf(headline, saying), word: saying.word };
  return asOf === undefined
    ? { tone: TONES.fine, word: words.t('state.fine') }
    : { tone: TONES.plain, word: words.t('state.was-fine') };
}

/** The date with the days, and how old the facts are when they are of an earlier look. */
export function expiryFacts(row: Row, now: Instant, words: Words): string[] {
  const expiry = expiryText(row, words);
  return row.asOf === undefined ? [expiry] : [expiry, asReadText(words, row.asOf, now)];
}

/** The words for the row's headline; undefined for a token that is fine. */
export function sayHeadline(
  row: Row,
  now: Instant,
  words: Words,
  related: readonly Token[],
): Saying | undefined {
  if (row.headline === undefined) return undefined;
  return say(row.headline, {
    subject: subjectOf(words, row.token),
    words,
    now,
    others: namesOf(row.headline.detail.others, related, words),
  });
}

export function namesOf(
  refs: readonly Pick<Token, 'family' | 'id'>[] | undefined,
  related: readonly Token[],
  words: Words,
): string[] {
  const wanted = new Set((refs ?? []).map((ref) => refKey(ref)));
  return related
    .filter((token) => wanted.has(refKey(token)))
    .map(({ family, name }) =>
      family === 'push' ? familyName(words, family) : words.t('quoted', { text: showable(name) }),
    );
}

/** `4 Dec 2026, 12 days`; on the day itself with the time. */
export function expiryText({ token, days }: Row, words: Words): string {
  const { expiresAt } = token;
  if (expiresAt === undefined || days === undefined) return words.t('expiry.unknown');
  const said = { date: words.date(expiresAt), days: words.days(days) };
  if (days !== 0) return words.t('expiry.date', said);
  return words.t('expiry.today', { ...said, time: words.time(expiresAt) });
}

/** A name with its family, as a row begins; the push certificate's name is its family's. */
export function nameBeside(
  { family, name }: Pick<Token, 'family' | 'name'>,
  words: Words,
): {
  name: string;
  family: string;
} {
  if (family === 'push') return { name: familyName(words, 'push'), family: ' ' };
  return { name: showable(name), family: `  ${familyName(words, family)}` };
}

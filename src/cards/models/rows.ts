import type { Row } from '../../domain/assess.ts';
import { type ButtonData, encodeButton } from '../../domain/buttons.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { type Saying, say } from '../../domain/guidance/sentences.ts';
import {
  asReadText,
  dateText,
  daysText,
  FAMILY_NAME,
  subjectOf,
  timeText,
} from '../../domain/guidance/words.ts';
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

export function rowModel(row: Row, now: Instant, { zone }: Pick<Look, 'zone'>): RowModel {
  const { token } = row;
  const saying = sayHeadline(row, now, zone, []);
  const { tone, word } = stateOf(row, saying);
  const facts = [saying?.short ?? '', ...expiryFacts(row, now, zone)].filter((fact) => fact !== '');
  return {
    name: showable(token.name),
    family: familyBeside(token),
    state: `${tone.icon} ${word}`,
    color: tone.color,
    when: ` · ${facts.join(' · ')}`,
    data: encodeButton({ verb: 'show', ref: { family: token.family, id: token.id } }),
  };
}

/** How a token looks at a glance; `Fine` only when it was read now. */
export function stateOf({ headline, asOf }: Row, saying: Saying | undefined): { tone: Tone; word: string } {
  if (headline !== undefined && saying !== undefined)
    return { tone: toneOf(headline, saying), word: saying.word };
  return asOf === undefined ? { tone: TONES.fine, word: 'Fine' } : { tone: TONES.plain, word: 'Was fine' };
}

/** The date with the days, and how old the facts are when they are of an earlier look. */
export function expiryFacts(row: Row, now: Instant, zone: string): string[] {
  const expiry = expiryText(row, zone);
  return row.asOf === undefined ? [expiry] : [expiry, asReadText(row.asOf, now)];
}

/** The words for the row's headline; undefined for a token that is fine. */
export function sayHeadline(
  row: Row,
  now: Instant,
  zone: string,
  related: readonly Token[],
): Saying | undefined {
  if (row.headline === undefined) return undefined;
  return say(row.headline, {
    subject: subjectOf(row.token),
    zone,
    now,
    others: namesOf(row.headline.detail.others, related),
  });
}

export function namesOf(
  refs: readonly Pick<Token, 'family' | 'id'>[] | undefined,
  related: readonly Token[],
): string[] {
  const wanted = new Set((refs ?? []).map((ref) => refKey(ref)));
  return related.filter((token) => wanted.has(refKey(token))).map((token) => `“${showable(token.name)}”`);
}

/** `4 Dec 2026, 12 days`; on the day itself with the time. */
export function expiryText({ token, days }: Row, zone: string): string {
  if (token.expiresAt === undefined || days === undefined) return 'expiry date unknown';
  const time = days === 0 ? ` at ${timeText(token.expiresAt, zone)}` : '';
  return `${dateText(token.expiresAt, zone)}, ${daysText(days)}${time}`;
}

/** A name with its family, as a row begins; the push certificate's name is its family's. */
export function nameBeside({ family, name }: Pick<Token, 'family' | 'name'>): {
  name: string;
  family: string;
} {
  if (family === 'push') return { name: FAMILY_NAME.push, family: ' ' };
  return { name: showable(name), family: `  ${FAMILY_NAME[family]}` };
}

/** `  Location token (VPP)`; nothing for the push certificate, whose name is the family's. */
export function familyBeside({ family, name }: Token): string {
  return name === FAMILY_NAME[family] ? ' ' : `  ${FAMILY_NAME[family]}`;
}

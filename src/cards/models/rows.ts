import { type ButtonData, encodeButton } from '../../catalogue/commands/buttons.ts';
import type { OnStatus } from '../../catalogue/commands/fields.ts';
import { familyOf } from '../../catalogue/families/families.ts';
import type { Words } from '../../catalogue/words/words.ts';
import { type Row, rowNotes } from '../../domain/assess.ts';
import type { Finding } from '../../domain/finding.ts';
import { asReadText, familiesName, familyName, subjectOf } from '../../domain/guidance/names.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { earlierText } from '../../domain/guidance/reminder-words.ts';
import type { Saying } from '../../domain/guidance/saying.ts';
import { say } from '../../domain/guidance/sentences.ts';
import type { Instant } from '../../domain/instant.ts';
import { refKey, type Token } from '../../domain/token.ts';
import type { Look } from '../look.ts';
import type { Action } from './actions.ts';
import { consequenceLine, decidingFact, type Said } from './deciding.ts';
import { guideModel } from './guide.ts';
import { type Offering, rowActions } from './offered.ts';
import { TONES, type Tone, toneOf } from './parts.ts';

/** One token or family of a card of several. It unfolds in place to what follows and what can be done. */
export interface RowModel {
  readonly name: string;
  /** The family's name with a leading gap, or a gap alone where the name says it already. */
  readonly family: string;
  /** What decides, right of the name, with the icon of its state. */
  readonly fact: string;
  readonly color: Tone['color'];
  /** Always seen: who has it, how its sync stands, how old its facts are. */
  readonly notes: readonly { readonly text: string }[];
  /** Of what unfolds. */
  readonly id: string;
  readonly unfolded: boolean;
  readonly lines: readonly { readonly text: string }[];
  readonly actions: readonly Action[];
}

/** A token that is fine: it leads to its card. */
export interface FineRowModel extends Pick<RowModel, 'name' | 'family' | 'fact'> {
  readonly data: ButtonData;
}

/** A row by what is the matter with it. */
export function rowOfFinding(
  said: Said,
  {
    id,
    notes,
    offering,
  }: { readonly id: string; readonly notes: readonly string[]; readonly offering: Offering },
  look: Look,
): RowModel {
  const { words } = look;
  const { finding, saying, token } = said;
  const tone = toneOf(finding, saying);
  return {
    ...(token === undefined
      ? { name: familiesName(words, finding.about.family), family: ' ' }
      : nameBeside(token, words)),
    fact: `${tone.icon} ${decidingFact(said, words)}`,
    color: tone.color,
    notes: notes.map((text) => ({ text })),
    id,
    unfolded: false,
    lines: [{ text: consequenceLine(said, words) }],
    actions: rowActions(offering, look),
  };
}

/** Only what was read now is fine. */
export function isFineNow({ headline, asOf }: Row): boolean {
  return headline === undefined && asOf === undefined;
}

/** It was fine when it was read last, and nobody knows what it is now. */
export function earlierRow(
  row: Row,
  asOf: Instant,
  id: string,
  { now, place }: { readonly now: Instant; readonly place: OnStatus },
  look: Look,
): RowModel {
  const { words } = look;
  const ref = { family: row.token.family, id: row.token.id };
  return {
    ...nameBeside(row.token, words),
    fact: `${TONES.plain.icon} ${words.t('state.was-fine')}`,
    color: TONES.plain.color,
    notes: [{ text: asReadText(words, asOf, now) }],
    id,
    unfolded: false,
    lines: [{ text: earlierText(asOf, words) }],
    actions: rowActions({ ref, links: guideModel(ref.family, row, look).links, now, place }, look),
  };
}

/** What is to be known beside what leads the row, in a few words each. */
export function rowNoteTexts(row: Row, now: Instant, words: Words): string[] {
  return rowNotes(row).map((finding) => sayOn(row, finding, now, words).short);
}

export function fineRow(
  row: Row,
  now: Instant,
  { words }: Pick<Look, 'words'>,
  place: OnStatus,
): FineRowModel {
  const { token, days } = row;
  const tone = TONES.fine;
  const named = nameBeside(token, words);
  const when = days === undefined ? words.t('expiry.unknown') : words.days(days);
  return {
    name: named.name,
    family: [named.family, ...rowNoteTexts(row, now, words)].join(' · '),
    fact: `${tone.icon} ${when}`,
    data: encodeButton({ verb: 'show', ref: { family: token.family, id: token.id }, ...place }),
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
  return row.headline && sayOn(row, row.headline, now, words, related);
}

function sayOn(
  { token }: Row,
  finding: Finding,
  now: Instant,
  words: Words,
  related: readonly Token[] = [],
): Saying {
  const others = namesOf(finding.detail.others, related, words);
  return say(finding, { subject: subjectOf(words, token), words, now, others });
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
  if (days >= (familyOf(token.family).endlessFrom ?? Number.POSITIVE_INFINITY))
    return words.t('expiry.never');
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

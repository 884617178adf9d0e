import type { Words } from '../../catalogue/words/words.ts';
import type { Assessment, Row } from '../../domain/assess.ts';
import type { Finding } from '../../domain/finding.ts';
import { asReadText, familiesName, subjectInside, subjectOf } from '../../domain/guidance/names.ts';
import { say } from '../../domain/guidance/sentences.ts';
import { compareFindings } from '../../domain/urgency.ts';
import type { StatusView } from '../../domain/view.ts';
import { TONES, type Tone, toneOf } from './parts.ts';

type Freshness = StatusView['freshness'];

/** The one thing that matters most on the status card. */
export interface Headline {
  readonly tone: Tone;
  readonly text: string;
  /** The same without how many others there are, for where they are counted. */
  readonly alone?: string;
  /** What it speaks of; undefined where nothing is the matter, or nothing could be read at all. */
  readonly candidate?: Candidate;
}

/** One thing that could be said first; without a row it is about a family. */
export interface Candidate {
  readonly finding: Finding;
  readonly row?: Row;
}

/** Never says that all is fine when a family could not be read or the look is outdated. */
export function statusHeadline(assessment: Assessment, freshness: Freshness, words: Words): Headline {
  const { rows, troubles } = assessment;
  if (troubles.some(({ detail }) => detail.unreadable?.kind === 'no-intune') && rows.length === 0) {
    return { tone: TONES.unknown, text: words.t('status.no-intune') };
  }
  if (rows.length === 0 && troubles.length > 1 && assessment.absent.length === 0) {
    return { tone: TONES.unknown, text: words.t('status.unreadable') };
  }
  const candidates = candidatesOf(assessment);
  const [first, ...more] = candidates;
  if (first === undefined) return allFine(assessment, freshness, words);
  if (first.finding.severity === 'info') return nextOne(assessment, first, freshness, words);
  const others = more.filter(({ finding }) => finding.severity !== 'info').length;
  const { tone, text } = worded(assessment, first, words, subjectOf);
  return {
    tone,
    text: others === 0 ? text : words.t('status.and-more', { headline: text, n: others }),
    alone: text,
    candidate: first,
  };
}

function candidatesOf({ rows, troubles }: Assessment): Candidate[] {
  return [
    ...rows.flatMap((row) => (row.headline === undefined ? [] : [{ finding: row.headline, row }])),
    ...troubles.map((finding) => ({ finding })),
  ].sort((one, other) => compareFindings(one.finding, other.finding));
}

/** @param subject how the sentence names the token: at its beginning, or within another one. */
function worded(
  { now }: Assessment,
  { finding, row }: Candidate,
  words: Words,
  subject: typeof subjectOf,
): Headline {
  const saying = say(finding, {
    subject: row === undefined ? familiesName(words, finding.about.family) : subject(words, row.token),
    words,
    now,
    others: [],
  });
  const { headline } = saying;
  const text =
    row?.asOf === undefined
      ? headline
      : words.t('status.aged', { headline, asRead: asReadText(words, row.asOf, now) });
  return { tone: toneOf(finding, saying), text };
}

function allFine({ rows, lookedAt, now }: Assessment, freshness: Freshness, words: Words): Headline {
  const [only, ...others] = rows;
  if (only === undefined) return { tone: TONES.plain, text: words.t('status.none') };
  const one = others.length === 0;
  const subject = subjectOf(words, only.token);
  const n = rows.length;
  if (freshness !== 'current') {
    const when = words.moment(lookedAt, now);
    return {
      tone: freshness === 'updating' ? TONES.plain : TONES.unknown,
      text: one ? words.t('status.was-fine.one', { subject, when }) : words.t('status.was-fine', { n, when }),
    };
  }
  const text = one ? words.t('status.fine.one', { subject }) : words.t('status.fine', { n });
  return { tone: TONES.fine, text };
}

/** Everything works, and something lies within the ladder of days. */
function nextOne(assessment: Assessment, first: Candidate, freshness: Freshness, words: Words): Headline {
  const { length: n } = assessment.rows;
  if (freshness !== 'current' || n === 1)
    return { ...worded(assessment, first, words, subjectOf), candidate: first };
  const { tone, text } = worded(assessment, first, words, subjectInside);
  return { tone, text: words.t('status.next', { n, headline: text }), candidate: first };
}

import type { Words } from '../../catalogue/words/words.ts';
import type { Assessment, Row } from '../../domain/assess.ts';
import type { Finding } from '../../domain/finding.ts';
import { asReadText, familiesName, subjectOf } from '../../domain/guidance/names.ts';
import { say } from '../../domain/guidance/sentences.ts';
import { count } from '../../domain/guidance/words.ts';
import { compareFindings } from '../../domain/urgency.ts';
import type { StatusView } from '../../domain/view.ts';
import { TONES, type Tone, toneOf } from './parts.ts';
import { sayHeadline } from './rows.ts';

type Freshness = StatusView['freshness'];

/** The one thing that matters most on the status card. */
export interface Headline {
  readonly tone: Tone;
  readonly text: string;
}

interface Candidate {
  readonly finding: Finding;
  readonly row?: Row;
}

/** Never says that all is fine when a family could not be read or the look is outdated. */
export function statusHeadline(assessment: Assessment, freshness: Freshness, words: Words): Headline {
  const { rows, troubles } = assessment;
  if (troubles.some(({ detail }) => detail.unreadable?.kind === 'no-intune') && rows.length === 0) {
    return { tone: TONES.unknown, text: 'This tenant has no Microsoft Intune' };
  }
  if (rows.length === 0 && troubles.length > 1 && assessment.absent.length === 0) {
    return { tone: TONES.unknown, text: 'The Apple tokens could not be read' };
  }
  const candidates = candidatesOf(assessment);
  const [first, ...more] = candidates;
  if (first === undefined) return allFine(assessment, freshness, words);
  if (first.finding.severity === 'info') return nextOne(assessment, first, freshness, words);
  const others = more.filter(({ finding }) => finding.severity !== 'info').length;
  const rest = others === 0 ? '' : `, and ${others} more ${others === 1 ? 'needs' : 'need'} attention`;
  const { tone, text } = worded(assessment, first, words);
  return { tone, text: `${text}${rest}` };
}

function candidatesOf({ rows, troubles }: Assessment): Candidate[] {
  return [
    ...rows.flatMap((row) => (row.headline === undefined ? [] : [{ finding: row.headline, row }])),
    ...troubles.map((finding) => ({ finding })),
  ].sort((one, other) => compareFindings(one.finding, other.finding));
}

function worded({ now }: Assessment, { finding, row }: Candidate, words: Words): Headline {
  const saying =
    (row && sayHeadline(row, now, words, [])) ??
    say(finding, { subject: familiesName(words, finding.about.family), words, now, others: [] });
  const age = row?.asOf === undefined ? '' : ` (${asReadText(words, row.asOf, now)})`;
  return { tone: toneOf(finding, saying), text: `${saying.headline}${age}` };
}

function allFine({ rows, lookedAt, now }: Assessment, freshness: Freshness, words: Words): Headline {
  const [only] = rows;
  if (only === undefined) return { tone: TONES.plain, text: 'No Apple token is set up in Intune' };
  const who = rows.length === 1 ? subjectOf(words, only.token) : `All ${count(rows.length, 'Apple token')}`;
  if (freshness !== 'current') {
    const verb = rows.length === 1 ? 'was' : 'were';
    return {
      tone: freshness === 'updating' ? TONES.plain : TONES.unknown,
      text: `${who} ${verb} fine at the last look, ${words.moment(lookedAt, now)}`,
    };
  }
  return { tone: TONES.fine, text: `${who} ${rows.length === 1 ? 'is' : 'are'} fine` };
}

/** Everything works, and something lies within the ladder of days. */
function nextOne(assessment: Assessment, first: Candidate, freshness: Freshness, words: Words): Headline {
  const { text, tone } = worded(assessment, first, words);
  if (freshness !== 'current' || assessment.rows.length === 1) return { tone, text };
  return {
    tone,
    text: `All ${count(assessment.rows.length, 'Apple token')} work. Next: ${lowerFirst(text)}`,
  };
}

/** Names of certificates keep their capitals. */
function lowerFirst(text: string): string {
  return text.startsWith('MDM') ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

import type { CardJson } from './templates.ts';

const NO_BREAK = '\u00A0';

/** `15 Apr 2027`, `12 days` and `08:40 CET` each mean one thing and are read as one word. */
const TOGETHER = [
  /\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}\b/g,
  /\b\d+ (?:day|hour|minute|month)s?\b/g,
  /\b\d{2}:\d{2} [A-Z]{2,5}\b/g,
];

/**
 * The card with dates, times and counts of days that no client breaks at the end of a line. Only text runs are
 * touched: the data of buttons stays as it is, and so do text blocks, whose mentions must equal their entities.
 */
export function keepTogether(card: CardJson): CardJson {
  return kept(card) as CardJson;
}

function kept(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(kept);
  if (typeof part !== 'object' || part === null) return part;
  if ('type' in part && part.type === 'TextRun' && 'text' in part && typeof part.text === 'string')
    return { ...part, text: unbroken(part.text) };
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, key === 'inlines' ? inlines(value) : kept(value)]),
  );
}

/** A run without any style is a plain string. */
function inlines(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((inline) => (typeof inline === 'string' ? unbroken(inline) : kept(inline)));
}

/** One text with what belongs together kept on one line. */
export function unbroken(text: string): string {
  return TOGETHER.reduce(
    (line, pattern) => line.replace(pattern, (match) => match.replaceAll(' ', NO_BREAK)),
    text,
  );
}

import type { Words } from '../../catalogue/words/words.ts';
import { daysBetween } from '../calendar.ts';
import type { Instant } from '../instant.ts';
import type { Resolution } from '../plan/announcement.ts';
import type { PostReason } from '../plan/intent.ts';
import type { Baseline, Facts, Gap, Hold } from '../plan/reminder.ts';
import { pushAfterExpiry } from './consequences.ts';
import { showable } from './outside-text.ts';

/** Why a card comes now, where its content does not say so; empty where it does. */
const WHY: { readonly [R in PostReason]: string } = {
  step: '',
  'catch-up': '',
  'first-seen': 'It was this close to its end when I first saw it.',
  late: 'This comes later than it should: it could not be said at its time.',
  'hold-ended': 'The quiet time somebody had set for it is over.',
  expired: '',
  'still-expired': 'I say so every workday for two weeks, and then once a week, until it is renewed.',
  'long-expired': 'I say so once a week until it is renewed.',
  new: '',
  worse: 'It has become worse since I last spoke of it.',
  repeat: 'I have said so before, and it is still so.',
};

/** Undefined where the card says it anyway. */
export function whyText(reason: PostReason): string | undefined {
  return WHY[reason] === '' ? undefined : WHY[reason];
}

/** Dates in full: the card is still read on another day. */
export function gapText({ from, to }: Gap, words: Words, what = 'this comes late'): string {
  return `I could not look from ${words.stamp(from)} to ${words.stamp(to)}, so ${what}.`;
}

/** Who keeps it quiet, since or until when, and why. Holds what a person wrote: show as text only. */
export function holdText({ kind, by, since, until, reason }: Hold, words: Words): string {
  const who = showable(by.name);
  if (kind === 'claim') return `${who} is renewing this (since ${words.stamp(since)}).`;
  const why = reason === undefined ? '.' : `: ${showable(reason)}`;
  return `Snoozed until ${words.slot(until)} by ${who}${why}`;
}

/** After a wrong renewal: how long the old certificate can still be renewed, and with which account. */
export function oldCertificateText(
  { expiresAt, appleAccount }: Baseline,
  now: Instant,
  words: Words,
): string {
  const account =
    appleAccount === undefined
      ? ''
      : ` It belongs to the Apple Account (Apple ID) ${showable(appleAccount)}.`;
  if (expiresAt === undefined) return `When the old certificate expires is not known.${account}`;
  const days = daysBetween(now, expiresAt, words.zone);
  if (now < expiresAt)
    return `The old certificate expires on ${words.date(expiresAt)}, ${words.days(days)}: renew that one before then.${account}`;
  return `The old certificate expired on ${words.date(expiresAt)}. ${pushAfterExpiry(-days, words)}${account}`;
}

/** What became of it, beside a word that says it already; empty where there is nothing to add. */
export function resolutionText({ reason, before, after }: Resolution): string {
  switch (reason) {
    case 'renewed':
      return stayedText(before, after);
    case 'accepted':
      return `The other certificate was declared right. ${stayedText(before, after)}`.trimEnd();
    case 'solved':
      return 'It was no longer to be seen at two looks in a row.';
    case 'mistaken':
      return 'My clock was ahead when I said this. Nothing was wrong, and nothing needs doing.';
    case 'stayed':
      return 'The earlier date has stayed for a week: I count by it from now on.';
    case 'back':
      return 'Intune shows it again.';
    case 'gone':
      return 'If that was not meant to happen, look there soon.';
    case 'readable-again':
      return 'Intune answers again.';
  }
}

/** `5 Dec 2026 → 5 Dec 2027`; undefined where no date has changed. */
export function datesText({ reason, before, after }: Resolution, words: Words): string | undefined {
  if (reason !== 'renewed' && reason !== 'accepted') return undefined;
  const [old, now] = [before, after].map((facts) =>
    facts?.expiresAt === undefined ? 'unknown date' : words.date(facts.expiresAt),
  );
  return old === now ? `still ${now}` : `${old} → ${now}`;
}

/** A renewal on a card that speaks of something else by now: from old to new, and what has stayed. */
export function renewalText(renewal: Resolution, words: Words): string {
  const dates = datesText(renewal, words);
  const what = `It was renewed${dates === undefined ? '' : `: ${dates}`}.`;
  return [what, resolutionText(renewal), ownerText(renewal) ?? ''].filter(isSaid).join(' ');
}

/** Who had said "I’m renewing this", which is all that is known of it; undefined when nobody had. */
export function ownerText({ renewedBy }: Resolution): string | undefined {
  if (renewedBy === undefined) return undefined;
  return `${showable(renewedBy)} had taken this on.`;
}

/** `Same topic, same Apple Account (mdm@contoso.example).` What is not known on both sides is left out. */
function stayedText(before: Facts, after: Facts | undefined): string {
  const parts = [
    compared('topic', before.topic, after?.topic),
    compared('Apple Account', before.appleAccount, after?.appleAccount),
  ].filter(isSaid);
  const [first = ''] = parts;
  if (parts.length === 0) return '';
  const text = parts.join(', ');
  return `${first.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function compared(what: 'topic' | 'Apple Account', before?: string, after?: string): string {
  if (before === undefined || after === undefined) return '';
  if (before.trim().toLowerCase() !== after.trim().toLowerCase())
    return `another ${what} (before ${showable(before)}, now ${showable(after)})`;
  return what === 'topic' ? 'same topic' : `same ${what} (${showable(after)})`;
}

function isSaid(text: string): boolean {
  return text !== '';
}

/** The facts of an earlier look, because its family cannot be read now. */
export function earlierText(asOf: Instant, words: Words): string {
  return `Intune cannot be read now. This is as it was seen last, on ${words.stamp(asOf)}.`;
}

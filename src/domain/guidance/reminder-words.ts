import type { Words } from '../../catalogue/words/words.ts';
import { daysBetween } from '../calendar.ts';
import type { Instant } from '../instant.ts';
import type { Resolution } from '../plan/announcement.ts';
import type { PostReason } from '../plan/intent.ts';
import type { Baseline, Facts, Gap, Hold } from '../plan/reminder.ts';
import { pushAfterExpiry } from './consequences.ts';
import { showable } from './outside-text.ts';

/** Reasons that the content of the card does not say by itself. */
const WHY: ReadonlySet<PostReason> = new Set([
  'first-seen',
  'late',
  'hold-ended',
  'still-expired',
  'long-expired',
  'worse',
  'repeat',
]);

/** Why a card comes now; undefined where the card says it anyway. */
export function whyText(reason: PostReason, words: Words): string | undefined {
  return WHY.has(reason) ? words.known(`why.${reason}`) : undefined;
}

/** Dates in full: the card is still read on another day. */
export function gapText({ from, to }: Gap, words: Words, of: 'this' | 'some'): string {
  return words.t(`gap.${of}`, { from: words.stamp(from), to: words.stamp(to) });
}

/** Who has it or keeps it quiet, since or until when, and why. Holds what a person wrote: show as text only. */
export function holdText({ kind, by, since, until, reason }: Hold, now: Instant, words: Words): string {
  const who = showable(by.name);
  if (kind === 'claim') {
    const has = words.t('hold.claim', { who, since: words.stamp(since) });
    return now < until ? `${has} ${words.t('hold.claim.quiet', { until: words.slot(until) })}` : has;
  }
  const slot = words.slot(until);
  if (reason === undefined) return words.t('hold.snooze', { who, until: slot });
  return words.t('hold.snooze.reason', { who, until: slot, reason: showable(reason) });
}

/** After a wrong renewal: how long the old certificate can still be renewed, and with which account. */
export function oldCertificateText(
  { expiresAt, appleAccount }: Baseline,
  now: Instant,
  words: Words,
): string {
  const expiry = oldExpiryText(expiresAt, now, words);
  if (appleAccount === undefined) return expiry;
  return `${expiry} ${words.t('old-certificate.account', { account: showable(appleAccount) })}`;
}

function oldExpiryText(expiresAt: Instant | undefined, now: Instant, words: Words): string {
  if (expiresAt === undefined) return words.t('old-certificate.undated');
  const days = daysBetween(now, expiresAt, words.zone);
  const date = words.date(expiresAt);
  if (now < expiresAt) return words.t('old-certificate.ahead', { date, days: words.days(days) });
  return words.t('old-certificate.past', { date, after: pushAfterExpiry(-days, words) });
}

/** What became of it, beside a word that says it already; empty where there is nothing to add. */
export function resolutionText({ reason, before, after }: Resolution, words: Words): string {
  if (reason === 'renewed') return stayedText(before, after, words);
  const note = words.t(`over.${reason}.note`);
  return reason === 'accepted' ? `${note} ${stayedText(before, after, words)}`.trimEnd() : note;
}

/** `5 Dec 2026 → 5 Dec 2027`; undefined where no date has changed. */
export function datesText({ reason, before, after }: Resolution, words: Words): string | undefined {
  if (reason !== 'renewed' && reason !== 'accepted') return undefined;
  const dateOf = (facts: Facts | undefined) =>
    facts?.expiresAt === undefined ? words.t('over.dates.unknown') : words.date(facts.expiresAt);
  const [old, now] = [dateOf(before), dateOf(after)];
  return old === now ? words.t('over.dates.still', { date: now }) : `${old} → ${now}`;
}

/** A renewal on a card that speaks of something else by now: from old to new, and what has stayed. */
export function renewalText(renewal: Resolution, words: Words): string {
  const dates = datesText(renewal, words);
  const what = dates === undefined ? words.t('renewal-before') : words.t('renewal-before.dates', { dates });
  return [what, resolutionText(renewal, words), ownerText(renewal, words) ?? '']
    .filter((said) => said !== '')
    .join(' ');
}

/** Who had said "I’m on it", which is all that is known of it; undefined when nobody had. */
export function ownerText({ renewedBy }: Resolution, words: Words): string | undefined {
  if (renewedBy === undefined) return undefined;
  return words.t('over.owner', { who: showable(renewedBy) });
}

/** `Same topic, same Apple Account (mdm@contoso.example).` What is not known on both sides is left out. */
function stayedText(before: Facts, after: Facts | undefined, words: Words): string {
  const topic = compared(before.topic, after?.topic);
  const account = compared(before.appleAccount, after?.appleAccount);
  if (topic?.same === true && account?.same === true)
    return words.t('stayed.both', { account: account.after });
  return [
    topic && (topic.same ? words.t('stayed.topic') : words.t('changed.topic', topic)),
    account &&
      (account.same
        ? words.t('stayed.account', { account: account.after })
        : words.t('changed.account', account)),
  ]
    .filter((said) => said !== undefined)
    .join(' ');
}

/** Undefined where one side is not known. */
function compared(
  before: string | undefined,
  after: string | undefined,
): { readonly same: boolean; readonly before: string; readonly after: string } | undefined {
  if (before === undefined || after === undefined) return undefined;
  const same = before.trim().toLowerCase() === after.trim().toLowerCase();
  return { same, before: showable(before), after: showable(after) };
}

/** The facts of an earlier look, because its family cannot be read now. */
export function earlierText(asOf: Instant, words: Words): string {
  return words.t('reminder.earlier', { when: words.stamp(asOf) });
}

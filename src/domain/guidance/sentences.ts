import type { Finding, FindingKind, Severity } from '../finding.ts';
import type { Instant } from '../instant.ts';
import type { Family } from '../token.ts';
import { pushAfterExpiry, WHAT_STOPS, WHAT_WILL_STOP } from './consequences.ts';
import { showable } from './outside-text.ts';
import { sayMovedBack, sayVanished } from './sighting-words.ts';
import { troubleOf } from './unreadable.ts';
import { ageText, count, dateText, FAMILY_NAMES, list, momentText, timeText } from './words.ts';

/** A Finding in words. Texts may hold names from outside: show them as text only. */
export interface Saying {
  /** One or two words that carry the severity beside icon and colour: Expired, Soon, Unknown. */
  readonly word: string;
  /** The whole Finding as a sentence without a full stop: what a notification shows. */
  readonly headline: string;
  /** A few words for a row that shows the name and the date anyway; empty when the date says it all. */
  readonly short: string;
  readonly consequence: string;
  readonly advice: string;
  /** Whether following the renewal steps is what helps. */
  readonly renew: boolean;
}

/** What the wording needs beside the Finding. */
export interface Speech {
  /** How sentences about the token begin, from `subjectOf`; for a family its name. */
  readonly subject: string;
  readonly zone: string;
  readonly now: Instant;
  /** Names of the tokens in `detail.others`, as far as they are known. */
  readonly others: readonly string[];
}

interface Context extends Speech {
  readonly finding: Finding;
  readonly family: Family;
}

const WORDS: { readonly [S in Severity]: string } = {
  critical: 'Critical',
  warning: 'Warning',
  info: 'Note',
};

type Draft = Omit<Saying, 'word' | 'renew'> & Partial<Pick<Saying, 'word' | 'renew'>>;

/** A new kind of Finding does not compile before it has its words here. */
const SAYINGS: { readonly [K in FindingKind]: (context: Context) => Draft } = {
  expired: (context) => ({
    word: 'Expired',
    headline: `${context.subject} expired ${past(context)}`,
    short: '',
    consequence:
      context.family === 'push' ? `The outage has begun. ${WHAT_STOPS.push}` : WHAT_STOPS[context.family],
    advice: context.family === 'push' ? pushAfterExpiry(-(days(context) ?? 0)) : 'Renew it now.',
    renew: true,
  }),
  'expires-today': ({ subject, family, finding, zone }) => ({
    word: 'Today',
    headline: `${subject} expires today${finding.detail.expiresAt === undefined ? '' : ` at ${timeText(finding.detail.expiresAt, zone)}`}`,
    short: '',
    consequence: WHAT_WILL_STOP[family],
    advice: 'Renew it now.',
    renew: true,
  }),
  'expires-soon': (context) => ({
    word: { critical: 'Critical', warning: 'Soon', info: 'Coming up' }[context.finding.severity],
    headline: `${context.subject} expires ${ahead(context)}`,
    short: '',
    consequence: WHAT_WILL_STOP[context.family],
    advice: context.finding.severity === 'info' ? 'Plan the renewal.' : 'Renew it before that day.',
    renew: true,
  }),
  'expiry-unknown': ({ subject }) => ({
    word: 'Unknown',
    headline: `${subject} has no expiry date in Intune`,
    short: 'No expiry date in Intune',
    consequence: 'Nobody can tell from here when it lapses.',
    advice: 'Look it up in Apple’s portal. If Intune stays without a date, renew it.',
  }),
  'state-expired': ({ subject, family }) => ({
    word: 'Expired',
    headline: `${subject} is expired, says Intune, although its date is not past`,
    short: 'Intune says expired',
    consequence: WHAT_STOPS[family],
    advice: 'Renew it now.',
    renew: true,
  }),
  'state-invalid': ({ subject, family }) => ({
    word: 'Invalid',
    headline: `${subject} is no longer valid`,
    short: 'Needs renewal now',
    consequence: WHAT_STOPS[family],
    advice:
      'Renew it now. The usual causes: the password of the Apple Account (Apple ID) that downloaded it was changed or ran out, its domain changed, or it was disabled.',
    renew: true,
  }),
  'state-external-mdm': ({ subject }) => ({
    headline: `${subject} is in use by another MDM`,
    short: 'In use by another MDM',
    consequence: `A location works with one MDM and one Intune tenant at a time. ${WHAT_STOPS.vpp}`,
    advice:
      'Find out who took it before you take it back: the other side loses its assignments. In Intune edit the token and set “Take control of token from another MDM”.',
  }),
  'state-duplicate': ({ subject }) => ({
    headline: `${subject} is a duplicate: its location was uploaded twice`,
    short: 'Duplicate of another token',
    consequence: 'Its sync has stopped and new purchases do not show up.',
    advice:
      'Find the other token of the location and decide which one stays. Deleting a token deletes its apps and assignments: check which one your assignments use first.',
  }),
  'state-unknown': ({ subject, finding }) => ({
    word: 'Unknown',
    headline: `${subject} is in a state this bot does not know`,
    short: `State: ${showable(finding.detail.word ?? '', 40)}`,
    consequence: `Intune calls it ${showable(finding.detail.word ?? '', 40)}. Whether it works cannot be told from here.`,
    advice: 'Look at the token in Intune.',
  }),
  'sync-error': ({ subject, finding }) => ({
    headline: `${subject} did not sync: error ${finding.detail.errorCode ?? 'unknown'}`,
    short: `Sync error ${finding.detail.errorCode ?? 'unknown'}`,
    consequence: 'New devices and changes made at Apple do not reach Intune.',
    advice:
      'What the code means is not published. The usual cause is new terms at Apple: have an Administrator sign in to Apple’s portal, accept them if asked, and sync again.',
  }),
  'sync-failed': (context) => ({
    headline: `${context.subject} failed to sync`,
    short: 'Last sync failed',
    consequence: `New purchases and licence counts do not reach Intune.${lastSync(context)}`,
    advice:
      'Sync it again in Intune. If that fails too, look for new terms in Apple’s portal, and check the token.',
  }),
  'sync-stale': (context) => ({
    headline: `${context.subject} has not synced ${since(context)}`,
    short: `No sync ${since(context)}`,
    consequence: 'Changes made at Apple do not reach Intune.',
    advice:
      'Start a sync in Intune. If it does not help, look for new terms in Apple’s portal and check the token.',
  }),
  'sync-never': ({ subject }) => ({
    headline: `${subject} has never synced`,
    short: 'Never synced',
    consequence: 'Nothing of it has reached Intune yet.',
    advice: 'Start a sync in Intune. A token uploaded minutes ago needs some patience.',
  }),
  'wrong-renewal': ({ finding }) => ({
    word: 'Wrong renewal',
    headline: 'MDM push certificate was replaced by another one, not renewed',
    short: 'Another certificate: its topic changed',
    consequence: `Devices trust the old topic, so every Apple device has to enrol again. Before: ${showable(finding.detail.before ?? 'unknown')}. Now: ${showable(finding.detail.after ?? 'unknown')}.`,
    advice:
      'It may still be undone: find the certificate with the old topic in Apple’s portal, with the Apple Account (Apple ID) that created it. Choose Renew there, and upload that one to Intune. Enrol no device until then.',
    renew: true,
  }),
  'moved-back': ({ subject, finding, zone }) => sayMovedBack(subject, finding, zone),
  vanished: ({ subject, finding }) => sayVanished(subject, finding),
  'account-changed': ({ subject, finding }) => ({
    headline: `${subject} has another Apple Account (Apple ID) than before`,
    short: 'Another Apple Account',
    consequence: `Before: ${showable(finding.detail.before ?? 'unknown')}. Now: ${showable(finding.detail.after ?? 'unknown')}.`,
    advice: 'If this was planned there is nothing to do. The next renewal needs the new account.',
  }),
  recreated: ({ subject, others }) => ({
    headline: `${subject} seems to exist twice`,
    short: 'Probably created again instead of renewed',
    consequence: `Every app of the location then appears twice.${others.length === 0 ? '' : ` The other one: ${list(others)}.`}`,
    advice:
      'Look at both in Intune. Upload the new file, with Edit, to the one your assignments use, and remove the other only when nothing is assigned through it.',
  }),
  'personal-account': ({ subject }) => ({
    headline: `${subject} depends on a personal Apple Account (Apple ID)`,
    short: 'Personal Apple Account',
    consequence: 'When its owner leaves, nobody can renew it.',
    advice:
      'Move it to a Managed Apple Account with a mailbox several people read. For the push certificate, ask Apple to move it.',
  }),
  'shared-account': ({ subject, others }) => ({
    headline: `${subject} shares its Apple Account (Apple ID) with other tokens`,
    short: 'Shared Apple Account',
    consequence: `One password change or one person leaving can end all of them.${others.length === 0 ? '' : ` It also holds: ${list(others)}.`}`,
    advice: 'Give each kind of token a Managed Apple Account of its own at the next renewal.',
  }),
  'cannot-check': ({ family, finding: { detail } }) => {
    const trouble = detail.unreadable === undefined ? undefined : troubleOf(detail.unreadable);
    return {
      word: 'Unknown',
      headline: `${FAMILY_NAMES[family]} could not be read`,
      short: trouble?.what ?? '',
      consequence: `${trouble?.what ?? ''} Whether all is well there cannot be told.`.trim(),
      advice: trouble?.advice ?? 'Check again in some minutes.',
    };
  },
};

/** The words for a Finding. */
export function say(finding: Finding, speech: Speech): Saying {
  const draft = SAYINGS[finding.kind]({ ...speech, finding, family: finding.about.family });
  return { word: WORDS[finding.severity], renew: false, ...draft };
}

function days({ finding }: Context): number | undefined {
  return finding.detail.days;
}

function ahead(context: Context): string {
  const left = days(context);
  if (left === undefined) return 'soon';
  return left === 1 ? 'tomorrow' : `in ${count(left, 'day')}`;
}

/** `on 4 Dec 2026, 12 days ago`; on the day itself `today at 14:05`. */
function past(context: Context): string {
  const { expiresAt } = context.finding.detail;
  const gone = -(days(context) ?? 0);
  if (expiresAt === undefined) return 'already';
  if (gone === 0) return `today at ${timeText(expiresAt, context.zone)}`;
  return gone === 1 ? 'yesterday' : `${count(gone, 'day')} ago, on ${dateText(expiresAt, context.zone)}`;
}

/** What cannot be read now is as old as it was then. */
function since({ finding, now }: Context): string {
  const { lastSyncAt, asOf = now } = finding.detail;
  return lastSyncAt === undefined ? 'for days' : `for ${ageText(asOf - lastSyncAt)}`;
}

function lastSync({ finding, now, zone }: Context): string {
  const { lastSyncAt } = finding.detail;
  return lastSyncAt === undefined ? '' : ` Last sync: ${momentText(lastSyncAt, now, zone)}.`;
}

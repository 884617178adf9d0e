import type { Finding } from '../finding.ts';
import type { Instant } from '../instant.ts';
import { LOOKS_TO_BE_SURE } from '../looking.ts';
import type { Family } from '../token.ts';
import { takenAlong } from './consequences.ts';
import type { Saying } from './sentences.ts';
import { dateText } from './words.ts';

type Words = Omit<Saying, 'word' | 'renew'> & Partial<Pick<Saying, 'word'>>;

/** What may still be done about a token that is gone. */
const RESCUE: { readonly [F in Family]: string } = {
  push: 'If this was not meant: find the certificate with the old topic in Apple’s portal, choose Renew there, never Create, and upload that one to Intune today. Enrol no device until then.',
  vpp: 'If this was not meant: find out who deleted it before anybody uploads its file again. A new token starts without the old assignments.',
  ade: 'If this was not meant: add it to Intune again, for the same service in Apple’s portal, and assign its devices and profiles anew.',
};

/** A token that was there and is not any more; at the first look without it that is not sure. */
export function sayVanished(subject: string, { about: { family }, detail }: Finding): Words {
  if (detail.gone !== undefined && detail.gone.looks < LOOKS_TO_BE_SURE) {
    return {
      word: 'Not found',
      headline: `${subject} was not found in Intune`,
      short: '',
      consequence: 'It was there before. The next look decides whether it was deleted.',
      advice: 'Look in Intune, unless somebody deletes it on purpose.',
    };
  }
  return {
    word: 'Gone',
    headline: `${subject} is not in Intune any more`,
    short: '',
    consequence: takenAlong(family, detail.deviceCount),
    advice: RESCUE[family],
  };
}

/** A date that is earlier than before, or not given any more. */
export function sayMovedBack(subject: string, { detail }: Finding, zone: string): Words {
  const { movedFrom, expiresAt } = detail;
  const before = dateOf(movedFrom, zone);
  const advice =
    'Look in Intune and in Apple’s portal which file was uploaded last. If it was an old one, renew the token and upload the new one.';
  if (expiresAt === undefined) {
    return {
      headline: `${subject} has no expiry date in Intune any more; it was ${before}`,
      short: 'No date any more',
      consequence: 'That is no renewal. I count by the last date there was.',
      advice,
    };
  }
  return {
    headline: `${subject} expires earlier than before: on ${dateOf(expiresAt, zone)}, not on ${before}`,
    short: `Before: ${before}`,
    consequence:
      'That is no renewal: an older file may have taken the place of a newer one. I count by the earlier date.',
    advice,
  };
}

function dateOf(at: Instant | undefined, zone: string): string {
  return at === undefined ? 'a later date' : dateText(at, zone);
}

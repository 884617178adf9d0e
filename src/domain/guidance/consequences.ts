import { familyOf } from '../../catalogue/families/families.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Family } from '../token.ts';

/** What stops when a token of the family has lapsed, in the present tense. */
export function whatStops(family: Family, words: Words): string {
  return words.t(`stops.${family}`);
}

/** The same, as what is to come. */
export function whatWillStop(family: Family, words: Words): string {
  return words.t(`will-stop.${family}`);
}

/**
 * What went with a token that is gone from Intune.
 *
 * @param devices that it had; undefined when not known.
 */
export function takenAlong(family: Family, devices: number | undefined, words: Words): string {
  return familyOf(family).takenAlong(devices, words);
}

/** Days in which, by Microsoft's documentation alone, renewing an expired push certificate may still work. */
const MAYBE_DAYS = 30;

/**
 * What is known about renewing a push certificate after its expiry.
 * Sources: learn.microsoft.com/intune/device-enrollment/apple/create-mdm-push-certificate speaks of 30 days;
 * other vendors contradict it and Apple says nothing. So it is never worded as time that is left.
 *
 * @param daysPast calendar days since expiry, 0 on the day itself.
 */
export function pushAfterExpiry(daysPast: number, words: Words): string {
  const limit = MAYBE_DAYS;
  if (daysPast <= MAYBE_DAYS) return words.t('push.after-expiry.maybe', { limit });
  return words.t('push.after-expiry.over', { limit, days: words.days(-daysPast) });
}

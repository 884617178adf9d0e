import type { FindingKind } from '../finding.ts';
import type { Upcoming } from '../plan/intent.ts';
import { count } from './words.ts';

/** What will be said, in a few words after the token's name. What depends on the date is worded by its step. */
const KINDS: { readonly [K in FindingKind]: string } = {
  expired: 'expired',
  'expires-today': 'expires on that day',
  'expires-soon': 'expires soon',
  'expiry-unknown': 'no expiry date',
  'state-expired': 'expired, says Intune',
  'state-invalid': 'no longer valid',
  'state-external-mdm': 'in use by another MDM',
  'state-duplicate': 'duplicate of another token',
  'state-unknown': 'in a state this bot does not know',
  'sync-error': 'sync error',
  'sync-failed': 'sync failed',
  'sync-stale': 'not synced for days',
  'sync-never': 'never synced',
  'wrong-renewal': 'replaced by another certificate',
  'moved-back': 'expiry date moved back',
  vanished: 'not in Intune any more',
  'account-changed': 'another Apple Account',
  recreated: 'seems to exist twice',
  'personal-account': 'personal Apple Account',
  'shared-account': 'shared Apple Account',
  'cannot-check': 'could not be read',
};

/**
 * @param left calendar days from that time to the expiry, when it is known. A step that falls on a day off
 *   is said earlier, so the step alone is not the number of days.
 */
export function upcomingText({ kind, step }: Upcoming['says'][number], left: number | undefined): string {
  if (step === undefined) return KINDS[kind];
  if (step === 'expired') return 'the moment it expires';
  if (step < 0) return 'expired, and not renewed';
  const days = left ?? step;
  if (days <= 0) return 'on the day it expires';
  return days === 1 ? 'the day before it expires' : `${count(days, 'day')} before it expires`;
}

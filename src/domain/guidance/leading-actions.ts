import type { FindingAction, LeadingActions } from '../../catalogue/findings/actions.ts';
import type { Finding, FindingKind } from '../finding.ts';
import { LOOKS_TO_BE_SURE } from '../looking.ts';

const RENEW = lead('open-renewal-page', 'claim', 'how-to-renew', 'open-apple-portal', 'snooze');
const SYNC = lead('sync', 'open-apple-portal', 'open-in-intune', 'claim', 'snooze');
const CHECK = lead('open-in-intune', 'what-to-check', 'claim', 'snooze');

/** Notes never lead a card, and have none. */
type Leading = Exclude<FindingKind, 'account-changed' | 'personal-account' | 'shared-account'>;

const ACTIONS: { readonly [K in Leading]: LeadingActions | ((finding: Finding) => LeadingActions) } = {
  'wrong-renewal': lead('how-to-undo', 'claim', 'open-apple-portal', 'open-in-intune', 'snooze', 'accept'),
  vanished: ({ detail: { gone } }) =>
    gone !== undefined && gone.looks < LOOKS_TO_BE_SURE ? lead('check-now', 'open-in-intune') : CHECK,
  expired: RENEW,
  'state-expired': RENEW,
  'state-invalid': RENEW,
  'state-external-mdm': CHECK,
  'state-duplicate': CHECK,
  'expires-today': RENEW,
  // Nobody can wait for the other kinds of trouble to end by an action of theirs.
  'cannot-check': ({ detail: { unreadable } }) =>
    unreadable?.kind === 'permission' || unreadable?.kind === 'sign-in'
      ? lead('open-entra', 'check-now')
      : lead('check-now', 'open-in-intune'),
  'expires-soon': RENEW,
  'moved-back': lead('open-in-intune', 'open-apple-portal', 'how-to-renew', 'claim', 'snooze'),
  recreated: CHECK,
  'sync-error': lead('sync', 'open-apple-portal', 'what-to-check', 'open-in-intune', 'claim', 'snooze'),
  'sync-failed': SYNC,
  'sync-stale': SYNC,
  'sync-never': SYNC,
  'expiry-unknown': lead('open-apple-portal', 'how-to-renew', 'open-in-intune', 'claim', 'snooze'),
  'state-unknown': lead('open-in-intune', 'check-now', 'snooze'),
};

/** What mends a Finding, first of all; undefined for a note, which never leads a card. */
export function leadingActions(finding: Finding): LeadingActions | undefined {
  const actions = ACTIONS[finding.kind as Leading] as (typeof ACTIONS)[Leading] | undefined;
  return typeof actions === 'function' ? actions(finding) : actions;
}

function lead(first: FindingAction, second: FindingAction, ...rest: FindingAction[]): LeadingActions {
  return { first, second, rest };
}

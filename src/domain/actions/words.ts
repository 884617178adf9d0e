import { troubleOf } from '../guidance/unreadable.ts';
import { momentText } from '../guidance/words.ts';
import type { Instant } from '../instant.ts';
import type { RefusalReason, RefusedView } from '../view.ts';
import type { SyncOffer, SyncRefusal } from './sync.ts';

/** Short answers to a press, where no card can take the place of the pressed one. Plain text. */

const REFUSALS: { readonly [R in RefusalReason]: string } = {
  'other-tenant': 'This bot serves another organisation.',
  'not-in-it-team': 'Only members of the IT team are served. Ask an owner of that team to add you.',
  'guest-may-not-act': 'Guests may read, not act. Ask a member of the IT team to press it.',
  'not-an-operator': 'Only operators may do this.',
  'operators-unreadable': 'Whether you are an operator could not be checked.',
  'read-only':
    'This bot is read-only here (ACTIONS=off). Use the links on the token’s card and do it in Intune.',
};

/** Why somebody may not, and who may as far as their names are known. */
export function refusalText({ reason, who = [], unreadable }: RefusedView): string {
  const names = who.length === 0 ? '' : ` These may: ${who.join(', ')}.`;
  if (unreadable === undefined) return `${REFUSALS[reason]}${names}`;
  const { what } = troubleOf(unreadable, 'Entra');
  return `${REFUSALS[reason]} ${what}${names}`;
}

const NO_SYNC: { readonly [R in SyncRefusal]: string } = {
  'not-syncable': 'The push certificate has nothing to sync.',
  gone: 'It is not in Intune any more.',
  expired: 'It has expired, so Apple does not let it sync. Renew it first.',
  'state-expired': 'Intune calls it expired, so it cannot sync. Renew it first.',
  'state-invalid':
    'Intune calls it invalid: its Apple Account’s password was changed or the account disabled. Renew it first.',
  'state-external-mdm': 'It is in use by another MDM. Take it back to Intune first.',
  'state-duplicate': 'Its location has another token in Intune. Remove the one that is not in use first.',
  'in-progress': 'Intune is syncing it already.',
  'too-soon': 'Apple allows one sync in 15 minutes.',
  'not-readable': 'Its family cannot be read now, so it is not known whether it can be synced.',
};

/** Why a token cannot be synced, and when it will be possible; undefined when it can. */
export function noSyncText(offer: SyncOffer, now: Instant, zone: string): string | undefined {
  if (offer.offer === 'sync') return undefined;
  const from = offer.from === undefined ? '' : ` It is possible from ${momentText(offer.from, now, zone)}.`;
  return `${NO_SYNC[offer.reason]}${from}`;
}

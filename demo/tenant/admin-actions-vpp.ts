import { DAY, HOUR } from '../../src/domain/instant.ts';
import { type AdminAction, always } from './admin-action.ts';
import { changeVpp, note, type VppRecord } from './state.ts';
import { startVppSync, vppStateAt } from './sync.ts';
import { type Change, deleteVpp, renewVpp, uploadVppAsNew } from './transitions.ts';

/** The buttons on a location token's row. */
export const VPP_ACTIONS: readonly AdminAction<VppRecord>[] = [
  {
    name: 'renew',
    label: 'Renew',
    hint: 'Uploads the new content token to this one: a year more, and an invalid token is valid again.',
    group: 'right',
    offered: always,
    apply: (state, token, change) => renewVpp(state, token.id, change),
  },
  {
    name: 'sync',
    label: 'Sync',
    hint: 'Takes some seconds, then completes, or fails when the token is not valid.',
    group: 'plain',
    offered: (token) => token.syncStatus !== 'inProgress',
    apply: (state, token, change) => startVppSync(state, token.id, change.now, change.syncTakesMs),
  },
  {
    name: 'take-control',
    label: 'Take control from the other MDM',
    hint: 'Brings the token back to Intune.',
    group: 'plain',
    offered: (token) => token.state === 'assignedToExternalMDM',
    apply: patchVpp(() => ({ state: 'valid' }), 'is managed by Intune again'),
  },
  {
    name: 'upload-as-new',
    label: 'Upload as a new token',
    hint: 'Adds a second token for the same location: a duplicate whose sync stops.',
    group: 'wrong',
    offered: always,
    apply: (state, token, change) => uploadVppAsNew(state, token.id, change),
  },
  {
    name: 'delete',
    label: 'Delete this token',
    hint: 'Its apps and assignments would go with it.',
    group: 'wrong',
    offered: always,
    apply: (state, token, change) => deleteVpp(state, token.id, change),
  },
  {
    name: 'password-changed',
    label: 'Change the account’s password',
    hint: 'Apple stops taking the token: invalid, although its date is fine.',
    group: 'trouble',
    offered: (token, change) => vppStateAt(token, change.now) === 'valid',
    apply: patchVpp(() => ({ state: 'invalid' }), 'became invalid'),
  },
  {
    name: 'other-mdm',
    label: 'Give it to another MDM',
    hint: 'The location is managed elsewhere until Intune takes control again.',
    group: 'trouble',
    offered: (token) => token.state !== 'assignedToExternalMDM',
    apply: patchVpp(() => ({ state: 'assignedToExternalMDM' }), 'is managed by another MDM'),
  },
  {
    name: 'fail-syncs',
    label: 'Let syncs fail',
    hint: 'Every sync from now on fails, until the token is renewed.',
    group: 'trouble',
    offered: (token) => !token.syncFails,
    apply: patchVpp(() => ({ syncFails: true }), 'will fail to sync'),
  },
  {
    name: 'unsynced',
    label: 'Unsynced for 4 days',
    hint: 'Moves the last sync to 4 days ago.',
    group: 'trouble',
    offered: always,
    apply: patchVpp(({ now }) => ({ lastSyncAt: now - 4 * DAY }), 'was last synced 4 days ago'),
  },
  {
    name: 'date-back',
    label: 'Move the date back by 30 days',
    hint: 'As when an older content token is uploaded.',
    group: 'trouble',
    offered: always,
    apply: patchVpp((_, token) => ({ expiresAt: token.expiresAt - 30 * DAY }), 'now expires 30 days earlier'),
  },
  {
    name: 'five-days',
    label: 'Leave 5 days',
    hint: 'Moves the expiry to 5 days from now.',
    group: 'trouble',
    offered: always,
    apply: patchVpp(({ now }) => ({ expiresAt: now + 5 * DAY }), 'expires in 5 days'),
  },
  {
    name: 'expire',
    label: 'Let it expire',
    hint: 'Moves the expiry to an hour ago.',
    group: 'trouble',
    offered: always,
    apply: patchVpp(({ now }) => ({ expiresAt: now - HOUR }), 'expired'),
  },
];

function patchVpp(
  patch: (change: Change, token: VppRecord) => Partial<VppRecord>,
  what: string,
): AdminAction<VppRecord>['apply'] {
  return (state, token, change) =>
    note(
      changeVpp(state, token.id, patch(change, token)),
      change.now,
      `Location token ${token.displayName} ${what}.`,
    );
}

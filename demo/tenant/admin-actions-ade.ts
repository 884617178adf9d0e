import { DAY, HOUR } from '../../src/domain/instant.ts';
import { type AdminAction, always } from './admin-action.ts';
import { type AdeRecord, changeAde, note } from './state.ts';
import { mayStartAdeSync, startAdeSync } from './sync.ts';
import { type Change, deleteAde, downloadAdeOnly, renewAde, uploadAdeAsNew } from './transitions.ts';

/** The buttons on an enrolment program token's row. */
export const ADE_ACTIONS: readonly AdminAction<AdeRecord>[] = [
  {
    name: 'renew',
    label: 'Renew',
    hint: 'Uploads the new token of the same device management service: a year more.',
    group: 'right',
    offered: always,
    apply: (state, token, change) => renewAde(state, token.id, change),
  },
  {
    name: 'sync',
    label: 'Sync',
    hint: 'Intune takes one manual sync in 15 minutes.',
    group: 'plain',
    offered: (token, change) => mayStartAdeSync(token, change.now),
    apply: (state, token, change) => startAdeSync(state, token.id, change.now, change.syncTakesMs),
  },
  {
    name: 'download-only',
    label: 'Download at Apple, forget the upload',
    hint: 'Apple stops taking the token in use at once; its date still looks fine.',
    group: 'wrong',
    offered: always,
    apply: (state, token, change) => downloadAdeOnly(state, token.id, change),
  },
  {
    name: 'upload-as-new',
    label: 'Add as a new token',
    hint: 'A new device management service beside the old one: no device is assigned to it.',
    group: 'wrong',
    offered: always,
    apply: (state, token, change) => uploadAdeAsNew(state, token.id, change),
  },
  {
    name: 'delete',
    label: 'Delete this token',
    hint: 'Its devices would no longer enrol by themselves.',
    group: 'wrong',
    offered: always,
    apply: (state, token, change) => deleteAde(state, token.id, change),
  },
  {
    name: 'fail-syncs',
    label: 'Let syncs end with code 3',
    hint: 'As when Apple’s terms wait to be accepted. Renewing lets syncs succeed again.',
    group: 'trouble',
    offered: (token) => token.syncFailsWith === 0,
    apply: patchAde(() => ({ syncErrorCode: 3, syncFailsWith: 3 }), 'fails to sync with code 3'),
  },
  {
    name: 'unsynced',
    label: 'Unsynced for 4 days',
    hint: 'Moves the last sync to 4 days ago and allows a new one.',
    group: 'trouble',
    offered: always,
    apply: patchAde(
      ({ now }) => ({ lastSyncAt: now - 4 * DAY, syncTriggeredAt: now - 4 * DAY }),
      'was last synced 4 days ago',
    ),
  },
  {
    name: 'date-back',
    label: 'Move the date back by 30 days',
    hint: 'As when an older token is uploaded.',
    group: 'trouble',
    offered: always,
    apply: patchAde((_, token) => ({ expiresAt: token.expiresAt - 30 * DAY }), 'now expires 30 days earlier'),
  },
  {
    name: 'five-days',
    label: 'Leave 5 days',
    hint: 'Moves the expiry to 5 days from now.',
    group: 'trouble',
    offered: always,
    apply: patchAde(({ now }) => ({ expiresAt: now + 5 * DAY }), 'expires in 5 days'),
  },
  {
    name: 'expire',
    label: 'Let it expire',
    hint: 'Moves the expiry to an hour ago.',
    group: 'trouble',
    offered: always,
    apply: patchAde(({ now }) => ({ expiresAt: now - HOUR }), 'expired'),
  },
];

function patchAde(
  patch: (change: Change, token: AdeRecord) => Partial<AdeRecord>,
  what: string,
): AdminAction<AdeRecord>['apply'] {
  return (state, token, change) =>
    note(
      changeAde(state, token.id, patch(change, token)),
      change.now,
      `Enrolment program token ${token.tokenName} ${what}.`,
    );
}

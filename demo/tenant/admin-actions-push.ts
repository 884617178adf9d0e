import { DAY, HOUR } from '../../src/domain/instant.ts';
import type { AdminAction } from './admin-action.ts';
import type { TenantState } from './state.ts';
import { leavePush, removePush, setBackPush, undoPush, uploadPush } from './transitions.ts';

/** The push certificate's row: its token is the state's one certificate, or undefined while there is none. */
export const PUSH_ACTIONS: readonly AdminAction<TenantState['push']>[] = [
  {
    name: 'undo',
    label: 'Undo the wrong renewal',
    hint: 'Renews the former certificate row, with its Apple Account, and uploads that: the old topic is back.',
    group: 'right',
    offered: (push) => push?.inPlaceOf !== undefined,
    apply: (state, _, change) => undoPush(state, change),
  },
  {
    name: 'renew',
    label: 'Renew',
    hint: 'Same Apple Account, same certificate row at Apple: a year more, devices stay enrolled.',
    group: 'right',
    offered: exists,
    apply: (state, _, change) => uploadPush(state, 'renew', change),
  },
  {
    name: 'create',
    label: 'Upload a first certificate',
    hint: 'Sets up the push certificate with a new topic.',
    group: 'right',
    offered: (push) => push === undefined,
    apply: (state, _, change) => uploadPush(state, 'other-account', change),
  },
  {
    name: 'created-anew',
    label: 'Create instead of renew',
    hint: 'Same Apple Account, new topic: every device would have to enrol again.',
    group: 'wrong',
    offered: exists,
    apply: (state, _, change) => uploadPush(state, 'created-anew', change),
  },
  {
    name: 'other-account',
    label: 'Use another Apple Account',
    hint: 'Another account gives another certificate: new topic, every device would have to enrol again.',
    group: 'wrong',
    offered: exists,
    apply: (state, _, change) => uploadPush(state, 'other-account', change),
  },
  {
    name: 'account-moved',
    label: 'Renew from another Apple Account, same topic',
    hint: 'As after Apple moved the certificate to another account: harmless, worth knowing.',
    group: 'trouble',
    offered: exists,
    apply: (state, _, change) => uploadPush(state, 'account-moved', change),
  },
  {
    name: 'date-back',
    label: 'Move the date back by 30 days',
    hint: 'As when an older certificate of the same topic is uploaded.',
    group: 'trouble',
    offered: exists,
    apply: (state, _, change) => setBackPush(state, 30 * DAY, change),
  },
  {
    name: 'five-days',
    label: 'Leave 5 days',
    hint: 'Moves the expiry to 5 days from now.',
    group: 'trouble',
    offered: exists,
    apply: (state, _, change) => leavePush(state, 5 * DAY, change),
  },
  {
    name: 'expire',
    label: 'Let it expire',
    hint: 'Moves the expiry to an hour ago.',
    group: 'trouble',
    offered: exists,
    apply: (state, _, change) => leavePush(state, -HOUR, change),
  },
  {
    name: 'remove',
    label: 'Remove the certificate',
    hint: 'Graph then answers 404, as in a tenant that never set it up.',
    group: 'trouble',
    offered: exists,
    apply: (state, _, change) => removePush(state, change),
  },
];

function exists(push: TenantState['push']): boolean {
  return push !== undefined;
}

import type { SyncRefusal, SyncRules } from '../sync.ts';
import type { VppToken } from './token.ts';

const STATE_REFUSALS: ReadonlyMap<string, SyncRefusal> = new Map([
  ['expired', 'state-expired'],
  ['invalid', 'state-invalid'],
  ['assignedToExternalMDM', 'state-external-mdm'],
  ['duplicateLocationId', 'state-duplicate'],
]);

export const vppSync: SyncRules<VppToken> = {
  version: 'v1.0',
  action: 'syncLicenses',
  offer: ({ state, syncStatus }) => {
    const refusal = STATE_REFUSALS.get(state);
    if (refusal !== undefined) return { offer: 'none', reason: refusal };
    return syncStatus === 'inProgress' ? { offer: 'none', reason: 'in-progress' } : { offer: 'sync' };
  },
  facts: ({ lastSyncAt, state, syncStatus }) => ({
    ...(lastSyncAt === undefined ? {} : { lastSyncAt }),
    state,
    syncStatus,
  }),
};

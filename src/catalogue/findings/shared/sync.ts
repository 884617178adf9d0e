import { DAY, type Instant } from '../../../domain/instant.ts';
import type { Token } from '../../../domain/token.ts';
import { lead } from '../definition.ts';

/** Intune's own limits on the Tenant status page: a warning after one day, unhealthy from three days. */
export const STALE_AFTER = DAY;
export const DEAD_AFTER = 3 * DAY;

/** States in which a location token cannot sync; saying that it has not would repeat the cause. */
const CANNOT_SYNC: ReadonlySet<string> = new Set([
  'expired',
  'invalid',
  'assignedToExternalMDM',
  'duplicateLocationId',
]);

type Syncing = Extract<Token, { readonly lastSyncAt?: Instant }>;

/** Whether a token has ended, by its date or its state, so that nothing is to be expected of its sync. */
export function cannotSync(token: Syncing, now: Instant): boolean {
  if (token.expiresAt !== undefined && now >= token.expiresAt) return true;
  return token.family === 'vpp' && CANNOT_SYNC.has(token.state);
}

/** Whether its last sync failed: that says more than how long ago one was good. */
export function hasFailed(token: Syncing): boolean {
  return token.family === 'vpp' && token.syncStatus === 'failed';
}

/** What a sync mends, or at least tells more about. */
export const SYNC = lead('sync', 'open-apple-portal', 'open-in-intune', 'claim', 'snooze');

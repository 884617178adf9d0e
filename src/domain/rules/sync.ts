import { DAY } from '../instant.ts';
import type { AdeToken, VppToken } from '../token.ts';
import { finding, type Rule, type RuleContext } from './context.ts';

/** Intune's own limits on the Tenant status page: a warning after one day, unhealthy from three days. */
const STALE_AFTER = DAY;
const DEAD_AFTER = 3 * DAY;

/** States in which a location token cannot sync; saying that it has not would repeat the cause. */
const CANNOT_SYNC: ReadonlySet<string> = new Set([
  'expired',
  'invalid',
  'assignedToExternalMDM',
  'duplicateLocationId',
]);

export const judgeVppSync: Rule<VppToken> = (token, context) => {
  if (CANNOT_SYNC.has(token.state) || isExpired(token, context)) return undefined;
  if (token.syncStatus === 'failed') return finding(token, 'sync-failed', 'warning', lastSync(token));
  return judgeSyncAge(token, context);
};

export const judgeAdeError: Rule<AdeToken> = (token, context) => {
  if (isExpired(token, context) || token.syncErrorCode === 0) return undefined;
  return finding(token, 'sync-error', 'warning', { errorCode: token.syncErrorCode, ...lastSync(token) });
};

export const judgeAdeSync: Rule<AdeToken> = (token, context) => {
  if (isExpired(token, context)) return undefined;
  return judgeSyncAge(token, context);
};

function judgeSyncAge(token: VppToken | AdeToken, { now }: RuleContext) {
  if (token.lastSyncAt === undefined) return finding(token, 'sync-never', 'warning');
  const age = now - token.lastSyncAt;
  if (age >= DEAD_AFTER) return finding(token, 'sync-stale', 'critical', lastSync(token));
  if (age > STALE_AFTER) return finding(token, 'sync-stale', 'warning', lastSync(token));
  return undefined;
}

function isExpired(token: VppToken | AdeToken, { now }: RuleContext): boolean {
  return token.expiresAt !== undefined && now >= token.expiresAt;
}

function lastSync(token: VppToken | AdeToken): { lastSyncAt?: number } {
  return token.lastSyncAt === undefined ? {} : { lastSyncAt: token.lastSyncAt };
}

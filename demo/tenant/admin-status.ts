import { DAY, HOUR, type Instant, MINUTE } from '../../src/domain/instant.ts';
import type { AdeRecord, PushRecord, VppRecord } from './state.ts';
import { vppStateAt } from './sync.ts';

/** What a row says at first sight; the tone gives the colour, the word the meaning. */
export interface Status {
  readonly tone: 'good' | 'busy' | 'warn' | 'bad';
  readonly word: string;
}

export function pushStatus(push: PushRecord, now: Instant): Status {
  return expiryStatus(push.expiresAt, now);
}

export function vppStatus(token: VppRecord, now: Instant): Status {
  if (token.syncStatus === 'inProgress') return { tone: 'busy', word: 'Syncing' };
  switch (vppStateAt(token, now)) {
    case 'invalid':
      return { tone: 'bad', word: 'Invalid' };
    case 'assignedToExternalMDM':
      return { tone: 'bad', word: 'Managed by another MDM' };
    case 'duplicateLocationId':
      return { tone: 'bad', word: 'Duplicate' };
    case 'unknown':
      return { tone: 'warn', word: 'Unknown' };
    case 'expired':
    case 'valid':
      break;
  }
  const expiry = expiryStatus(token.expiresAt, now);
  if (expiry.tone !== 'good') return expiry;
  if (token.syncStatus === 'failed') return { tone: 'warn', word: 'Sync failed' };
  return syncAgeStatus(token.lastSyncAt, now) ?? expiry;
}

export function adeStatus(token: AdeRecord, now: Instant): Status {
  if (token.syncEndsAt !== undefined) return { tone: 'busy', word: 'Syncing' };
  const expiry = expiryStatus(token.expiresAt, now);
  if (expiry.tone === 'bad') return expiry;
  if (token.syncErrorCode !== 0) return { tone: 'bad', word: `Sync error ${token.syncErrorCode}` };
  if (expiry.tone === 'warn') return expiry;
  return syncAgeStatus(token.lastSyncAt, now) ?? expiry;
}

export function expiryStatus(expiresAt: Instant, now: Instant): Status {
  const left = expiresAt - now;
  if (left <= 0) return { tone: 'bad', word: 'Expired' };
  return left <= 30 * DAY ? { tone: 'warn', word: 'Expires soon' } : { tone: 'good', word: 'Active' };
}

function syncAgeStatus(lastSyncAt: Instant | undefined, now: Instant): Status | undefined {
  if (lastSyncAt === undefined) return { tone: 'warn', word: 'Never synced' };
  if (now - lastSyncAt <= DAY) return undefined;
  return { tone: 'warn', word: `Not synced for ${distance(now - lastSyncAt)}` };
}

/** `4 days`, `2 hours`, `8 minutes`, `a moment`: whole units, rounded to the nearest. */
export function distance(ms: number): string {
  const size = Math.abs(ms);
  if (size >= 2 * DAY - HOUR) return `${Math.round(size / DAY)} days`;
  if (size >= 2 * HOUR - MINUTE) return `${Math.round(size / HOUR)} hours`;
  if (size >= 2 * MINUTE) return `${Math.round(size / MINUTE)} minutes`;
  return 'a moment';
}

const DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** `5 Dec 2026, 14:05 UTC (in 12 days)`, or `never`. */
export function dateText(at: Instant | undefined, now: Instant): string {
  if (at === undefined) return 'never';
  const away = at > now ? `in ${distance(at - now)}` : `${distance(now - at)} ago`;
  return `${DATE.format(at)} UTC (${away})`;
}

import type { SyncFacts } from '../../catalogue/families/sync.ts';
import { type Instant, MINUTE, SECOND } from '../instant.ts';
import type { Reading } from '../snapshot.ts';
import { refKey, type Token } from '../token.ts';
import { type SyncOutcome, type SyncRecord, syncFacts } from './sync.ts';

/** After this long without an end a sync is no longer watched. */
export const SYNC_WATCHED_FOR = 20 * MINUTE;

const FIRST_LOOK = 10 * SECOND;
const SLOWEST_LOOK = 60 * SECOND;

/** ms from one look to the next: 10 s, a little longer each time, at most a minute. */
export function nextLookDelay(looks: number): number {
  return Math.min(SLOWEST_LOOK, Math.round((FIRST_LOOK * 1.3 ** looks) / SECOND) * SECOND);
}

/** What a look says about a sync under way. */
export type SyncProgress =
  | { readonly progress: 'running'; readonly seenRunning: boolean }
  | { readonly progress: 'ended'; readonly end: SyncOutcome };

/**
 * Judges a sync by a look at its token. A token that could not be read says nothing, so the sync goes on;
 * everything ends after 20 minutes.
 */
export function judgeSync(record: SyncRecord, reading: Reading, now: Instant): SyncProgress {
  const late = now - record.startedAt >= SYNC_WATCHED_FOR;
  if (reading.outcome === 'absent') return ended({ outcome: 'gone', at: now });
  const token =
    reading.outcome === 'read'
      ? reading.tokens.find((one) => refKey(one) === refKey(record.about))
      : undefined;
  if (token === undefined) {
    return late ? ended({ outcome: 'not-finished', at: now }) : running(record, false);
  }
  const after = syncFacts(token);
  const { before } = record;
  if (
    after.syncStatus !== 'inProgress' &&
    isLater(after.lastSyncAt, before.lastSyncAt) &&
    !isFailing(after)
  ) {
    return ended({ outcome: 'completed', at: now, tookMs: tookMs(record, after, now), after });
  }
  if (hasFailed(record, after) || (late && isFailing(after)))
    return ended({ outcome: 'failed', at: now, after });
  if (neverBegan(record, token)) return ended({ outcome: 'not-started', at: now });
  if (late) return ended({ outcome: 'not-finished', at: now, after });
  return running(record, after.syncStatus === 'inProgress');
}

function running({ seenRunning }: SyncRecord, isRunning: boolean): SyncProgress {
  return { progress: 'running', seenRunning: seenRunning || isRunning };
}

function ended(end: SyncOutcome): SyncProgress {
  return { progress: 'ended', end };
}

function tookMs({ startedAt }: SyncRecord, { lastSyncAt }: SyncFacts, now: Instant): number {
  // Intune's clock may be behind ours by more than a quick sync takes.
  return lastSyncAt !== undefined && lastSyncAt >= startedAt ? lastSyncAt - startedAt : now - startedAt;
}

function isLater(one: Instant | undefined, other: Instant | undefined): boolean {
  return one !== undefined && (other === undefined || one > other);
}

function isFailing({ syncStatus, syncErrorCode = 0 }: SyncFacts): boolean {
  return syncStatus === 'failed' || syncErrorCode !== 0;
}

/**
 * A failure that was there before says nothing until this sync was seen to run. Then, and when it is new, it
 * is the outcome; otherwise the end of the watch decides.
 */
function hasFailed({ before, seenRunning }: SyncRecord, after: SyncFacts): boolean {
  if (after.syncStatus === 'failed') return seenRunning || before.syncStatus !== 'failed';
  const { syncErrorCode = 0 } = after;
  return syncErrorCode !== 0 && syncErrorCode !== (before.syncErrorCode ?? 0);
}

/** The bot was interrupted between the press and Intune's answer, and the token shows no sign of a sync. */
function neverBegan({ stage, before }: SyncRecord, token: Token): boolean {
  if (stage === 'running') return false;
  const after = syncFacts(token);
  const triggered = isLater(after.syncTriggeredAt, before.syncTriggeredAt);
  return !triggered && after.syncStatus !== 'inProgress' && !isLater(after.lastSyncAt, before.lastSyncAt);
}

import { isOpen, type SyncRecord, syncFacts } from '../../domain/actions/sync.ts';
import type { Instant } from '../../domain/instant.ts';
import { SECOND } from '../../domain/instant.ts';
import { refKey, type Token } from '../../domain/token.ts';
import type { Shelf } from '../../ports.ts';
import type { Actor } from './holds.ts';

/** Longer than one look and one start may take together with their retries; then somebody else goes on. */
export const ASKING_TAKES = 60 * SECOND;

/** Whether this press has started it, or found one that was asked for already. */
export interface SyncClaim {
  readonly record: SyncRecord;
  readonly mine: boolean;
}

export interface SyncWish {
  readonly token: Token;
  readonly actor: Actor;
  readonly now: Instant;
  /** When the pressed card was made: a sync asked for later than that is what the presser gets to see. */
  readonly seen: Instant;
}

/**
 * Putting the record is the claim to start a sync: of everybody who presses at once, on whatever replica, one
 * succeeds, and the others are given what that one has written.
 */
export async function claimSync(
  { token, actor, now, seen }: SyncWish,
  syncs: Shelf<SyncRecord>,
): Promise<SyncClaim> {
  const key = refKey(token);
  for (;;) {
    const found = await syncs.get(key);
    if (found !== undefined && (isOpen(found.value) || found.value.startedAt >= seen)) {
      return { record: found.value, mine: false };
    }
    const record = newSync(token, actor, now);
    const written = await syncs.put(key, record, found === undefined ? 'absent' : { version: found.version });
    if (written.done) return { record, mine: true };
  }
}

function newSync(token: Token, { person, address, threadId }: Actor, now: Instant): SyncRecord {
  return {
    about: { family: token.family, id: token.id },
    name: token.name,
    by: person,
    startedAt: now,
    before: syncFacts(token),
    stage: 'claimed',
    seenRunning: false,
    looks: 0,
    nextLookAt: now + ASKING_TAKES,
    where: { address, ...(threadId === undefined ? {} : { threadId }) },
    owed: false,
  };
}

/** Changes the record of one sync unless it has moved on, or another sync has taken its place. True when this call did. */
export async function changeSync(
  { about, startedAt }: Pick<SyncRecord, 'about' | 'startedAt'>,
  syncs: Shelf<SyncRecord>,
  change: (current: SyncRecord) => SyncRecord | 'leave',
): Promise<boolean> {
  let changed = false;
  await syncs.update(refKey(about), (current) => {
    const next = current === undefined || current.startedAt !== startedAt ? 'leave' : change(current);
    changed = next !== 'leave';
    return next;
  });
  return changed;
}

import type { Address, Person } from '../conversation.ts';
import { type Instant, MINUTE } from '../instant.ts';
import type { Unreadable } from '../snapshot.ts';
import type { Token, TokenRef } from '../token.ts';

/** Intune takes one manual sync of an enrolment program token in this time, to keep Apple's terms (MicrosoftDocs, manage-devices-tokens-apple). */
export const ADE_SYNC_PAUSE = 15 * MINUTE;

/** Why a token cannot be synced now; the same word is in the log, the history and the card. */
export type SyncRefusal =
  | 'not-syncable' // the push certificate has nothing to sync
  | 'gone' // it is not in Intune any more
  | 'expired'
  | 'state-expired' // VPP: Intune says so although the date is fine
  | 'state-invalid'
  | 'state-external-mdm'
  | 'state-duplicate'
  | 'in-progress' // Intune is syncing it already
  | 'too-soon' // ADE: Intune takes one manual sync in 15 minutes
  | 'not-readable'; // its family cannot be read now, so nobody knows whether it still applies

export type SyncOffer =
  | { readonly offer: 'sync' }
  | {
      readonly offer: 'none';
      readonly reason: SyncRefusal;
      /** Only `too-soon`: from then on it is possible. */
      readonly from?: Instant;
    };

const STATE_REFUSALS: ReadonlyMap<string, SyncRefusal> = new Map([
  ['expired', 'state-expired'],
  ['invalid', 'state-invalid'],
  ['assignedToExternalMDM', 'state-external-mdm'],
  ['duplicateLocationId', 'state-duplicate'],
]);

/**
 * Whether a token may be synced now. First match decides.
 *
 * @param asOf set when its family cannot be read and these are the facts of an earlier look.
 */
export function syncOffer(token: Token, now: Instant, asOf?: Instant): SyncOffer {
  if (token.family === 'push') return none('not-syncable');
  if (asOf !== undefined) return none('not-readable');
  if (token.expiresAt !== undefined && now >= token.expiresAt) return none('expired');
  if (token.family === 'vpp') {
    const refusal = STATE_REFUSALS.get(token.state);
    if (refusal !== undefined) return none(refusal);
    return token.syncStatus === 'inProgress' ? none('in-progress') : { offer: 'sync' };
  }
  const from = (token.syncTriggeredAt ?? Number.NEGATIVE_INFINITY) + ADE_SYNC_PAUSE;
  return now < from ? { offer: 'none', reason: 'too-soon', from } : { offer: 'sync' };
}

function none(reason: SyncRefusal): SyncOffer {
  return { offer: 'none', reason };
}

/** What of a token a sync may change. Survives JSON. */
export interface SyncFacts {
  /** VPP: Graph's word. */
  readonly state?: string;
  /** VPP: Graph's word. */
  readonly syncStatus?: string;
  /** Undefined means never, or not known. */
  readonly lastSyncAt?: Instant;
  /** ADE: the last sync that was asked for. */
  readonly syncTriggeredAt?: Instant;
  /** ADE: 0 is fine. */
  readonly syncErrorCode?: number;
  /** ADE. */
  readonly deviceCount?: number;
}

export function syncFacts(token: Token): SyncFacts {
  if (token.family === 'push') return {};
  const lastSync = token.lastSyncAt === undefined ? {} : { lastSyncAt: token.lastSyncAt };
  if (token.family === 'vpp') return { ...lastSync, state: token.state, syncStatus: token.syncStatus };
  return {
    ...lastSync,
    syncErrorCode: token.syncErrorCode,
    ...(token.syncTriggeredAt === undefined ? {} : { syncTriggeredAt: token.syncTriggeredAt }),
    ...(token.deviceCount === undefined ? {} : { deviceCount: token.deviceCount }),
  };
}

/** What a sync has changed, by the name of the fact; `lastSyncAt` and `state` are what people look for. */
export function syncChanges(before: SyncFacts, after: SyncFacts): (keyof SyncFacts)[] {
  const names: (keyof SyncFacts)[] = ['state', 'syncStatus', 'lastSyncAt', 'syncErrorCode', 'deviceCount'];
  return names.filter((name) => before[name] !== after[name]);
}

/** How a sync that was asked for ended. Survives JSON. */
export type SyncOutcome = { readonly at: Instant } & (
  | {
      readonly outcome: 'completed';
      /** From the press to the end that Intune names, ms. */
      readonly tookMs: number;
      readonly after: SyncFacts;
    }
  /** Intune took it, and it failed; `after` has VPP's status or ADE's error code. */
  | { readonly outcome: 'failed'; readonly after: SyncFacts }
  /** Intune did not take it. */
  | { readonly outcome: 'refused'; readonly reason: Unreadable }
  /** A look just before it showed that it no longer applies; `from` only with `too-soon`. */
  | { readonly outcome: 'not-possible'; readonly reason: SyncRefusal; readonly from?: Instant }
  /** The token is not in Intune any more. */
  | { readonly outcome: 'gone' }
  /** The bot was interrupted while it asked, and Intune shows no sign of a sync: press again. */
  | { readonly outcome: 'not-started' }
  /** Not finished after 20 minutes; it may still end. */
  | { readonly outcome: 'not-finished'; readonly after?: SyncFacts }
);

/** One sync that somebody asked for, from the press until its outcome is on every card. Survives JSON. */
export interface SyncRecord {
  readonly about: TokenRef;
  /** For people; comes from outside. */
  readonly name: string;
  readonly by: Person;
  /** When the button was pressed. */
  readonly startedAt: Instant;
  readonly before: SyncFacts;
  /**
   * `claimed`: nothing was asked of Intune yet; `starting`: Intune is being asked; `running`: Intune has taken
   * it. People need not tell these apart: all read "sync started by … at …, in progress". `ended`: `end` is set.
   */
  readonly stage: 'claimed' | 'starting' | 'running' | 'ended';
  /** VPP: Intune has said `inProgress` since the start. */
  readonly seenRunning: boolean;
  /** Looks taken so far. */
  readonly looks: number;
  /** When somebody is to look again; moving it is the claim to do so. */
  readonly nextLookAt: Instant;
  readonly end?: SyncOutcome;
  /** Where it was asked for: the outcome is said there when no message shows it. */
  readonly where: { readonly address: Address; readonly threadId?: string };
  /** The outcome is not on any message yet. */
  readonly owed: boolean;
}

export function isOpen({ stage }: SyncRecord): boolean {
  return stage !== 'ended';
}

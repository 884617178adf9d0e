import { familyOf } from '../../catalogue/families/families.ts';
import type { SyncFacts, SyncOffer, SyncRefusal } from '../../catalogue/families/sync.ts';
import type { Address, Person } from '../conversation.ts';
import type { Instant } from '../instant.ts';
import type { Unreadable } from '../snapshot.ts';
import type { Token, TokenRef } from '../token.ts';

/**
 * Whether a token may be synced now. First match decides.
 *
 * @param asOf set when its family cannot be read and these are the facts of an earlier look.
 */
export function syncOffer(token: Token, now: Instant, asOf?: Instant): SyncOffer {
  const { sync } = familyOf(token.family);
  if (sync === undefined) return { offer: 'none', reason: 'not-syncable' };
  if (asOf !== undefined) return { offer: 'none', reason: 'not-readable' };
  if (token.expiresAt !== undefined && now >= token.expiresAt) return { offer: 'none', reason: 'expired' };
  return sync.offer(token, now);
}

/** What of a token a sync may change; nothing where there is nothing to sync. */
export function syncFacts(token: Token): SyncFacts {
  return familyOf(token.family).sync?.facts(token) ?? {};
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

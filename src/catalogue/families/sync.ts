import { z } from 'zod';
import type { Instant } from '../../domain/instant.ts';
import { optionalCount, optionalInstant, optionalText } from './family.ts';
import type { Version } from './graph.ts';

/** Why a token cannot be synced now; the same word is in the log, the history and the card. */
export type SyncRefusal =
  | 'not-syncable' // its family has nothing to sync
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

/** What of a token a sync may change, in its form in the store. */
export const syncFactsShape = z.object({
  /** VPP: Graph's word. */
  state: optionalText,
  /** VPP: Graph's word. */
  syncStatus: optionalText,
  /** Undefined means never, or not known. */
  lastSyncAt: optionalInstant,
  /** ADE: the last sync that was asked for. */
  syncTriggeredAt: optionalInstant,
  /** ADE: 0 is fine. */
  syncErrorCode: optionalCount,
  /** ADE. */
  deviceCount: optionalCount,
});

export type SyncFacts = Readonly<z.infer<typeof syncFactsShape>>;

/** How the tokens of a family are synced. */
export interface SyncRules<T> {
  /** The action that makes Intune talk to the other side, POSTed without a body to `path/{id}/action`. */
  readonly version: Version;
  readonly action: string;
  /** Whether a token that is there and has not expired may be synced now. */
  offer(token: T, now: Instant): SyncOffer;
  /** What a sync may change. */
  facts(token: T): SyncFacts;
}

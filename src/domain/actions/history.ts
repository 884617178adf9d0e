import type { FindingKind } from '../../catalogue/findings/findings.ts';
import type { Instant } from '../instant.ts';
import type { TokenRef } from '../token.ts';

/** The outcome of what nobody did through the bot. */
export const SEEN = 'seen';

/** What can be on record. */
export type HistoryWhat =
  | 'renewed' // seen in Intune
  | FindingKind // seen in Intune; only those that are events
  | 'accepted' // a changed push certificate was declared right
  | 'sync-asked'
  | 'sync-ended' // `outcome` is that of the sync
  | 'claimed'
  | 'released'
  | 'claim-forgotten' // the bot gave it back
  | 'snoozed'
  | 'woken'
  | 'configured' // remind here, stop reminding here
  | 'refused'; // `outcome` says why

/** One line of the record: who, what, when, outcome. Kept for two years, a refusal for 30 days. Survives JSON. */
export interface HistoryEntry {
  /** Of refusals that are counted on one line, the first. */
  readonly at: Instant;
  readonly what: HistoryWhat;
  /** Undefined for what is about no token, or about none that exists. */
  readonly about?: TokenRef;
  /** The token's name then; comes from outside. */
  readonly name?: string;
  /** Undefined when nobody pressed anything: the bot saw it. Never a mail address. */
  readonly by?: { readonly objectId?: string; readonly name: string };
  /** One word: `started`, `completed`, `not-an-operator`, … */
  readonly outcome: string;
  /** For a refusal and for `configured` the verb or command, as far as it is one of ours. */
  readonly tried?: string;
  /** The end of a snooze or claim, or the new expiry. */
  readonly until?: Instant;
  /** What the person wrote; shown as text only. */
  readonly reason?: string;
  /** Renewed: who had claimed it. */
  readonly claimedBy?: string;
  /** What was seen: tells it from the next of its kind, so that an event stands on record once. */
  readonly mark?: string;
  /** Refused: how often on that day (UTC), when more than once. */
  readonly times?: number;
  /** Refused more than once: the last time. */
  readonly lastAt?: Instant;
}

/** Lines on one page of the history card. */
export const HISTORY_PAGE = 10;

/** What is shown when somebody acts from a card. */

import type { SyncOffer } from '../catalogue/families/sync.ts';
import type { HistoryEntry } from './actions/history.ts';
import type { SnoozeChoice } from './actions/snooze.ts';
import type { SyncRecord } from './actions/sync.ts';
import type { Row } from './assess.ts';
import type { Person } from './conversation.ts';
import type { Instant } from './instant.ts';
import type { Hold } from './plan/reminder.ts';
import type { Family, TokenRef } from './token.ts';

/**
 * One or several syncs that somebody asked for. While one runs: "sync started by … at …", in progress, this card
 * shows the outcome. Ended: completed (how long it took and what changed, `syncChanges`), failed (with what to
 * do), refused (with the permission's name), not possible (why, and from when), not finished after 20 minutes.
 * Buttons: `sync-look` while open or not finished, `sync` again (with `seen: now`) once it ended and the offer
 * allows it, `show`.
 */
export interface SyncView {
  readonly view: 'sync';
  readonly now: Instant;
  readonly items: readonly SyncItem[];
}

/** One token whose sync was asked for, or could not be. */
export interface SyncItem {
  readonly about: TokenRef;
  /** For people; comes from outside. */
  readonly name: string;
  /** Undefined when it was not started, and `offer` says why. */
  readonly sync?: SyncRecord;
  /** What is possible now; undefined when the token is not there. */
  readonly offer?: SyncOffer;
}

/** `sync vpp` with several tokens: asks once. Buttons: `sync-all` for all that can be, `sync` for each. */
export interface SyncAllView {
  readonly view: 'sync-all';
  readonly now: Instant;
  readonly family: Family;
  /** Those that can be synced first. */
  readonly items: readonly SyncItem[];
}

/** "This change was intended", before it is done. Buttons: `accept-sure`, and `show` to leave it. */
export interface AcceptView {
  readonly view: 'accept';
  readonly row: Row;
  readonly now: Instant;
}

/** `snoozed`: everything that is quiet by somebody's wish, soonest end first. Button for each: `wake`. */
export interface SnoozedView {
  readonly view: 'snoozed';
  readonly now: Instant;
  readonly items: readonly {
    readonly about: TokenRef;
    /** For people; comes from outside. */
    readonly name: string;
    /** Goes into `wake`. */
    readonly generation: string;
    readonly hold: Hold;
  }[];
}

/** `snooze <token>` until when that cannot be: which ends are possible, none when nothing would be said. Button for each: `snooze`. */
export interface SnoozeUntilView {
  readonly view: 'snooze-until';
  readonly row: Row;
  /** Goes into `snooze`. */
  readonly generation: string;
  /** Soonest first. */
  readonly choices: readonly SnoozeChoice[];
  readonly now: Instant;
}

/** `history [token]`: who, what, when, outcome; newest first. Button: `history` with the next or previous page. */
export interface HistoryView {
  readonly view: 'history';
  readonly now: Instant;
  /** Undefined means of everything. */
  readonly about?: TokenRef;
  /** The token's name, when it is one token's. */
  readonly name?: string;
  /** Of this page, at most `HISTORY_PAGE`. */
  readonly entries: readonly HistoryEntry[];
  /** From 0. */
  readonly page: number;
  readonly more: boolean;
}

/**
 * Posted in the thread of a forgotten claim, with the owner mentioned by the card itself (`<at>name</at>` in a text
 * and the entity in `msteams.entities`). Buttons: `claim`, `show`.
 */
export interface ClaimReleasedView {
  readonly view: 'claim-released';
  readonly now: Instant;
  readonly about: TokenRef;
  /** For people; comes from outside. */
  readonly name: string;
  readonly owner: Person;
  readonly claimedAt: Instant;
  /** Goes into `claim`. */
  readonly generation: string;
}

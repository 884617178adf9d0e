import type { HistoryEntry } from './actions/history.ts';
import type { Offers } from './actions/offers.ts';
import type { SyncOffer, SyncRecord } from './actions/sync.ts';
import type { Assessment, Row } from './assess.ts';
import type { Address, Person, PlaceKind } from './conversation.ts';
import type { Finding } from './finding.ts';
import type { Instant } from './instant.ts';
import type { Upcoming } from './plan/intent.ts';
import type { Hold } from './plan/reminder.ts';
import type { CardItem } from './reminder-card.ts';
import type { Unreadable } from './snapshot.ts';
import type { Family, Token, TokenRef } from './token.ts';

/**
 * What is to be shown, in our own words. `cards/` turns it into an Adaptive Card; flows and tests speak of
 * views, never of card JSON.
 */
export type View =
  | StatusView
  | TokenView
  | RenewView
  /** Intune is being asked for the first time and is slow: this card becomes the status card. */
  | { readonly view: 'looking' }
  | {
      readonly view: 'choose';
      readonly command: 'show' | 'renew' | 'sync' | 'history';
      readonly said: string;
      readonly tokens: readonly Token[];
    }
  | { readonly view: 'no-such-token'; readonly said: string; readonly tokens: readonly Token[] }
  | { readonly view: 'help'; readonly greeting: boolean; readonly said?: string }
  | { readonly view: 'did-you-mean'; readonly said: string; readonly suggestions: readonly string[] }
  | { readonly view: 'welcome'; readonly place: PlaceKind }
  | SetUpView
  | ReminderView
  | UpcomingView
  | WhereView
  | {
      readonly view: 'remind-here';
      readonly outcome: 'added' | 'already' | 'removed' | 'was-none';
      readonly place: PlaceKind;
    }
  | PulseView
  | SyncView
  | SyncAllView
  | AcceptView
  | SnoozedView
  | HistoryView
  | ClaimReleasedView
  | RefusedView
  | { readonly view: 'failure'; readonly id: string; readonly doing: string };

export interface StatusView {
  readonly view: 'status';
  readonly assessment: Assessment;
  /** What the person asked for, to be shown as text; undefined means everything. */
  readonly filter?: string;
  /** Rows that match; `assessment` still holds all of them for the summary. */
  readonly rows: readonly Row[];
  /** From 0. */
  readonly page: number;
  /** `current`: just read or fresh; `updating`: an older look is shown while Intune is being asked; `outdated`: Intune could not be asked. */
  readonly freshness: 'current' | 'updating' | 'outdated';
  /** Only after `check now`: what is different from the look before. */
  readonly changes?: readonly Change[];
}

/** One difference between two looks. */
export interface Change {
  readonly about: TokenRef;
  readonly name: string;
  readonly change:
    | 'added'
    | 'gone'
    | 'renewed'
    | 'better'
    | 'worse'
    | 'readable-again'
    | 'no-longer-readable';
  /** Of what was renewed: when it expired before and expires now, as far as the dates are known. */
  readonly expiry?: { readonly before?: Instant; readonly after?: Instant };
}

export interface TokenView {
  readonly view: 'token';
  readonly row: Row;
  readonly lookedAt: Instant;
  readonly now: Instant;
  /** Tokens its Findings speak of, to be called by name. */
  readonly related: readonly Token[];
  /**
   * What can be done about it now, with owner or snooze; undefined when it is not known. A read-only bot shows
   * owner and snooze and leaves the buttons out. Buttons: `sync`, `claim`, `release`, `snooze` (with the inputs `choice`, one of
   * `offers.snooze` by key, and `reason`, at most 200 characters), `wake`, `accept`, `history`.
   */
  readonly offers?: Offers;
  /** The last sync that was asked for here and has not ended, to be shown as "sync started by … at …". */
  readonly sync?: SyncRecord;
}

export interface RenewView {
  readonly view: 'renew';
  readonly family: Family;
  /** Undefined when the steps of the family in general are asked for. */
  readonly row?: Row;
  readonly now: Instant;
}

/** Nothing about tokens is ever on this card. */
export interface SetUpView {
  readonly view: 'set-up';
  /**
   * `no-team`: IT_TEAM_ID is unset; `unknown-team`: it is set but the bot has not met that team yet, so it
   * cannot know who belongs to it; `roster`: the team's members could not be read.
   */
  readonly reason: 'no-team' | 'unknown-team' | 'roster';
  /** The group id of the team it was asked in; undefined outside a team or when not known. */
  readonly groupId?: string;
  readonly teamName?: string;
}

/** The card that reminds, and later the same card turning green. */
export interface ReminderView {
  readonly view: 'reminder';
  readonly now: Instant;
  /** Most urgent first, as they were said. */
  readonly items: readonly ReminderItem[];
  /** How many more follow at the next run. */
  readonly heldBack: number;
}

/** One token or family on a reminder card, as it was said and as it is now. */
export interface ReminderItem {
  readonly item: CardItem;
  /** The token as it is now; undefined for a family, and for a token that is not there. */
  readonly row?: Row;
  /** For a family: why it cannot be read; undefined when it can be. */
  readonly trouble?: Finding;
  /** Somebody's claim or snooze that counts now. */
  readonly hold?: Hold;
  /**
   * What can be done about it now; undefined for a family and for what is gone. `offers.owner` is who
   * said "I'm renewing this", also when it is no longer quiet because the next step has come. That step's card
   * mentions `item.owner`: the card itself carries `<at>name</at>` in a text and the entity in `msteams.entities`.
   */
  readonly offers?: Offers;
  /** A sync that was asked for after this card was said: running, or how it ended. */
  readonly sync?: SyncRecord;
}

/** What will be said, and when, if nothing changes until then. */
export interface UpcomingView {
  readonly view: 'upcoming';
  readonly now: Instant;
  readonly horizonDays: number;
  /** Earliest first. */
  readonly upcoming: readonly Upcoming[];
  /** From 0. */
  readonly page: number;
  /** Families that cannot be read, about which nothing can be foretold. */
  readonly blind: readonly Family[];
  /** Nothing is said while no channel listens. */
  readonly listeners: number;
}

/** Where reminders go. */
export interface WhereView {
  readonly view: 'where';
  readonly now: Instant;
  readonly destinations: readonly {
    readonly address: Address;
    readonly here: boolean;
    readonly dead?: { readonly at: Instant; readonly reason: string };
    readonly lastDelivery?: { readonly at: Instant; readonly outcome: string };
  }[];
}

/** The weekly sign of life. */
export interface PulseView {
  readonly view: 'pulse';
  readonly assessment: Assessment;
  /** The next thing that will be said; undefined when nothing is due within the horizon. */
  readonly next?: Upcoming;
}

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
  readonly family: 'vpp' | 'ade';
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

export interface RefusedView {
  readonly view: 'refused';
  readonly reason: RefusalReason;
  /** Names of those who may, as far as they are known; empty when it is not a matter of who. */
  readonly who?: readonly string[];
  /** `operators-unreadable`: why the groups could not be read, with the permission that is missing. */
  readonly unreadable?: Unreadable;
}

export type RefusalReason =
  | 'other-tenant' // the activity comes from a tenant that is not allowed
  | 'not-in-it-team'
  | 'guest-may-not-act'
  | 'not-an-operator'
  | 'operators-unreadable' // OPERATORS holds groups and Entra would not say who is in them
  | 'read-only'; // ACTIONS=off

export type Freshness = StatusView['freshness'];
export type { Row };

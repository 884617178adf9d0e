import type { Assessment, Row } from './assess.ts';
import type { Address, PlaceKind } from './conversation.ts';
import type { Finding } from './finding.ts';
import type { Instant } from './instant.ts';
import type { Upcoming } from './plan/intent.ts';
import type { Hold } from './plan/reminder.ts';
import type { CardItem } from './reminder-card.ts';
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
      readonly command: 'show' | 'renew' | 'sync';
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
  | { readonly view: 'remind-here'; readonly outcome: 'added' | 'already' | 'removed' | 'was-none'; readonly place: PlaceKind }
  | PulseView
  | { readonly view: 'refused'; readonly reason: RefusalReason }
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
}

export interface TokenView {
  readonly view: 'token';
  readonly row: Row;
  readonly lookedAt: Instant;
  readonly now: Instant;
  /** Tokens its Findings speak of, to be called by name. */
  readonly related: readonly Token[];
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

export type RefusalReason =
  | 'other-tenant' // the activity comes from a tenant that is not allowed
  | 'not-in-it-team'
  | 'guest-may-not-act'
  | 'not-an-operator'
  | 'read-only'; // ACTIONS=off

export type Freshness = StatusView['freshness'];
export type { Row };

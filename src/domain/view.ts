import type { ButtonOf } from '../catalogue/commands/buttons.ts';
import type { PlainKey } from '../catalogue/words/words.ts';
import type { Offers } from './actions/offers.ts';
import type { SyncRecord } from './actions/sync.ts';
import type { Assessment, Row } from './assess.ts';
import type { PlaceKind } from './conversation.ts';
import type { Instant } from './instant.ts';
import type { Baseline } from './plan/reminder.ts';
import type { Unreadable } from './snapshot.ts';
import type { LanguageSetting } from './spoken-language.ts';
import type { Family, Token, TokenRef } from './token.ts';
import type { Suggestion } from './understand/guess.ts';
import type {
  AcceptView,
  ClaimReleasedView,
  HistoryView,
  SnoozedView,
  SnoozeUntilView,
  SyncAllView,
  SyncView,
} from './view-acting.ts';
import type { PulseView, ReminderView, UpcomingView, WelcomeView, WhereView } from './view-reminding.ts';

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
  | { readonly view: 'help'; readonly greeting: boolean }
  /** What was not understood, and what is nearest to it: at least one. */
  | { readonly view: 'did-you-mean'; readonly said: string; readonly suggestions: readonly Suggestion[] }
  | WelcomeView
  | SetUpView
  | ReminderView
  | UpcomingView
  | WhereView
  | {
      readonly view: 'remind-here';
      readonly outcome: 'added' | 'escalating' | 'already' | 'removed' | 'was-none';
      readonly place: PlaceKind;
    }
  | LanguageView
  | FactsView
  | PulseView
  | SyncView
  | SyncAllView
  | AcceptView
  | SnoozedView
  | SnoozeUntilView
  | HistoryView
  | ClaimReleasedView
  | RefusedView
  /** Nothing can be remembered just now, and what was asked for needs that. */
  | { readonly view: 'not-remembering' }
  | MemoryOutageView
  | { readonly view: 'failure'; readonly id: string; readonly doing: Doing };

/** Said to the channels that are reminded: for some time nothing could be remembered, or can again. */
export interface MemoryOutageView {
  readonly view: 'memory-outage';
  readonly now: Instant;
  readonly since: Instant;
  /** When it was over; undefined while it goes on. */
  readonly until?: Instant;
}

/** What the bot was at when it failed: answering a message, handling a press, or setting up a place it was added to. */
export type Doing = 'answer' | 'press' | 'install';

/** Where a card leads back to that was opened over another one. */
export type Back = ButtonOf<'back' | 'status'>;

/** A view, and where it was opened. */
export type OpenedView = View & { readonly back?: Back | undefined };

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
  /**
   * What can be done about the rows, by `refKey`, as far as it is known: of those on the page that have something the
   * matter, or a sync under way.
   */
  readonly acts?: ReadonlyMap<string, RowActs>;
  /** Only after `check now`: what is different from the look before. */
  readonly changes?: readonly Change[];
}

/** What can be done about a token of a list, and its sync that is on its way or has just ended. */
export interface RowActs {
  readonly offers: Offers;
  readonly sync?: SyncRecord;
}

/** One difference between two looks. */
export interface Change {
  readonly about: TokenRef;
  readonly name: string;
  readonly change:
    | 'added'
    | 'gone'
    | 'renewed'
    | 'moved-back'
    | 'better'
    | 'worse'
    | 'readable-again'
    | 'no-longer-readable';
  /** Of what was renewed or has moved back: when it expired before and expires now, as far as the dates are known. */
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
  /** After a wrong renewal: what was there when it was last right. */
  readonly right?: Baseline;
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

/** `language <xx>`: what is spoken in this place from now on, or what could be. */
export interface LanguageView {
  readonly view: 'language';
  readonly outcome: 'chosen' | 'automatic' | 'unknown';
  readonly said: string;
  readonly place: PlaceKind;
  /** What is spoken where nobody chose. */
  readonly setting: LanguageSetting;
}

/** What a command tells that needs no card of its own: a title, a sentence, facts each with its label, and what to do with them. */
export interface FactsView {
  readonly view: 'facts';
  readonly title: PlainKey;
  readonly text: PlainKey;
  readonly facts: readonly { readonly label: PlainKey; readonly value: FactValue }[];
  readonly advice: PlainKey;
  readonly now: Instant;
}

/** One of our own words, an instant, or text as it is, which may come from outside. */
export type FactValue = { readonly word: PlainKey } | { readonly at: Instant } | { readonly text: string };

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

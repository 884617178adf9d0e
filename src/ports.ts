/**
 * What a flow may ask of the world, in our own words. No SDK type crosses these lines: each world
 * implements its port, `app.ts` wires them, tests may replace any of them by a working fake.
 */
import type { Language } from './catalogue/words/language.ts';
import type { HistoryEntry } from './domain/actions/history.ts';
import type { Belief, Hurry, MemoryTrouble, PulseRecord, RefusalSlot, Slot } from './domain/actions/marks.ts';
import type { SyncRecord } from './domain/actions/sync.ts';
import type {
  Address,
  Ask,
  GoneCause,
  GoneSince,
  MessageRef,
  Person,
  PlaceChange,
  Press,
} from './domain/conversation.ts';
import type { FallbackNotice, FallbackOutcome, FallbackRecord, FallbackWay } from './domain/fallback.ts';
import type { Instant } from './domain/instant.ts';
import type { Message, Shows } from './domain/message.ts';
import type { Note } from './domain/note.ts';
import type { CardItem } from './domain/plan/announcement.ts';
import type { Reminder, Watch } from './domain/plan/reminder.ts';
import type { Sight } from './domain/sight.ts';
import type { Reading, Snapshot, Unreadable } from './domain/snapshot.ts';
import type { PlaceLanguage } from './domain/spoken-language.ts';
import type { TokenRef } from './domain/token.ts';
import type { OpenedView } from './domain/view.ts';

/** The time now, ms UTC. A flow asks once per turn or cycle and passes the value on. */
export type Clock = () => Instant;

/** Microsoft Graph, as far as Apple tokens go. */
export interface Intune {
  /** Reads all families in parallel. Never rejects: what cannot be read is `unreadable`. */
  look(): Promise<Snapshot>;
  /** Starts the sync of one location or enrolment program token; says whether Intune took it, not how it ends. */
  startSync(ref: TokenRef): Promise<SyncStart>;
  /** Reads one token; `absent` means that Intune does not have it (any more). Never rejects. */
  lookAt(ref: TokenRef): Promise<Reading>;
}

export type SyncStart =
  | { readonly outcome: 'started' }
  /** Intune does not have the token. */
  | { readonly outcome: 'gone' }
  /** Intune said no, or was never reached: nothing has started. */
  | { readonly outcome: 'refused'; readonly reason: Unreadable }
  /** Too many requests, also after some further tries: nothing has started. `retryAt`: from then on it may be tried again. */
  | { readonly outcome: 'throttled'; readonly reason: Unreadable; readonly retryAt?: Instant }
  /** The answer was lost (a time-out, a cut connection, a 5xx): it may have started. Only a look can tell. */
  | { readonly outcome: 'unknown'; readonly reason: Unreadable };

/** An Adaptive Card ready to be sent. */
export interface Card {
  /** One plain line: what a notification shows. */
  readonly summary: string;
  readonly content: { readonly [key: string]: unknown };
  /** The same card in another language; a card of no words has none. */
  readonly translated?: (language: Language) => Card;
}

/**
 * Turns a view into a card; pure apart from templates loaded at start.
 *
 * @param audience `presser`: the card answers one person alone and the message behind it stays, so that every
 *   button that acts says `beside: 1`.
 * @param language of its readers; without it the one the bot is set to.
 * @param remembers `not-now`: the card is answered while nothing can be remembered, and says so.
 */
export type RenderCard = (
  view: OpenedView,
  audience?: 'everyone' | 'presser',
  language?: Language,
  remembers?: 'all' | 'not-now',
) => Card;

/** The closed set of what can become of a post or an update. */
export type Delivery =
  /** Without a message when Teams took it and named no id: it is said, and can never be edited. */
  | { readonly outcome: 'delivered'; readonly message?: MessageRef }
  /** Teams says by a documented code that the bot was removed or blocked, or that the conversation is gone: nothing can be sent there until somebody adds it again. */
  | { readonly outcome: 'destination-gone'; readonly cause: GoneCause; readonly reason: string }
  /** Only for updates: the message was deleted. */
  | { readonly outcome: 'message-gone' }
  /** Teams throttles, fails or refuses beyond our patience; it is owed, and to be tried again in the next cycle. */
  | { readonly outcome: 'try-later'; readonly reason: string }
  /** Teams will never take it as it is (too large, bad payload): an error to log. */
  | { readonly outcome: 'rejected'; readonly reason: string };

/** Writing to Teams outside of a turn. Never rejects. */
export interface Messenger {
  /** A new message: in a channel a new thread, or with `threadId` a reply in that thread. */
  post(
    to: Address,
    card: Card,
    options?: { readonly threadId?: string; readonly mention?: Person },
  ): Promise<Delivery>;
  update(message: MessageRef, card: Card): Promise<Delivery>;
  /** Opens (or finds) the personal chat with somebody. */
  postToPerson(person: Person, near: Address, card: Card): Promise<Delivery>;
}

export type Membership = 'member' | 'guest' | 'outsider';

/** Members of the IT team. */
export interface Roster {
  /** `unknown-team`: the bot has not met the team yet. `unreadable`: Teams would not say. */
  membershipOf(person: Person): Promise<Membership | 'unknown-team' | 'unreadable'>;
  /** Those among these Entra object ids who are on the roster; none when it cannot be read. */
  peopleOf(objectIds: readonly string[]): Promise<readonly Person[]>;
  /** Names of those among these Entra object ids that were on the roster when it was last read. */
  namesOf(objectIds: readonly string[]): readonly string[];
}

/** The conversation a person is waiting in, for the length of one turn. */
export interface Turn {
  /** Shows that the bot is at work. Only called when Intune is really asked. */
  typing(): Promise<void>;
  /** Answers in the same thread. Rejects when Teams does not take it; undefined when it did and named no id to edit it by. */
  say(card: Card): Promise<MessageRef | undefined>;
}

/** What a pressed button answers. */
export type PressAnswer =
  /** A card in place of the pressed one: for the presser alone, for everyone, or by the `board`, which keeps the message. */
  | { readonly answer: 'card'; readonly card: Card; readonly for: 'presser' | 'everyone' | 'board' }
  /** A short sentence shown to the presser; the card stays. */
  | { readonly answer: 'message'; readonly note: Note; readonly language?: Language };

/** Whether anything can be remembered just now, known without asking the store. */
export interface Remembering {
  trouble(): MemoryTrouble | undefined;
}

/** The last look, remembered across restarts. */
export interface SnapshotMemory {
  last(): Promise<Snapshot | undefined>;
  /** When the last look was taken, without reading it. */
  lastAt(): Promise<Instant | undefined>;
  /** Keeps it unless a later one is kept; one from the future of `now` does not count as later. */
  save(snapshot: Snapshot, now: Instant): Promise<void>;
}

/** A kept value and the version it was read with. */
export interface Kept<T> {
  readonly name: string;
  readonly value: T;
  readonly version: string;
}

/** Records of one kind. Writes are conditional; data that cannot be decoded rejects, only what is not there is undefined. */
export interface Shelf<T> {
  get(name: string): Promise<Kept<T> | undefined>;
  put(
    name: string,
    value: T,
    expected: 'absent' | { readonly version: string },
  ): Promise<{ readonly done: true; readonly version: string } | { readonly done: false }>;
  remove(name: string, expected: { readonly version: string }): Promise<{ readonly done: boolean }>;
  /** By code unit order of the names; `from` and `limit` narrow it to the first so many at or after a name. */
  list(
    prefix?: string,
    options?: { readonly from?: string; readonly limit?: number },
  ): AsyncIterable<Kept<T>>;
  /** Reads, changes and writes again until nobody wrote in between; `change` must have no side effects. */
  update(name: string, change: (current: T | undefined) => T | 'leave'): Promise<unknown>;
}

/** A place the bot was added to: a team, a group chat or a person. */
export interface Place {
  readonly address: Address;
  /** Who is told when no channel can be reached. */
  readonly installer: Person;
  /** Whether the installer was a member of the IT team then: nobody else is told anything about tokens. */
  readonly trusted: boolean;
  readonly addedAt: Instant;
  /**
   * Set while it is only known that the bot is a member, until when the channel that the installer picked may
   * still be told.
   */
  readonly decideAt?: Instant;
  /** Set when the bot was removed again; its installer can still be told. */
  readonly removedAt?: Instant;
}

/** A channel or chat that asked to be reminded. */
export interface Destination {
  readonly address: Address;
  readonly addedBy: Person;
  readonly addedAt: Instant;
  readonly how: 'installed' | 'asked';
  /** `escalations`: only what nobody sees to; without it everything. */
  readonly hears?: 'escalations';
  /** Set while nothing can be sent there. */
  readonly dead?: GoneSince;
  readonly lastDelivery?: { readonly at: Instant; readonly outcome: Delivery['outcome'] };
}

/** What the reminders remember, all of one tenant. */
export interface ReminderMemory {
  /** One record, `watch`. */
  readonly watch: Shelf<Watch>;
  /** By `refKey`. */
  readonly reminders: Shelf<Reminder>;
  /** By `messageName`. Only the board writes them. */
  readonly messages: Shelf<Message>;
  /** By conversation. */
  readonly destinations: Shelf<Destination>;
  /** By team or conversation. */
  readonly places: Shelf<Place>;
  /** What is spoken where, by conversation. */
  readonly languages: Shelf<PlaceLanguage>;
  /** What was said outside of Teams, by `refKey`. */
  readonly fallbacks: Shelf<FallbackRecord>;
  /** One record, `pulse`. */
  readonly pulses: Shelf<PulseRecord>;
}

/** Reads the newest state any replica has written. Rejects when the store cannot be read. */
export type ReadSight = () => Promise<Sight>;

/** What became of what was owed in one run. */
export interface Delivered {
  /** Cards that were posted. */
  readonly posted: number;
  /** Something is owed to somebody still: it is worth another run soon. */
  readonly unfinished: boolean;
  /** What was said and no conversation has heard, most urgent first. */
  readonly unheard: readonly CardItem[];
}

/** The one owner of everything the bot has posted and keeps true. Nothing else posts or updates it. */
export interface Board {
  /** Posts to every destination what it is owed, at most one card each. */
  deliver(signal: AbortSignal): Promise<Delivered>;
  /**
   * Brings every kept message up to date that shows one of these tokens or families, or every one. True when all of
   * them show the newest state.
   */
  show(which: readonly TokenRef[] | 'all', signal?: AbortSignal): Promise<boolean>;
  /** The same, waiting for it no longer than a press can: it goes on by itself. */
  showSoon(which: readonly TokenRef[]): Promise<void>;
  /**
   * The kept message that was pressed. A copy nobody knew of, named by its button, is kept from now on. Undefined when
   * it is none of those.
   */
  pressed(press: Press): Promise<Message | undefined>;
  /** The card of a kept message as it is to be shown now. */
  cardOf(message: Message, sight: Sight): Card;
  /** Keeps a message that shows something from now on: one the bot has just sent, or one that is about to change. */
  keep(shows: Shows, message: MessageRef): Promise<void>;
  /** Posts a message that shows syncs, and keeps it. */
  postSyncs(about: readonly TokenRef[], where: Omit<MessageRef, 'messageId'>): Promise<Delivery['outcome']>;
  /** How many kept messages show how a sync of one of these ended. */
  count(which: readonly TokenRef[]): Promise<number>;
}

/** Speaking where Teams is not needed. Never rejects. */
export interface Fallback {
  /** What is set up; none when nothing is. */
  readonly ways: readonly FallbackWay[];
  say(way: FallbackWay, notice: FallbackNotice): Promise<FallbackOutcome>;
}

/** What acting from the cards remembers, all of one tenant. */
export interface ActMemory {
  /** The last sync of each token, by `refKey`; putting one is the claim to start it. */
  readonly syncs: Shelf<SyncRecord>;
  /** The record of what was done, newest first by its names. */
  readonly lines: Shelf<HistoryEntry>;
  /** The same lines once more, as far as they are about a token: by token, and newest first. */
  readonly linesOf: Shelf<HistoryEntry>;
  /** Which line counts the refusals of one person, reason and day; by day, oldest first. */
  readonly refusals: Shelf<RefusalSlot>;
  /** What release 0.1.0 wrote of `lines`, oldest first, as far as it was not carried over yet. */
  readonly history: Shelf<HistoryEntry>;
  /** One record, `belief`. */
  readonly beliefs: Shelf<Belief>;
  /** Presses that have been taken, by the id of their activity. */
  readonly presses: Shelf<Slot>;
  /** One record, `hurry`. */
  readonly hurry: Shelf<Hurry>;
}

/** The groups among `OPERATORS`. Only asked when `OPERATORS` does not name the person who wants to act. */
export interface Operators {
  /** Object ids, in lower case, of everybody in one of the groups; or why Entra would not say. Never rejects. */
  inGroups(): Promise<ReadonlySet<string> | Unreadable>;
}

/** One line a turn, a look, a delivery: a fixed message and fields. Never secrets, never mail addresses. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}
export type LogFields = { readonly [key: string]: unknown };

/**
 * What the Teams world reports to the flows, after the SDK has authenticated it and the tenant is allowed.
 * `message` and `press` may reject: the Teams world then logs the error with an id and tells the person.
 */
export interface BotHandlers {
  message(ask: Ask, turn: Turn): Promise<void>;
  press(press: Press): Promise<PressAnswer>;
  /** The bot was added: to a team (the channel its installer picked), a group chat or a person. */
  installed(address: Address, installer: Person, turn: Turn): Promise<void>;
  /** The bot has become a member. Teams tells it beside an installation, in a team always with the General channel; other clients tell it alone. */
  joined(address: Address, installer: Person, turn: Turn): Promise<void>;
  /** The bot was removed from a team, chat or person: nothing can be sent there any more. */
  removed(address: Address): Promise<void>;
  /** Any activity: the newest service address, team and channel names, to be remembered where they are in use. */
  seen(address: Address): Promise<void>;
  /** A channel or team was renamed, deleted, archived or restored. */
  placeChanged(address: Address, change: PlaceChange): Promise<void>;
}

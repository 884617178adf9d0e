/** What the bot says by itself, and where and when. */
import type { Offers } from './actions/offers.ts';
import type { SyncRecord } from './actions/sync.ts';
import type { Assessment, Row } from './assess.ts';
import type { Address, GoneSince, Person, PlaceKind } from './conversation.ts';
import type { Finding } from './finding.ts';
import type { Instant } from './instant.ts';
import type { CardItem } from './plan/announcement.ts';
import type { Upcoming } from './plan/intent.ts';
import type { Hold } from './plan/reminder.ts';
import type { Family } from './token.ts';

/** The card that reminds, and later the same card turning green. */
export interface ReminderView {
  readonly view: 'reminder';
  readonly now: Instant;
  /** Most urgent first, as they were said. */
  readonly items: readonly ReminderItem[];
  /** Who was called by name when it was posted; the card names them while nobody has taken it. */
  readonly called: readonly Person[];
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
    /** Only what nobody sees to; without it everything. */
    readonly hears?: 'escalations';
    readonly dead?: GoneSince;
    readonly lastDelivery?: { readonly at: Instant; readonly outcome: string };
  }[];
}

/** What is said where the bot was added. */
export interface WelcomeView {
  readonly view: 'welcome';
  readonly place: PlaceKind;
  /** Whether it reminds there. */
  readonly listens: boolean;
  /** How many places are reminded, this one among them. */
  readonly listeners: number;
  /** Minutes after midnight. */
  readonly remindAt: number;
  readonly now: Instant;
  /** What will be said first, if anything will; undefined while nobody has looked at Intune. */
  readonly coming?: readonly Upcoming[];
}

/** The weekly sign of life. */
export interface PulseView {
  readonly view: 'pulse';
  readonly assessment: Assessment;
  /** The next thing that will be said; undefined when nothing is due within the horizon. */
  readonly next?: Upcoming;
}

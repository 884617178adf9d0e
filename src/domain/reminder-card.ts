import type { MessageRef, Person } from './conversation.ts';
import type { Instant } from './instant.ts';
import type { PostReason, ResolveReason } from './plan/intent.ts';
import type { Baseline, Facts, Gap, Reminder } from './plan/reminder.ts';
import type { TokenRef } from './token.ts';

/** How a matter that a card spoke of came to its end. */
export interface Resolution {
  readonly reason: ResolveReason;
  readonly at: Instant;
  /** What the token was like when the card spoke of it. */
  readonly before: Facts;
  /** What it is like now; undefined when it is gone, and for a family. */
  readonly after?: Facts;
  /** Who had said "I'm renewing this". */
  readonly renewedBy?: string;
}

/** One token or family on a reminder card. */
export interface CardItem {
  readonly about: TokenRef;
  /** For people; comes from outside. */
  readonly name: string;
  readonly reason: PostReason;
  /** Set when it came late because the bot could not look. */
  readonly gap?: Gap;
  /** For a wrong renewal the last right state. */
  readonly right?: Baseline;
  readonly resolved?: Resolution;
  /** Who had said "I'm renewing this" when it was said; is mentioned. */
  readonly owner?: Person;
}

/** A card that reminded: one message at every destination, kept up to date until all of it is solved. */
export interface ReminderCard {
  readonly id: string;
  readonly saidAt: Instant;
  readonly items: readonly CardItem[];
  /** How many more were held back for the next card. */
  readonly heldBack: number;
  /** By the name of the destination. */
  readonly messages: { readonly [destination: string]: MessageRef };
  /** The messages show an older state, because Teams did not take the update. */
  readonly stale: boolean;
  /** Destinations that could not take it yet, because Teams was throttling or failing. */
  readonly owed: readonly string[];
}

/** What is to become of one record once its card is out, or when it could not be said. */
export interface Outgoing {
  readonly about: TokenRef;
  readonly next?: Reminder;
  readonly unsaid?: Reminder;
}

/**
 * A card on its way: written before the first message goes out and removed when everything it brings about
 * is written, so that whoever comes after a crash can finish it.
 */
export interface Saying {
  readonly card: ReminderCard;
  readonly outgoing: readonly Outgoing[];
  /** Destinations that have neither got the card nor refused it. */
  readonly outstanding: readonly string[];
}

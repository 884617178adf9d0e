import type { FindingKind } from '../../catalogue/findings/findings.ts';
import type { Person } from '../conversation.ts';
import type { Instant } from '../instant.ts';
import type { Severity } from '../severity.ts';
import type { TokenRef } from '../token.ts';
import type { PostReason, ResolveReason } from './intent.ts';
import type { Baseline, Facts, Gap } from './reminder.ts';

/** How what was said came to its end. Survives JSON. */
export interface Resolution {
  readonly reason: ResolveReason;
  readonly at: Instant;
  /** What the token was like when it was said. */
  readonly before: Facts;
  /** What it is like now; undefined when it is gone, and for a family. */
  readonly after?: Facts;
  /** Who had said "I'm on it". */
  readonly renewedBy?: string;
}

/**
 * The newest thing said about one subject. The board owes it to every destination that has not heard this
 * edition. Survives JSON.
 */
export interface Announcement {
  /** Larger with every post about this subject; never goes back, whatever the clock does. */
  readonly edition: number;
  /** When it was decided. */
  readonly saidAt: Instant;
  /** For people; comes from outside. */
  readonly name: string;
  readonly reason: PostReason;
  /** Of the most urgent Finding then: orders the cards. */
  readonly severity: Severity;
  /** Of the most urgent Finding then. */
  readonly kind: FindingKind;
  /** Set when it came late because the bot could not look. */
  readonly gap?: Gap;
  /** For a wrong renewal the last right state. */
  readonly right?: Baseline;
  /** Who had said "I'm on it" when it was said; is mentioned. */
  readonly owner?: Person;
  /**
   * A renewal that no message shows yet, because something else of the token was due in the same look: this
   * announcement shows both, from old to new and what is new.
   */
  readonly renewal?: Resolution;
  /** Set once what it said came to its end; stays until every message shows it. */
  readonly over?: Resolution;
}

/** One token or family on a card that reminds. */
export interface CardItem extends Announcement {
  readonly about: TokenRef;
  /** A newer message speaks of it. */
  readonly superseded?: boolean;
}

/** Whether something was said that has not come to its end. */
export function isOpen(announcement: Announcement | undefined): boolean {
  return announcement !== undefined && announcement.over === undefined;
}

import type { Instant } from './instant.ts';
import type { Unreadable } from './snapshot.ts';
import type { TokenRef } from './token.ts';

/** What was found, beside about what: each kind has its own of these. */
export interface FindingDetail {
  readonly expiresAt?: Instant;
  /** Calendar days to expiry in the configured zone; negative after it. */
  readonly days?: number;
  /** Graph's word for a state nobody knows. */
  readonly word?: string;
  readonly errorCode?: number;
  readonly lastSyncAt?: Instant;
  readonly before?: string;
  readonly after?: string;
  /** Another Apple Account of the push certificate: whether it is still the same certificate. */
  readonly topic?: 'same' | 'other' | 'unknown';
  /** Other tokens this one collides with. */
  readonly others?: readonly TokenRef[];
  readonly unreadable?: Unreadable;
  /** The later date there was before; then `expiresAt` is the earlier one, undefined when none is given any more. */
  readonly movedFrom?: Instant;
  /** When it was missed first, and how many good looks have missed it; at one it may still come back. */
  readonly gone?: Gone;
  /** Devices that an enrolment program token had; undefined when not known. */
  readonly deviceCount?: number;
  /** When what cannot be read now was judged: an age is counted up to then and no further. */
  readonly asOf?: Instant;
}

/** Since when and at how many good looks a token was not there. */
export interface Gone {
  /** The look that missed it first. */
  readonly since: Instant;
  /** Those within some minutes count as one. */
  readonly looks: number;
}

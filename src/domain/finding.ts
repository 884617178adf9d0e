import type { Instant } from './instant.ts';
import type { Unreadable } from './snapshot.ts';
import type { Family, TokenRef } from './token.ts';

/** Worst first. */
export const SEVERITIES = ['critical', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a Finding says, one word each: the same word is in the log, the tests and the card's wording. */
export type FindingKind =
  // by date
  | 'expired'
  | 'expires-today'
  | 'expires-soon'
  | 'expiry-unknown'
  // by state (VPP)
  | 'state-expired'
  | 'state-invalid'
  | 'state-external-mdm'
  | 'state-duplicate'
  | 'state-unknown'
  // by sync (VPP, ADE)
  | 'sync-error'
  | 'sync-failed'
  | 'sync-stale'
  | 'sync-never'
  // by comparison with other tokens or earlier looks
  | 'wrong-renewal'
  | 'moved-back' // the date is earlier than before, or was there and is not given any more
  | 'vanished' // was there and is not any more
  | 'account-changed'
  | 'recreated'
  | 'personal-account'
  | 'shared-account'
  // about a whole family
  | 'cannot-check';

/** One thing about a token, or a family, that a person should know. */
export interface Finding {
  /** A token, or with `id: '*'` its whole family. */
  readonly about: TokenRef;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly detail: FindingDetail;
}

/** The facts the wording needs; only those of the kind are set. */
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

export function aboutFamily(family: Family): TokenRef {
  return { family, id: '*' };
}

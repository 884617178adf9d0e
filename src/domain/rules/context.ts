import type { Instant } from '../instant.ts';
import { isCredible } from '../looking.ts';
import type { Peers } from './peers.ts';

/** What was true of a token when it was last seen right; the yardstick for a renewal. */
export interface Known {
  readonly topic?: string;
  readonly appleAccount?: string;
  /** The latest expiry that was really seen. */
  readonly expiresAt?: Instant;
  readonly location?: string;
  /** When this was first seen; a sighting of before that cannot be compared with it. */
  readonly since?: Instant;
  /** The look that first gave no expiry where there had been one; undefined while one is given. */
  readonly dateMissingSince?: Instant;
  /** It came as a probable re-creation of another token, and still looks like one. */
  readonly newcomer?: true;
}

/** The operator's settings that judging needs. */
export interface Policy {
  /** IANA name; days are counted on its calendar. */
  readonly zone: string;
  /** Days before expiry at which something is worth saying, largest first, e.g. 60, 30, 14, 7, 3, 1, 0. */
  readonly ladder: readonly number[];
}

/** What all tokens of a look are judged by. */
export interface LookContext {
  readonly now: Instant;
  readonly policy: Policy;
  /** Every token of the same look. */
  readonly peers: Peers;
  /** By `refKey`; undefined before the first look was remembered, when nothing can be compared. */
  readonly known: ReadonlyMap<string, Known> | undefined;
}

/** Everything that may be looked at to judge one token. */
export interface RuleContext extends LookContext {
  /** When the token was seen as it is judged: the time of the look, or of an earlier one. */
  readonly seenAt: Instant;
  /** The token's own yardstick; undefined when there is none that it can be compared with. */
  readonly own: Known | undefined;
}

/** The yardstick, unless it is of a later look than what is measured; a clock that was ahead does not count. */
export function comparable(known: Known | undefined, seenAt: Instant, now: Instant): Known | undefined {
  const { since } = known ?? {};
  return since !== undefined && since > seenAt && isCredible(since, now) ? undefined : known;
}

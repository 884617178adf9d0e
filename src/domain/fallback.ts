import type { FindingKind } from '../catalogue/findings/findings.ts';
import { HOUR, type Instant } from './instant.ts';
import type { CardItem } from './plan/announcement.ts';
import type { Severity } from './severity.ts';
import { refKey, type TokenRef } from './token.ts';

/** How something is said outside of Teams. */
export type FallbackWay = 'webhook' | 'mail';

/** Why it was not heard in Teams: Teams did not take it, or nobody there is to hear it. */
export type Unheard = 'teams-unreachable' | 'no-destination';

/** One token or family of a notice. Texts are in the language of the configuration and may hold names from outside. */
export interface FallbackItem {
  readonly about: TokenRef;
  readonly name: string;
  readonly finding: FindingKind;
  readonly severity: Severity;
  readonly headline: string;
  readonly consequence: string;
  readonly advice: string;
  /** When the token ends; undefined for a family, and where nobody knows. */
  readonly expiresAt?: Instant;
  /** When Teams was first asked to take it. */
  readonly saidAt: Instant;
  /** Who said that they are renewing it. */
  readonly claimedBy?: string;
  /** The page in Intune where it is mended. */
  readonly link: string;
}

/** What is said outside of Teams, with everything a person or a program needs to act on it. */
export interface FallbackNotice {
  /** The same whenever the same is said again: who takes it twice can tell. */
  readonly id: string;
  readonly at: Instant;
  readonly tenantId: string;
  readonly reason: Unheard;
  /** Since when the oldest of it has not been heard. */
  readonly since: Instant;
  /** Most urgent first; never none. */
  readonly items: readonly FallbackItem[];
  /** One line, and the whole as plain text. */
  readonly subject: string;
  readonly text: string;
}

/** What became of saying it. The reason names no person and no address. */
export type FallbackOutcome =
  | { readonly outcome: 'said' }
  | { readonly outcome: 'not-said'; readonly reason: string };

/** What was said outside of Teams about one token or family, as long as Teams has not heard it. Survives JSON. */
export interface FallbackRecord {
  /** What was the matter then; something else is said again. */
  readonly kind: FindingKind;
  readonly at: Instant;
  readonly ways: readonly FallbackWay[];
}

/** So long Teams has time to take it. */
const TEAMS_HAS = HOUR;

/**
 * What is to be said outside of Teams in one way: critical, in no conversation for an hour, and not said that way yet.
 * The next step of the same is not said again: once is enough while Teams is away.
 * How long it is, is taken by size, so that a clock that was ahead and is set back does not silence it.
 *
 * @param unheard what no conversation has heard, most urgent first
 * @param said by `refKey`
 */
export function fallbackDue(
  way: FallbackWay,
  unheard: readonly CardItem[],
  said: ReadonlyMap<string, FallbackRecord>,
  now: Instant,
): CardItem[] {
  return unheard.filter((item) => {
    if (item.severity !== 'critical' || Math.abs(now - item.saidAt) < TEAMS_HAS) return false;
    const before = said.get(refKey(item.about));
    return before === undefined || before.kind !== item.kind || !before.ways.includes(way);
  });
}

/** The record after one way has said it. */
export function saidBy(
  way: FallbackWay,
  { kind }: CardItem,
  before: FallbackRecord | undefined,
  at: Instant,
): FallbackRecord {
  const ways = before?.kind === kind ? before.ways.filter((one) => one !== way) : [];
  return { kind, at, ways: [...ways, way] };
}

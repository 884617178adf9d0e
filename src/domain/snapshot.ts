import type { Instant } from './instant.ts';
import { FAMILIES, type Family, type Token } from './token.ts';

/** Why a family could not be read. `kind` decides the advice; the rest is evidence for a person. */
export interface Unreadable {
  readonly kind:
    | 'permission' // 403: an application permission is missing
    | 'sign-in' // no token, or 401
    | 'no-intune' // the tenant has no Intune
    | 'throttled' // 429 beyond our patience
    | 'server' // 5xx
    | 'timeout' // nobody answered in time
    | 'network' // no connection
    | 'unexpected'; // an answer nobody could decode
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  /** Graph's error code, e.g. `Forbidden`. */
  readonly code?: string;
  /** Application permissions of which Intune says one is needed; empty when it does not say. */
  readonly permissions: readonly string[];
  /** GUID sent as `client-request-id`: what Microsoft support asks for. */
  readonly requestId: string;
}

/** What one look at one family gave. Unreadable is never empty, absent is never an error. */
export type Reading<T extends Token = Token> =
  | { readonly outcome: 'read'; readonly tokens: readonly T[] }
  | { readonly outcome: 'absent' }
  | {
      readonly outcome: 'unreadable';
      readonly reason: Unreadable;
      /** What the last successful read gave, so that an outage of Graph hides no date. */
      readonly last?: { readonly tokens: readonly T[]; readonly at: Instant };
    };

/** All readings of one tenant at one instant. */
export interface Snapshot {
  readonly tenantId: string;
  readonly at: Instant;
  readonly readings: { readonly [F in Family]: Reading<Extract<Token, { family: F }>> };
}

/** A token as it was seen; `asOf` only when its family could not be read this time. */
export interface Sighting {
  readonly token: Token;
  readonly asOf?: Instant;
}

export function sightings(snapshot: Snapshot): Sighting[] {
  return FAMILIES.flatMap((family): Sighting[] => {
    const reading: Reading = snapshot.readings[family];
    if (reading.outcome === 'read') return reading.tokens.map((token) => ({ token }));
    if (reading.outcome === 'absent' || reading.last === undefined) return [];
    const { at } = reading.last;
    return reading.last.tokens.map((token) => ({ token, asOf: at }));
  });
}

/**
 * Carries what was read before into the families that could not be read now. The reading stays
 * `unreadable`: old facts are added, nothing is hidden.
 */
export function withEarlier(snapshot: Snapshot, earlier: Snapshot | undefined): Snapshot {
  if (earlier === undefined || earlier.tenantId !== snapshot.tenantId) return snapshot;
  const readings = Object.fromEntries(
    FAMILIES.map((family) => [
      family,
      carried(snapshot.readings[family], earlier.readings[family], earlier.at),
    ]),
  );
  return { ...snapshot, readings: readings as unknown as Snapshot['readings'] };
}

function carried(now: Reading, before: Reading, at: Instant): Reading {
  if (now.outcome !== 'unreadable' || before.outcome === 'absent') return now;
  if (before.outcome === 'read') return { ...now, last: { tokens: before.tokens, at } };
  return before.last === undefined ? now : { ...now, last: before.last };
}

export function unreadableFamilies(snapshot: Snapshot): { family: Family; reason: Unreadable }[] {
  return FAMILIES.flatMap((family) => {
    const reading = snapshot.readings[family];
    return reading.outcome === 'unreadable' ? [{ family, reason: reading.reason }] : [];
  });
}

import type { Instant } from './instant.ts';
import { isCredible } from './looking.ts';
import { withLastKnown } from './snapshot-carry.ts';
import { FAMILY_NAMES, type Family, type Token, type TokenOf } from './token.ts';

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
  /** Nobody looked: the operator has not named the family, or the look is of a release that does not know it. */
  | { readonly outcome: 'not-asked' }
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
  readonly readings: { readonly [F in Family]: Reading<TokenOf<F>> };
}

/** A token as it was seen; `asOf` only when its family could not be read this time. */
export interface Sighting {
  readonly token: Token;
  readonly asOf?: Instant;
}

export function sightings(snapshot: Snapshot): Sighting[] {
  return FAMILY_NAMES.flatMap((family): Sighting[] => {
    const reading: Reading = snapshot.readings[family];
    if (reading.outcome === 'read') return reading.tokens.map((token) => ({ token }));
    if (reading.outcome !== 'unreadable' || reading.last === undefined) return [];
    const { at } = reading.last;
    return reading.last.tokens.map((token) => ({ token, asOf: at }));
  });
}

/**
 * Carries what was read before into what could not be read now. A family that could not be read stays
 * `unreadable`: old facts are added, nothing is hidden. A field that was not given keeps its last known value and is
 * marked so: a gap in an answer is not news of the token.
 */
export function withEarlier(snapshot: Snapshot, earlier: Snapshot | undefined): Snapshot {
  if (earlier === undefined || earlier.tenantId !== snapshot.tenantId) return snapshot;
  const readings = Object.fromEntries(
    FAMILY_NAMES.map((family) => [
      family,
      carried(snapshot.readings[family], earlier.readings[family], { now: snapshot.at, at: earlier.at }),
    ]),
  );
  return { ...snapshot, readings: readings as unknown as Snapshot['readings'] };
}

interface Looks {
  readonly now: Instant;
  /** Of the earlier look. */
  readonly at: Instant;
}

function carried(now: Reading, before: Reading, { now: lookedAt, at }: Looks): Reading {
  const last = lastRead(before, at);
  if (last === undefined || now.outcome === 'absent' || now.outcome === 'not-asked') return now;
  if (now.outcome === 'unreadable') return { ...now, last };
  const known = new Map(last.tokens.map((token) => [token.id, token]));
  const tokens = now.tokens.map((token) => {
    const earlier = known.get(token.id);
    return earlier === undefined ? token : withLastKnown(token, { token: earlier, at: last.at }, lookedAt);
  });
  return { ...now, tokens };
}

function lastRead(reading: Reading, at: Instant): { tokens: readonly Token[]; at: Instant } | undefined {
  if (reading.outcome === 'read') return { tokens: reading.tokens, at };
  return reading.outcome === 'unreadable' ? reading.last : undefined;
}

/** The families this look did not look at: nothing follows from it for them. */
export function familiesNotAsked({ readings }: Snapshot): Family[] {
  return FAMILY_NAMES.filter((family) => readings[family].outcome === 'not-asked');
}

export function unreadableFamilies(snapshot: Snapshot): { family: Family; reason: Unreadable }[] {
  return FAMILY_NAMES.flatMap((family) => {
    const reading = snapshot.readings[family];
    return reading.outcome === 'unreadable' ? [{ family, reason: reading.reason }] : [];
  });
}

/**
 * A look as far as it can be believed: undefined when it is of a clock that was ahead, and without facts that such a
 * clock has dated. Nothing is erased by that: it is set aside for as long as it lies in the future.
 */
export function credibleSnapshot(snapshot: Snapshot | undefined, now: Instant): Snapshot | undefined {
  if (snapshot === undefined || !isCredible(snapshot.at, now)) return undefined;
  const isWhole = FAMILY_NAMES.every((family) => isCredibleReading(snapshot.readings[family], now));
  if (isWhole) return snapshot;
  const readings = Object.fromEntries(
    FAMILY_NAMES.map((family) => {
      const reading: Reading = snapshot.readings[family];
      if (reading.outcome !== 'unreadable' || isCredibleReading(reading, now)) return [family, reading];
      const { last: _, ...rest } = reading;
      return [family, rest];
    }),
  );
  return { ...snapshot, readings: readings as unknown as Snapshot['readings'] };
}

function isCredibleReading(reading: Reading, now: Instant): boolean {
  return reading.outcome !== 'unreadable' || reading.last === undefined || isCredible(reading.last.at, now);
}

/** The newest look that can be believed; undefined when there is none. */
export function newestSnapshot(
  snapshots: readonly (Snapshot | undefined)[],
  now: Instant,
): Snapshot | undefined {
  return snapshots
    .map((snapshot) => credibleSnapshot(snapshot, now))
    .filter((snapshot) => snapshot !== undefined)
    .reduce<Snapshot | undefined>(
      (newest, snapshot) => (newest === undefined || snapshot.at > newest.at ? snapshot : newest),
      undefined,
    );
}

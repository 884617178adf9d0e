import { FINDINGS, type FindingKind } from '../catalogue/findings/findings.ts';
import type { Finding } from './finding.ts';
import type { Gone } from './finding-detail.ts';
import { goneRows, keysOf } from './gone.ts';
import type { Instant } from './instant.ts';
import { judgeRow } from './judge-row.ts';
import { findUnreadable } from './make-finding.ts';
import type { Known, LookContext, Policy } from './rules/context.ts';
import { createPeers } from './rules/peers.ts';
import { SEVERITIES, type Severity } from './severity.ts';
import { familiesNotAsked, type Snapshot, sightings, unreadableFamilies } from './snapshot.ts';
import { FAMILY_NAMES, type Family, refKey, type Token, type TokenRef } from './token.ts';
import { compareFindings, compareRows } from './urgency.ts';

/** One token and all that is to be said about it. */
export interface Row {
  readonly token: Token;
  /** The one thing that matters most; undefined means the token is fine. */
  readonly headline: Finding | undefined;
  /** All Findings, most urgent first, the headline among them. */
  readonly findings: readonly Finding[];
  /** Calendar days to expiry; undefined when the date is unknown. */
  readonly days: number | undefined;
  /** Set when the family cannot be read now: these are the facts of that earlier look. */
  readonly asOf?: Instant;
  /** Set when the token was there and is not any more: these are the facts that are remembered of it. */
  readonly gone?: Gone;
  /**
   * What could not be judged by this look, because the family or the field could not be read. A Finding of these
   * kinds is that of an earlier look; none says nothing. Undefined when all was judged.
   */
  readonly unjudged?: ReadonlySet<FindingKind>;
}

/** A Snapshot, judged. */
export interface Assessment {
  readonly tenantId: string;
  /** When Intune was looked at. */
  readonly lookedAt: Instant;
  /** When it was judged; days are counted from here. */
  readonly now: Instant;
  /** Most urgent first, a total order. Tokens that were there before and are not any more stand among them. */
  readonly rows: readonly Row[];
  /** Families that could not be read; each is a `cannot-check` Finding. */
  readonly troubles: readonly Finding[];
  /** Families that are not set up, and have not just been: neither error nor alarm. */
  readonly absent: readonly Family[];
  /** Families nobody looked at: what is remembered of them is kept as it is. */
  readonly notAsked: readonly Family[];
}

/**
 * Judges one look.
 *
 * @param known what each token was like when it was last seen right, by `refKey`; undefined when nothing
 *   was remembered yet, in which case nothing is compared.
 */
export function assess(
  snapshot: Snapshot,
  policy: Policy,
  now: Instant,
  known?: ReadonlyMap<string, Known>,
): Assessment {
  const seen = sightings(snapshot);
  const tokens = seen.map(({ token }) => token);
  const context: LookContext = { now, policy, peers: createPeers(tokens), known };
  const gone = goneRows(snapshot, keysOf(tokens), context);
  const here = seen.map((sighting) => judgeRow(sighting, { ...context, lookedAt: snapshot.at }));
  const missed = new Set(gone.map(({ token }) => token.family));
  return {
    tenantId: snapshot.tenantId,
    lookedAt: snapshot.at,
    now,
    rows: [...here, ...gone].sort(compareRows),
    troubles: unreadableFamilies(snapshot).flatMap(({ family, reason }) => findUnreadable(family, reason)),
    absent: FAMILY_NAMES.filter((family) => isAbsent(snapshot, family) && !missed.has(family)),
    notAsked: familiesNotAsked(snapshot),
  };
}

/** Every Finding of the look, most urgent first. */
export function allFindings(assessment: Assessment): Finding[] {
  return [...assessment.troubles, ...assessment.rows.flatMap((row) => row.findings)].sort(compareFindings);
}

/** The worst severity on the card, or undefined when all is well. Unreadable is never well. */
export function worst(assessment: Assessment): Severity | undefined {
  const headlines = assessment.rows.flatMap((row) => (row.headline === undefined ? [] : [row.headline]));
  return SEVERITIES.find((severity) =>
    [...headlines, ...assessment.troubles].some((one) => one.severity === severity),
  );
}

const indexes = new WeakMap<Assessment, ReadonlyMap<string, Row>>();

/** The row of one token; a look is gone through once for all that are asked for. */
export function rowAbout(assessment: Assessment, ref: TokenRef): Row | undefined {
  const made = indexes.get(assessment) ?? new Map(assessment.rows.map((row) => [refKey(row.token), row]));
  indexes.set(assessment, made);
  return made.get(refKey(ref));
}

/** What is said on the row of a token beside what leads it, or beside that it is fine. */
export function rowNotes({ findings }: Row): Finding[] {
  return findings.filter(({ kind }) => FINDINGS[kind].place === 'row-note');
}

/** When the next token ends, as far as is known: a loop that wakes then says it at once. Undefined when none is to end. */
export function nextExpiryAt({ rows, now }: Assessment): Instant | undefined {
  let next = Number.POSITIVE_INFINITY;
  for (const { token, gone } of rows) {
    const { expiresAt } = token;
    if (gone === undefined && expiresAt !== undefined && expiresAt > now) next = Math.min(next, expiresAt);
  }
  return Number.isFinite(next) ? next : undefined;
}

function isAbsent(snapshot: Snapshot, family: Family): boolean {
  const reading = snapshot.readings[family];
  return reading.outcome === 'absent' || (reading.outcome === 'read' && reading.tokens.length === 0);
}

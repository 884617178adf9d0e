import { familyOf } from '../catalogue/families/families.ts';
import type { Row } from './assess.ts';
import type { Gone } from './finding-detail.ts';
import type { Instant } from './instant.ts';
import { rowOf } from './judge-row.ts';
import { isCredible, LOOKS_TO_BE_SURE, looksSince } from './looking.ts';
import { ABSENCE_KINDS, findAbsent, tokenFindings } from './make-finding.ts';
import type { Known, LookContext } from './rules/context.ts';
import type { Reading, Snapshot } from './snapshot.ts';
import { isFamily, partsOf, refKey, refOf, type Token, type TokenRef } from './token.ts';

/** What is remembered of a token, enough to speak of it when it is not there any more. */
export interface Remembered extends Known {
  readonly name: string;
  readonly generation: string;
  readonly organization?: string;
  readonly school?: boolean;
  readonly deviceCount?: number;
  /** Looks in a row at which it was not there. */
  readonly missing: number;
  /** The first of them. */
  readonly missingSince?: Instant;
}

/**
 * The tokens that were there before and that this look did not show: they stay on the card, with the facts that are
 * remembered of them. While their family cannot be read only those that were missed before.
 *
 * @param seen what the look shows, by `refKey`.
 */
export function goneRows(snapshot: Snapshot, seen: ReadonlySet<string>, context: LookContext): Row[] {
  return [...(context.known ?? [])].flatMap(([key, known]): Row[] => {
    if (seen.has(key) || !isRemembered(known)) return [];
    const ref = refOf(key);
    // Of a family nobody asks for, or that only another release knows, everything is kept and nothing is said.
    if (!isFamily(ref.family)) return [];
    const reading: Reading = snapshot.readings[ref.family];
    if (reading.outcome === 'not-asked') return [];
    const isReadable = reading.outcome !== 'unreadable';
    const gone = goneBy(known, { at: snapshot.at, now: context.now, isReadable });
    if (gone === undefined) return [];
    const token = tokenOf(ref, known);
    return [
      rowOf(token, findAbsent(token, gone, known, context), context, {
        gone,
        unjudged: unjudged(token, isReadable),
        ...(isReadable ? {} : { asOf: gone.since }),
      }),
    ];
  });
}

function isRemembered(known: Known): known is Remembered {
  return 'name' in known && 'generation' in known;
}

interface When {
  readonly at: Instant;
  readonly now: Instant;
  readonly isReadable: boolean;
}

function goneBy(
  { since, missing, missingSince }: Remembered,
  { at, now, isReadable }: When,
): Gone | undefined {
  if (!isReadable) return missingSince === undefined ? undefined : { since: missingSince, looks: missing };
  // A token that came after this look is not gone.
  if (since !== undefined && since > at && isCredible(since, now)) return undefined;
  const first = Math.min(missingSince ?? at, at);
  const looks = looksSince(first, at);
  return { since: first, looks: looks < LOOKS_TO_BE_SURE ? looks : Math.max(missing, looks) };
}

/** Nothing else is judged of what is not there; while nothing can be read, not even that. */
function unjudged(token: Token, isReadable: boolean): Row['unjudged'] & {} {
  const kinds = tokenFindings(token.family).map(({ kind }) => kind);
  return new Set(isReadable ? kinds : [...kinds, ...ABSENCE_KINDS]);
}

function tokenOf({ family, id }: TokenRef, known: Remembered): Token {
  return familyOf(family).recalled({ school: false, ...known, ...partsOf(known.generation), id });
}

/** By `refKey`, for those that ask only whether. */
export function keysOf(tokens: readonly Token[]): Set<string> {
  return new Set(tokens.map((token) => refKey(token)));
}

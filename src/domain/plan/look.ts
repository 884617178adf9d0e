import type { FindingKind } from '../../catalogue/findings/findings.ts';
import type { Row } from '../assess.ts';
import type { Instant } from '../instant.ts';
import { generation, isCarried, partsOf, type Token } from '../token.ts';
import type { Look } from './matters.ts';
import type { PlanContext } from './plan-context.ts';
import { isWorthSaying, type Reminder } from './reminder.ts';

const NOTHING: ReadonlySet<FindingKind> = new Set();

/** What a look says about a token, beside what was remembered of it. */
export function lookAt(row: Row, before: Reminder | undefined, context: PlanContext): Look {
  const { token, unjudged = NOTHING } = row;
  const present = row.findings.filter(isWorthSaying);
  const astray = astrayOf(row, before);
  const fresh = before === undefined || astray !== undefined ? undefined : freshOf(row, before);
  return {
    generation: generation(token),
    present,
    muted: new Set(present.filter((finding) => context.isMuted(finding, row))),
    unjudged,
    isEarlier: row.asOf !== undefined || row.gone !== undefined,
    ...(astray === undefined ? {} : { astray }),
    ...(fresh === undefined ? {} : { fresh }),
  };
}

function astrayOf(row: Row, before: Reminder | undefined): Look['astray'] {
  const { findings, unjudged, gone } = row;
  const says = (kind: FindingKind) => findings.some((finding) => finding.kind === kind);
  if (gone !== undefined) return undefined;
  if (says('wrong-renewal')) return 'wrong';
  if (unjudged?.has('wrong-renewal') || isLaterOnlyByMemory(row, before)) return 'unsure';
  return says('moved-back') ? 'moved-back' : undefined;
}

/** A renewal that an earlier look has shown and this one does not confirm. */
function isLaterOnlyByMemory({ token, asOf }: Row, before: Reminder | undefined): boolean {
  if (asOf === undefined && !isCarried(token, 'expiresAt')) return false;
  return isLater(token.expiresAt, before?.facts.expiresAt);
}

function isLater(one: Instant | undefined, other: Instant | undefined): boolean {
  return one !== undefined && other !== undefined && one > other;
}

/** A renewal is a later expiry that this look really shows; a changed certificate is right when it was declared so. */
function freshOf(row: Row, { facts, matters }: Reminder): Look['fresh'] {
  const { token } = row;
  const alarm = matters.find(({ key }) => key === 'wrong-renewal');
  if (alarm !== undefined && partsOf(alarm.generation).topic === topicOf(token)) return 'accepted';
  return isLater(token.expiresAt, facts.expiresAt) ? 'renewed' : undefined;
}

function topicOf(token: Token): string | undefined {
  return token.family === 'push' ? token.topic : undefined;
}

/**
 * Whether an earlier look is all there is, and of a time before what is remembered: then a renewal was seen that it
 * does not know of.
 */
export function isOutdated(
  { token, asOf, findings }: Row,
  before: Reminder | undefined,
  context: PlanContext,
): boolean {
  if (asOf === undefined || findings.some(({ kind }) => kind === 'wrong-renewal' || kind === 'moved-back'))
    return false;
  const { expiresAt = Number.NEGATIVE_INFINITY } = token;
  const newest = Math.max(
    before?.facts.expiresAt ?? Number.NEGATIVE_INFINITY,
    context.right(token)?.expiresAt ?? Number.NEGATIVE_INFINITY,
  );
  return newest > expiresAt;
}

/** What is wrong with a token, once more and only as far as it is beyond doubt. */
import type { FindingKind } from '../../../src/catalogue/findings/findings.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { DAY } from '../../../src/domain/instant.ts';
import type { Token } from '../../../src/domain/token.ts';
import type { Known } from './knowledge.ts';
import type { Ladder } from './ladder.ts';

export interface JudgeParts {
  readonly ladder: Ladder;
  /** The longest step, days. */
  readonly longest: number;
}

/** A step moves by a long weekend at most. */
const MOVES = 7;

/** Nothing at all to say about it, by any rule. */
export function isSurelyFine(
  token: Token,
  now: Instant,
  known: Known,
  all: readonly Known[],
  parts: JudgeParts,
): boolean {
  const { expiresAt } = token;
  if (expiresAt === undefined) return false;
  if (parts.ladder.daysBetween(now, expiresAt) <= parts.longest + MOVES) return false;
  if (token.family === 'push')
    return token.topic !== undefined && token.topic === known.rightTopic && !known.topicInDoubt;
  if (!('lastSyncAt' in token) || token.lastSyncAt === undefined || now - token.lastSyncAt > DAY)
    return false;
  if (token.family === 'ade') return token.syncErrorCode === 0;
  return token.state === 'valid' && token.syncStatus !== 'failed' && !hasTwin(token, all);
}

/** Whether what was said is surely so still, by the last facts that were given. */
export function isSurelyStill(
  kind: FindingKind,
  now: Instant,
  { token, rightTopic, topicInDoubt }: Known,
  all: readonly Known[],
  parts: JudgeParts,
): boolean {
  switch (kind) {
    case 'expired':
      return token.expiresAt !== undefined && now >= token.expiresAt;
    case 'expires-soon':
    case 'expires-today':
      return token.expiresAt !== undefined && parts.ladder.daysBetween(now, token.expiresAt) <= parts.longest;
    case 'wrong-renewal':
      return token.family === 'push' && token.topic !== rightTopic && !topicInDoubt;
    case 'sync-stale':
      return 'lastSyncAt' in token && token.lastSyncAt !== undefined && now - token.lastSyncAt > DAY;
    case 'sync-failed':
      return token.family === 'vpp' && token.syncStatus === 'failed' && token.state === 'valid';
    case 'sync-error':
      return token.family === 'ade' && token.syncErrorCode !== 0;
    case 'state-invalid':
      return token.family === 'vpp' && token.state === 'invalid';
    case 'state-external-mdm':
      return token.family === 'vpp' && token.state === 'assignedToExternalMDM';
    case 'state-duplicate':
      return token.family === 'vpp' && token.state === 'duplicateLocationId';
    case 'recreated':
      return token.family === 'vpp' && all.some((other) => isSameLocation(token, other));
    default:
      return false;
  }
}

function isSameLocation(token: Extract<Token, { family: 'vpp' }>, { token: other, absent }: Known): boolean {
  return other.family === 'vpp' && other.id !== token.id && absent === 0 && other.location === token.location;
}

/** Another location token that may be the same one re-created. */
function hasTwin(token: Extract<Token, { family: 'vpp' }>, all: readonly Known[]): boolean {
  return all.some(({ token: other, absent }) => {
    if (other.family !== 'vpp' || other.id === token.id || absent > 1) return false;
    return other.location === token.location || other.appleAccount === token.appleAccount;
  });
}

import type { Row } from './assess.ts';
import { type Finding, type FindingKind, SEVERITIES } from './finding.ts';
import { refKey } from './token.ts';

/** Among equally severe Findings the earlier kind leads. */
const KIND_ORDER: readonly FindingKind[] = [
  'wrong-renewal',
  'vanished',
  'expired',
  'state-expired',
  'state-invalid',
  'state-external-mdm',
  'state-duplicate',
  'expires-today',
  'cannot-check',
  'expires-soon',
  'moved-back',
  'recreated',
  'sync-error',
  'sync-failed',
  'sync-stale',
  'sync-never',
  'expiry-unknown',
  'state-unknown',
  'account-changed',
  'personal-account',
  'shared-account',
];

const RANK = new Map(KIND_ORDER.map((kind, index) => [kind, index]));

/** Most urgent first, a total order. */
export function compareFindings(one: Finding, other: Finding): number {
  return rankOf(one) - rankOf(other) || compareText(refKey(one.about), refKey(other.about));
}

/** Most urgent first, and those that are fine by date; a total order. */
export function compareRows(one: Row, other: Row): number {
  return (
    urgency(one) - urgency(other) ||
    (one.token.expiresAt ?? Number.MAX_SAFE_INTEGER) - (other.token.expiresAt ?? Number.MAX_SAFE_INTEGER) ||
    compareText(one.token.name, other.token.name) ||
    compareText(refKey(one.token), refKey(other.token))
  );
}

function urgency({ headline }: Row): number {
  return headline === undefined ? SEVERITIES.length * KIND_ORDER.length : rankOf(headline);
}

function rankOf({ severity, kind }: Pick<Finding, 'severity' | 'kind'>): number {
  return SEVERITIES.indexOf(severity) * KIND_ORDER.length + (RANK.get(kind) ?? KIND_ORDER.length - 1);
}

export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

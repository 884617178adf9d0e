import { FINDING_KINDS, rankOfKind } from '../catalogue/findings/findings.ts';
import type { Row } from './assess.ts';
import type { Finding } from './finding.ts';
import { SEVERITIES } from './severity.ts';
import { refKey } from './token.ts';

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

/** Room for every kind, and for what another release has named. */
const RANKS = FINDING_KINDS.length + 1;

function urgency({ headline }: Row): number {
  return headline === undefined ? SEVERITIES.length * RANKS : rankOf(headline);
}

/** Among equally severe Findings the earlier kind of the table leads. */
function rankOf({ severity, kind }: Pick<Finding, 'severity' | 'kind'>): number {
  return SEVERITIES.indexOf(severity) * RANKS + rankOfKind(kind);
}

export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

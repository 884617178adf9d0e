import type { Assessment, Row } from '../assess.ts';
import type { Finding, FindingKind } from '../finding.ts';
import type { Instant } from '../instant.ts';

/** With one of these a token cannot sync: that it did not is the same news again. */
export const ENDS_SYNC: ReadonlySet<FindingKind> = new Set([
  'expired',
  'state-expired',
  'state-invalid',
  'state-external-mdm',
  'state-duplicate',
]);

const SYNC: ReadonlySet<FindingKind> = new Set(['sync-stale', 'sync-failed', 'sync-never', 'sync-error']);

/** Whether a Finding of a row is only the consequence of a bigger problem, and therefore kept for the cards. */
export type IsMuted = (finding: Finding, row: Row | undefined) => boolean;

/**
 * A token that has ended mutes its own sync. A push certificate that has ended mutes the sync of the whole
 * tenant, except an error code of Apple: its usual cause, terms nobody accepted, has to be mended all the same.
 */
export function createMute(assessment: Assessment): IsMuted {
  const outage = assessment.rows.some(
    ({ token, findings }) => token.family === 'push' && findings.some(({ kind }) => kind === 'expired'),
  );
  return (finding, row) => {
    if (!SYNC.has(finding.kind)) return false;
    if (outage && finding.kind !== 'sync-error') return true;
    return row?.findings.some(({ kind }) => ENDS_SYNC.has(kind)) ?? false;
  };
}

/** From when on a Finding that lasts will be muted by what is going to expire; infinite when by nothing. */
export function createMutedFrom({ rows }: Assessment): (finding: Finding, row: Row) => Instant {
  const certificates = rows.filter(({ token }) => token.family === 'push');
  return ({ kind }, { token }) => {
    if (!SYNC.has(kind)) return Number.POSITIVE_INFINITY;
    const causes = kind === 'sync-error' ? [] : certificates;
    const ends = [token, ...causes.map((row) => row.token)].map(({ expiresAt }) => expiresAt);
    return Math.min(...ends.map((at) => at ?? Number.POSITIVE_INFINITY));
  };
}

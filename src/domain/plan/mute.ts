import type { Cause } from '../../catalogue/findings/definition.ts';
import { FINDINGS } from '../../catalogue/findings/findings.ts';
import type { Assessment, Row } from '../assess.ts';
import type { Finding } from '../finding.ts';
import type { Instant } from '../instant.ts';
import type { Family } from '../token.ts';

/** Whether a Finding of a row is only the consequence of a bigger problem, and therefore kept for the cards. */
export type IsMuted = (finding: Finding, row: Row | undefined) => boolean;

/** Whether one Finding of a token is only the consequence of another one of it. */
export function isConsequence({ kind }: Finding, of: Finding): boolean {
  return causesOf(of).some((cause) => mutedBy({ kind }).includes(cause));
}

/** What ends a token mutes what follows for it; what ends a whole tenant, what follows for all of its tokens. */
export function createMute({ rows }: Assessment): IsMuted {
  const everywhere = new Set(
    rows.flatMap(({ findings }) => findings.flatMap(causesOf)).filter((cause) => REACH[cause] === 'tenant'),
  );
  return (finding, row) => {
    const causes = mutedBy(finding);
    if (causes.length === 0) return false;
    if (causes.some((cause) => everywhere.has(cause))) return true;
    return row?.findings.some((other) => isConsequence(finding, other)) ?? false;
  };
}

/** From when on a Finding that lasts will be muted by what is going to expire; infinite when by nothing. */
export function createMutedFrom({ rows }: Assessment): (finding: Finding, row: Row) => Instant {
  const endOf = (cause: Cause, row: Row) =>
    causesAtEnd(row.token.family).includes(cause) ? (row.token.expiresAt ?? NEVER) : NEVER;
  const everywhere = new Map<Cause, Instant>();
  for (const row of rows)
    for (const cause of causesAtEnd(row.token.family))
      everywhere.set(cause, Math.min(everywhere.get(cause) ?? NEVER, endOf(cause, row)));
  return (finding, row) =>
    Math.min(
      NEVER,
      ...mutedBy(finding).map((cause) =>
        REACH[cause] === 'tenant' ? (everywhere.get(cause) ?? NEVER) : endOf(cause, row),
      ),
    );
}

const NEVER = Number.POSITIVE_INFINITY;

/** For whom a cause counts. */
const REACH: { readonly [C in Cause]: 'token' | 'tenant' } = {
  'token-ended': 'token',
  'tenant-outage': 'tenant',
};

function causesOf({ kind, about }: Finding): readonly Cause[] {
  return FINDINGS[kind].causes?.(about.family) ?? [];
}

/** What the end of a token will bring about. */
function causesAtEnd(family: Family): readonly Cause[] {
  return FINDINGS.expired.causes?.(family) ?? [];
}

function mutedBy({ kind }: Pick<Finding, 'kind'>): readonly Cause[] {
  return FINDINGS[kind].mutedBy ?? [];
}

import type { FindingKind } from '../catalogue/findings/findings.ts';
import type { FindingDetail } from './finding-detail.ts';
import type { Severity } from './severity.ts';
import type { Family, TokenRef } from './token.ts';

/** One thing about a token, or a family, that a person should know. */
export interface Finding {
  /** A token, or with `id: '*'` its whole family. */
  readonly about: TokenRef;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly detail: FindingDetail;
}

export function aboutFamily(family: Family): TokenRef {
  return { family, id: '*' };
}

import type { Finding, FindingDetail, FindingKind, Severity } from '../finding.ts';
import type { Instant } from '../instant.ts';
import type { Token, TokenRef } from '../token.ts';

/** What was true of a token when it was last seen right; the yardstick for a renewal. */
export interface Known {
  readonly topic?: string;
  readonly appleAccount?: string;
}

/** The operator's settings that judging needs. */
export interface Policy {
  /** IANA name; days are counted on its calendar. */
  readonly zone: string;
  /** Days before expiry at which something is worth saying, largest first, e.g. 60, 30, 14, 7, 3, 1, 0. */
  readonly ladder: readonly number[];
}

/** Everything a rule may look at. Rules are pure: facts in, at most one Finding out. */
export interface RuleContext {
  readonly now: Instant;
  readonly policy: Policy;
  /** Every token of the same look. */
  readonly tokens: readonly Token[];
  /** By `refKey`; undefined before the first look was remembered, when nothing can be compared. */
  readonly known: ReadonlyMap<string, Known> | undefined;
}

export type Rule<T extends Token = Token> = (token: T, context: RuleContext) => Finding | undefined;

export function finding(
  about: TokenRef,
  kind: FindingKind,
  severity: Severity,
  detail: FindingDetail = {},
): Finding {
  return { about: { family: about.family, id: about.id }, kind, severity, detail };
}

import type { AbsenceFinding, FamilyFinding, TokenFinding } from '../catalogue/findings/definition.ts';
import { FINDING_KINDS, FINDINGS, type FindingKind } from '../catalogue/findings/findings.ts';
import { aboutFamily, type Finding } from './finding.ts';
import type { FindingDetail, Gone } from './finding-detail.ts';
import type { Instant } from './instant.ts';
import type { LookContext, Policy, RuleContext } from './rules/context.ts';
import { createPeers } from './rules/peers.ts';
import type { Severity } from './severity.ts';
import type { Unreadable } from './snapshot.ts';
import type { Family, Token, TokenRef } from './token.ts';

/** A kind of Finding with what is known about it. */
export interface Named<D> {
  readonly kind: FindingKind;
  readonly definition: D;
}

const ALL = FINDING_KINDS.map((kind) => ({ kind, definition: FINDINGS[kind] }));
const OF_TOKENS = ALL.filter((one): one is Named<TokenFinding> => one.definition.of === 'token');
const OF_ABSENCE = ALL.filter((one): one is Named<AbsenceFinding> => one.definition.of === 'absence');
const OF_FAMILIES = ALL.filter((one): one is Named<FamilyFinding> => one.definition.of === 'family');

const byFamily = new Map<Family, readonly Named<TokenFinding>[]>();

/** What may be found about a token of the family. */
export function tokenFindings(family: Family): readonly Named<TokenFinding>[] {
  const made =
    byFamily.get(family) ??
    OF_TOKENS.filter(({ definition: { families } }) => families === 'every' || families.includes(family));
  byFamily.set(family, made);
  return made;
}

/** What tells that a token is not there. */
export const ABSENCE_KINDS: readonly FindingKind[] = OF_ABSENCE.map(({ kind }) => kind);

/** Judges one token by one kind of Finding. */
export function findIn(
  token: Token,
  { kind, definition }: Named<TokenFinding>,
  context: RuleContext,
): Finding | undefined {
  const detail = definition.find(token, context);
  if (detail === undefined) return undefined;
  return made(token, kind, severityOf(definition, { detail, token, context }), detail);
}

/** What a date is judged by: nothing beside itself. */
const ALONE = { peers: createPeers([]), known: undefined, own: undefined };

/** What is to be said of a token's date at `now`: the one of the ladder's Findings that is true of it. */
export function findByDate(token: Token, now: Instant, policy: Policy): Finding | undefined {
  const context = { ...ALONE, now, policy, seenAt: now };
  for (const named of tokenFindings(token.family)) {
    const finding = named.definition.moment.when === 'ladder' ? findIn(token, named, context) : undefined;
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** What is to be said of a token that is not there. */
export function findAbsent(
  token: Token,
  gone: Gone,
  remembered: { readonly deviceCount?: number },
  context: LookContext,
): Finding[] {
  return OF_ABSENCE.map(({ kind, definition }) => {
    const detail = definition.find(gone, remembered);
    return made(token, kind, severityOf(definition, { detail, token, context }), detail);
  });
}

/** What is to be said of a family that could not be read. */
export function findUnreadable(family: Family, reason: Unreadable): Finding[] {
  return OF_FAMILIES.map(({ kind, definition }) =>
    made(aboutFamily(family), kind, definition.severity, definition.find(reason)),
  );
}

interface Judged<C> {
  readonly detail: FindingDetail;
  readonly token: Token;
  readonly context: C;
}

function severityOf<C>(
  { severity }: { readonly severity: Severity | { readonly of: (found: Judged<C>) => Severity } },
  found: Judged<C>,
): Severity {
  return typeof severity === 'string' ? severity : severity.of(found);
}

function made(about: TokenRef, kind: FindingKind, severity: Severity, detail: FindingDetail): Finding {
  return { about: { family: about.family, id: about.id }, kind, severity, detail };
}

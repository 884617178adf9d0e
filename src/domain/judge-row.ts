import type { TokenFinding } from '../catalogue/findings/definition.ts';
import { FINDINGS } from '../catalogue/findings/findings.ts';
import type { Row } from './assess.ts';
import { daysBetween } from './calendar.ts';
import type { Finding } from './finding.ts';
import type { Instant } from './instant.ts';
import { findIn, type Named, tokenFindings } from './make-finding.ts';
import { comparable, type Known, type LookContext, type RuleContext } from './rules/context.ts';
import type { Sighting } from './snapshot.ts';
import { isCarried, refKey, type Token } from './token.ts';
import { compareFindings } from './urgency.ts';

/** Judges one token by what may be found about its family. */
export function judgeRow({ token: seen, asOf }: Sighting, look: LookContext & { lookedAt: Instant }): Row {
  const seenAt = asOf ?? look.lookedAt;
  const own = comparable(look.known?.get(refKey(seen)), seenAt, look.now);
  const context: RuleContext = { ...look, seenAt, own };
  const token = withRemembered(seen, own);
  const possible = tokenFindings(token.family);
  const findings = possible.flatMap((one) => judgeBy(one, token, { asOf, context }) ?? []);
  const unjudged = possible
    .filter(({ definition }) => !isJudged(definition, token, asOf))
    .map(({ kind }) => kind);
  return rowOf(token, findings, context, {
    ...(asOf === undefined ? {} : { asOf }),
    ...(unjudged.length === 0 ? {} : { unjudged: new Set(unjudged) }),
  });
}

/** A row of these Findings, in their order. */
export function rowOf(
  token: Token,
  found: readonly Finding[],
  { now, policy }: LookContext,
  more: Pick<Row, 'asOf' | 'gone' | 'unjudged'>,
): Row {
  const findings = [...found].sort(compareFindings);
  return {
    token,
    headline: findings.find(({ kind }) => FINDINGS[kind].place === 'headline'),
    findings,
    days: token.expiresAt === undefined ? undefined : daysBetween(now, token.expiresAt, policy.zone),
    ...more,
  };
}

/** What was not given and no earlier look carries, from what is remembered of the token beside its looks. */
function withRemembered(token: Token, known: Known | undefined): Token {
  if (known?.since === undefined) return token;
  const { since, expiresAt, topic, location, appleAccount } = known;
  const lacks = {
    ...(token.appleAccount === undefined && appleAccount !== undefined ? { appleAccount } : {}),
    ...(token.expiresAt === undefined && expiresAt !== undefined ? { expiresAt } : {}),
    ...(token.family === 'push' && token.topic === undefined && topic !== undefined ? { topic } : {}),
    ...(token.family === 'vpp' && token.location === undefined && location !== undefined ? { location } : {}),
  };
  const fields = Object.keys(lacks);
  if (fields.length === 0) return token;
  const marks = Object.fromEntries(fields.map((field) => [field, since]));
  return { ...token, ...lacks, notGiven: { ...token.notGiven, ...marks } } as Token;
}

interface Sight {
  readonly asOf: Instant | undefined;
  readonly context: RuleContext;
}

/** What does not last is judged as it was when it was last given: its Finding stays, and does not grow. */
function judgeBy(one: Named<TokenFinding>, token: Token, { asOf, context }: Sight) {
  const { needs, lasts } = one.definition;
  if (lasts) return findIn(token, one, context);
  const given = needs.flatMap((field) => token.notGiven?.[field] ?? []);
  const then = Math.min(...given, asOf ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(then)) return findIn(token, one, context);
  const finding = findIn(token, one, { ...context, now: Math.min(then, context.now) });
  return finding && { ...finding, detail: { ...finding.detail, asOf: then } };
}

function isJudged({ needs, lasts }: TokenFinding, token: Token, asOf: Instant | undefined): boolean {
  return (lasts || asOf === undefined) && !needs.some((field) => isCarried(token, field));
}

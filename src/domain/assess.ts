import { daysBetween } from './calendar.ts';
import { aboutFamily, type Finding, type FindingKind, SEVERITIES, type Severity } from './finding.ts';
import type { Instant } from './instant.ts';
import { judgePersonalAccount, judgeSharedAccount } from './rules/apple-account.ts';
import { finding, type Known, type Policy, type Rule, type RuleContext } from './rules/context.ts';
import { judgeExpiry } from './rules/expiry.ts';
import { judgeAccountChange, judgeRecreated, judgeTopic } from './rules/renewal.ts';
import { judgeAdeError, judgeAdeSync, judgeVppSync } from './rules/sync.ts';
import { judgeVppState } from './rules/vpp-state.ts';
import { type Sighting, type Snapshot, sightings, unreadableFamilies } from './snapshot.ts';
import { FAMILIES, type Family, refKey, type Token } from './token.ts';

/** One token and all that is to be said about it. */
export interface Row {
  readonly token: Token;
  /** The one thing that matters most; undefined means the token is fine. */
  readonly headline: Finding | undefined;
  /** All Findings, most urgent first, the headline among them. */
  readonly findings: readonly Finding[];
  /** Calendar days to expiry; undefined when the date is unknown. */
  readonly days: number | undefined;
  /** Set when the family cannot be read now: these are the facts of that earlier look. */
  readonly asOf?: Instant;
}

/** A Snapshot, judged. */
export interface Assessment {
  readonly tenantId: string;
  /** When Intune was looked at. */
  readonly lookedAt: Instant;
  /** When it was judged; days are counted from here. */
  readonly now: Instant;
  /** Most urgent first, a total order. */
  readonly rows: readonly Row[];
  /** Families that could not be read; each is a `cannot-check` Finding. */
  readonly troubles: readonly Finding[];
  /** Families that are not set up: neither error nor alarm. */
  readonly absent: readonly Family[];
}

/** Facts that are worth a note on the token's own card but are never its headline. */
const NOTES: ReadonlySet<FindingKind> = new Set(['account-changed', 'personal-account', 'shared-account']);

/** Among equally severe Findings the earlier kind leads. */
const KIND_ORDER: readonly FindingKind[] = [
  'wrong-renewal',
  'expired',
  'state-expired',
  'state-invalid',
  'state-external-mdm',
  'state-duplicate',
  'expires-today',
  'cannot-check',
  'expires-soon',
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

/** Of an earlier look only what cannot have become better by waiting is judged: a sync age would accuse our own blindness. */
const RULES_FOR_EARLIER: readonly Rule[] = [judgeTopic, judgeExpiry, judgeEarlierState];

const RULES: { readonly [F in Family]: readonly Rule<Extract<Token, { family: F }>>[] } = {
  push: [judgeTopic, judgeExpiry, judgeAccountChange, judgePersonalAccount, judgeSharedAccount],
  vpp: [
    judgeVppState,
    judgeExpiry,
    judgeRecreated,
    judgeVppSync,
    judgeAccountChange,
    judgePersonalAccount,
    judgeSharedAccount,
  ],
  ade: [
    judgeExpiry,
    judgeAdeError,
    judgeAdeSync,
    judgeAccountChange,
    judgePersonalAccount,
    judgeSharedAccount,
  ],
};

/**
 * Judges one look.
 *
 * @param known what each token was like when it was last seen right, by `refKey`; undefined when nothing
 *   was remembered yet, in which case nothing is compared.
 */
export function assess(
  snapshot: Snapshot,
  policy: Policy,
  now: Instant,
  known?: ReadonlyMap<string, Known>,
): Assessment {
  const seen = sightings(snapshot);
  const tokens = seen.map(({ token }) => token);
  const context: RuleContext = { now, policy, tokens, known };
  return {
    tenantId: snapshot.tenantId,
    lookedAt: snapshot.at,
    now,
    rows: seen.map((sighting) => judge(sighting, context)).sort(byUrgency),
    troubles: unreadableFamilies(snapshot).map(({ family, reason }) =>
      finding(aboutFamily(family), 'cannot-check', 'warning', { unreadable: reason }),
    ),
    absent: FAMILIES.filter((family) => isAbsent(snapshot, family)),
  };
}

/** Every Finding of the look, most urgent first. */
export function allFindings(assessment: Assessment): Finding[] {
  return [...assessment.troubles, ...assessment.rows.flatMap((row) => row.findings)].sort(compareFindings);
}

/** The worst severity on the card, or undefined when all is well. Unreadable is never well. */
export function worst(assessment: Assessment): Severity | undefined {
  const headlines = assessment.rows.flatMap((row) => (row.headline === undefined ? [] : [row.headline]));
  return SEVERITIES.find((severity) =>
    [...headlines, ...assessment.troubles].some((one) => one.severity === severity),
  );
}

export function compareFindings(one: Finding, other: Finding): number {
  return (
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
    KIND_ORDER.indexOf(one.kind) - KIND_ORDER.indexOf(other.kind) ||
    compareText(refKey(one.about), refKey(other.about))
  );
}

function judge({ token, asOf }: Sighting, context: RuleContext): Row {
  const rules = asOf === undefined ? (RULES[token.family] as readonly Rule[]) : RULES_FOR_EARLIER;
  const findings = rules.flatMap((rule) => rule(token, context) ?? []).sort(compareFindings);
  const days =
    token.expiresAt === undefined
      ? undefined
      : daysBetween(context.now, token.expiresAt, context.policy.zone);
  const headline = findings.find(({ kind }) => !NOTES.has(kind));
  return { token, headline, findings, days, ...(asOf === undefined ? {} : { asOf }) };
}

function judgeEarlierState(token: Token, context: RuleContext): Finding | undefined {
  return token.family === 'vpp' ? judgeVppState(token, context) : undefined;
}

function byUrgency(one: Row, other: Row): number {
  return (
    urgency(one) - urgency(other) ||
    (one.token.expiresAt ?? Number.MAX_SAFE_INTEGER) - (other.token.expiresAt ?? Number.MAX_SAFE_INTEGER) ||
    compareText(one.token.name, other.token.name) ||
    compareText(refKey(one.token), refKey(other.token))
  );
}

function urgency({ headline }: Row): number {
  if (headline === undefined) return SEVERITIES.length * KIND_ORDER.length;
  return SEVERITIES.indexOf(headline.severity) * KIND_ORDER.length + KIND_ORDER.indexOf(headline.kind);
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function isAbsent(snapshot: Snapshot, family: Family): boolean {
  const reading = snapshot.readings[family];
  return reading.outcome === 'absent' || (reading.outcome === 'read' && reading.tokens.length === 0);
}

import type { Assessment } from '../assess.ts';
import { DAY, type Instant } from '../instant.ts';
import type { Known } from '../rules/context.ts';
import { FAMILIES, type Family, refKey } from '../token.ts';
import { type Baseline, type FamilyWatch, factsOf, type Watch } from './reminder.ts';

/** Looks in a row after which a token that is not there counts as deleted. */
export const LOOKS_UNTIL_GONE = 2;

/** So long another Apple Account with the same topic stays news on the token's card. */
const NEWS_LASTS = 7 * DAY;

/** What is remembered of a tenant nobody has looked at yet. */
export function newWatch(tenantId: string): Watch {
  return { tenantId, families: { push: { failed: 0 }, vpp: { failed: 0 }, ade: { failed: 0 } }, known: {} };
}

/** The yardstick for `assess`; undefined before the first look, when nothing can be compared. */
export function knownOf(watch: Watch): ReadonlyMap<string, Known> | undefined {
  return watch.lookedAt === undefined ? undefined : new Map(Object.entries(watch.known));
}

/**
 * Declares a wrong renewal right: from the next look on the present topic is the yardstick. For the case
 * that somebody moved to another certificate on purpose.
 */
export function forgetBaseline(watch: Watch, key: string): Watch {
  const { [key]: _, ...known } = watch.known;
  return { ...watch, known };
}

/** Whether this look was not planned on before; the same look twice must not count twice. */
export function isNewLook(assessment: Assessment, watch: Watch): boolean {
  return watch.lookedAt !== assessment.lookedAt;
}

/** What to remember after a look. A family that could not be read keeps everything it had. */
export function nextWatch(assessment: Assessment, watch: Watch): Watch {
  const newLook = isNewLook(assessment, watch);
  const unreadable = new Set<Family>(assessment.troubles.map(({ about }) => about.family));
  const families = FAMILIES.map((family): [Family, FamilyWatch] => {
    const before = watch.families[family];
    if (!unreadable.has(family)) return [family, { readAt: assessment.lookedAt, failed: 0 }];
    return [family, { ...before, failed: before.failed + (newLook ? 1 : 0) }];
  });
  return {
    tenantId: watch.tenantId,
    ranAt: assessment.now,
    lookedAt: assessment.lookedAt,
    families: Object.fromEntries(families) as Record<Family, FamilyWatch>,
    known: Object.fromEntries([
      ...missed(assessment, watch, unreadable, newLook),
      ...seen(assessment, watch),
    ]),
  };
}

function seen({ rows, lookedAt }: Assessment, watch: Watch): [string, Baseline][] {
  return rows.flatMap(({ token, findings }): [string, Baseline][] => {
    const key = refKey(token);
    const before = watch.known[key];
    const says = (kind: string) => findings.some((finding) => finding.kind === kind);
    // Once it is known it no longer looks new, and what gives away a probable re-creation would be lost.
    if (before === undefined && watch.lookedAt !== undefined && says('recreated')) return [];
    if (before !== undefined && says('wrong-renewal')) return [[key, { ...before, missing: 0 }]];
    return [[key, baseline(before, { ...factsOf(token) }, says('account-changed'), lookedAt)]];
  });
}

function baseline(
  before: Baseline | undefined,
  facts: Omit<Baseline, 'since' | 'missing'>,
  newAccount: boolean,
  at: Instant,
): Baseline {
  if (before === undefined) return { ...facts, since: at, missing: 0 };
  const since = before.generation === facts.generation ? before.since : at;
  // A topic Intune did not give this time is not another topic.
  const next = {
    ...(before.topic === undefined ? {} : { topic: before.topic }),
    ...facts,
    since,
    missing: 0,
  };
  if (!newAccount) return next;
  const newAccountSince = before.newAccountSince ?? at;
  if (at - newAccountSince >= NEWS_LASTS || before.appleAccount === undefined) return next;
  return { ...next, appleAccount: before.appleAccount, newAccountSince };
}

function missed(
  assessment: Assessment,
  watch: Watch,
  unreadable: ReadonlySet<string>,
  newLook: boolean,
): [string, Baseline][] {
  const present = new Set(assessment.rows.map(({ token }) => refKey(token)));
  return Object.entries(watch.known).flatMap(([key, before]): [string, Baseline][] => {
    if (present.has(key)) return [];
    const family = key.slice(0, key.indexOf(':'));
    if (unreadable.has(family) || !newLook) return [[key, before]];
    const missing = before.missing + 1;
    // Deleting the push certificate and creating another is the worst of wrong renewals: its topic stays
    // the yardstick. The others come back with a new id and are never met again.
    if (missing >= LOOKS_UNTIL_GONE && family !== 'push') return [];
    return [[key, { ...before, missing }]];
  });
}

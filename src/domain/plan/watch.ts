import type { Assessment, Row } from '../assess.ts';
import type { Instant } from '../instant.ts';
import { LOOKS_APART, LOOKS_TO_BE_SURE, looksSince, NEWS_LASTS } from '../looking.ts';
import type { Known } from '../rules/context.ts';
import type { Unreadable } from '../snapshot.ts';
import { FAMILIES, type Family, refKey, type Token } from '../token.ts';
import { baselineAfter } from './baseline.ts';
import { credibleWatch } from './credible.ts';
import { withNoted } from './noted.ts';
import { type Baseline, type FamilyWatch, factsOf, type Watch } from './reminder.ts';

/** What is remembered of a tenant nobody has looked at yet. */
export function newWatch(tenantId: string): Watch {
  return { tenantId, families: { push: { failed: 0 }, vpp: { failed: 0 }, ade: { failed: 0 } }, known: {} };
}

/** The yardstick for `assess`; undefined before the first look, when nothing can be compared. */
export function knownOf(watch: Watch): ReadonlyMap<string, Known> | undefined {
  return watch.lookedAt === undefined ? undefined : new Map(Object.entries(watch.known));
}

/**
 * Declares a token right as it is now, for the case that somebody moved to another certificate on purpose: from the
 * next look on this is the yardstick, and what comes after it is measured by it.
 */
export function acceptToken(watch: Watch, token: Token, now: Instant): Watch {
  const accepted: Baseline = { ...factsOf(token), since: now, missing: 0 };
  return { ...watch, known: { ...watch.known, [refKey(token)]: accepted } };
}

/** Whether this look counts as one more in a row: looks within some minutes of each other are one. */
export function isNewLook({ lookedAt }: Assessment, watch: Watch): boolean {
  const counted = watch.countedAt ?? watch.lookedAt;
  return counted === undefined || Math.abs(lookedAt - counted) >= LOOKS_APART;
}

/** Whether a newer look was planned on; what an older one shows is known to be past. */
export function isOlderLook({ lookedAt, now }: Assessment, watch: Watch): boolean {
  const newest = credibleWatch(watch, now).lookedAt;
  return newest !== undefined && lookedAt < newest;
}

/** What to remember after a look. A family that could not be read keeps everything it had. */
export function nextWatch(assessment: Assessment, watch: Watch): Watch {
  const { now, lookedAt, rows } = assessment;
  const newLook = isNewLook(assessment, watch);
  const unreadable = new Set<Family>(assessment.troubles.map(({ about }) => about.family));
  const families = FAMILIES.map((family): [Family, FamilyWatch] => {
    const before = watch.families[family];
    if (!unreadable.has(family)) return [family, { readAt: lookedAt, failed: 0 }];
    const isAnother = isLasting(assessment, family) ? watch.lookedAt !== lookedAt : newLook;
    return [family, { ...before, failed: before.failed + (isAnother ? 1 : 0) }];
  });
  const counted = newLook ? lookedAt : (watch.countedAt ?? watch.lookedAt);
  return {
    tenantId: watch.tenantId,
    ranAt: now,
    lookedAt,
    ...(counted === undefined ? {} : { countedAt: counted }),
    families: Object.fromEntries(families) as Record<Family, FamilyWatch>,
    known: Object.fromEntries([
      ...missed({ assessment, watch, unreadable, newLook }),
      ...rows.flatMap((row) => seen(row, watch, lookedAt)),
    ]),
    ...(watch.lastEdition === undefined ? {} : { lastEdition: watch.lastEdition }),
  };
}

/** What only a person can end is as true after seconds as after hours; passing trouble needs looks that are apart. */
const LASTING: ReadonlySet<Unreadable['kind'] | undefined> = new Set(['permission', 'sign-in', 'no-intune']);

function isLasting({ troubles }: Assessment, family: Family): boolean {
  return troubles.some(
    ({ about, detail }) => about.family === family && LASTING.has(detail.unreadable?.kind),
  );
}

function seen(row: Row, watch: Watch, at: Instant): [string, Baseline][] {
  if (row.gone !== undefined) return [];
  const key = refKey(row.token);
  const before = watch.known[key];
  if (row.asOf !== undefined) return before === undefined ? [] : [[key, before]];
  return [[key, baselineAfter(row, before, { watch, at })]];
}

interface Missed {
  readonly assessment: Assessment;
  readonly watch: Watch;
  readonly unreadable: ReadonlySet<Family>;
  readonly newLook: boolean;
}

function missed({ assessment, watch, unreadable, newLook }: Missed): [string, Baseline][] {
  const { rows, lookedAt } = assessment;
  const gone = new Map(rows.filter((row) => row.gone !== undefined).map((row) => [refKey(row.token), row]));
  const present = new Set(rows.filter((row) => row.gone === undefined).map(({ token }) => refKey(token)));
  return Object.entries(watch.known).flatMap(([key, before]): [string, Baseline][] => {
    if (present.has(key)) return [];
    const family = key.slice(0, key.indexOf(':')) as Family;
    if (unreadable.has(family)) return [[key, before]];
    const missingSince = before.missingSince ?? lookedAt;
    const missing = newLook ? before.missing + 1 : Math.max(1, before.missing);
    const isSure = looksSince(missingSince, lookedAt) >= LOOKS_TO_BE_SURE;
    // Deleting the push certificate and creating another is the worst of wrong renewals: its topic stays
    // the yardstick. The others come back with a new id and are never met again.
    if (family !== 'push' && isSure && lookedAt - missingSince >= NEWS_LASTS) return [];
    const row = gone.get(key);
    const next = { ...before, missing, missingSince };
    return [[key, row === undefined ? next : withNoted(next, row, { before, watch })]];
  });
}

import type { Assessment, Row } from '../assess.ts';
import type { Instant } from '../instant.ts';
import { isCredible, LOOKS_APART, LOOKS_TO_BE_SURE, looksSince, NEWS_LASTS } from '../looking.ts';
import type { Known } from '../rules/context.ts';
import type { Unreadable } from '../snapshot.ts';
import { FAMILY_NAMES, type Family, refKey, refOf, type Token } from '../token.ts';
import { baselineAfter } from './baseline.ts';
import { withNoted } from './noted.ts';
import { type Baseline, type FamilyWatch, factsOf, type Watch } from './reminder.ts';

/** What is remembered of a tenant nobody has looked at yet. */
export function newWatch(tenantId: string): Watch {
  return { tenantId, families: {}, known: {} };
}

/** What is remembered of the looks at one family; one that is new to the store was never looked at. */
export function familyWatch({ families }: Watch, family: Family): FamilyWatch {
  return families[family] ?? { failed: 0 };
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

/**
 * Whether a newer look was planned on; what an older one shows is known to be past. The look of a clock that was ahead
 * is not the newest: until that clock's time has come no look would ever be newer.
 */
export function isOlderLook({ lookedAt, now }: Assessment, { lookedAt: newest }: Watch): boolean {
  return newest !== undefined && isCredible(newest, now) && lookedAt < newest;
}

/** What to remember after a look. A family that could not be read keeps everything it had. */
export function nextWatch(assessment: Assessment, watch: Watch): Watch {
  const { now, lookedAt } = assessment;
  const newLook = isNewLook(assessment, watch);
  const unreadable = new Set<Family>(assessment.troubles.map(({ about }) => about.family));
  const asked = FAMILY_NAMES.filter((family) => !assessment.notAsked.includes(family));
  const families = asked.map((family): [Family, FamilyWatch] => {
    const before = familyWatch(watch, family);
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
    families: { ...watch.families, ...Object.fromEntries(families) },
    known: knownAfter({ assessment, watch, unreadable, asked: new Set(asked), newLook }),
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

interface LookInput {
  readonly assessment: Assessment;
  readonly watch: Watch;
  readonly unreadable: ReadonlySet<Family>;
  readonly asked: ReadonlySet<Family>;
  readonly newLook: boolean;
}

function knownAfter(input: LookInput): Watch['known'] {
  const { assessment, watch } = input;
  const known: Record<string, Baseline> = {};
  const gone = new Map<string, Row>();
  const there = new Set<string>();
  for (const row of assessment.rows) {
    const key = refKey(row.token);
    if (row.gone !== undefined) gone.set(key, row);
    else {
      there.add(key);
      const next = seen(row, watch.known[key], input);
      if (next !== undefined) known[key] = next;
    }
  }
  for (const key of Object.keys(watch.known)) {
    const before = watch.known[key];
    if (before === undefined || there.has(key)) continue;
    const next = missing(before, gone.get(key), refOf(key).family, input);
    if (next !== undefined) known[key] = next;
  }
  return known;
}

/** Facts of an earlier look move no yardstick. */
function seen(
  row: Row,
  before: Baseline | undefined,
  { assessment, watch }: LookInput,
): Baseline | undefined {
  return row.asOf === undefined ? baselineAfter(row, before, { watch, at: assessment.lookedAt }) : before;
}

/** What stays of a token that is not there; undefined when that is no news any more. */
function missing(
  before: Baseline,
  row: Row | undefined,
  family: Family,
  { assessment: { lookedAt }, watch, unreadable, asked, newLook }: LookInput,
): Baseline | undefined {
  if (unreadable.has(family) || !asked.has(family)) return before;
  const missingSince = before.missingSince ?? lookedAt;
  const looks = newLook ? before.missing + 1 : Math.max(1, before.missing);
  const isSure = looksSince(missingSince, lookedAt) >= LOOKS_TO_BE_SURE;
  // Deleting the push certificate and creating another is the worst of wrong renewals: its topic stays
  // the yardstick. The others come back with a new id and are never met again.
  if (family !== 'push' && isSure && lookedAt - missingSince >= NEWS_LASTS) return undefined;
  const next = { ...before, missing: looks, missingSince };
  return row === undefined ? next : withNoted(next, row, { before, watch });
}

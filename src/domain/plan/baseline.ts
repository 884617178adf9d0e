import { familyOf } from '../../catalogue/families/families.ts';
import type { FindingDefinition } from '../../catalogue/findings/definition.ts';
import { FINDINGS, type FindingKind } from '../../catalogue/findings/findings.ts';
import type { Row } from '../assess.ts';
import type { Instant } from '../instant.ts';
import { NEWS_LASTS } from '../looking.ts';
import { generation, isCarried, isSameDate, type Token } from '../token.ts';
import { withNoted } from './noted.ts';
import { type Baseline, factsOf, type Watch } from './reminder.ts';

interface Look {
  readonly watch: Watch;
  /** When it was. */
  readonly at: Instant;
}

/**
 * The yardstick after a token was seen; the very same object when it has not moved. It moves with every renewal, and
 * with what somebody accepts; with another account or an earlier date only when that has stayed for a while; never
 * with another certificate, and never by what was not given.
 */
export function baselineAfter(row: Row, before: Baseline | undefined, { watch, at }: Look): Baseline {
  if (before !== undefined && isUnmoved(row, before)) return before;
  const next = withNoted(movedOn(row, before, { watch, at }), row, { before, watch });
  return before !== undefined && isEqual(before, next) ? before : next;
}

/** Nothing was seen of it that is not remembered: so it is with nearly every token of nearly every look. */
function isUnmoved({ token, findings, unjudged }: Row, before: Baseline): boolean {
  if (unjudged !== undefined || token.notGiven !== undefined) return false;
  if (findings.some(({ kind }) => isLookedAtAnew(FINDINGS[kind]))) return false;
  const { name, generation: of, expiresAt, topic, appleAccount, since, missing, ...more } = before;
  const { location, organization, school, deviceCount, ...passing } = more;
  if (missing !== 0 || Object.keys(passing).length > 0) return false;
  if (token.name !== name || token.expiresAt !== expiresAt || token.appleAccount !== appleAccount)
    return false;
  if (token.family === 'push') return generation(token) === of;
  const now = familyOf(token.family).remembered(token);
  return (
    now.school === school &&
    now.location === location &&
    now.organization === organization &&
    now.deviceCount === deviceCount
  );
}

/** What compares with the yardstick may move it, and what is an event is to be put on record. */
function isLookedAtAnew({ compares, recorded }: FindingDefinition): boolean {
  return compares === true || recorded !== undefined;
}

function movedOn(row: Row, before: Baseline | undefined, { watch, at }: Look): Baseline {
  const { token } = row;
  const facts = rememberedOf(token);
  if (before === undefined) {
    const isNewcomer = watch.lookedAt !== undefined && says(row, 'recreated');
    return { ...facts, since: at, missing: 0, ...(isNewcomer ? { newcomer: true } : {}) };
  }
  if (says(row, 'wrong-renewal') || row.unjudged?.has('wrong-renewal')) return there(before);
  if (isCarried(token, 'expiresAt')) return { dateMissingSince: at, ...there(before) };
  const movedBackSince = before.movedBackSince ?? at;
  if (says(row, 'moved-back') && at - movedBackSince < NEWS_LASTS) {
    const { dateMissingSince: _, ...kept } = there(before);
    return { ...kept, movedBackSince };
  }
  const since = isSameDate(before.generation, facts.generation) ? before.since : at;
  const newcomer = before.newcomer && says(row, 'recreated') ? { newcomer: true as const } : {};
  return { ...facts, since, missing: 0, ...newcomer, ...accountNews(row, before, at) };
}

/** As it was, and not missed any more. */
function there({ missingSince: _, ...before }: Baseline): Baseline {
  return { ...before, missing: 0 };
}

/** Another account is news for a while: so long the old one is the yardstick. */
function accountNews(row: Row, before: Baseline, at: Instant): Partial<Baseline> {
  if (!says(row, 'account-changed') || before.appleAccount === undefined) return {};
  const newAccountSince = before.newAccountSince ?? at;
  return at - newAccountSince >= NEWS_LASTS ? {} : { appleAccount: before.appleAccount, newAccountSince };
}

function rememberedOf(token: Token): Omit<Baseline, 'since' | 'missing'> {
  return { ...factsOf(token), ...familyOf(token.family).remembered(token) };
}

function says({ findings }: Row, kind: FindingKind): boolean {
  return findings.some((finding) => finding.kind === kind);
}

function isEqual(one: Baseline, other: Baseline): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Baseline>;
  return [...keys].every((key) =>
    key === 'noted' ? JSON.stringify(one[key]) === JSON.stringify(other[key]) : one[key] === other[key],
  );
}

import type { Row } from '../assess.ts';
import type { FindingDetail } from '../finding-detail.ts';
import { LOOKS_TO_BE_SURE } from '../looking.ts';
import { refKey, type TokenRef } from '../token.ts';
import type { Baseline, Noted, Watch } from './reminder.ts';

interface Facts {
  readonly before: Baseline | undefined;
  readonly watch: Watch;
}

/** A baseline with what is to be on record of the token as this look shows it. What could not be judged stays as it is. */
export function withNoted({ noted: _, ...baseline }: Baseline, row: Row, facts: Facts): Baseline {
  const kept = Object.entries(facts.before?.noted ?? {}).filter(([kind]) =>
    row.unjudged?.has(kind as keyof Noted),
  );
  const found = row.findings.flatMap(({ kind, detail }): [string, string][] => {
    if (row.unjudged?.has(kind)) return [];
    const mark = MARKS[kind as keyof Noted]?.(detail, { row, ...facts });
    return mark === undefined ? [] : [[kind, mark]];
  });
  if (kept.length === 0 && found.length === 0) return baseline;
  return { ...baseline, noted: Object.fromEntries([...kept, ...found]) };
}

const MARKS: {
  readonly [K in keyof Noted]-?: (detail: FindingDetail, facts: Facts & { row: Row }) => string | undefined;
} = {
  'wrong-renewal': ({ after }) => after,
  'moved-back': ({ expiresAt }) => (expiresAt === undefined ? 'away' : new Date(expiresAt).toISOString()),
  vanished: ({ gone }) =>
    gone === undefined || gone.looks < LOOKS_TO_BE_SURE ? undefined : new Date(gone.since).toISOString(),
  recreated: ({ others = [] }, facts) =>
    isLatest(others, facts)
      ? others
          .map((other) => refKey(other))
          .sort()
          .join(' ')
      : undefined,
};

/** Of tokens that seem to be one and the same the one that came last is on record. */
function isLatest(others: readonly TokenRef[], { row, before, watch }: Facts & { row: Row }): boolean {
  const own = before?.since ?? Number.POSITIVE_INFINITY;
  return others.every((other) => {
    const since = watch.known[refKey(other)]?.since ?? Number.POSITIVE_INFINITY;
    return since < own || (since === own && refKey(other) < refKey(row.token));
  });
}

import { FINDINGS, type FindingKind } from '../../catalogue/findings/findings.ts';
import type { Row } from '../assess.ts';
import { refKey, type TokenRef } from '../token.ts';
import type { Baseline, Watch } from './reminder.ts';

interface Facts {
  readonly before: Baseline | undefined;
  readonly watch: Watch;
}

/** A baseline with what is to be on record of the token as this look shows it. What could not be judged stays as it is. */
export function withNoted({ noted: _, ...baseline }: Baseline, row: Row, facts: Facts): Baseline {
  const kept = Object.entries(facts.before?.noted ?? {}).filter(([kind]) =>
    row.unjudged?.has(kind as FindingKind),
  );
  const found = row.findings.flatMap(({ kind, detail }): [string, string][] => {
    if (row.unjudged?.has(kind)) return [];
    const mark = FINDINGS[kind].recorded?.({
      detail,
      isLatest: (others) => isLatest(others, { row, ...facts }),
    });
    return mark === undefined ? [] : [[kind, mark]];
  });
  if (kept.length === 0 && found.length === 0) return baseline;
  return { ...baseline, noted: Object.fromEntries([...kept, ...found]) };
}

/** Whether it came later than the others; of those that came together one is the latest. */
function isLatest(others: readonly TokenRef[], { row, before, watch }: Facts & { row: Row }): boolean {
  const own = before?.since ?? Number.POSITIVE_INFINITY;
  return others.every((other) => {
    const since = watch.known[refKey(other)]?.since ?? Number.POSITIVE_INFINITY;
    return since < own || (since === own && refKey(other) < refKey(row.token));
  });
}

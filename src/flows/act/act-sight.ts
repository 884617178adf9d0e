import { type Offers, offersFor } from '../../domain/actions/offers.ts';
import { isOpen } from '../../domain/actions/sync.ts';
import type { Row } from '../../domain/assess.ts';
import { refKey, type Token, type TokenRef } from '../../domain/token.ts';
import type { TokenView } from '../../domain/view.ts';
import { type Sight, see } from '../remind/cycle.ts';
import { offerFacts } from '../remind/reminder-view.ts';
import type { ActDependencies } from './act-dependencies.ts';

/** What is known now, as acts are judged by it: the last look, however old, beside what is remembered. */
export async function actSight({ looks, cycle }: ActDependencies): Promise<Sight> {
  return see((await looks.last()) ?? (await looks.refresh()), cycle);
}

export function rowOf({ assessment }: Sight, ref: TokenRef): Row | undefined {
  return assessment.rows.find(({ token }) => refKey(token) === refKey(ref));
}

export function offersOf(row: Row, sight: Sight, { cycle }: ActDependencies): Offers {
  return offersFor(row, offerFacts(sight, cycle.policy));
}

/** The card of one token with all that can be done about it. */
export function tokenViewOf(row: Row, sight: Sight, dependencies: ActDependencies): TokenView {
  const { assessment } = sight;
  const mentioned = new Set(row.findings.flatMap(({ detail }) => detail.others ?? []).map(refKey));
  const related: Token[] = assessment.rows
    .map(({ token }) => token)
    .filter((token) => mentioned.has(refKey(token)));
  return {
    view: 'token',
    row,
    lookedAt: assessment.lookedAt,
    now: assessment.now,
    related,
    ...actsOf(row, sight, dependencies),
  };
}

/** What can be done about a token, and the sync of it that is on its way. */
export function actsOf(
  row: Row,
  sight: Sight,
  dependencies: ActDependencies,
): Pick<TokenView, 'offers' | 'sync'> {
  const sync = sight.syncs.get(refKey(row.token));
  return {
    offers: offersOf(row, sight, dependencies),
    ...(sync !== undefined && isOpen(sync) ? { sync } : {}),
  };
}

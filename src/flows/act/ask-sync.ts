import type { SyncOffer } from '../../catalogue/families/sync.ts';
import type { SyncRecord } from '../../domain/actions/sync.ts';
import { isOpen } from '../../domain/actions/sync.ts';
import type { Row } from '../../domain/assess.ts';
import type { Instant } from '../../domain/instant.ts';
import { offersOf, type Sight } from '../../domain/sight.ts';
import { refKey } from '../../domain/token.ts';
import { isFresh } from '../looks.ts';
import type { ActDependencies } from './act-dependencies.ts';
import { claimSync } from './claim-sync.ts';
import { byWhom } from './history.ts';
import type { Actor } from './holds.ts';
import { startClaimed } from './start-sync.ts';

/** What became of the wish to sync one token. */
export type AskedSync =
  /** Started by this wish, or found: open, or asked for after the card was made. */
  | { readonly asked: 'sync'; readonly record: SyncRecord; readonly mine: boolean }
  | { readonly asked: 'refused'; readonly offer: SyncOffer };

/**
 * Starts the sync of one token unless one is on its way. Nothing is asked of Intune before it answers: that
 * happens in the background, after a look that says whether it still applies.
 *
 * @param seen when the card was made on which it was asked for.
 */
export async function askSync(
  row: Row,
  seen: Instant,
  sight: Sight,
  actor: Actor,
  dependencies: ActDependencies,
): Promise<AskedSync> {
  const { memory, clock, history } = dependencies;
  const { assessment, syncs } = sight;
  const known = syncs.get(refKey(row.token));
  if (known !== undefined && (isOpen(known) || known.startedAt >= seen)) {
    return { asked: 'sync', record: known, mine: false };
  }
  const offer = offersOf(row, sight).sync;
  // An old look must not stand in the way of a token that was renewed since: the look before the start decides.
  const fresh = isFresh({ at: assessment.lookedAt }, assessment.now);
  if (offer.offer === 'none' && (fresh || offer.reason === 'not-syncable')) {
    const { family, id, name } = row.token;
    await history.note({
      at: clock(),
      what: 'refused',
      about: { family, id },
      name,
      by: byWhom(actor.person),
      outcome: offer.reason,
      tried: 'sync',
    });
    return { asked: 'refused', offer };
  }
  return {
    asked: 'sync',
    ...(await claimSync({ token: row.token, actor, now: clock(), seen }, memory.syncs)),
  };
}

/** So many are asked of Intune side by side; with hundreds at once it throttles, and answers come too late. */
const AT_ONCE = 4;

/** Goes on with the syncs this wish has started, a few at a time, without anybody waiting for them. */
export function startInBackground(asked: readonly AskedSync[], dependencies: ActDependencies): void {
  const mine = asked.flatMap((one) => (one.asked === 'sync' && one.mine ? [one.record] : []));
  const waiting = mine.values();
  for (let worker = 0; worker < Math.min(AT_ONCE, mine.length); worker += 1) {
    dependencies.background.run('start syncs', async () => {
      for (const record of waiting) await startClaimed(record, dependencies);
    });
  }
}

/** The sight with what was just asked for in it. */
export function withAsked(sight: Sight, asked: readonly AskedSync[]): Sight {
  const syncs = new Map(sight.syncs);
  for (const one of asked) if (one.asked === 'sync') syncs.set(refKey(one.record.about), one.record);
  return { ...sight, syncs };
}

import type { SyncRecord } from '../../domain/actions/sync.ts';
import { refKey } from '../../domain/token.ts';
import type { ActDependencies } from './act-dependencies.ts';
import { changeSync } from './claim-sync.ts';

/**
 * Brings the outcome of a sync to everybody who waits for it: every kept message that shows it is brought up to date;
 * when none does, because the bot was interrupted before it could keep one, the outcome is said anew where the sync
 * was asked for. What Teams does not take now is tried again.
 */
export async function deliverSync(record: SyncRecord, dependencies: ActDependencies): Promise<void> {
  const { board, memory, log } = dependencies;
  const about = [record.about];
  // Counted first: a message that shows how everything on it ended is let go of.
  const shownOn = await board.count(about);
  const isShown = await board.show(about);
  log.info({ about: refKey(record.about), shownOn, isShown }, 'outcome of a sync');
  if (!isShown) return;
  if (shownOn === 0) {
    const outcome = await board.postSyncs(about, record.where);
    if (outcome === 'try-later') return;
  }
  await changeSync(record, memory.syncs, (current) => ({ ...current, owed: false }));
}

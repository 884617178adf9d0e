import type { SyncRecord } from '../../domain/actions/sync.ts';
import type { MessageRef } from '../../domain/conversation.ts';
import { refKey, type TokenRef } from '../../domain/token.ts';
import type { SyncItem, SyncView } from '../../domain/view-acting.ts';
import type { Sight } from '../remind/cycle.ts';
import type { ActDependencies } from './act-dependencies.ts';
import { actSight, offersOf, rowOf } from './act-sight.ts';
import { changeSync, noteShown } from './claim-sync.ts';
import { reviseOpenCards } from './open-cards.ts';

/**
 * Brings the present state of a sync to every card that shows it. A message that is gone is let go of; one that
 * Teams does not take now is tried again; when none shows it, because the bot was interrupted before it could
 * note the message, the outcome is said anew where the sync was asked for.
 */
export async function deliverSync(record: SyncRecord, dependencies: ActDependencies): Promise<void> {
  const { messenger, render, memory, log } = dependencies;
  const sight = await actSight(dependencies);
  const kept: SyncRecord['shownOn'][number][] = [];
  let owed = false;
  for (const shown of record.shownOn) {
    const { outcome } = await messenger.update(
      shown.message,
      render(syncView(shown.about, sight, dependencies)),
    );
    log.info({ about: refKey(record.about), outcome }, 'sync card updated');
    if (outcome === 'message-gone' || outcome === 'destination-gone') continue;
    kept.push(shown);
    owed ||= outcome === 'try-later';
  }
  const onReminders = await reviseOpenCards([record.about], dependencies);
  if (kept.length === 0 && onReminders === 0) return sayAnew(record, sight, dependencies);
  await changeSync(record, memory.syncs, (current) =>
    // A message that was noted meanwhile gets it in the next round.
    current.shownOn.length === record.shownOn.length
      ? { ...current, shownOn: kept, owed }
      : { ...current, nextLookAt: record.startedAt },
  );
}

async function sayAnew(record: SyncRecord, sight: Sight, dependencies: ActDependencies): Promise<void> {
  const { memory } = dependencies;
  // One message anew, even when it was deleted: somebody waits for the outcome.
  const outcome = await postSync([record], sight, dependencies);
  if (outcome === 'try-later') return;
  await changeSync(record, memory.syncs, (current) => ({ ...current, owed: false }));
}

/** Posts a card of its own for syncs, in the thread in which the first was asked for, and notes the message. */
export async function postSync(
  records: readonly SyncRecord[],
  sight: Sight,
  dependencies: ActDependencies,
): Promise<string> {
  const [first] = records;
  if (first === undefined) return 'nothing';
  const { messenger, render, memory } = dependencies;
  const { address, threadId } = first.where;
  const view = syncView(
    records.map(({ about }) => about),
    sight,
    dependencies,
  );
  const delivery = await messenger.post(address, render(view), threadId === undefined ? {} : { threadId });
  if (delivery.outcome === 'delivered') await noteShown(records, delivery.message, memory.syncs);
  return delivery.outcome;
}

/** The card of one or several syncs as they are now. */
export function syncView(refs: readonly TokenRef[], sight: Sight, dependencies: ActDependencies): SyncView {
  return {
    view: 'sync',
    now: sight.assessment.now,
    items: refs.map((ref) => syncItem(ref, sight, dependencies)),
  };
}

export function syncItem(about: TokenRef, sight: Sight, dependencies: ActDependencies): SyncItem {
  const row = rowOf(sight, about);
  const sync = sight.syncs.get(refKey(about));
  return {
    about,
    name: row?.token.name ?? sync?.name ?? about.family,
    ...(sync === undefined ? {} : { sync }),
    ...(row === undefined ? {} : { offer: offersOf(row, sight, dependencies).sync }),
  };
}

/** The message a press or an answer belongs to, when it is known. */
export function messageAt(where: SyncRecord['where'], messageId: string | undefined): MessageRef | undefined {
  return messageId === undefined ? undefined : { ...where, messageId };
}

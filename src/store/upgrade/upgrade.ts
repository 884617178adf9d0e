import type { KeyValueStore } from '../key-value.ts';
import { actMemory, reminderMemory } from '../memories.ts';
import { upgradeCards } from './cards.ts';
import { upgradeSyncs } from './syncs.ts';

/**
 * What a new release has to change in the store of an older one beyond single records; to be run before anything else
 * uses it. Running it again changes nothing. Resolves to how many cards were turned into messages.
 *
 * @throws StoreError, or a ZodError for data that no release has written: nothing is removed before all is written.
 */
export async function upgradeStore(
  store: KeyValueStore,
  tenantId: string,
): Promise<{ readonly cards: number }> {
  const memory = reminderMemory(store, tenantId);
  const { syncs } = actMemory(store, tenantId);
  const cards = await upgradeCards(store, tenantId, memory);
  await upgradeSyncs(store, tenantId, { messages: memory.messages, syncs });
  return { cards };
}

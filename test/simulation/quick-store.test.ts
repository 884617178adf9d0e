import type { Entry, KeyValueStore } from '../../src/store/key-value.ts';
import { describeStoreContract } from '../contracts/store-contract.ts';
import { createQuickStore } from './worlds/quick-store.ts';

describeStoreContract('simulated', async () => thawed(createQuickStore()));

/** What is read from it is frozen, where other stores give a copy that may be changed: the only difference. */
function thawed(store: KeyValueStore): KeyValueStore {
  const copy = (entry: Entry): Entry => structuredClone(entry);
  return {
    ...store,
    get: async (key) => {
      const entry = await store.get(key);
      return entry && copy(entry);
    },
    async *list(kind, prefix, options) {
      for await (const entry of store.list(kind, prefix, options)) yield copy(entry);
    },
  };
}

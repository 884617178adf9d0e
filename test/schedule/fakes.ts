import type { Log } from '../../src/ports.ts';
import type { LeaseStore } from '../../src/schedule/lease.ts';

export interface TestStore extends LeaseStore {
  /** Every answer from now on: as it should be, an error, or none at all. */
  mood: 'well' | 'failing' | 'silent';
}

/** One-key compare-and-set store in memory whose answers take a turn of the event loop. */
export function createTestStore(): TestStore {
  const entries = new Map<string, { readonly value: unknown; readonly version: string }>();
  let writes = 0;
  const store: TestStore = {
    mood: 'well',
    async get(key) {
      await mood();
      return entries.get(JSON.stringify(key));
    },
    async put(key, value, expected) {
      await mood();
      const name = JSON.stringify(key);
      const version = entries.get(name)?.version;
      const holds = expected === 'absent' ? version === undefined : version === expected.version;
      if (!holds) return { done: false };
      writes += 1;
      entries.set(name, { value: JSON.parse(JSON.stringify(value)), version: String(writes) });
      return { done: true, version: String(writes) };
    },
  };

  async function mood(): Promise<void> {
    await Promise.resolve();
    if (store.mood === 'failing') throw new Error('the store is down');
    if (store.mood === 'silent') await new Promise(() => undefined);
  }

  return store;
}

export interface TestLog extends Log {
  readonly messages: string[];
}

export function createTestLog(): TestLog {
  const messages: string[] = [];
  const note = (_: unknown, message: string) => {
    messages.push(message);
  };
  return { messages, debug: note, info: note, warn: note, error: note };
}

import type { KeyValueStore } from './key-value.ts';

/** Is told about every operation: what it was, how it ended and how long it took, ms. */
export type OnOperation = (
  operation: 'get' | 'put' | 'remove' | 'list',
  outcome: 'done' | 'conflict' | 'failed',
  ms: number,
) => void;

/** The same store, with somebody watching. A list counts once, from its first entry asked for to its end. */
export function observedStore(
  store: KeyValueStore,
  { elapsed, onOperation }: { readonly elapsed: () => number; readonly onOperation: OnOperation },
): KeyValueStore {
  async function watched<T>(
    operation: 'get' | 'put' | 'remove',
    work: Promise<T>,
    isDone: (value: T) => boolean,
  ): Promise<T> {
    const startedAt = elapsed();
    try {
      const value = await work;
      onOperation(operation, isDone(value) ? 'done' : 'conflict', elapsed() - startedAt);
      return value;
    } catch (error) {
      onOperation(operation, 'failed', elapsed() - startedAt);
      throw error;
    }
  }

  return {
    get: (key) => watched('get', store.get(key), () => true),
    put: (key, value, expected) => watched('put', store.put(key, value, expected), ({ done }) => done),
    remove: (key, expected) => watched('remove', store.remove(key, expected), ({ done }) => done),
    async *list(kind, prefix, options) {
      const startedAt = elapsed();
      let outcome: 'done' | 'failed' = 'done';
      try {
        yield* store.list(kind, prefix, options);
      } catch (error) {
        outcome = 'failed';
        throw error;
      } finally {
        onOperation('list', outcome, elapsed() - startedAt);
      }
    },
    close: store.close,
  };
}

import { byCodeUnit, checkKey, checkKind, closedError, toText } from '../../../src/store/encoding.ts';
import type { Entry, Expected, Json, Key, KeyValueStore, Written } from '../../../src/store/key-value.ts';

interface Held {
  readonly entry: Entry;
  /** Characters of the name and of the value's JSON. */
  readonly size: number;
}

/** A store in memory, as the real one, that also knows how much it holds. */
export interface QuickStore extends KeyValueStore {
  /** Characters by kind. */
  sizes(): ReadonlyMap<string, number>;
}

/**
 * Reads ten times as often as it writes: a value goes through JSON once, when it is written, and whoever reads it is
 * given the same frozen copy.
 */
export function createQuickStore(): QuickStore {
  const kinds = new Map<string, Map<string, Held>>();
  const sizes = new Map<string, number>();
  let versions = 0;
  let open = true;

  function namesOf(operation: string, kind: string): Map<string, Held> {
    if (!open) throw closedError(operation);
    checkKind(operation, kind);
    const names = kinds.get(kind) ?? new Map<string, Held>();
    kinds.set(kind, names);
    return names;
  }

  function resize(kind: string, by: number): void {
    sizes.set(kind, (sizes.get(kind) ?? 0) + by);
  }

  return {
    async get(key) {
      checkKey('get', key);
      return namesOf('get', key.kind).get(key.name)?.entry;
    },
    async put(key, value, expected): Promise<Written> {
      checkKey('put', key);
      const text = toText('put', key, value);
      const names = namesOf('put', key.kind);
      const before = names.get(key.name);
      if (before?.entry.version !== versionOf(expected)) return { done: false, reason: 'conflict' };
      versions += 1;
      const version = String(versions);
      names.set(key.name, held(key, text, version));
      resize(key.kind, key.name.length + text.length - (before?.size ?? 0));
      return { done: true, version };
    },
    async remove(key, expected) {
      checkKey('remove', key);
      const names = namesOf('remove', key.kind);
      const before = names.get(key.name);
      if (before === undefined || before.entry.version !== expected.version) return { done: false };
      resize(key.kind, -before.size);
      return { done: names.delete(key.name) };
    },
    async *list(kind, prefix = '', { from = '', limit = Number.POSITIVE_INFINITY } = {}) {
      const names = namesOf('list', kind);
      let left = limit;
      for (const name of [...names.keys()].sort(byCodeUnit)) {
        if (left <= 0) return;
        if (name < from) continue;
        // A name can be gone by now: whoever reads the list may remove entries meanwhile.
        const found = names.get(name);
        if (found === undefined || !name.startsWith(prefix)) continue;
        left -= 1;
        yield found.entry;
      }
    },
    async close() {
      open = false;
      kinds.clear();
    },
    sizes: () => sizes,
  };
}

function versionOf(expected: Expected): string | undefined {
  return expected === 'absent' ? undefined : expected.version;
}

function held({ kind, name }: Key, text: string, version: string): Held {
  const entry = { key: { kind, name }, value: frozen(JSON.parse(text)), version };
  return { entry: Object.freeze(entry), size: name.length + text.length };
}

function frozen(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  for (const one of Object.values(value)) frozen(one);
  return Object.freeze(value);
}

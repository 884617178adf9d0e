import { randomUUID } from 'node:crypto';
import { byCodeUnit, checkKey, checkKind, closedError, fromText, toText } from './encoding.ts';
import type { Entry, Expected, Json, Key, KeyValueStore, ListOptions, Written } from './key-value.ts';

interface Held {
  readonly text: string;
  readonly version: string;
}

/** A store that forgets everything at the end of the process: for tests, the demo and a first look. */
export function memoryStore(): KeyValueStore {
  const kinds = new Map<string, Map<string, Held>>();
  let open = true;

  function namesOf(operation: string, kind: string): Map<string, Held> {
    if (!open) throw closedError(operation);
    checkKind(operation, kind);
    const names = kinds.get(kind) ?? new Map<string, Held>();
    kinds.set(kind, names);
    return names;
  }

  async function get(key: Key): Promise<Entry | undefined> {
    checkKey('get', key);
    const held = namesOf('get', key.kind).get(key.name);
    return held === undefined ? undefined : entry('get', key, held);
  }

  async function put(key: Key, value: Json, expected: Expected): Promise<Written> {
    checkKey('put', key);
    const text = toText('put', key, value);
    const names = namesOf('put', key.kind);
    if (names.get(key.name)?.version !== versionOf(expected)) return { done: false, reason: 'conflict' };
    const version = randomUUID();
    names.set(key.name, { text, version });
    return { done: true, version };
  }

  async function remove(key: Key, expected: { readonly version: string }): Promise<{ done: boolean }> {
    checkKey('remove', key);
    const names = namesOf('remove', key.kind);
    if (names.get(key.name)?.version !== expected.version) return { done: false };
    return { done: names.delete(key.name) };
  }

  async function* list(kind: string, prefix = '', options: ListOptions = {}): AsyncIterable<Entry> {
    const { from = '', limit } = options;
    const names = namesOf('list', kind);
    const asked = [...names.keys()].filter((name) => name.startsWith(prefix) && name >= from);
    for (const name of asked.sort(byCodeUnit).slice(0, limit)) {
      const held = names.get(name);
      // A name can be gone by now: whoever reads the list may remove entries meanwhile.
      if (held !== undefined) yield entry('list', { kind, name }, held);
    }
  }

  async function close(): Promise<void> {
    open = false;
    kinds.clear();
  }

  return { get, put, remove, list, close };
}

function versionOf(expected: Expected): string | undefined {
  return expected === 'absent' ? undefined : expected.version;
}

function entry(operation: string, key: Key, held: Held): Entry {
  return {
    key: { kind: key.kind, name: key.name },
    value: fromText(operation, key, held.text),
    version: held.version,
  };
}

import assert from 'node:assert/strict';
import type { Json, KeyValueStore } from '../../src/store/key-value.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';

/**
 * A second process that has the store open. The parent sends what to do, one task at a time, and gets
 * one answer each; the process ends when the parent lets go of it.
 */
export type Task =
  | { readonly do: 'race'; readonly name: string; readonly writers: number }
  | { readonly do: 'count'; readonly name: string; readonly times: number }
  /** Answers with each name as soon as it is written, without end. */
  | { readonly do: 'write-on' };

const [path] = process.argv.slice(2);
assert.ok(path !== undefined, 'needs the path of the store');
const store = await openSqliteStore({ path });

process.on('message', (task: Task) => {
  perform(store, task).then(answer, (error: unknown) => answer({ failed: String(error) }));
});
process.on('disconnect', () => process.exit(0));
answer('open');

async function perform(shared: KeyValueStore, task: Task): Promise<Json> {
  switch (task.do) {
    case 'race':
      return race(shared, task.name, task.writers);
    case 'count':
      for (let time = 0; time < task.times; time += 1) await increment(shared, task.name);
      return 'counted';
    case 'write-on':
      return writeOn(shared);
  }
}

/** How many of so many writers at once won the key. */
async function race(shared: KeyValueStore, name: string, writers: number): Promise<number> {
  const writes = Array.from({ length: writers }, () =>
    shared.put({ kind: 'race', name }, process.pid, 'absent'),
  );
  return (await Promise.all(writes)).filter((written) => written.done).length;
}

async function increment(shared: KeyValueStore, name: string): Promise<void> {
  const key = { kind: 'count', name };
  for (;;) {
    const current = await shared.get(key);
    const expected = current === undefined ? 'absent' : { version: current.version };
    const written = await shared.put(key, Number(current?.value ?? 0) + 1, expected);
    if (written.done) return;
  }
}

async function writeOn(shared: KeyValueStore): Promise<never> {
  for (let next = 0; ; next += 1) {
    const name = String(next);
    await shared.put({ kind: 'kept', name }, { name, text: 'x'.repeat(5_000) }, 'absent');
    answer(name);
  }
}

function answer(message: Json): void {
  process.send?.(message);
}

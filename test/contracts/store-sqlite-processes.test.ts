import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Task } from './support-sqlite-writer.ts';
import { all, existing, inFolder } from './support-store.ts';

const SCRIPT = join(import.meta.dirname, 'support-sqlite-writer.ts');

describe('one SQLite store in two processes', () => {
  it('opens a fresh file in both at once and lets one of 50 writers win each round', () =>
    withProcesses(async ([one, other], path) => {
      for (let round = 0; round < 10; round += 1) {
        const task: Task = { do: 'race', name: `round ${round}`, writers: 25 };
        const wins = await Promise.all([perform(one, task), perform(other, task)]);
        assert.deepEqual(wins.toSorted(), [0, 1], `round ${round}`);
      }
      const store = await openSqliteStore({ path });
      assert.equal((await all(store.list('race'))).length, 10);
      await store.close();
    }));

  it('loses no change when both count the same entry up', () =>
    withProcesses(async ([one, other], path) => {
      const task: Task = { do: 'count', name: 'shared', times: 100 };
      assert.deepEqual(await Promise.all([perform(one, task), perform(other, task)]), ['counted', 'counted']);
      const store = await openSqliteStore({ path });
      assert.equal((await existing(store, 'count', 'shared')).value, 200);
      await store.close();
    }));

  it('keeps everything it said was written when a process is killed', () =>
    withProcesses(async ([victim], path) => {
      const said: string[] = [];
      const killed = once(victim, 'exit');
      victim.on('message', (name) => {
        said.push(String(name));
        if (said.length === 30) victim.kill('SIGKILL');
      });
      victim.send({ do: 'write-on' } satisfies Task);
      await killed;
      assert.ok(said.length >= 30);
      const store = await openSqliteStore({ path });
      for (const name of said) {
        const { value } = await existing(store, 'kept', name);
        assert.deepEqual(value, { name, text: 'x'.repeat(5_000) });
      }
      await store.close();
    }));
});

type Processes = readonly [ChildProcess, ChildProcess];

/** Starts two processes at once on one file that does not exist yet; both have ended afterwards. */
async function withProcesses(work: (processes: Processes, path: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const path = join(folder, 'store.db');
    const processes: Processes = [fork(SCRIPT, [path]), fork(SCRIPT, [path])];
    try {
      const greetings = await Promise.all(processes.map(nextMessage));
      assert.deepEqual(greetings, ['open', 'open']);
      await work(processes, path);
    } finally {
      await Promise.all(processes.map(end));
    }
  });
}

async function perform(child: ChildProcess, task: Task): Promise<unknown> {
  const message = nextMessage(child);
  child.send(task);
  return message;
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const exit = once(child, 'exit', { signal: ended.signal }).then(() =>
    assert.fail('the process ended too early'),
  );
  const message = once(child, 'message', { signal: ended.signal }).then(([received]) => received);
  try {
    return await Promise.race([message, exit]);
  } finally {
    ended.abort();
    // Both waits end with the abort; only the one that lost is left, and its end says nothing.
    await Promise.allSettled([message, exit]);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.disconnect();
  await exit;
}

import type { Log } from '../ports.ts';

/** Work that outlives the turn that started it. Nothing in it fails silently, and stopping waits for it. */
export interface Background {
  run(name: string, work: () => Promise<void>): void;
  /** Resolves when everything started so far has ended. */
  settled(): Promise<void>;
}

export function createBackground(log: Log): Background {
  const running = new Set<Promise<void>>();

  function run(name: string, work: () => Promise<void>): void {
    const task = work()
      .catch((error: unknown) => log.error({ err: error, task: name }, 'background work failed'))
      .finally(() => running.delete(task));
    running.add(task);
  }

  return {
    run,
    settled: async () => {
      await Promise.all(running);
    },
  };
}

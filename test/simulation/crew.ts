import { fork } from 'node:child_process';
import type { RunResult } from './run.ts';

/** What a simulated year leaves behind is mostly dead at once: a large young space saves a fifth of the time. */
const EXEC_ARGV = ['--max-semi-space-size=64'];

export interface CrewOptions {
  readonly seeds: readonly number[];
  readonly years: number;
  /** Processes at work at once. */
  readonly workers: number;
  readonly onResult: (result: RunResult) => void;
}

/** Shares the seeds out among processes, one at a time; rejects when one of them ends before its seed has. */
export async function runCrew({ seeds, years, workers, onResult }: CrewOptions): Promise<void> {
  const left = [...seeds];
  await Promise.all(Array.from({ length: Math.min(workers, seeds.length) }, () => work()));

  function work(): Promise<void> {
    return new Promise((resolve, reject) => {
      const worker = fork(new URL('./worker.ts', import.meta.url), {
        execArgv: [...process.execArgv, ...EXEC_ARGV],
      });
      let seed: number | undefined;
      const next = () => {
        seed = left.shift();
        if (seed === undefined) worker.disconnect();
        else worker.send({ seed, years });
      };
      worker.on('message', (result: RunResult) => {
        onResult(result);
        next();
      });
      worker.on('error', reject);
      worker.on('exit', (code) => {
        if (seed === undefined && code === 0) resolve();
        else reject(new Error(`The process that ran seed ${seed} ended with code ${code}.`));
      });
      next();
    });
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

export interface ChildOptions {
  /** What people call it, at the start of a sentence. */
  readonly name: string;
  /** The script and its arguments, for the Node that runs now. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Gets every line it writes; nothing is shown otherwise. */
  readonly onLine?: (line: string) => void;
}

export interface Child {
  /** Resolves when the process has ended, for whatever reason, with a sentence that says how. */
  readonly ended: Promise<string>;
  /** Asks it to end, insists after `patienceMs`, and resolves when it has ended. */
  stop(patienceMs: number): Promise<void>;
}

const LINES_KEPT = 15;

/** Starts a child process that listens on loopback only and does not outlive this process. */
export function startChild({ name, args, env, onLine }: ChildOptions): Child {
  const preload = new URL('./child-preload.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', preload, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A group of its own: Ctrl-C in the terminal reaches the demo alone, which then ends its children in order.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const lastLines: string[] = [];
  const lastErrors: string[] = [];
  watch(child.stdout, lastLines);
  watch(child.stderr, lastErrors);

  // Both are pipes, as asked for above; with a channel among the pipes the types no longer know it.
  function watch(stream: Readable | null, kept: string[]): void {
    if (stream === null) throw new Error(`${name} has no output`);
    createInterface({ input: stream }).on('line', (line) => {
      kept.push(line);
      if (kept.length > LINES_KEPT) kept.shift();
      onLine?.(line);
    });
  }

  function sentence(how: string): string {
    const said = lastErrors.length > 0 ? lastErrors : lastLines;
    if (said.length === 0) return `${name} ${how} without a word.`;
    return `${name} ${how}. Its last words:\n${said.map((line) => `  ${line}`).join('\n')}`;
  }

  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(sentence(`could not be started (${error.message})`)));
    // Unlike exit, close waits until everything it wrote has been read.
    child.once('close', (code, signal) =>
      resolve(sentence(signal === null ? `ended with code ${code}` : `was ended by ${signal}`)),
    );
  });

  return {
    ended,
    async stop(patienceMs) {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      const done = new AbortController();
      child.kill('SIGTERM');
      await Promise.race([gone, delay(patienceMs, undefined, { signal: done.signal })]);
      done.abort();
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await gone;
    },
  };
}

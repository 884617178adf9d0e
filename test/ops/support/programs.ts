import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

export interface Ended {
  readonly code: number | null;
  /** Both streams of output. */
  readonly said: string;
}

/** Runs a program to its end. */
export async function run(
  command: string,
  args: readonly string[],
  options: { readonly input?: string; readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Promise<Ended> {
  const child = spawn(command, args, { stdio: 'pipe', env: options.env ?? process.env, cwd: options.cwd });
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, said: `${out}${err}`.trim() };
}

export interface Running {
  readonly pid: number | undefined;
  /** Everything it has said until now. */
  said(): string;
  /** Ends it, and waits until it has ended. */
  stop(): Promise<void>;
}

/** Starts a program that goes on until it is stopped. */
export function start(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Running {
  const child: ChildProcess = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const ended = once(child, 'exit');
  const kill = () => void child.kill('SIGKILL');
  // Also when a test fails before it can stop what it started.
  process.once('exit', kill);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  return {
    pid: child.pid,
    said: () => said,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
      process.off('exit', kill);
    },
  };
}

/** Asks until it is so, for at most 20 seconds; fails with what the program said. */
export async function eventually(what: string, program: Running, ask: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await ask().catch(() => false))) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}\n${program.said()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

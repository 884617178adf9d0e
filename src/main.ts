import { randomUUID } from 'node:crypto';
import { type App, startApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { MINUTE } from './domain/instant.ts';
import { DEFAULT_ENV, readEnvFile } from './env-file.ts';
import { createLog } from './log.ts';
import { plainLog } from './log-plain.ts';
import { realTimer } from './timing/real-timer.ts';

/** The exit codes of sysexits.h that an operator's scripts can tell apart. */
const EXIT_CONFIG = 78;
const EXIT_FAILED = 1;

/** The only place that touches the process: environment, signals, exit codes, the real clock and randomness. */
async function main(): Promise<void> {
  const { env, note } = environment();
  const config = readConfig(env);
  const plain = config.logFormat === undefined ? process.stdout.isTTY === true : config.logFormat === 'plain';
  const log = createLog(config.logLevel, plain ? plainLog(process.stdout) : undefined);
  log.info({}, note);
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was left rejected'));
  process.on('uncaughtException', (error) => {
    log.error({ err: error }, 'stopping after an error that nobody expected');
    process.exit(EXIT_FAILED);
  });
  const app = await startApp({
    config,
    log,
    clock: Date.now,
    elapsed: () => performance.now(),
    leaseTtl: MINUTE,
    after: realTimer,
    uuid: randomUUID,
    random: Math.random,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(app, signal));
}

/** The environment, and what the settings file says beside it, with a sentence on where settings come from. */
function environment(): { readonly env: NodeJS.Dict<string>; readonly note: string } {
  const path = process.env['ENV_FILE'] ?? DEFAULT_ENV;
  const file = path === '' ? ({ outcome: 'absent' } as const) : readEnvFile(path);
  if (file.outcome === 'read') {
    return {
      env: { ...file.values, ...process.env },
      note: `settings come from the environment and ${path}`,
    };
  }
  const closed = file.outcome === 'closed' ? `; ${path} is closed to this user (${file.code})` : '';
  return { env: process.env, note: `settings come from the environment${closed}` };
}

/** A second signal ends the process at once, by the default of the system: each handler runs only once. */
async function stop(app: App, signal: string): Promise<void> {
  await app.stop(signal);
  process.exit(0);
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\nnpm run doctor says more, and what to do about it.\n`);
  process.exit(error instanceof ConfigError ? EXIT_CONFIG : EXIT_FAILED);
});

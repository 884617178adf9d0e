// The whole bot as a process that looks several times a second, to be killed at any instant.
import { randomUUID } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { realTimer } from '../../src/timing/real-timer.ts';

const config = { ...readConfig(process.env), checkEvery: Number(process.env['BENCH_CHECK_MS'] ?? 300) };
const app = await startApp({
  config,
  log: createLog(config.logLevel),
  clock: Date.now,
  elapsed: () => performance.now(),
  leaseTtl: Number(process.env['BENCH_LEASE_MS'] ?? 600),
  after: realTimer,
  uuid: randomUUID,
  random: Math.random,
});
// A process that is killed would leave its successor to compile everything anew.
flushCompileCache();
process.send?.({ url: app.url });
process.once('SIGTERM', () => void app.stop('SIGTERM').then(() => process.exit(0)));

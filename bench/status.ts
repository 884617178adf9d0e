// Measures `token status` from a fresh snapshot against an echo bot of the same SDK, both as processes of
// their own on loopback: p50 and p99 of one request after the other, the first card of a cold and a warm bot
// with a slow Graph, and the memory after many answers. Usage: node bench/status.ts
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort } from '../demo/free-port.ts';
import { startTenant } from '../demo/tenant/server.ts';
import { ALEX, installationUpdate, message, TEAM, TENANT } from '../test/support/activities.ts';
import { startConnector } from '../test/support/connector/connector.ts';

const REQUESTS = 200;
const MANY = 5_000;

function start(file: string, env: Record<string, string>): ChildProcess {
  const script = fileURLToPath(new URL(file, import.meta.url));
  return spawn(process.execPath, [script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`${url} does not answer`);
}

async function post(port: number, activity: unknown): Promise<number> {
  const started = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
  return performance.now() - started;
}

async function measure(port: number, activity: unknown, times: number): Promise<string> {
  const took: number[] = [];
  for (let index = 0; index < times; index += 1) took.push(await post(port, activity));
  took.sort((one, other) => one - other);
  const at = (share: number) => (took[Math.floor(took.length * share)] ?? Number.NaN).toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}

function rss(child: ChildProcess): string {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return `${(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024).toFixed(0)} MB`;
}

const connector = await startConnector();
connector.teamDetails(TEAM.id, TEAM);
connector.members(TEAM.id, [ALEX]);
const tenant = await startTenant({ now: Date.now });
const told = { serviceUrl: connector.url };
const [botPort, echoPort, coldPort] = [await freePort(0), await freePort(0), await freePort(0)];
const environment = {
  ENV_FILE: '',
  BOT_AUTH: 'none',
  HOST: '127.0.0.1',
  BOT_TENANT_ID: TENANT,
  GRAPH_BASE_URL: tenant.url,
  GRAPH_ACCESS_TOKEN: 'demo-token',
  STORE_URL: 'memory:',
  IT_TEAM_ID: TEAM.aadGroupId,
  LOG_LEVEL: 'warn',
};
const bot = start('../src/main.ts', { ...environment, PORT: String(botPort) });
const echo = start('./echo-bot.ts', { PORT: String(echoPort) });
await Promise.all([answers(`http://127.0.0.1:${botPort}/healthz`), answers(`http://127.0.0.1:${echoPort}/`)]);
await post(botPort, installationUpdate({ ...told, where: 'channel' }));
await post(botPort, message(told, 'token status'));
console.log(`RSS after start: bot ${rss(bot)}, echo bot ${rss(echo)}`);
console.log(`token status, fresh look: ${await measure(botPort, message(told, 'token status'), REQUESTS)}`);
console.log(`echo bot, same SDK:       ${await measure(echoPort, message(told, 'hello'), REQUESTS)}`);
await measure(botPort, message(told, 'token status'), MANY - REQUESTS);
await measure(echoPort, message(told, 'hello'), MANY - REQUESTS);
console.log(`RSS after ${MANY} answers: bot ${rss(bot)}, echo bot ${rss(echo)}`);

tenant.setFault('all', { kind: 'slow', ms: 2_000 });
const started = performance.now();
const cold = start('../src/main.ts', { ...environment, PORT: String(coldPort) });
await answers(`http://127.0.0.1:${coldPort}/healthz`);
const listening = performance.now() - started;
await post(coldPort, installationUpdate({ ...told, where: 'channel' }));
const answered = await post(coldPort, message(told, 'token status'));
console.log(
  `Graph at 2 s a call: cold bot listens after ${listening.toFixed(0)} ms, first card ${answered.toFixed(0)} ms after the question`,
);
console.log(
  `Graph at 2 s a call: warm bot (fresh look) ${await measure(botPort, message(told, 'token status'), 20)}`,
);

for (const child of [bot, echo, cold]) child.kill('SIGTERM');
await tenant.close();
await connector.close();

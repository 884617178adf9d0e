// Memory and work of the bot after many answers, by the size of V8's young space (`--max-semi-space-size`, MB).
// Usage: node bench/soak.ts [answers, default 20000] [sizes, default "default 16 8 4 2"; "default" sets none]
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort } from '../demo/free-port.ts';
import { startTenant } from '../demo/tenant/server.ts';
import { ALEX, installationUpdate, message, TEAM, TENANT } from '../test/support/activities.ts';
import { startConnector } from '../test/support/connector/connector.ts';

const answers = Number(process.argv[2] ?? 20_000);
const sizes = (process.argv[3] ?? 'default 16 8 4 2').split(' ');
/** People who ask at the same moment. */
const ASKING = 4;
const QUESTIONS = ['token status', 'show Contoso Field', 'upcoming', 'renew push', 'status vpp'];

const connector = await startConnector();
connector.teamDetails(TEAM.id, TEAM);
connector.members(TEAM.id, [ALEX]);
const tenant = await startTenant({ now: Date.now });

for (const size of sizes) console.log(await soak(size));
await tenant.close();
await connector.close();

async function soak(size: string): Promise<string> {
  const port = await freePort(0);
  const flags = size === 'default' ? [] : [`--max-semi-space-size=${size}`];
  const bot = spawn(process.execPath, [...flags, fileURLToPath(new URL('../src/main.ts', import.meta.url))], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'] ?? '',
      ENV_FILE: '',
      BOT_AUTH: 'none',
      HOST: '127.0.0.1',
      PORT: String(port),
      BOT_TENANT_ID: TENANT,
      GRAPH_BASE_URL: tenant.url,
      GRAPH_ACCESS_TOKEN: 'demo-token',
      STORE_URL: 'memory:',
      IT_TEAM_ID: TEAM.aadGroupId,
      LOG_LEVEL: 'warn',
    },
  });
  await listening(port);
  await post(port, installationUpdate({ serviceUrl: connector.url, where: 'channel' }));
  for (let warm = 0; warm < 50; warm += 1) await ask(port, warm);
  const [rssBefore, cpuBefore] = [memory(bot.pid, 'VmRSS'), cpu(bot.pid)];
  const times: number[] = [];
  let asked = 0;
  await Promise.all(
    Array.from({ length: ASKING }, async () => {
      for (; asked < answers; asked += 1) {
        const startedAt = performance.now();
        await ask(port, asked);
        times.push(performance.now() - startedAt);
      }
    }),
  );
  const work = ((cpu(bot.pid) - cpuBefore) / answers) * 1_000;
  times.sort((one, other) => one - other);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(1);
  const line = `${size.padStart(7)}: RSS ${rssBefore} MB at first, ${memory(bot.pid, 'VmRSS')} MB after ${answers} answers, at most ${memory(bot.pid, 'VmHWM')} MB; ${work.toFixed(2)} ms of CPU an answer, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
  bot.kill('SIGKILL');
  return line;
}

async function ask(port: number, index: number): Promise<void> {
  const told = { serviceUrl: connector.url, id: String(1_700_000_000_000 + index) };
  await post(port, message(told, QUESTIONS[index % QUESTIONS.length] ?? ''));
  // Otherwise what was received would fill this process.
  if (index % 100 === 0) connector.empty();
}

async function post(port: number, activity: unknown): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const up = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      () => true,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the bot does not listen');
}

/** MB. */
function memory(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
}

/** Seconds of work in user and kernel mode so far; Linux counts them in hundredths. */
function cpu(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

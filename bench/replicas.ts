// Three replicas on one Azurite: changing data, then the one that leads is killed again and again.
// Usage: node bench/replicas.ts [cycles, default 100] [kills, default 10] [lease in ms, default 60000]
import { startAzurite } from '../test/azurite/start-azurite.ts';
import { type Bot, install, pause, setStage } from './support/stage.ts';

const cycles = Number(process.argv[2] ?? 100);
const kills = Number(process.argv[3] ?? 10);
const lease = process.argv[4] ?? '60000';
const azurite = await startAzurite();
const stage = await setStage(`azure-tables:${azurite.connectionString({ table: 'replicas' })}`);
const env = { BENCH_LEASE_MS: lease, BENCH_CHECK_MS: '400' };
const bots = await Promise.all([1, 2, 3].map(() => stage.start(env)));
await bots[0]?.post(install(stage));

const expected: string[] = [];
for (let cycle = 0; cycle < cycles; cycle += 1) {
  const looked = stage.tenant.requests.length;
  if (cycle % 2 === 0) expected.push(...stage.breakTokens(1));
  await waitFor(() => stage.tenant.requests.length >= looked + 3, 30_000);
}
await waitFor(() => expected.every((name) => stage.said().has(name)), 30_000);
report(`${cycles} cycles with 3 replicas`);

const gaps: number[] = [];
for (let kill = 0; kill < kills; kill += 1) {
  const leader = await whoLeads(bots);
  await leader.kill('SIGKILL');
  bots.splice(bots.indexOf(leader), 1);
  const killedAt = Date.now();
  const looked = stage.tenant.requests.length;
  expected.push(...stage.breakTokens(1));
  await waitFor(() => stage.tenant.requests.length > looked, 180_000);
  gaps.push(Date.now() - killedAt);
  bots.push(await stage.start(env));
  await waitFor(() => expected.every((name) => stage.said().has(name)), 30_000);
}
gaps.sort((one, other) => one - other);
const seconds = (ms: number | undefined) => ((ms ?? Number.NaN) / 1000).toFixed(1);
console.log(
  `leader killed ${kills} times, lease ${lease} ms: next cycle after ${seconds(gaps[0])} to ${seconds(gaps.at(-1))} s, median ${seconds(gaps[Math.floor(gaps.length / 2)])} s`,
);
report('after the kills');
for (const bot of bots) await bot.kill('SIGTERM');
await stage.close();
await azurite.close();

function report(when: string): void {
  const said = stage.said();
  const lost = expected.filter((name) => !said.has(name)).length;
  const doubled = [...said.values()].filter((count) => count > 1).length;
  console.log(`${when}: ${expected.length} reminders due, ${lost} lost, ${doubled} said twice`);
}

/** The metrics of each replica say who holds the lease. */
async function whoLeads(all: readonly Bot[]): Promise<Bot> {
  for (;;) {
    for (const bot of all) {
      const text = await (await fetch(`${bot.url}/metrics`)).text();
      if (/^token_warden_leader(\{[^}]*\})? 1$/m.test(text)) return bot;
    }
    await pause(200);
  }
}

async function waitFor(done: () => boolean, patienceMs: number): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!done()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await pause(20);
  }
}

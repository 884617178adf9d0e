// Kills the bot (SIGKILL) at random instants during its cycles and counts reminders that were lost or said
// twice. Usage: node bench/kills.ts [kills, default 200] [azurite: on a real Azurite instead of SQLite]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { install, pause, setStage } from './support/stage.ts';

const kills = Number(process.argv[2] ?? 200);
const folder = await mkdtemp(path.join(tmpdir(), 'token-warden-kills-'));
const { storeUrl, closeStore } = await chooseStore(process.argv[3]);
const stage = await setStage(storeUrl);
const expected: string[] = [];

const first = await stage.start();
await first.post(install(stage));
await first.kill('SIGTERM');
for (let round = 1; round <= kills; round += 1) {
  const bot = await stage.start();
  expected.push(...stage.breakTokens(1 + (round % 3)));
  await pause(Math.random() * 1_200);
  await bot.kill('SIGKILL');
  if (round % 20 === 0) console.log(`${round} kills, ${expected.length} reminders due`);
}
const last = await stage.start();
const end = Date.now() + 60_000;
while (Date.now() < end && expected.some((name) => !stage.said().has(name))) await pause(200);
await pause(2_000);
await last.kill('SIGTERM');

const said = stage.said();
const lost = expected.filter((name) => !said.has(name));
const messages = [...stage.connector.shown.values()].length;
const twice = expected.filter((name) => (said.get(name) ?? 0) > 1);
const repeats = twice.reduce((sum, name) => sum + (said.get(name) ?? 0) - 1, 0);
console.log(
  `${kills} kills: ${expected.length} reminders due, ${lost.length} lost, ${twice.length} said more than once (${repeats} repeats, ${messages} messages in all)`,
);
await stage.close();
await closeStore();
await rm(folder, { recursive: true });

async function chooseStore(which: string | undefined) {
  if (which !== 'azurite')
    return { storeUrl: `sqlite:${path.join(folder, 'bot.db')}`, closeStore: async () => undefined };
  const { startAzurite } = await import('../test/azurite/start-azurite.ts');
  const azurite = await startAzurite();
  return {
    storeUrl: `azure-tables:${azurite.connectionString({ table: 'kills' })}`,
    closeStore: azurite.close,
  };
}

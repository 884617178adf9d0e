// Many people press the same button within 100 ms.
// Usage: node bench/press-storm.ts [people, default 50]
import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_IDS } from '../demo/tenant/demo-data.ts';
import { encodeButton } from '../src/catalogue/commands/buttons.ts';
import { execute, message, TEAM } from '../test/support/activities.ts';
import { startBot, until } from '../test/support/bot.ts';
import { textOf } from '../test/support/read-card.ts';

const count = Number(process.argv[2] ?? 50);
const bot = await startBot();
const people = Array.from({ length: count }, (_, index) => ({
  id: `29:person-${index}`,
  aadObjectId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  name: `Person ${index}`,
}));
bot.connector.members(TEAM.id, people);
const told = { serviceUrl: bot.connector.url, where: 'channel' as const };
await bot.send(message({ ...told, from: people[0] ?? { id: '' } }, 'show Contoso HQ'));
const card = bot.cards().at(-1);
bot.tenant.setFault('all', { kind: 'slow', ms: 300 });

const data = encodeButton({ verb: 'sync', ref: { family: 'vpp', id: DEMO_IDS.hq }, seen: bot.now() });
const times: number[] = [];
const answers = await Promise.all(
  people.map(async (from, index) => {
    await pause((100 * index) / count);
    const startedAt = performance.now();
    const answer = await bot.send(execute({ ...told, from, id: `f:${index}` }, 'sync', data, card?.id));
    times.push(performance.now() - startedAt);
    return answer;
  }),
);
const starters = answers.map(({ body }) => /Person \d+/.exec(textOf(body.value))?.[0]);
const right = starters.filter((who) => who !== undefined && who === starters[0]).length;
const posts = () => bot.tenant.requests.filter(({ method }) => method === 'POST').length;
await until('the request to Intune', () => posts() > 0);
await pause(2_000);
console.log(
  `${count} presses within 100 ms: ${posts()} sync started, ${right} right answers, slowest ${Math.round(Math.max(...times))} ms`,
);
await bot.stop();

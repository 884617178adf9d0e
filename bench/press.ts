// From the press to its answer, one after another, while Graph takes 300 ms a call; the roster is known.
// Usage: node bench/press.ts [presses, default 200] [ms a Graph call, default 300]
import { vpp } from '../demo/tenant/demo-data.ts';
import { encodeButton } from '../src/catalogue/commands/buttons.ts';
import { execute, message } from '../test/support/activities.ts';
import { startBot } from '../test/support/bot.ts';

const presses = Number(process.argv[2] ?? 200);
const ms = Number(process.argv[3] ?? 300);
const bot = await startBot();
const ids = Array.from({ length: presses }, (_, index) =>
  `0000${index}-aaaa-4000-8000-000000000000`.slice(-36),
);
bot.tenant.update((state) => ({
  ...state,
  vpp: ids.map((id, index) => vpp(bot.now(), { id, displayName: `Location ${index}` })),
}));
const told = { serviceUrl: bot.connector.url, where: 'channel' as const };
await bot.send(message(told, 'check now'));
const card = bot.cards().at(-1);
bot.tenant.setFault('all', { kind: 'slow', ms });

const times: number[] = [];
for (const [index, id] of ids.entries()) {
  const data = encodeButton({ verb: 'sync', ref: { family: 'vpp', id }, seen: bot.now() });
  const startedAt = performance.now();
  const { body } = await bot.send(execute({ ...told, id: `f:${index}` }, 'sync', data, card?.id));
  times.push(performance.now() - startedAt);
  if (!String(body.type).includes('card')) throw new Error(JSON.stringify(body));
}
times.sort((one, other) => one - other);
const at = (share: number) =>
  Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
console.log(
  `${presses} presses, Graph at ${ms} ms: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`,
);
await bot.stop();

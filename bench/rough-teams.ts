// Teams at its worst: 30 % of the connector's answers are 429, 412, 502, 503, 504, resets or silence. 500
// reminders to 20 destinations; counts what arrived, what arrived twice, and how fast the bot sent.
// Usage: node bench/rough-teams.ts
import { message } from '../test/support/activities.ts';
import { pause, setStage } from './support/stage.ts';

const DESTINATIONS = 20;
const CARDS = 25;
const stage = await setStage('memory:');
const bot = await stage.start({ BENCH_CHECK_MS: '1000' });
const channels = Array.from(
  { length: DESTINATIONS },
  (_, index) => `19:channel${String(index).padStart(2, '0')}@thread.tacv2`,
);
for (const id of channels) {
  const ask = message({ serviceUrl: stage.connector.url, where: 'channel' }, 'remind here') as Record<
    string,
    object
  >;
  await bot.post({
    ...ask,
    conversation: { ...ask['conversation'], id: `${id};messageid=1` },
    channelData: { ...ask['channelData'], channel: { id }, teamsChannelId: id },
  });
}
const faults = [
  { status: 429, headers: { 'retry-after': '1' } },
  { status: 412 },
  { status: 502 },
  { status: 503 },
  { status: 504 },
  { reset: true },
] as const;
// The faults are asked one after the other, so each takes its equal part of the 30 %.
faults.forEach((fault, index) => {
  const chance = 0.3 / faults.length / (1 - (0.3 * index) / faults.length);
  stage.connector.fault({ path: /conversations/ }, { ...fault, strikes: () => strike(chance) });
});
let failed = 0;
function strike(chance: number): boolean {
  if (Math.random() >= chance) return false;
  failed += 1;
  return true;
}

const expected: string[] = [];
for (let card = 0; card < CARDS; card += 1) {
  expected.push(...stage.breakTokens(1));
  const end = Date.now() + 120_000;
  while (Date.now() < end && channels.some((id) => !stage.said(id).has(expected.at(-1) ?? '')))
    await pause(100);
}
stage.connector.heal();
await pause(5_000);

const missing = channels.flatMap((id) => expected.filter((name) => !stage.said(id).has(name)));
const doubled = channels.flatMap((id) => [...stage.said(id).values()].filter((count) => count > 1));
console.log(
  `${CARDS * DESTINATIONS} reminders over ${DESTINATIONS} destinations: ${CARDS * DESTINATIONS - missing.length} delivered, ${doubled.length} doubled, ${missing.length} lost`,
);
console.log(
  `${failed} of ${stage.connector.sent.length} requests failed (${((100 * failed) / stage.connector.sent.length).toFixed(0)} %)`,
);
for (const [count, ms] of [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
] as const) {
  console.log(
    `most requests to one conversation in ${ms / 1000} s: ${Math.max(...channels.map((id) => busiest(id, ms)))} (limit ${count})`,
  );
}
await bot.kill('SIGTERM');
await stage.close();

function busiest(id: string, windowMs: number): number {
  const times = stage.connector.sent
    .filter(
      ({ method, path, body }) =>
        method !== 'GET' && (path.includes(id) || body?.channelData?.channel?.id === id),
    )
    .map(({ at }) => at);
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length));
}

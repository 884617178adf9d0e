// The bot is killed in each stage of a watched sync and started again; every card must reach an outcome.
// Usage: node bench/sync-kills.ts [rounds of each stage, default 3]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { vpp } from '../demo/tenant/demo-data.ts';
import { encodeButton } from '../src/catalogue/commands/buttons.ts';
import { execute, message } from '../test/support/activities.ts';
import { textOf } from '../test/support/read-card.ts';
import { setStage } from './support/stage.ts';

const rounds = Number(process.argv[2] ?? 3);
const folder = await mkdtemp(path.join(tmpdir(), 'token-warden-'));
const stage = await setStage(`sqlite:${path.join(folder, 'bot.db')}`);
const ENV = { BENCH_CHECK_MS: '60000' };
const told = { serviceUrl: stage.connector.url, where: 'channel' as const };
const cards: { readonly stage: string; readonly id: string; readonly name: string }[] = [];
let made = 0;

/** What holds the bot in a stage, and how long after the press it is killed. */
const STAGES: readonly { readonly name: string; readonly hold: () => void; readonly killAfter: number }[] = [
  {
    name: 'before Intune was asked',
    hold: () => stage.tenant.setFault('vpp', { kind: 'slow', ms: 3_000 }, 'read'),
    killAfter: 1_000,
  },
  {
    name: 'while Intune was asked',
    hold: () => stage.tenant.setFault('vpp', { kind: 'slow', ms: 3_000 }, 'action'),
    killAfter: 1_000,
  },
  { name: 'while it was watched', hold: () => undefined, killAfter: 4_000 },
  {
    name: 'while the outcome was written',
    hold: () => stage.connector.fault({ method: 'PUT' }, { status: 503 }),
    killAfter: 16_000,
  },
];

for (const { name, hold, killAfter } of STAGES) {
  for (let round = 0; round < rounds; round += 1) {
    made += 1;
    const id = `99999999-0000-4000-8000-${String(made).padStart(12, '0')}`;
    const token = `Location ${made}x`;
    stage.tenant.update((state) => ({
      ...state,
      vpp: [...state.vpp, vpp(Date.now(), { id, displayName: token })],
    }));
    const bot = await stage.start(ENV);
    await bot.post(message(told, 'check now'));
    await bot.post(message(told, `show ${token}`));
    const card = [...stage.connector.shown].findLast(([, { activity }]) =>
      JSON.stringify(activity).includes(token),
    );
    if (card === undefined) throw new Error(`no card of ${token}`);
    const data = encodeButton({ verb: 'sync', ref: { family: 'vpp', id }, seen: Date.now() });
    hold();
    await bot.post(execute({ ...told, id: `f:${made}` }, 'sync', data, card[0]));
    await pause(killAfter);
    await bot.kill('SIGKILL');
    stage.tenant.setFault('vpp', undefined);
    stage.connector.heal();
    cards.push({ stage: name, id: card[0], name: token });
  }
}

const bot = await stage.start(ENV);
const waiting = () =>
  cards.filter(({ id }) => {
    const text = textOf(stage.connector.shown.get(id)?.activity.attachments?.[0]?.content);
    return /in progress/i.test(text) || !/sync/i.test(text);
  });
const end = Date.now() + 180_000;
while (waiting().length > 0 && Date.now() < end) await pause(500);
const posts = stage.tenant.requests.filter(({ method }) => method === 'POST').length;
console.log(
  `${cards.length} syncs killed in ${STAGES.length} stages: ${waiting().length} cards without an outcome, ${posts} requests to Intune`,
);
for (const { stage: at, name } of waiting()) console.log(`  without an outcome: ${name}, killed ${at}`);
await bot.kill('SIGTERM');
await stage.close();
await rm(folder, { recursive: true });

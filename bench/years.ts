// Years of one tenant in which one token has expired and nobody cares: calls to Teams a day and what the store holds.
// Twelve tokens, of which eleven are renewed ten days before their end each year, and three channels.
// Usage: node bench/years.ts [years, default 3]
import { readConfig } from '../src/config.ts';
import type { Address } from '../src/domain/conversation.ts';
import { DAY, HOUR } from '../src/domain/instant.ts';
import type { Token } from '../src/domain/token.ts';
import { createFallback } from '../src/fallback/fallback.ts';
import type { Delivery } from '../src/ports.ts';
import type { Key, KeyValueStore } from '../src/store/key-value.ts';
import { memoryStore } from '../src/store/memory.ts';
import { createRendererFor, createTenant } from '../src/tenant.ts';
import { ade, NOW, push, snapshotOf, TENANT, vpp } from '../test/support/builders.ts';
import { silentLog } from '../test/support/log.ts';

const years = Number(process.argv[2] ?? 3);
let now = NOW;
let calls = { post: 0, update: 0 };
let lastMonth = { ...calls };
let ids = 0;
const uuid = () => {
  ids += 1;
  // Names of messages are made of its beginning.
  const number = String(ids).padStart(12, '0');
  return `${number.slice(0, 8)}-${number.slice(8)}-4000-8000-000000000000`;
};

/** Whoever waits 15 s only to look for the wishes of other replicas waits longer here: there are none. */
const IDLE = 15_000;
let timers: { readonly at: number; readonly run: () => void }[] = [];
const after = (ms: number, run: () => void) => {
  const timer = { at: now + (ms === IDLE ? 6 * HOUR : Math.max(ms, 0)), run };
  timers.push(timer);
  return {
    cancel: () => {
      timers = timers.filter((one) => one !== timer);
    },
  };
};

async function pass(until: number): Promise<void> {
  for (;;) {
    for (let round = 0; round < 6; round += 1) await new Promise((go) => setImmediate(go));
    const next = timers.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
    if (next > until) break;
    now = Math.max(now, next);
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { run } of due) run();
  }
  now = until;
}

const sizes = new Map<string, number>();
const nameOf = ({ kind, name }: Key) => `${kind} ${name}`;

function measured(store: KeyValueStore): KeyValueStore {
  return {
    ...store,
    put: async (key, value, expected) => {
      const written = await store.put(key, value, expected);
      if (written.done) sizes.set(nameOf(key), nameOf(key).length + Buffer.byteLength(JSON.stringify(value)));
      return written;
    },
    remove: async (key, expected) => {
      const removed = await store.remove(key, expected);
      if (removed.done) sizes.delete(nameOf(key));
      return removed;
    },
  };
}

const id = (index: number) => `22222222-0000-4000-8000-${String(index).padStart(12, '0')}`;
const IGNORED: Token = vpp({ id: id(0), name: 'Nobody’s', expiresAt: NOW + DAY });
let tokens: readonly Token[] = [
  IGNORED,
  push({ expiresAt: NOW + 100 * DAY }),
  ...Array.from({ length: 7 }, (_, index) =>
    vpp({
      id: id(index + 1),
      name: `Site ${index + 1}`,
      location: `Site ${index + 1}`,
      expiresAt: NOW + (60 + 40 * index) * DAY,
    }),
  ),
  ...Array.from({ length: 3 }, (_, index) =>
    ade({ id: id(index + 20), name: `Fleet ${index + 1}`, expiresAt: NOW + (80 + 90 * index) * DAY }),
  ),
];

function renewedInTime(token: Token): Token {
  const { expiresAt = 0 } = token;
  const isDue = token.id !== IGNORED.id && expiresAt - now < 10 * DAY;
  const renewed = isDue ? { ...token, expiresAt: expiresAt + 365 * DAY } : token;
  if (renewed.family === 'push') return isDue ? { ...renewed, serial: `S${expiresAt}` } : renewed;
  return renewed.family === 'android' ? renewed : { ...renewed, lastSyncAt: now - HOUR };
}

const taken = async (doing: 'post' | 'update', address: Address, messageId: string): Promise<Delivery> => {
  calls[doing] += 1;
  return { outcome: 'delivered', message: { address, messageId } };
};

const config = readConfig({
  BOT_AUTH: 'none',
  BOT_TENANT_ID: TENANT,
  HOST: '127.0.0.1',
  GRAPH_BASE_URL: 'http://127.0.0.1:9',
  GRAPH_ACCESS_TOKEN: 'bench',
  STORE_URL: 'memory:',
  IT_TEAM_ID: TENANT,
});
const outside = {
  config,
  log: silentLog,
  clock: () => now,
  elapsed: () => now,
  leaseTtl: 6 * HOUR,
  after,
  uuid,
  random: () => 0.5,
};
const world = {
  store: measured(memoryStore()),
  measure: <T>(_kind: string, _name: string, work: () => Promise<T>) => work(),
  remembering: { trouble: () => undefined },
  intune: {
    look: async () => snapshotOf(tokens, { at: now }),
    lookAt: async () => ({ outcome: 'absent' as const }),
    startSync: async () => ({ outcome: 'started' as const }),
    readGroup: async () => ({ outcome: 'read' as const, members: [] }),
    readOwners: async () => ({ outcome: 'read' as const, members: [] }),
  },
  messenger: {
    post: (to: Address) => taken('post', to, uuid()),
    update: ({ address, messageId }: { address: Address; messageId: string }) =>
      taken('update', address, messageId),
    postToPerson: (_: unknown, near: Address) => taken('post', near, uuid()),
  },
  roster: { membershipOf: async () => 'member' as const, peopleOf: async () => [], namesOf: () => [] },
  fallback: createFallback({ webhook: undefined, mail: undefined, after }),
};
const tenant = createTenant(outside, world, TENANT, createRendererFor(outside));
tenant.start();
await pass(now + HOUR);
for (const channel of ['it', 'mobile', 'desk']) {
  const address: Address = {
    kind: 'channel',
    tenantId: TENANT,
    serviceUrl: 'http://127.0.0.1',
    conversationId: `19:${channel}@thread.tacv2`,
    botId: '28:bot',
  };
  const person = { teamsId: '29:alex', objectId: 'alex', name: 'Alex' };
  await tenant.handlers.message(
    { id: uuid(), person, address, text: 'remind here' } as never,
    { typing: async () => undefined, say: async () => undefined } as never,
  );
}
const startedAt = now;
calls = { post: 0, update: 0 };
for (let day = 1; day <= years * 365; day += 1) {
  tokens = tokens.map(renewedInTime);
  await pass(startedAt + day * DAY);
  if (day % 120 === 0 || day % 365 === 0) report(day);
  if (day % 30 === 0) lastMonth = { ...calls };
}
process.exit(0);

function report(day: number): void {
  const total = calls.post + calls.update;
  const month = total - (lastMonth.post + lastMonth.update);
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const kinds = Map.groupBy(sizes.keys(), (name) => name.split(' ')[0]);
  const counts = [...kinds].map(([kind, names]) => `${kind} ${names.length}`).join(', ');
  console.log(
    `day ${day}: ${total} calls to Teams (${calls.post} new messages), ${(total / day).toFixed(2)} a day, ${(month / (day % 30 || 30)).toFixed(2)} a day of late; ${bytes} bytes stored (${counts})`,
  );
}

import { randomUUID } from 'node:crypto';
import { startTenant, type Tenant, type TenantOptions } from '../../demo/tenant/server.ts';
import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Log } from '../../src/ports.ts';
import { realTimer } from '../../src/timing/real-timer.ts';
import { ALEX, CHANNEL, TEAM, TENANT } from './activities.ts';
import { type Connector, type Json, type Shown, startConnector } from './connector/connector.ts';
import { recordingLog } from './log.ts';

/** The whole bot over real HTTP: the simulated tenant on one side, a loopback connector on the other. */
export interface Bot {
  readonly app: App;
  readonly connector: Connector;
  readonly tenant: Tenant;
  readonly log: ReturnType<typeof recordingLog>;
  /** ms UTC; starts at the real time, unless told otherwise, so that the demo's data is relative to it. */
  now(): number;
  /** Lets time pass for bot and tenant. Timers of the bot stay real. */
  pass(ms: number): void;
  /** Posts an activity as Teams would; the body of an invoke's answer comes back. */
  send(activity: Json): Promise<{ readonly status: number; readonly body: Json }>;
  /** The cards that are shown, in the order in which their messages were first sent. */
  cards(): {
    readonly id: string;
    readonly conversationId: string;
    readonly card: Json;
    readonly summary: string;
  }[];
  stop(): Promise<void>;
}

export interface BotOptions {
  readonly env?: Record<string, string>;
  readonly tenant?: Partial<TenantOptions>;
  readonly log?: Log;
  /** ms UTC. With it the clock stands still there and only `pass` moves it. */
  readonly startsAt?: number;
  readonly uuid?: () => string;
  /** One that outlives this bot, for a restart or for several replicas; closed by whoever started it. */
  readonly connector?: Connector;
  /** How long a timer of that many ms really takes; as long, unless told otherwise. */
  readonly timer?: (ms: number) => number;
}

export async function startBot(options: BotOptions = {}): Promise<Bot> {
  let passed = 0;
  const now = () => (options.startsAt ?? Date.now()) + passed;
  const connector = options.connector ?? (await startConnector());
  connector.teamDetails(TEAM.id, TEAM);
  connector.channels(TEAM.id, [{ id: TEAM.id }, CHANNEL]);
  connector.members(TEAM.id, [{ ...ALEX, userPrincipalName: 'alex@contoso.example' }]);
  const tenant = await startTenant({ now, ...options.tenant });
  const log = recordingLog();
  const config = readConfig({
    BOT_AUTH: 'none',
    HOST: '127.0.0.1',
    PORT: '0',
    BOT_TENANT_ID: TENANT,
    GRAPH_BASE_URL: tenant.url,
    GRAPH_ACCESS_TOKEN: 'demo-token',
    STORE_URL: 'memory:',
    IT_TEAM_ID: TEAM.aadGroupId,
    ...options.env,
  });
  const app = await startApp({
    config,
    log: options.log ?? log,
    clock: now,
    elapsed: () => performance.now(),
    leaseTtl: 60_000,
    after: (ms, run) => realTimer(options.timer?.(ms) ?? ms, run),
    uuid: options.uuid ?? randomUUID,
    random: Math.random,
  });

  async function send(activity: Json) {
    const response = await fetch(`${app.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  return {
    app,
    connector,
    tenant,
    log,
    now,
    pass: (ms) => {
      passed += ms;
    },
    send,
    cards: () => [...connector.shown].flatMap(([id, shown]) => cardOf(id, shown)),
    stop: async () => {
      await app.stop('test');
      await tenant.close();
      if (options.connector === undefined) await connector.close();
    },
  };
}

function cardOf(id: string, { conversationId, activity }: Shown) {
  const card = activity.attachments?.[0]?.content;
  return card === undefined ? [] : [{ id, conversationId, card, summary: String(activity.summary ?? '') }];
}

/** Waits, by looking often, until something is true; fails with what was waited for. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false,
  patienceMs = 25_000,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited ${patienceMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Resolves when the bot has asked Intune nothing for a moment: no cycle is under way. */
export async function quiet({ tenant }: Bot): Promise<void> {
  let before = -1;
  while (before !== tenant.requests.length) {
    before = tenant.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { vpp } from '../../demo/tenant/demo-data.ts';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';
import { ALEX, CHANNEL, installationUpdate, TEAM, TENANT } from '../../test/support/activities.ts';
import { type Connector, startConnector } from '../../test/support/connector/connector.ts';

/** A simulated tenant and a loopback connector, and bots as processes between them. */
export interface Stage {
  readonly tenant: Tenant;
  readonly connector: Connector;
  /** Starts a bot; resolves when it listens. */
  start(env?: Record<string, string>): Promise<Bot>;
  /** Adds location tokens that are no longer valid: each is one thing to say. Returns their names. */
  breakTokens(count: number): string[];
  /** How many new messages in the channel named each token. */
  said(channelId?: string): Map<string, number>;
  close(): Promise<void>;
}

export interface Bot {
  readonly child: ChildProcess;
  readonly url: string;
  post(activity: unknown): Promise<void>;
  /** Resolves when the process is gone. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

export async function setStage(storeUrl: string): Promise<Stage> {
  const connector = await startConnector();
  connector.teamDetails(TEAM.id, TEAM);
  connector.members(TEAM.id, [ALEX]);
  const tenant = await startTenant({ now: Date.now });
  tenant.update((state) => ({ ...state, push: undefined, vpp: [], ade: [] }));
  let made = 0;
  // Compiled once for all the processes that are started again and again.
  const compiled = await mkdtemp(path.join(tmpdir(), 'token-warden-compiled-'));

  async function start(env: Record<string, string> = {}): Promise<Bot> {
    const child = fork(fileURLToPath(new URL('./bot-process.ts', import.meta.url)), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        PATH: process.env['PATH'] ?? '',
        BOT_AUTH: 'none',
        HOST: '127.0.0.1',
        PORT: '0',
        BOT_TENANT_ID: TENANT,
        GRAPH_BASE_URL: tenant.url,
        GRAPH_ACCESS_TOKEN: 'demo-token',
        STORE_URL: storeUrl,
        IT_TEAM_ID: TEAM.aadGroupId,
        LOG_LEVEL: 'silent',
        NODE_COMPILE_CACHE: compiled,
        ...env,
      },
    });
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const url = await new Promise<string>((resolve, reject) => {
      child.once('message', (message: { url: string }) => resolve(message.url));
      child.once('exit', (code) => reject(new Error(`the bot ended with ${code}`)));
    });
    return {
      child,
      url,
      post: async (activity) => {
        const headers = { 'content-type': 'application/json' };
        await fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
      },
      kill: (signal) => {
        child.kill(signal);
        return gone;
      },
    };
  }

  function breakTokens(count: number): string[] {
    const names = Array.from(
      { length: count },
      (_, index) => `Token${String(made + index + 1).padStart(5, '0')}x`,
    );
    made += count;
    tenant.update((state) => ({
      ...state,
      vpp: [...state.vpp, ...names.map((name) => brokenToken(name))],
    }));
    return names;
  }

  function said(channelId: string = CHANNEL.id): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { conversationId, activity } of connector.shown.values()) {
      if (!conversationId.startsWith(channelId)) continue;
      for (const name of new Set(JSON.stringify(activity).match(/Token\d{5}x/g)))
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }

  return {
    tenant,
    connector,
    start,
    breakTokens,
    said,
    close: async () => {
      await tenant.close();
      await connector.close();
      await rm(compiled, { recursive: true });
    },
  };
}

function brokenToken(name: string) {
  const id = crypto.randomUUID();
  return vpp(Date.now(), { id, displayName: name, locationName: name, state: 'invalid' });
}

/** The bot is added to a channel, from where it reminds. */
export function install(stage: Stage): unknown {
  return installationUpdate({ serviceUrl: stage.connector.url, where: 'channel' });
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

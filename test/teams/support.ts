import restify, { type Server } from 'restify';
import type { Address, Ask, MessageRef, Person, PlaceChange, Press } from '../../src/domain/conversation.ts';
import type { BotHandlers, Card, Log, LogFields, PressAnswer, Turn } from '../../src/ports.ts';
import type { AdapterOptions } from '../../src/teams/adapter.ts';
import { createTeams, type Teams, type TeamsOptions } from '../../src/teams/teams.ts';
import { realTimer } from '../../src/timing/real-timer.ts';
import { BOT, TEAM, TENANT } from '../support/activities.ts';

export type Heard =
  | { readonly kind: 'message'; readonly ask: Ask }
  | { readonly kind: 'press'; readonly press: Press }
  | { readonly kind: 'installed' | 'joined'; readonly address: Address; readonly installer: Person }
  | { readonly kind: 'removed' | 'seen'; readonly address: Address }
  | { readonly kind: 'placeChanged'; readonly address: Address; readonly change: PlaceChange };

/** Handlers that write down what they are told, and do what a test gives them to do. */
export interface Recorder extends BotHandlers {
  readonly heard: Heard[];
  onMessage: (ask: Ask, turn: Turn) => Promise<void>;
  onPress: (press: Press) => Promise<PressAnswer>;
  onInstalled: (address: Address, turn: Turn) => Promise<void>;
  onSeen: (address: Address) => Promise<void>;
  onRemoved: (address: Address) => Promise<void>;
  /** Everything apart from `seen`, which comes with every activity. */
  told(): Heard[];
}

export function createRecorder(): Recorder {
  const heard: Heard[] = [];
  const recorder: Recorder = {
    heard,
    onMessage: async () => undefined,
    onPress: async () => ({ answer: 'message', note: { note: 'nothing-to-sync' } }),
    onInstalled: async () => undefined,
    onSeen: async () => undefined,
    onRemoved: async () => undefined,
    told: () => heard.filter((one) => one.kind !== 'seen'),
    async message(ask, turn) {
      heard.push({ kind: 'message', ask });
      await recorder.onMessage(ask, turn);
    },
    async press(press) {
      heard.push({ kind: 'press', press });
      return recorder.onPress(press);
    },
    async installed(address, installer, turn) {
      heard.push({ kind: 'installed', address, installer });
      await recorder.onInstalled(address, turn);
    },
    async joined(address, installer, turn) {
      heard.push({ kind: 'joined', address, installer });
      await recorder.onInstalled(address, turn);
    },
    async removed(address) {
      heard.push({ kind: 'removed', address });
      await recorder.onRemoved(address);
    },
    async seen(address) {
      heard.push({ kind: 'seen', address });
      await recorder.onSeen(address);
    },
    async placeChanged(address, change) {
      heard.push({ kind: 'placeChanged', address, change });
    },
  };
  return recorder;
}

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: LogFields;
  readonly message: string;
}

export function createLog(): { readonly log: Log; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: LogLine['level']) => (fields: LogFields, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') } };
}

/** A clock that only sleeping and `pass` move, so that back-offs take no time and can be read off. */
export function createTime(start = Date.UTC(2026, 10, 23, 9)) {
  let now = start;
  const sleeps: number[] = [];
  return {
    sleeps,
    clock: () => now,
    pass(ms: number) {
      now += ms;
    },
    async sleep(ms: number) {
      sleeps.push(ms);
      now += ms;
    },
    random: () => 0,
  };
}

export function card(summary: string): Card {
  return {
    summary,
    content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: summary }] },
  };
}

/** No message has to wait in these tests unless a test is about waiting. */
const WIDE = [{ count: 1_000, ms: 1_000 }];

export const ANONYMOUS: Omit<AdapterOptions, 'log' | 'clock'> = {
  botId: BOT.id.slice(3),
  tenantId: TENANT,
  type: 'SingleTenant',
  cloud: 'global',
  auth: 'none',
};

export interface Bench {
  readonly teams: Teams;
  readonly recorder: Recorder;
  readonly lines: LogLine[];
  readonly time: ReturnType<typeof createTime>;
  readonly memory: { address: Address | undefined; writes: number };
  /** Posts one activity to the bot, as Teams does. */
  deliver(
    activity: unknown,
    authorization?: string,
  ): Promise<{ readonly status: number; readonly body: string }>;
  close(): Promise<void>;
}

/** The Teams world behind a real restify server on loopback. */
export async function startBench(changes: Partial<TeamsOptions> = {}): Promise<Bench> {
  const { log, lines } = createLog();
  const time = createTime();
  const memory: Bench['memory'] = { address: undefined, writes: 0 };
  let ids = 0;
  const teams = createTeams({
    adapter: ANONYMOUS,
    allowedTenants: [TENANT],
    itTeamId: TEAM.aadGroupId,
    teamMemory: {
      get: async () => memory.address,
      async set(address) {
        memory.address = address;
        memory.writes += 1;
      },
    },
    failureCard: (id, doing) => card(`failed ${id} ${doing}`),
    noteText: (note) => (note.note === 'failed' ? `failed ${note.id}` : note.note),
    newId: () => {
      ids += 1;
      return `error-${ids}`;
    },
    log,
    after: realTimer,
    ...time,
    patience: {
      proactive: 30_000,
      turn: 8_000,
      turnRequest: 1_500,
      apology: 2_500,
      invoke: 2_500,
      roster: 4_000,
      request: 1_500,
    },
    limits: { conversation: WIDE, tenant: WIDE },
    ...changes,
  });
  const recorder = createRecorder();
  const { server, url } = await listen(teams.receive(recorder));
  return {
    teams,
    recorder,
    lines,
    time,
    memory,
    async deliver(activity, authorization) {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(authorization === undefined ? {} : { authorization }),
        },
        body: typeof activity === 'string' ? activity : JSON.stringify(activity),
      });
      return { status: response.status, body: await response.text() };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function listen(receive: ReturnType<Teams['receive']>): Promise<{ server: Server; url: string }> {
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser({ mapParams: false }));
  server.post('/api/messages', async (request, response) => {
    await receive(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}

/** The channel of the sample activities, as the bot would remember it. */
export function channelAddress(serviceUrl: string): Address {
  return {
    kind: 'channel',
    tenantId: TENANT,
    serviceUrl,
    conversationId: '19:alerts@thread.tacv2',
    botId: BOT.id,
    team: { id: TEAM.id, groupId: TEAM.aadGroupId },
    channel: { id: '19:alerts@thread.tacv2' },
  };
}

export function chatAddress(serviceUrl: string): Address {
  return {
    kind: 'personal',
    tenantId: TENANT,
    serviceUrl,
    conversationId: 'a:alex-and-bot',
    botId: BOT.id,
  };
}

export function refTo(address: Address, messageId: string, threadId?: string): MessageRef {
  return threadId === undefined ? { address, messageId } : { address, messageId, threadId };
}

import { fileURLToPath } from 'node:url';
import { VARIABLES } from '../src/config.ts';
import { answers } from './answers.ts';
import { type Child, startChild } from './child.ts';
import { freePort } from './free-port.ts';
import { playgroundArgs, playgroundEnv, readTeamGroupId, teamEvent } from './playground.ts';
import { startTenant, type Tenant } from './tenant/server.ts';

export interface DemoOptions {
  /** Taken when free, another one otherwise; 0 is always a free one. */
  readonly ports: { readonly bot: number; readonly playground: number; readonly tenant: number };
  readonly env: NodeJS.ProcessEnv;
  /** Gives the start up. */
  readonly signal: AbortSignal;
  /** Gets every line of the bot's log. */
  readonly onBotLine?: (line: string) => void;
}

export interface Demo {
  /** Where the playground is opened. */
  readonly url: string;
  readonly botUrl: string;
  readonly tenant: Tenant;
  /** Resolves when a part ended by itself, with a sentence that says which and its last words. */
  readonly broken: Promise<string>;
  /** Ends all parts, within 5 seconds. May be called twice. */
  stop(): Promise<void>;
}

/** A part of the demo ended before all of them answered, or they took too long. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}

export const DEMO_PORTS = { bot: 3978, playground: 56_150, tenant: 4100 } as const;

/**
 * So often the demo's bot looks. What is renewed turns green, and what cannot be read for lack of a permission is said
 * after three looks, before anybody stops waiting.
 */
export const DEMO_CHECK_EVERY = '10s';

const START_WITHIN = 60_000;
const STOP_WITHIN = 3_500;
const BOT = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/**
 * Starts the simulated tenant in this process, the bot and the playground as children, all on loopback.
 * Resolves when all of them answer.
 * @throws DemoError, or the reason of the signal. Nothing is left running then.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const botPort = await freePort(options.ports.bot);
  const playgroundPort = await freePort(options.ports.playground);
  const botUrl = `http://127.0.0.1:${botPort}`;
  const url = `http://127.0.0.1:${playgroundPort}`;
  const teamGroupId = await readTeamGroupId();
  const tenant = await startTenant({ now: Date.now, port: await freePort(options.ports.tenant) });
  const inherited = inheritedEnv(options.env);

  const bot = startChild({
    name: 'The bot',
    args: [BOT],
    env: { ...inherited, ...botEnv(options.env, tenant, botPort, teamGroupId) },
    ...(options.onBotLine === undefined ? {} : { onLine: options.onBotLine }),
  });
  const playground = startChild({
    name: 'The playground',
    args: playgroundArgs(playgroundPort),
    env: { ...inherited, ...playgroundEnv(botUrl) },
  });
  const broken = Promise.race([bot.ended, playground.ended]);
  const stop = once(() => stopAll([bot, playground], tenant));

  try {
    await ready(broken, options.signal, async (signal) => {
      await Promise.all([answers(`${botUrl}/healthz`, signal), answers(`${url}/_debug/ping`, signal)]);
      await meetTheTeam(botUrl, url);
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, botUrl, tenant, broken, stop };
}

/**
 * A bot learns about a team from the team's events; the playground sends the first one only when somebody opens
 * a channel. Here it is told at once, so that asking in the personal chat works as it does in a real tenant.
 */
async function meetTheTeam(botUrl: string, playgroundUrl: string): Promise<void> {
  const response = await fetch(`${botUrl}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(await teamEvent(playgroundUrl)),
  });
  if (!response.ok)
    throw new DemoError(`The bot did not take the news about its team: HTTP ${response.status}.`);
}

/** Does `what` as long as no part breaks, nobody gives up and it does not take too long. */
async function ready(
  broken: Promise<string>,
  givenUp: AbortSignal,
  what: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const over = new AbortController();
  const tooLate = AbortSignal.timeout(START_WITHIN);
  const breaks = broken.then((sentence) => {
    throw new DemoError(sentence);
  });
  try {
    await Promise.race([what(AbortSignal.any([givenUp, tooLate, over.signal])), breaks]);
  } catch (error) {
    givenUp.throwIfAborted();
    if (!tooLate.aborted) throw error;
    throw new DemoError(`Not all parts of the demo answered within ${START_WITHIN / 1000} seconds.`);
  } finally {
    over.abort();
    // A part that ends after the start is for the caller to judge, by `broken`.
    breaks.catch(() => undefined);
  }
}

async function stopAll(children: readonly Child[], tenant: Tenant): Promise<void> {
  await Promise.all([tenant.close(), ...children.map((child) => child.stop(STOP_WITHIN))]);
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}

/** The environment without the bot's variables: settings of a real bot must not reach the demo, nor a proxy its parts. */
function inheritedEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([name]) => !VARIABLES.includes(name));
  return { ...Object.fromEntries(others), NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' };
}

function botEnv(env: NodeJS.ProcessEnv, tenant: Tenant, port: number, itTeamId: string): NodeJS.ProcessEnv {
  return {
    // Settings of a real bot on this machine are not for the demo.
    ENV_FILE: '',
    BOT_AUTH: 'none',
    HOST: '127.0.0.1',
    PORT: String(port),
    GRAPH_BASE_URL: tenant.url,
    GRAPH_ACCESS_TOKEN: 'demo-token',
    STORE_URL: 'memory:',
    IT_TEAM_ID: itTeamId,
    TIME_ZONE: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    CHECK_EVERY: DEMO_CHECK_EVERY,
    PORTAL_BASE_URL: tenant.url,
    LOG_LEVEL: env['LOG_LEVEL'] ?? 'warn',
  };
}

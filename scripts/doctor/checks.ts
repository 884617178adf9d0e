import type { Config } from '../../src/config.ts';
import type { GraphCredential } from '../../src/intune/credential.ts';
import { checkAudience } from './check-audience.ts';
import { checkBot, checkKeys } from './check-bot.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { checkFallback } from './check-fallback.ts';
import { checkGraph } from './check-graph.ts';
import { checkPort } from './check-port.ts';
import { checkStore } from './check-store.ts';
import { checkTeamsApp } from './check-teams-app.ts';
import { checkTenant } from './check-tenant.ts';
import type { Line } from './line.ts';
import type { Surroundings } from './surroundings.ts';

/** What every check knows. */
export interface Context {
  readonly config: Config;
  readonly around: Surroundings;
  readonly env: { readonly [name: string]: string | undefined };
  /** How the bot signs in to Graph; undefined when nothing proves who it is, which is said elsewhere. */
  readonly credential: GraphCredential | undefined;
  /** What earlier checks said, for those that must not contradict them. */
  readonly said: readonly Line[];
}

export interface Check {
  /** What the lines of the check are about, when it breaks before it can say so. */
  readonly about: string;
  /** `host`: means something only where the bot runs, with its identity, its disk and its port. */
  readonly where: 'anywhere' | 'host';
  readonly run: (context: Context) => Promise<readonly Line[]>;
}

/** Every check, in the order in which a failure explains the next. */
export const CHECKS: readonly Check[] = [
  {
    about: 'port',
    where: 'host',
    run: async ({ config, around }) => [await checkPort(config, around.patienceMs)],
  },
  {
    about: 'store',
    where: 'host',
    run: async ({ config, credential, said }) =>
      credential === undefined ? [] : checkStore(config, credential, said),
  },
  {
    about: 'tenant',
    where: 'anywhere',
    run: async ({ config, around, credential }) =>
      credential === undefined ? [] : checkTenant(config, around),
  },
  {
    about: 'sign-in',
    where: 'host',
    run: async ({ config, around, credential }) =>
      credential === undefined ? [] : checkGraph(config, credential, around),
  },
  { about: 'bot token', where: 'host', run: ({ config, around }) => checkBot(config, around) },
  { about: 'audience', where: 'host', run: ({ config, around }) => checkAudience(config, around) },
  { about: 'bot keys', where: 'anywhere', run: ({ config, around }) => checkKeys(config, around) },
  { about: 'fallback', where: 'host', run: ({ config }) => checkFallback(config) },
  {
    about: 'teams app',
    where: 'anywhere',
    run: ({ config, env, around }) => checkTeamsApp(config, env, around.teamsApp),
  },
  {
    about: 'endpoint',
    where: 'anywhere',
    run: ({ config, around }) => checkEndpoint(config, around.endpoint, around.patienceMs),
  },
];

import type { Config } from '../../src/config.ts';
import type { GraphCredential } from '../../src/intune/credential.ts';
import { checkBot } from './check-bot.ts';
import { checkConfig } from './check-config.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { checkGraph } from './check-graph.ts';
import { checkPort } from './check-port.ts';
import { checkStore } from './check-store.ts';
import { checkTeamsApp } from './check-teams-app.ts';
import { checkTenant } from './check-tenant.ts';
import { graphCredential } from './identity.ts';
import { fail, type Line, without } from './line.ts';
import { type Hosts, hostsOf, type Surroundings } from './surroundings.ts';

export interface DiagnoseOptions extends Omit<Surroundings, 'hosts'> {
  readonly env: { readonly [name: string]: string | undefined };
  /** Where the variables come from, for people. */
  readonly source: string;
  /** In place of those of the cloud. */
  readonly hosts?: Partial<Hosts>;
}

/** Every check in the order in which a failure explains the next. No line holds a secret. */
export async function* diagnose(options: DiagnoseOptions): AsyncGenerator<Line> {
  const { config, lines } = checkConfig(options.env, options.source);
  const secrets = secretsIn(options.env);
  const clean = (line: Line): Line =>
    JSON.parse(JSON.stringify(line), (_key, value: unknown) =>
      typeof value === 'string' ? without(secrets, value) : value,
    );
  for (const line of lines) yield clean(line);
  if (config === undefined) return;
  const around = { ...options, hosts: { ...hostsOf(config), ...options.hosts } };
  for (const check of checks(config, around, options.env)) {
    for (const line of await check()) yield clean(line);
  }
}

type Check = () => Promise<readonly Line[]>;

function checks(config: Config, around: Surroundings, env: DiagnoseOptions['env']): readonly Check[] {
  const { patienceMs } = around;
  const port: Check = async () => [await checkPort(config, patienceMs)];
  const rest: readonly Check[] = [
    () => checkBot(config, around),
    () => checkTeamsApp(config, env, around.teamsApp),
    () => checkEndpoint(config, around.endpoint, patienceMs),
  ];
  const credential = identity(config);
  if ('level' in credential) return [port, async () => [credential], ...rest];
  return [
    port,
    () => checkStore(config, credential),
    () => checkTenant(config, around),
    () => checkGraph(config, credential, around),
    ...rest,
  ];
}

function identity(config: Config): GraphCredential | Line {
  try {
    return graphCredential(config);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return fail('sign-in', found, 'Set one of them; env/.env.example explains each.');
  }
}

const SECRETS = ['BOT_PASSWORD', 'GRAPH_ACCESS_TOKEN', 'METRICS_TOKEN', 'AZURE_CLIENT_CERTIFICATE_PASSWORD'];

function secretsIn(env: DiagnoseOptions['env']): readonly string[] {
  const keys = /(?:AccountKey|SharedAccessSignature)=([^;]+)/gi;
  const inStore = [...(env['STORE_URL'] ?? '').matchAll(keys)].map(([, secret]) => secret ?? '');
  // A shorter text would also cut words that only look like it.
  return [...SECRETS.map((name) => env[name]?.trim() ?? ''), ...inStore].filter(({ length }) => length >= 4);
}

import type { Config } from '../../src/config.ts';
import type { GraphCredential } from '../../src/intune/credential.ts';
import { checkConfig } from './check-config.ts';
import { CHECKS, type Check, type Context } from './checks.ts';
import { graphCredential } from './identity.ts';
import { fail, type Line, without } from './line.ts';
import { METADATA, placeOf } from './place.ts';
import { type Hosts, hostsOf, type Surroundings } from './surroundings.ts';

export interface DiagnoseOptions extends Omit<Surroundings, 'hosts'> {
  readonly env: { readonly [name: string]: string | undefined };
  /** Where the variables come from, for people. */
  readonly source: string;
  /** In place of those of the cloud. */
  readonly hosts?: Partial<Hosts>;
  /** Leaves out what means something only where the bot runs. */
  readonly outside?: boolean;
  /** Where a machine of Azure asks about itself. */
  readonly metadata?: string;
  /** In place of the doctor's own. */
  readonly checks?: readonly Check[];
}

/** Every check in the order of the registry. A check that breaks is a line of its own. No line holds a secret. */
export async function* diagnose(options: DiagnoseOptions): AsyncGenerator<Line> {
  const { env, outside = false, metadata = METADATA } = options;
  const secrets = secretsIn(env);
  const said: Line[] = [];
  const clean = (line: Line): Line =>
    JSON.parse(JSON.stringify(line), (_key, value: unknown) =>
      typeof value === 'string' ? without(secrets, value) : value,
    );
  const { config, lines } = checkConfig(env, options.source);
  for (const line of lines) yield clean(line);
  if (config === undefined) return;
  const place = await placeOf(config, env, { outside, metadata });
  for (const line of place.lines) yield clean(line);
  const around = { ...options, hosts: { ...hostsOf(config), ...options.hosts } };
  const credential = identity(config);
  if ('level' in credential) yield clean(credential);
  const context = { config, around, env, said, credential: 'level' in credential ? undefined : credential };
  for (const check of options.checks ?? CHECKS) {
    if (place.outside && check.where === 'host') continue;
    for (const line of await caught(check, context)) {
      said.push(line);
      yield clean(line);
    }
  }
}

/** What nobody expected is said as well: one broken check must not hide what the others find. */
async function caught(check: Check, context: Context): Promise<readonly Line[]> {
  try {
    return await check.run(context);
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error);
    const next =
      'This is a fault of the doctor, not of your set-up: please report it. The other checks go on.';
    return [fail(check.about, `could not be checked (${what})`, next)];
  }
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

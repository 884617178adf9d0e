import { parseArgs } from 'node:util';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { FAMILIES_BY_DEFAULT, FAMILY_NAMES } from '../../src/catalogue/families/families.ts';
import { familyList } from '../../src/config-values.ts';
import { CLOUDS } from '../../src/intune/clouds.ts';
import { DEFAULT_ENV } from '../command-line.ts';
import { OPTIONAL_ROLES, type OptionalRole } from './permissions.ts';
import { teamOf } from './team-link.ts';

const OPTIONAL = Object.keys(OPTIONAL_ROLES) as OptionalRole[];

export const USAGE = `Creates what the bot needs in Azure and Entra, with the az CLI. At a terminal it asks for what is not given.

  npm run setup:azure -- --dry-run --name token-warden --resource-group rg-token-warden \\
    --location westeurope --endpoint https://token-warden.contoso.com/api/messages

  --dry-run             print the commands as a script to read; run nothing
  --host WHERE          elsewhere (default): identity, bot, storage account; you run the bot where you like
                        app-service: all of infra/azuredeploy.json, with a web app that runs the bot
  --identity KIND       federated (default): an app registration that trusts a managed identity, for a bot that
                        runs in Azure; no secret exists
                        app: an app registration with a client secret, for a bot that runs elsewhere
                        managed: the bot is a managed identity (UserAssignedMSI); for bots that are so already
  --team LINK           the link to the IT team, from Teams: the team > ... > Get link to team; or its group id
  --time-zone ZONE      in which days are counted and reminders go out, such as Europe/Berlin
  --website URL         the page that the Teams app names as its website, such as your IT department's
  --actions on|off      off (default): the bot may read; on: it may also start syncs
  --families LIST       what it looks at, out of ${FAMILY_NAMES.join(', ')} (default ${FAMILIES_BY_DEFAULT.join(',')})
  --also PERMISSION     one more Graph permission; may be repeated: ${OPTIONAL.join(', ')}
  --name NAME           name of the bot, and the stem of the other names
  --resource-group NAME created if it is not there
  --location REGION     such as westeurope
  --endpoint URL        where the bot listens; not with --host app-service
  --env FILE            what the bot needs to know is written there (default env/.env); what else is in it stays,
                        and what it says of IT team, time zone, actions, cloud and identity is the default here
  --secret-file PATH    with --identity app: file for the client secret (default env/bot-secret.env); must not
                        exist yet to get a new one
  --storage-account N   default: the letters and digits of NAME; with --host app-service a unique one
  --subscription ID     default: the one az is set to
  --cloud CLOUD         ${CLOUDS.join(', ')} (default global)
`;

/** The table of the storage account that holds what the bot remembers. */
export const STORE_TABLE = 'tokenwarden';

const FAMILIES_RULE = `must be names out of ${FAMILY_NAMES.join(', ')}, separated by commas`;
const TEAM_RULE = 'must be the link to a team (with groupId=...) or the group id in it';

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

function word(rule: string, pattern: RegExp) {
  return z.string(`is missing: it ${rule}`).regex(pattern, `is wrong: it ${rule}`);
}

const endpoint = z
  .string('is missing: it must be an address such as https://bot.contoso.com/api/messages')
  .refine(
    (value) => URL.canParse(value) && /^https:\/\/[^\s'"$`\\]+\/api\/messages$/.test(value),
    'is wrong: it must be an https address that ends with /api/messages',
  );

const shape = z.object({
  'dry-run': z.boolean().default(false),
  host: z.enum(['elsewhere', 'app-service'], 'must be elsewhere or app-service').default('elsewhere'),
  identity: z.enum(['federated', 'app', 'managed'], 'must be federated, app or managed').default('federated'),
  actions: z.enum(['on', 'off'], 'must be on or off').optional(),
  families: z
    .string()
    .transform((value, context) => familyList(value) ?? refuse(context, FAMILIES_RULE))
    .optional(),
  team: z
    .string()
    .transform((value, context) => teamOf(value) ?? refuse(context, TEAM_RULE))
    .optional(),
  'time-zone': z
    .string()
    .refine((value) => IANAZone.isValidZone(value), 'must be an IANA time zone such as Europe/Berlin')
    .optional(),
  website: z
    .string()
    .refine((value) => /^https:\/\/[^\s'"$`\\]+$/.test(value), 'must be an https address')
    .optional(),
  env: z.string().min(1).default(DEFAULT_ENV),
  also: z.array(z.enum(OPTIONAL, `must be one of ${OPTIONAL.join(', ')}`)).default([]),
  name: word('must be 4 to 42 letters, digits or hyphens', /^[A-Za-z0-9][A-Za-z0-9-]{2,40}[A-Za-z0-9]$/),
  'resource-group': word('must be 1 to 90 letters, digits, _ or -', /^[\w-]{1,90}$/),
  location: word('must be a region such as westeurope', /^[a-z0-9]+$/),
  endpoint: endpoint.optional(),
  'secret-file': z.string().min(1).default('env/bot-secret.env'),
  'storage-account': word('must be 3 to 24 small letters and digits', /^[a-z0-9]{3,24}$/).optional(),
  subscription: word('must be the id or name of a subscription', /^[\w .()-]+$/).optional(),
  cloud: z.enum(CLOUDS, `must be one of ${CLOUDS.join(', ')}`).default('global'),
});

export type SetupOptions = Readonly<z.infer<typeof shape>>;

export type OptionsResult =
  | { readonly kind: 'options'; readonly options: SetupOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** The options that a person is asked for. */
export type AskedOption = 'host' | 'name' | 'resource-group' | 'location' | 'endpoint' | 'team' | 'time-zone';

/** What is wrong with a value of one option, as the end of a sentence; undefined when nothing is. */
export function problemWith(option: AskedOption, value: string): string | undefined {
  return shape.shape[option].safeParse(value).error?.issues[0]?.message;
}

/** Options by name that hold unless the command line says otherwise. */
export type Known = Readonly<Record<string, string>>;

/** Reads the command line; every wrong value comes back at once, each as one sentence with its option. */
export function readOptions(args: readonly string[], known: Known = {}): OptionsResult {
  const raw = rawOptions(args);
  if (typeof raw === 'string') return { kind: 'wrong', problems: [raw] };
  const { help, ...given } = raw;
  if (help === true) return { kind: 'help' };
  const { endpoint, ...others } = known;
  const parsed = shape.safeParse({
    ...others,
    // The address of a web app follows from its name.
    ...(endpoint === undefined || (given.host ?? known['host']) === 'app-service' ? {} : { endpoint }),
    ...given,
  });
  if (!parsed.success) {
    return {
      kind: 'wrong',
      problems: parsed.error.issues.map((issue) => `--${String(issue.path[0])} ${issue.message}.`),
    };
  }
  const problems = contradictions(parsed.data);
  if (problems.length > 0) return { kind: 'wrong', problems };
  return { kind: 'options', options: parsed.data };
}

/** What the command line gives, right or wrong, by name; empty when it cannot be read at all. */
export function givenOptions(args: readonly string[]): ReadonlyMap<string, string> {
  const raw = rawOptions(args);
  return new Map(
    typeof raw === 'string' ? [] : Object.entries(raw).map(([name, value]) => [name, String(value)]),
  );
}

/** The settings file that the command line names. */
export function envOption(args: readonly string[]): string {
  return givenOptions(args).get('env') ?? DEFAULT_ENV;
}

function rawOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        also: { type: 'string', multiple: true },
        ...{
          host: text,
          identity: text,
          actions: text,
          families: text,
          name: text,
          location: text,
          endpoint: text,
          cloud: text,
          team: text,
          website: text,
          env: text,
        },
        'time-zone': text,
        ...{ 'resource-group': text, 'secret-file': text, 'storage-account': text, subscription: text },
      },
    });
    return values;
  } catch (error) {
    return error instanceof Error ? `${error.message.split('. To specify')[0]}.` : String(error);
  }
}

function contradictions(given: z.infer<typeof shape>): readonly string[] {
  const problems: string[] = [];
  if (given.host === 'app-service') {
    if (given.identity === 'app')
      problems.push('--host app-service needs no secret: leave --identity app out.');
    if (given.endpoint !== undefined)
      problems.push('--endpoint cannot be chosen with --host app-service: leave it out.');
  } else if (given.endpoint === undefined) {
    problems.push(
      '--endpoint is missing: give the address of the bot, such as https://bot.contoso.com/api/messages.',
    );
  }
  if (given['storage-account'] === undefined && accountName(given.name).length < 3) {
    problems.push('--storage-account is missing: the name has too few letters and digits to make one from.');
  }
  return problems;
}

/** Storage accounts are named with small letters and digits only, and at most 24 of them. */
export function accountName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 24);
}

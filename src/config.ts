import { IANAZone } from 'luxon';
import { z } from 'zod';
import { FAMILIES_BY_DEFAULT, FAMILY_NAMES, type Family } from './catalogue/families/families.ts';
import { LANGUAGES } from './catalogue/words/language.ts';
import { contradictions } from './config-rules.ts';
import {
  baseUrl,
  clockTime,
  dayList,
  duration,
  familyList,
  guidList,
  isGuid,
  isWebhookSecret,
  languageSetting,
  mailList,
  portNumber,
  pulseTime,
  smtpUrl,
  webhookUrl,
  weekdays,
} from './config-values.ts';
import { HOUR } from './domain/instant.ts';
import type { PulseTime } from './domain/pulse.ts';
import type { LanguageSetting } from './domain/spoken-language.ts';

export const CLOUDS = ['global', 'usgov', 'dod', 'china'] as const;
export type Cloud = (typeof CLOUDS)[number];

/** Everything the operator decides, decoded once. The variables are explained in env/.env.example. */
export interface Config {
  readonly botId: string;
  readonly botTenantId: string;
  readonly botType: 'SingleTenant' | 'UserAssignedMSI';
  readonly botPassword: string | undefined;
  /** Client id of a managed identity that the app trusts in place of a secret. */
  readonly botFederatedIdentity: string | undefined;
  readonly botAuth: 'required' | 'none';
  /** Group id of the IT team; undefined until somebody has set it up. */
  readonly itTeamId: string | undefined;
  /** Entra object ids of users or groups; empty means every member of the IT team. */
  readonly operators: readonly string[];
  readonly actions: 'on' | 'off';
  readonly cloud: Cloud;
  /** What is looked at, in the order of the catalogue. */
  readonly families: readonly Family[];
  readonly graphBaseUrl: string | undefined;
  readonly graphAccessToken: string | undefined;
  readonly storeUrl: string;
  readonly timeZone: string;
  /** Of cards and answers; `auto` speaks to each in their own. */
  readonly language: LanguageSetting;
  /** Minutes after local midnight. */
  readonly remindAt: number;
  /** Days, largest first. */
  readonly remindDays: readonly number[];
  /** ISO weekdays, Monday is 1. */
  readonly workdays: readonly number[];
  /** When the weekly sign of life goes out; undefined means never. */
  readonly pulse: PulseTime | undefined;
  /** Whether operators, or the team's owners, are called by name when it is called for. */
  readonly mention: 'on' | 'off';
  /** Where to speak when Teams does not; undefined for a way that is not set up. */
  readonly fallback: {
    readonly webhook: { readonly url: string; readonly secret: string } | undefined;
    readonly mail:
      | { readonly smtp: string; readonly from: string; readonly to: readonly string[] }
      | undefined;
  };
  /** Milliseconds between looks at Intune. */
  readonly checkEvery: number;
  readonly host: string;
  readonly port: number;
  /** What /metrics asks for; undefined leaves it to those on the same machine. */
  readonly metricsToken: string | undefined;
  /** `plain` for a person, `json` for a program; undefined leaves it to where the log goes. */
  readonly logFormat: 'json' | 'plain' | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Where the Intune and Apple links of the cards point instead of the real portals; the demo uses it. */
  readonly portalBaseUrl: string | undefined;
  /** Azure's own convention for signing in with a certificate or a workload identity instead of a secret. */
  readonly azure: {
    readonly tenantId: string | undefined;
    readonly clientId: string | undefined;
    readonly authorityHost: string | undefined;
    readonly certificatePath: string | undefined;
    readonly certificatePassword: string | undefined;
    readonly federatedTokenFile: string | undefined;
  };
}

/** Lists every problem at once, each by its variable's name and with what a right value looks like. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      [
        `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:`,
        ...problems.map((one) => `  - ${one}`),
      ].join('\n'),
    );
    this.problems = problems;
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const text = z.string().transform((value) => value.trim());
const guid = text.refine(
  (value) => value === '' || isGuid(value),
  'must be a GUID such as 11111111-2222-3333-4444-555555555555',
);

function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` });
}

function parsed<T>(parse: (value: string) => T | undefined, expected: string) {
  return text.transform((value, context): T => {
    const result = parse(value);
    if (result !== undefined) return result;
    context.addIssue({ code: 'custom', message: `must be ${expected}` });
    return z.NEVER;
  });
}

const schema = z.object({
  BOT_ID: guid.default(''),
  BOT_TENANT_ID: guid.default(''),
  BOT_TYPE: oneOf(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  BOT_PASSWORD: z.string().default(''),
  BOT_FEDERATED_IDENTITY: guid.default(''),
  BOT_AUTH: oneOf(['required', 'none']).default('required'),
  IT_TEAM_ID: text.default(''),
  OPERATORS: parsed(guidList, 'a list of Entra object ids (GUIDs), separated by commas').default([]),
  ACTIONS: oneOf(['on', 'off']).default('on'),
  CLOUD: oneOf(CLOUDS).default('global'),
  FAMILIES: parsed(familyList, `names out of ${FAMILY_NAMES.join(', ')}, separated by commas`).default(
    FAMILIES_BY_DEFAULT,
  ),
  GRAPH_BASE_URL: parsed(
    baseUrl,
    'an address such as https://graph.microsoft.com, without a path',
  ).optional(),
  GRAPH_ACCESS_TOKEN: text.default(''),
  STORE_URL: text
    .refine(
      (value) => /^(sqlite:.+|azure-tables:.+|memory:)$/.test(value),
      'must be sqlite:PATH, azure-tables:URL or memory:, e.g. sqlite:data/token-warden.db',
    )
    .default('sqlite:data/token-warden.db'),
  TIME_ZONE: text
    .refine(
      (value) => IANAZone.isValidZone(value),
      'must be an IANA time zone such as Europe/Berlin or America/New_York',
    )
    .default('UTC'),
  LANGUAGE: parsed(languageSetting, `auto or a language the bot speaks: ${LANGUAGES.join(', ')}`).default(
    'auto',
  ),
  REMIND_AT: parsed(clockTime, 'a local time such as 09:00').default(9 * 60),
  REMIND_DAYS: parsed(
    dayList,
    'whole days from 0 to 365, separated by commas, e.g. 60,30,14,7,3,1,0',
  ).default([60, 30, 14, 7, 3, 1, 0]),
  WORKDAYS: parsed(weekdays, 'days such as mon-fri or sun,mon,tue,wed,thu').default([1, 2, 3, 4, 5]),
  PULSE: parsed(pulseTime, 'a weekday and a local time such as mon 09:00').optional(),
  MENTION: oneOf(['on', 'off']).default('on'),
  FALLBACK_WEBHOOK: parsed(webhookUrl, 'an https address').optional(),
  FALLBACK_WEBHOOK_SECRET: text
    .refine(
      (value) => value === '' || isWebhookSecret(value),
      'must be whsec_ and the base64 of 24 to 64 random bytes: echo whsec_$(openssl rand -base64 32)',
    )
    .default(''),
  FALLBACK_MAIL: parsed(mailList, 'mail addresses, separated by commas').default([]),
  FALLBACK_MAIL_FROM: parsed(mailList, 'a mail address').default([]),
  FALLBACK_SMTP: parsed(
    smtpUrl,
    'an address such as smtps://user:password@smtp.contoso.com:465, or smtp:// for STARTTLS',
  ).optional(),
  CHECK_EVERY: parsed(duration, 'a duration from 5s to 24h, such as 15s, 30m or 6h').default(6 * HOUR),
  HOST: text
    .refine((value) => value !== '', 'must be an address to listen on, such as 127.0.0.1 or 0.0.0.0')
    .default('0.0.0.0'),
  PORT: parsed(portNumber, 'a port from 0 to 65535 (0 takes any free one)').default(3978),
  METRICS_TOKEN: text
    .refine(
      (value) => value === '' || /^\S{16,}$/.test(value),
      'must be at least 16 characters without spaces',
    )
    .default(''),
  LOG_FORMAT: oneOf(['json', 'plain']).optional(),
  LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
  PORTAL_BASE_URL: parsed(baseUrl, 'an address such as http://127.0.0.1:4000, without a path').optional(),
  AZURE_TENANT_ID: text.default(''),
  AZURE_CLIENT_ID: text.default(''),
  AZURE_AUTHORITY_HOST: text.default(''),
  AZURE_CLIENT_CERTIFICATE_PATH: text.default(''),
  AZURE_CLIENT_CERTIFICATE_PASSWORD: text.default(''),
  AZURE_FEDERATED_TOKEN_FILE: text.default(''),
});

type Decoded = z.infer<typeof schema>;

/** The names of all variables that are read, for env/.env.example and its test. */
export const VARIABLES = Object.keys(schema.shape);

/**
 * Environment to Config.
 * @throws ConfigError with every problem found.
 */
export function readConfig(env: { readonly [name: string]: string | undefined }): Config {
  const given = Object.fromEntries(
    VARIABLES.map((name) => [name, env[name]?.trim() === '' ? undefined : env[name]]),
  );
  const decoded = schema.safeParse(given);
  if (decoded.success) {
    const problems = contradictions(decoded.data).map(({ problem }) => problem);
    if (problems.length > 0) throw new ConfigError(problems);
    return toConfig(decoded.data);
  }
  const wrong = new Set(decoded.error.issues.map((issue) => String(issue.path[0])));
  const rest = schema.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name))));
  throw new ConfigError([
    ...decoded.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...contradictions(rest).flatMap(({ of, problem }) =>
      of.some((name) => wrong.has(name)) ? [] : [problem],
    ),
  ]);
}

function toConfig(env: Decoded): Config {
  return {
    botId: env.BOT_ID,
    botTenantId: env.BOT_TENANT_ID,
    botType: env.BOT_TYPE,
    botPassword: optional(env.BOT_PASSWORD),
    botFederatedIdentity: optional(env.BOT_FEDERATED_IDENTITY),
    botAuth: env.BOT_AUTH,
    itTeamId: optional(env.IT_TEAM_ID),
    operators: env.OPERATORS,
    actions: env.ACTIONS,
    cloud: env.CLOUD,
    families: env.FAMILIES,
    graphBaseUrl: env.GRAPH_BASE_URL,
    graphAccessToken: optional(env.GRAPH_ACCESS_TOKEN),
    storeUrl: env.STORE_URL,
    timeZone: env.TIME_ZONE,
    language: env.LANGUAGE,
    remindAt: env.REMIND_AT,
    remindDays: env.REMIND_DAYS,
    workdays: env.WORKDAYS,
    pulse: env.PULSE,
    mention: env.MENTION,
    fallback: fallbackFrom(env),
    checkEvery: env.CHECK_EVERY,
    host: env.HOST,
    port: env.PORT,
    metricsToken: optional(env.METRICS_TOKEN),
    logFormat: env.LOG_FORMAT,
    logLevel: env.LOG_LEVEL,
    portalBaseUrl: env.PORTAL_BASE_URL,
    azure: {
      tenantId: optional(env.AZURE_TENANT_ID),
      clientId: optional(env.AZURE_CLIENT_ID),
      authorityHost: optional(env.AZURE_AUTHORITY_HOST),
      certificatePath: optional(env.AZURE_CLIENT_CERTIFICATE_PATH),
      certificatePassword: optional(env.AZURE_CLIENT_CERTIFICATE_PASSWORD),
      federatedTokenFile: optional(env.AZURE_FEDERATED_TOKEN_FILE),
    },
  };
}

function fallbackFrom(env: Decoded): Config['fallback'] {
  const { FALLBACK_WEBHOOK: url, FALLBACK_SMTP: smtp, FALLBACK_MAIL: to } = env;
  const [from = to[0]] = env.FALLBACK_MAIL_FROM;
  return {
    webhook: url === undefined ? undefined : { url, secret: env.FALLBACK_WEBHOOK_SECRET },
    mail: smtp === undefined || from === undefined ? undefined : { smtp, from, to },
  };
}

function optional(value: string): string | undefined {
  return value === '' ? undefined : value;
}

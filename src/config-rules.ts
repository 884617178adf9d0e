import { isLoopback, isLoopbackUrl } from './domain/loopback.ts';

/** The variables that can contradict one another. */
interface Judged {
  readonly BOT_ID: string;
  readonly BOT_TENANT_ID: string;
  readonly BOT_TYPE: 'SingleTenant' | 'UserAssignedMSI';
  readonly BOT_PASSWORD: string;
  readonly BOT_FEDERATED_IDENTITY: string;
  readonly BOT_AUTH: 'required' | 'none';
  readonly GRAPH_BASE_URL?: string | undefined;
  readonly GRAPH_ACCESS_TOKEN: string;
  readonly HOST: string;
  readonly FALLBACK_WEBHOOK?: string | undefined;
  readonly FALLBACK_WEBHOOK_SECRET: string;
  readonly FALLBACK_MAIL: readonly string[];
  readonly FALLBACK_SMTP?: string | undefined;
}

export interface Contradiction {
  /** The variables it is about; when one of them could not be decoded there is nothing to say yet. */
  readonly of: readonly (keyof Judged)[];
  /** Names the variable and what a right value looks like. */
  readonly problem: string;
}

/** Values that are right alone and wrong together. Each of them would open the bot or send a secret astray. */
export function contradictions(env: Judged): Contradiction[] {
  const open = env.BOT_AUTH === 'none';
  const graph = env.GRAPH_BASE_URL ?? '';
  const rules: readonly (Contradiction & { readonly broken: boolean })[] = [
    {
      broken: env.BOT_ID === '' && !open,
      of: ['BOT_ID', 'BOT_AUTH'],
      problem:
        'BOT_ID is empty, which would let anyone in: set it to the app id of the bot, or BOT_AUTH=none for a bot on loopback',
    },
    {
      broken: open && !isLoopback(env.HOST),
      of: ['BOT_AUTH', 'HOST'],
      problem: 'HOST must be 127.0.0.1, ::1 or localhost with BOT_AUTH=none, which accepts any caller',
    },
    {
      broken: !open && env.BOT_TENANT_ID === '',
      of: ['BOT_AUTH', 'BOT_TENANT_ID'],
      problem: 'BOT_TENANT_ID is missing: set it to the tenant id (a GUID) of your organisation',
    },
    {
      broken:
        !open &&
        env.BOT_TYPE === 'SingleTenant' &&
        env.BOT_PASSWORD === '' &&
        env.BOT_FEDERATED_IDENTITY === '',
      of: ['BOT_AUTH', 'BOT_TYPE', 'BOT_PASSWORD', 'BOT_FEDERATED_IDENTITY'],
      problem:
        "BOT_PASSWORD is missing: set the app's client secret, or in Azure BOT_FEDERATED_IDENTITY to the client id of a managed identity that the app trusts",
    },
    {
      broken: env.BOT_PASSWORD !== '' && env.BOT_FEDERATED_IDENTITY !== '',
      of: ['BOT_PASSWORD', 'BOT_FEDERATED_IDENTITY'],
      problem: 'BOT_PASSWORD must be empty with BOT_FEDERATED_IDENTITY: the bot signs in without a secret',
    },
    {
      broken: env.BOT_TYPE === 'UserAssignedMSI' && env.BOT_FEDERATED_IDENTITY !== '',
      of: ['BOT_TYPE', 'BOT_FEDERATED_IDENTITY'],
      problem:
        'BOT_FEDERATED_IDENTITY is for BOT_TYPE=SingleTenant; with UserAssignedMSI the managed identity is BOT_ID',
    },
    {
      broken: env.BOT_TYPE === 'UserAssignedMSI' && env.BOT_PASSWORD !== '',
      of: ['BOT_TYPE', 'BOT_PASSWORD'],
      problem: 'BOT_PASSWORD must be empty with BOT_TYPE=UserAssignedMSI: a managed identity has no secret',
    },
    {
      broken: env.GRAPH_ACCESS_TOKEN !== '' && !isLoopbackUrl(graph),
      of: ['GRAPH_ACCESS_TOKEN', 'GRAPH_BASE_URL'],
      problem:
        'GRAPH_ACCESS_TOKEN is only taken with a GRAPH_BASE_URL on loopback, such as http://127.0.0.1:4000',
    },
    {
      broken: graph.startsWith('http:') && !isLoopbackUrl(graph),
      of: ['GRAPH_BASE_URL'],
      problem:
        'GRAPH_BASE_URL must be https:// unless it is on loopback: access tokens would travel in the clear',
    },
    {
      broken: open && env.GRAPH_ACCESS_TOKEN === '' && env.BOT_TENANT_ID === '',
      of: ['BOT_AUTH', 'GRAPH_ACCESS_TOKEN', 'BOT_TENANT_ID'],
      problem:
        'GRAPH_ACCESS_TOKEN is missing: with BOT_AUTH=none set it together with a GRAPH_BASE_URL on loopback, or set BOT_TENANT_ID to sign in to Graph',
    },
    {
      broken: env.FALLBACK_WEBHOOK !== undefined && env.FALLBACK_WEBHOOK_SECRET === '',
      of: ['FALLBACK_WEBHOOK', 'FALLBACK_WEBHOOK_SECRET'],
      problem:
        'FALLBACK_WEBHOOK_SECRET is missing: whoever receives the webhook checks its signature with it; make one with echo whsec_$(openssl rand -base64 32)',
    },
    {
      broken: env.FALLBACK_MAIL.length > 0 && env.FALLBACK_SMTP === undefined,
      of: ['FALLBACK_MAIL', 'FALLBACK_SMTP'],
      problem:
        'FALLBACK_SMTP is missing: set the mail server that takes the mail to FALLBACK_MAIL, such as smtps://user:password@smtp.contoso.com:465',
    },
    {
      broken: env.FALLBACK_SMTP !== undefined && env.FALLBACK_MAIL.length === 0,
      of: ['FALLBACK_MAIL', 'FALLBACK_SMTP'],
      problem: 'FALLBACK_MAIL is missing: name who gets the mail that FALLBACK_SMTP takes',
    },
  ];
  return rules.filter(({ broken }) => broken);
}

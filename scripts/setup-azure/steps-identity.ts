import { cloudHosts, tokenExchangeAudience } from '../../src/intune/clouds.ts';
import type { SetupOptions } from './options.ts';
import type { Step } from './steps.ts';
import { inGroup } from './steps-azure.ts';
import { ref, word } from './words.ts';

const DEVELOPER = 'You need the Entra role Application Developer or Application Administrator.';

/** The app registration that the bot is: its id is BOT_ID, its service principal PRINCIPAL_ID. */
export function appSteps({ name }: SetupOptions): readonly Step[] {
  return [
    {
      what: 'Make the app registration for this tenant alone, or keep the one of that name.',
      az: ['ad', 'app', 'create', '--display-name', name, '--sign-in-audience', 'AzureADMyOrg'],
      save: { as: 'BOT_ID', query: 'appId' },
      advice: DEVELOPER,
    },
    {
      what: 'Make its service principal, which permissions are granted to.',
      az: ['ad', 'sp', 'create', '--id', word`${ref('BOT_ID')}`],
      unless: { az: ['ad', 'sp', 'show', '--id', word`${ref('BOT_ID')}`], done: 'succeeds' },
      advice: DEVELOPER,
    },
    {
      what: 'Learn the object id of the service principal.',
      az: ['ad', 'sp', 'show', '--id', word`${ref('BOT_ID')}`],
      save: { as: 'PRINCIPAL_ID', query: 'id' },
      advice: 'Entra may need a minute to know it: run this again.',
    },
  ];
}

/** A secret for the app, for a host outside of Azure. */
export function secretSteps(options: SetupOptions): readonly Step[] {
  return [
    {
      what: 'Make a client secret for one year beside any other, and write it to its file alone.',
      az: [
        ...['ad', 'app', 'credential', 'reset', '--id', word`${ref('BOT_ID')}`],
        ...['--append', '--display-name', 'token-warden', '--years', '1'],
      ],
      secret: { file: options['secret-file'], variable: 'BOT_PASSWORD', query: 'password' },
      advice: `${DEVELOPER} Some tenants forbid client secrets: use --identity federated there.`,
    },
  ];
}

/** The managed identity: its client id is IDENTITY_ID, its object id IDENTITY_PRINCIPAL_ID. */
export function managedIdentitySteps(options: SetupOptions): readonly Step[] {
  const at = inGroup(options, `${options.name}-identity`);
  const advice = 'You need the role Contributor on the subscription or the resource group.';
  const learn = (what: string, as: string, query: string): Step => ({
    what,
    az: ['identity', 'show', ...at],
    save: { as, query },
    advice,
  });
  return [
    {
      what: 'Make the managed identity, or keep the one that is there. It has no secret.',
      az: ['identity', 'create', ...at, '--location', options.location],
      advice,
    },
    learn('Learn its client id.', 'IDENTITY_ID', 'clientId'),
    learn('Learn its object id.', 'IDENTITY_PRINCIPAL_ID', 'principalId'),
    learn('Learn its resource id.', 'IDENTITY_RESOURCE', 'id'),
  ];
}

/**
 * Lets the app trust the managed identity in place of a secret. Source:
 * learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 */
export function federationSteps({ cloud }: SetupOptions): readonly Step[] {
  const trust = ['ad', 'app', 'federated-credential'];
  const { login } = cloudHosts(cloud);
  return [
    {
      what: 'Let the app trust the managed identity: this stands in for a secret.',
      az: [
        ...[...trust, 'create', '--id', word`${ref('BOT_ID')}`, '--parameters'],
        [
          ...[`{"name":"token-warden","issuer":"${login}/`, ref('TENANT_ID'), '/v2.0","subject":"'],
          ...[ref('IDENTITY_PRINCIPAL_ID'), `","audiences":["${tokenExchangeAudience(cloud)}"]}`],
        ],
      ],
      unless: {
        az: [
          ...[...trust, 'list', '--id', word`${ref('BOT_ID')}`],
          ...['--query', word`[?subject=='${ref('IDENTITY_PRINCIPAL_ID')}'].id`, '--output', 'tsv'],
        ],
        done: 'prints',
      },
      advice: DEVELOPER,
    },
  ];
}

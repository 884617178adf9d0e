import type { Cloud } from '../../src/intune/clouds.ts';
import { accountName, type SetupOptions } from './options.ts';
import type { Step } from './steps.ts';
import { ref, type Word, word } from './words.ts';

/** az has one cloud for both US government levels; they differ in Graph's host. Source: az cloud list. */
const AZ_CLOUD: Readonly<Record<Cloud, string>> = {
  global: 'AzureCloud',
  usgov: 'AzureUSGovernment',
  dod: 'AzureUSGovernment',
  china: 'AzureChinaCloud',
};

const CONTRIBUTOR = 'You need the role Contributor on the subscription or the resource group.';
export const OWNER = 'Granting a role needs Owner or User Access Administrator on the resource group.';

/** Names one resource of the group. */
export function inGroup(options: SetupOptions, name: string): readonly Word[] {
  return ['--resource-group', options['resource-group'], '--name', name];
}

/** Chooses cloud and subscription, learns the tenant, makes the resource group. */
export function groupSteps(options: SetupOptions): readonly Step[] {
  const { subscription } = options;
  const choose: readonly Step[] =
    subscription === undefined
      ? []
      : [
          {
            what: 'Use this subscription.',
            az: ['account', 'set', '--subscription', subscription],
            advice: 'List your subscriptions with: az account list --output table',
          },
        ];
  return [
    {
      what: 'Use the cloud that the tenant is in.',
      az: ['cloud', 'set', '--name', AZ_CLOUD[options.cloud]],
      advice: 'See the clouds that az knows with: az cloud list --output table',
    },
    ...choose,
    {
      what: 'Learn the id of the tenant; this fails when nobody is signed in.',
      az: ['account', 'show'],
      save: { as: 'TENANT_ID', query: 'tenantId' },
      advice: 'Sign in first with: az login',
    },
    {
      what: 'Make the resource group, or keep the one that is there.',
      az: ['group', 'create', '--name', options['resource-group'], '--location', options.location],
      advice: CONTRIBUTOR,
    },
  ];
}

/** The identity the bot signs in with, to Teams as well as to Graph and to its storage. */
export function identitySteps(options: SetupOptions): readonly Step[] {
  return options.identity === 'managed' ? managedIdentity(options) : appRegistration(options);
}

function managedIdentity(options: SetupOptions): readonly Step[] {
  const show = ['identity', 'show', ...inGroup(options, `${options.name}-identity`)];
  return [
    {
      what: 'Make the managed identity, or keep the one that is there. It has no secret.',
      az: [
        'identity',
        'create',
        ...inGroup(options, `${options.name}-identity`),
        '--location',
        options.location,
      ],
      advice: CONTRIBUTOR,
    },
    {
      what: "Its client id is the bot's id.",
      az: show,
      save: { as: 'BOT_ID', query: 'clientId' },
      advice: CONTRIBUTOR,
    },
    {
      what: 'Its object id is what roles are granted to.',
      az: show,
      save: { as: 'PRINCIPAL_ID', query: 'principalId' },
      advice: CONTRIBUTOR,
    },
    {
      what: 'Its resource id ties the bot to it.',
      az: show,
      save: { as: 'IDENTITY_ID', query: 'id' },
      advice: CONTRIBUTOR,
    },
  ];
}

function appRegistration(options: SetupOptions): readonly Step[] {
  const advice = 'You need the Entra role Application Developer or Application Administrator.';
  const secretFile = options['secret-file'] ?? '';
  return [
    {
      what: 'Make the app registration for this tenant alone, or keep the one of that name.',
      az: ['ad', 'app', 'create', '--display-name', options.name, '--sign-in-audience', 'AzureADMyOrg'],
      save: { as: 'BOT_ID', query: 'appId' },
      advice,
    },
    {
      what: 'Make its service principal, which roles are granted to.',
      az: ['ad', 'sp', 'create', '--id', word`${ref('BOT_ID')}`],
      unless: { az: ['ad', 'sp', 'show', '--id', word`${ref('BOT_ID')}`], done: 'succeeds' },
      advice,
    },
    {
      what: 'Learn the object id of the service principal.',
      az: ['ad', 'sp', 'show', '--id', word`${ref('BOT_ID')}`],
      save: { as: 'PRINCIPAL_ID', query: 'id' },
      advice: 'Entra may need a minute to know it: run this again.',
    },
    {
      what: 'Make a client secret for one year beside any other, and write it to its file alone.',
      az: [
        ...['ad', 'app', 'credential', 'reset', '--id', word`${ref('BOT_ID')}`],
        ...['--append', '--display-name', 'token-warden', '--years', '1'],
      ],
      secret: { file: secretFile, variable: 'BOT_PASSWORD', query: 'password' },
      advice: `${advice} Some tenants forbid client secrets: use --identity managed there.`,
    },
  ];
}

/** The storage account that remembers, open to identities only. */
export function storageSteps(options: SetupOptions): readonly Step[] {
  const account = options['storage-account'] ?? accountName(options.name);
  const show = ['storage', 'account', 'show', ...inGroup(options, account)];
  const role = ['--role', 'Storage Table Data Contributor', '--scope', word`${ref('STORAGE_ID')}`];
  return [
    {
      what: 'Make the storage account, or bring it to these settings: TLS 1.2, no keys, nothing public.',
      az: [
        ...['storage', 'account', 'create', ...inGroup(options, account), '--location', options.location],
        ...[
          '--kind',
          'StorageV2',
          '--sku',
          'Standard_LRS',
          '--https-only',
          'true',
          '--min-tls-version',
          'TLS1_2',
        ],
        ...['--allow-blob-public-access', 'false', '--allow-shared-key-access', 'false'],
      ],
      advice: `${CONTRIBUTOR} If the name is taken, choose another with --storage-account.`,
    },
    { what: 'Learn its id.', az: show, save: { as: 'STORAGE_ID', query: 'id' }, advice: CONTRIBUTOR },
    {
      what: 'Learn the address of its tables.',
      az: show,
      save: { as: 'TABLE_ENDPOINT', query: 'primaryEndpoints.table' },
      advice: CONTRIBUTOR,
    },
    {
      what: "Let the bot's identity read and write tables there, and nothing else.",
      az: [
        ...['role', 'assignment', 'create', '--assignee-object-id', word`${ref('PRINCIPAL_ID')}`],
        ...['--assignee-principal-type', 'ServicePrincipal', ...role],
      ],
      unless: {
        az: [
          ...['role', 'assignment', 'list', '--assignee', word`${ref('PRINCIPAL_ID')}`, ...role],
          ...['--query', '[].id', '--output', 'tsv'],
        ],
        done: 'prints',
      },
      advice: `${OWNER} Entra may need a minute to know a new identity: run this again.`,
    },
  ];
}

/** The registration that lets Teams talk to the bot. */
export function botSteps(options: SetupOptions): readonly Step[] {
  const managed = options.identity === 'managed';
  const kind = managed ? 'UserAssignedMSI' : 'SingleTenant';
  const tie: readonly Word[] = managed ? ['--msi-resource-id', word`${ref('IDENTITY_ID')}`] : [];
  const endpoint = options.endpoint ?? '';
  return [
    {
      what: 'Register the bot with Azure Bot Service.',
      az: [
        ...[
          'bot',
          'create',
          ...inGroup(options, options.name),
          '--app-type',
          kind,
          '--appid',
          word`${ref('BOT_ID')}`,
        ],
        ...['--tenant-id', word`${ref('TENANT_ID')}`, ...tie, '--endpoint', endpoint, '--sku', 'F0'],
      ],
      unless: { az: ['bot', 'show', ...inGroup(options, options.name)], done: 'succeeds' },
      advice: `${CONTRIBUTOR} Names of bots are unique in all of Azure: if it is taken, choose another with --name.`,
    },
    {
      what: 'Point the bot to this address, also when it was there before.',
      az: ['bot', 'update', ...inGroup(options, options.name), '--endpoint', endpoint],
      advice: CONTRIBUTOR,
    },
    {
      what: 'Open the Teams channel.',
      az: ['bot', 'msteams', 'create', ...inGroup(options, options.name)],
      unless: { az: ['bot', 'msteams', 'show', ...inGroup(options, options.name)], done: 'succeeds' },
      advice: CONTRIBUTOR,
    },
  ];
}

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

const OTHER_TENANT =
  'The link to the team is of another tenant than the one az is signed in to: sign in to the right one with az login --tenant.';
const CONTRIBUTOR = 'You need the role Contributor on the subscription or the resource group.';
export const OWNER = 'Granting a role needs Owner or User Access Administrator on the resource group.';

/** Names one resource of the group. */
export function inGroup(options: SetupOptions, name: string): readonly Word[] {
  return ['--resource-group', options['resource-group'], '--name', name];
}

/** Chooses cloud and subscription, learns the tenant, makes the resource group. */
export function groupSteps(options: SetupOptions): readonly Step[] {
  const { subscription } = options;
  const tenantId = options.team?.tenantId;
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
      save: {
        as: 'TENANT_ID',
        query: 'tenantId',
        ...(tenantId === undefined ? {} : { mustBe: { value: tenantId, why: OTHER_TENANT } }),
      },
      advice: 'Sign in first with: az login',
    },
    {
      what: 'Make the resource group, or keep the one that is there.',
      az: ['group', 'create', '--name', options['resource-group'], '--location', options.location],
      advice: CONTRIBUTOR,
    },
  ];
}

/** The storage account that remembers, open to identities only. */
export function storageSteps(options: SetupOptions, principal: string): readonly Step[] {
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
        ...['role', 'assignment', 'create', '--assignee-object-id', word`${ref(principal)}`],
        ...['--assignee-principal-type', 'ServicePrincipal', ...role],
      ],
      unless: {
        az: [
          ...['role', 'assignment', 'list', '--assignee', word`${ref(principal)}`, ...role],
          ...['--query', '[].id', '--output', 'tsv'],
        ],
        done: 'prints',
      },
      advice: `${OWNER} Entra may need a minute to know a new identity: run this again.`,
    },
  ];
}

/** The name under which a step saves the bot's id: an app registration has its own, a managed identity is the bot. */
export function botIdOf({ identity }: SetupOptions): 'BOT_ID' | 'IDENTITY_ID' {
  return identity === 'managed' ? 'IDENTITY_ID' : 'BOT_ID';
}

/** The registration that lets Teams talk to the bot. */
export function botSteps(options: SetupOptions): readonly Step[] {
  const managed = options.identity === 'managed';
  const kind = managed ? 'UserAssignedMSI' : 'SingleTenant';
  const tie: readonly Word[] = managed ? ['--msi-resource-id', word`${ref('IDENTITY_RESOURCE')}`] : [];
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
          word`${ref(botIdOf(options))}`,
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

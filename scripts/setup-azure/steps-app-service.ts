import type { SetupOptions } from './options.ts';
import { chosenSettings, DEFAULT_SETTINGS, foundSettings, type Settings } from './settings.ts';
import type { Step } from './steps.ts';
import { inGroup, OWNER } from './steps-azure.ts';
import { ref, type Word, word } from './words.ts';

/** What App Service itself needs to run the bot from its package. */
const HOSTING: Settings = [
  ['HOST', '0.0.0.0'],
  ['PORT', '8080'],
  ['NODE_ENV', 'production'],
  ['WEBSITE_RUN_FROM_PACKAGE', '1'],
  ['SCM_DO_BUILD_DURING_DEPLOYMENT', 'false'],
];

/** Identity, storage account, bot and a web app that runs it, from the template. */
export function templateSteps(options: SetupOptions): readonly Step[] {
  const deployment = inGroup(options, `${options.name}-setup`);
  const show = ['deployment', 'group', 'show', ...deployment];
  const parameters: readonly Word[] = [
    `name=${options.name}`,
    ...(options.identity === 'managed' ? [] : [word`botId=${ref('BOT_ID')}`]),
    ...(options['storage-account'] === undefined ? [] : [`storageAccountName=${options['storage-account']}`]),
  ];
  const learn = (what: string, as: string, output: string): Step => ({
    what,
    az: show,
    save: { as, query: `properties.outputs.${output}.value` },
    advice: 'See the deployment in the portal, under Deployments of the resource group.',
  });
  return [
    {
      what: 'Remember the settings that the web app has already, so that none is lost.',
      az: ['webapp', 'config', 'appsettings', 'list', ...inGroup(options, options.name)],
      save: { as: 'SETTINGS', query: '[]', otherwise: '[]' },
      advice: 'You need the role Contributor on the subscription or the resource group.',
    },
    {
      what: 'Make identity, storage account, role, web app, bot and Teams channel from the template.',
      az: [
        ...['deployment', 'group', 'create', ...deployment, '--template-file', 'infra/azuredeploy.json'],
        ...['--parameters', 'infra/azuredeploy.parameters.json', ...parameters],
      ],
      advice: `${OWNER} See what would change with: az deployment group what-if, and the same arguments. A bot cannot change its kind: if one of that name is UserAssignedMSI, run this with --identity managed.`,
    },
    learn('Learn the client id of the managed identity.', 'IDENTITY_ID', 'identityId'),
    learn('Learn its object id.', 'IDENTITY_PRINCIPAL_ID', 'identityPrincipalId'),
    learn('Learn the address of the tables.', 'TABLE_ENDPOINT', 'tableEndpoint'),
    learn('Learn the address of the web app.', 'APP_HOST', 'host'),
  ];
}

/** The settings of the web app. Those it had win over defaults, and what somebody decides now wins over both. */
export function settingsSteps(options: SetupOptions): readonly Step[] {
  const pairs = (settings: Settings): readonly Word[] =>
    settings.map(([name, value]) =>
      typeof value === 'string' ? `${name}=${value}` : [`${name}=`, ...value],
    );
  const chosen = chosenSettings(options).filter(([name]) => !name.startsWith('MANIFEST_'));
  return [
    {
      what: 'Give the web app its settings; those it has beside them stay.',
      az: [
        ...['webapp', 'config', 'appsettings', 'set', ...inGroup(options, options.name), '--settings'],
        ...[...pairs(DEFAULT_SETTINGS), word`${ref('SETTINGS')}`],
        ...pairs([...foundSettings(options), ...HOSTING, ...chosen]),
      ],
      advice: 'You need the role Contributor on the subscription or the resource group.',
    },
  ];
}

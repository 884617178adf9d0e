import type { SetupOptions } from './options.ts';
import type { Step } from './steps.ts';
import { inGroup, OWNER } from './steps-azure.ts';

/** Identity, storage account, bot and a web app that runs it, from the template. */
export function appServiceSteps(options: SetupOptions): readonly Step[] {
  const deployment = inGroup(options, `${options.name}-setup`);
  const show = ['deployment', 'group', 'show', ...deployment];
  const parameters = {
    name: options.name,
    actions: options.actions,
    cloud: options.cloud,
    ...(options['storage-account'] === undefined ? {} : { storageAccountName: options['storage-account'] }),
  };
  return [
    {
      what: 'Make identity, storage account, role, web app, bot and Teams channel from the template.',
      az: [
        ...['deployment', 'group', 'create', ...deployment, '--template-file', 'infra/azuredeploy.json'],
        ...['--parameters', 'infra/azuredeploy.parameters.json'],
        ...[...Object.entries(parameters).map(([name, value]) => `${name}=${value}`)],
      ],
      advice: `${OWNER} See what would change with: az deployment group what-if, and the same arguments.`,
    },
    ...[
      ['BOT_ID', 'botId', "The identity's client id is the bot's id."],
      ['PRINCIPAL_ID', 'principalId', 'Its object id is what permissions are granted to.'],
    ].map(([as = '', output = '', what = '']) => ({
      what,
      az: show,
      save: { as, query: `properties.outputs.${output}.value` },
      advice: 'See the deployment in the portal, under Deployments of the resource group.',
    })),
  ];
}

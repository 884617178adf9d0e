import { type SetupOptions, STORE_TABLE } from './options.ts';
import { botIdOf } from './steps-azure.ts';
import { ref, type Word } from './words.ts';

export type Settings = readonly (readonly [name: string, value: Word])[];

/** What follows from what was set up: always written, for anything else would not work. */
export function foundSettings(options: SetupOptions): Settings {
  const { identity } = options;
  return [
    ['BOT_ID', [ref(botIdOf(options))]],
    ['BOT_TENANT_ID', [ref('TENANT_ID')]],
    ['BOT_TYPE', identity === 'managed' ? 'UserAssignedMSI' : 'SingleTenant'],
    ...(identity === 'federated' ? ([['BOT_FEDERATED_IDENTITY', [ref('IDENTITY_ID')]]] as const) : []),
    ['CLOUD', options.cloud],
    ['STORE_URL', ['azure-tables:', ref('TABLE_ENDPOINT'), STORE_TABLE]],
  ];
}

/** What a person decided, as far as anybody did. */
export function chosenSettings(options: SetupOptions): Settings {
  const choices = {
    IT_TEAM_ID: options.team?.id,
    TIME_ZONE: options['time-zone'],
    ACTIONS: options.actions,
    FAMILIES: options.families?.join(','),
    MANIFEST_WEBSITE_URL: options.website,
  };
  return Object.entries(choices).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

/** What holds as long as nobody decides: careful, and never in the place of a decision. */
export const DEFAULT_SETTINGS: Settings = [['ACTIONS', 'off']];

import type { Config } from '../../src/config.ts';
import { ask } from './ask.ts';
import { type Line, ok, warn } from './line.ts';

/** Where every machine of Azure is told about its identity. Source: learn.microsoft.com/azure/virtual-machines/instance-metadata-service */
export const METADATA = 'http://169.254.169.254/metadata/instance?api-version=2021-02-01';

export interface Place {
  readonly outside: boolean;
  readonly lines: readonly Line[];
}

/**
 * Whether this is where the bot runs. A managed identity is to be had there only, so that elsewhere most checks would
 * fail for no fault of the set-up.
 */
export async function placeOf(
  config: Config,
  env: { readonly [name: string]: string | undefined },
  { outside, metadata }: { readonly outside: boolean; readonly metadata: string },
): Promise<Place> {
  if (outside) return { outside, lines: [ok('place', `asked from outside: ${LEFT_OUT}`)] };
  const identity = config.botType === 'UserAssignedMSI' || config.botFederatedIdentity !== undefined;
  if (!identity || config.botAuth === 'none') return { outside: false, lines: [] };
  if (env['IDENTITY_ENDPOINT'] !== undefined || (await isAzure(metadata))) {
    return { outside: false, lines: [ok('place', 'this machine can have a managed identity')] };
  }
  const next =
    'Run it where the bot runs too. App Service: portal > your web app > Development Tools > SSH, then: cd /home/site/wwwroot && node doctor.js.';
  return { outside: true, lines: [warn('place', `there is no managed identity here: ${LEFT_OUT}`, next)] };
}

const LEFT_OUT = 'port, store, sign-in and permissions are left out';

async function isAzure(metadata: string): Promise<boolean> {
  const answer = await ask(metadata, 1_500, { headers: { metadata: 'true' } });
  return answer.answered && answer.status === 200;
}

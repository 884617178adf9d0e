import type { Config } from '../../src/config.ts';
import { channelKeys } from '../../src/teams/cloud.ts';
import { botCredential, signIn } from './identity.ts';
import { type Line, ok, warn } from './line.ts';
import type { Surroundings } from './surroundings.ts';

/** A tenant of Microsoft's in which every app of any tenant may buy a bot's token, and an app of one tenant may not. */
const ELSEWHERE = 'botframework.com';

/**
 * Whether the app could also be used by other tenants: the Teams CLI makes such apps unless it is told otherwise. The
 * bot serves its own tenant either way. Only a secret can be tried in another tenant.
 */
export async function checkAudience(config: Config, around: Surroundings): Promise<readonly Line[]> {
  const credential = botCredential(config, around.hosts.login);
  if (config.botAuth === 'none' || credential.kind !== 'secret') return [];
  const scope = `${channelKeys('global', config.botTenantId).ToChannelFromBotOAuthScope}/.default`;
  const there = await signIn({ ...credential, tenantId: ELSEWHERE }, scope, around.patienceMs);
  if (!there.ok) return [ok('audience', 'the app is of its own tenant alone')];
  const next =
    'Entra admin center > App registrations > your app > Authentication > Supported account types: this organizational directory only.';
  return [warn('audience', 'the app is open to every tenant; the bot itself serves its own alone', next)];
}

import type { Config } from '../../src/config.ts';
import { channelKeys } from '../../src/teams/cloud.ts';
import { ask, networkAdvice } from './ask.ts';
import { bearerOf, botCredential, credentialName, signIn } from './identity.ts';
import { fail, type Line, ok, warn } from './line.ts';
import { signInAdvice } from './sign-in-advice.ts';
import type { Surroundings } from './surroundings.ts';

/** A token to speak to Teams with. */
export async function checkBot(config: Config, around: Surroundings): Promise<readonly Line[]> {
  return config.botAuth === 'none' ? [] : [await checkToken(config, around)];
}

/** The keys by which Teams is recognised. */
export async function checkKeys(config: Config, around: Surroundings): Promise<readonly Line[]> {
  return config.botAuth === 'none' ? [] : [await keysLine(around)];
}

async function checkToken(config: Config, { hosts, patienceMs }: Surroundings): Promise<Line> {
  const credential = botCredential(config, hosts.login);
  const audience = channelKeys(config.cloud, config.botTenantId).ToChannelFromBotOAuthScope;
  const scope = audience.endsWith('/.default') ? audience : `${audience}/.default`;
  const signedIn = await signIn(credential, scope, patienceMs);
  const how = credentialName(credential);
  if (!signedIn.ok) {
    return fail(
      'bot token',
      `no token for Teams, with ${how}: ${signedIn.code}`,
      signInAdvice(signedIn.code, credential.kind),
    );
  }
  const app = bearerOf(signedIn.accessToken)?.app;
  if (app !== undefined && app !== config.botId.toLowerCase()) {
    const next = `Set BOT_ID to the app id in Azure Bot > Configuration > Microsoft App ID.`;
    return fail('bot token', `the token is for app ${app}, not for BOT_ID`, next);
  }
  return ok('bot token', `app ${config.botId} may ask Teams, by ${how}`);
}

async function keysLine({ hosts, patienceMs }: Surroundings): Promise<Line> {
  const { host } = new URL(hosts.botKeys);
  const answer = await ask(hosts.botKeys, patienceMs);
  if (!answer.answered) return fail('bot keys', `${host}: ${answer.code}`, networkAdvice(answer.code));
  if (answer.status === 200 && answer.text.includes('"jwks_uri"')) {
    return ok('bot keys', `${host} tells how to recognise Teams`);
  }
  const next = `Without the keys every request from Teams is refused. Let this machine out to ${host} on port 443.`;
  return warn('bot keys', `${host} answered ${answer.status} and no keys`, next);
}

import { randomUUID } from 'node:crypto';
import { createWords } from '../../src/catalogue/words/words.ts';
import type { Config } from '../../src/config.ts';
import { troubleOf } from '../../src/domain/guidance/unreadable.ts';
import type { Reading, Unreadable } from '../../src/domain/snapshot.ts';
import { FAMILY_NAMES, type Family } from '../../src/domain/token.ts';
import { graphScope } from '../../src/intune/clouds.ts';
import { connectIntune } from '../../src/intune/connect.ts';
import type { GraphCredential } from '../../src/intune/credential.ts';
import { realTimer } from '../../src/timing/real-timer.ts';
import { bearerOf, credentialName, signIn } from './identity.ts';
import { fail, type Line, ok, warn } from './line.ts';
import { checkRoles, grant } from './roles.ts';
import { signInAdvice } from './sign-in-advice.ts';
import type { Surroundings } from './surroundings.ts';

/** The doctor speaks to those who run the bot, like its log. */
const ENGLISH = createWords('en', 'UTC');

/** Signs in, reads the token's roles, and then really reads every family. */
export async function checkGraph(
  config: Config,
  credential: GraphCredential,
  around: Surroundings,
): Promise<readonly Line[]> {
  const signedIn = await signIn(credential, graphScope(config.cloud), around.patienceMs);
  if (!signedIn.ok) {
    const found = `Microsoft Graph, with ${credentialName(credential)}: ${signedIn.code}`;
    return [fail('sign-in', found, signInAdvice(signedIn.code, credential.kind))];
  }
  const who = checkBearer(signedIn.accessToken, config, credential);
  return [...who, ...(await checkFamilies(config, credential, around))];
}

function checkBearer(accessToken: string, config: Config, credential: GraphCredential): readonly Line[] {
  const how = credentialName(credential);
  const bearer = bearerOf(accessToken);
  if (bearer === undefined) {
    const next = 'Fine for the simulated tenant. Entra gives tokens that say who they are for.';
    return [warn('sign-in', `${how} cannot be read: app, tenant and roles are unknown`, next)];
  }
  const name = bearer.name === undefined ? '' : ` (${bearer.name})`;
  const who = `app ${bearer.app ?? 'unknown'}${name} of tenant ${bearer.tenant ?? 'unknown'}, by ${how}`;
  if (config.botTenantId !== '' && bearer.tenant !== config.botTenantId.toLowerCase()) {
    const next = `Set BOT_TENANT_ID (${config.botTenantId}) to the tenant whose Intune is meant, or AZURE_TENANT_ID to the same.`;
    return [fail('sign-in', `${who}: this is another tenant`, next), ...checkRoles(bearer.roles, config)];
  }
  return [ok('sign-in', who), ...checkRoles(bearer.roles, config)];
}

/** What each read call gives the bot. */
const UNLOCKS: Readonly<Record<Family, string>> = {
  push: 'the MDM push certificate',
  vpp: 'the location tokens (VPP)',
  ade: 'the enrolment program tokens (ADE, formerly DEP)',
};

async function checkFamilies(
  config: Config,
  credential: GraphCredential,
  around: Surroundings,
): Promise<readonly Line[]> {
  const intune = connectIntune({
    tenantId: config.botTenantId,
    cloud: config.cloud,
    credential,
    clock: around.now,
    after: realTimer,
    random: Math.random,
    uuid: randomUUID,
    timeoutMs: around.patienceMs,
    patienceMs: 2 * around.patienceMs,
    ...(config.graphBaseUrl === undefined ? {} : { graphBaseUrl: config.graphBaseUrl }),
  });
  const { readings } = await intune.look();
  return FAMILY_NAMES.map((family) => familyLine(family, readings[family]));
}

function familyLine(family: Family, reading: Reading): Line {
  const about = `graph ${family}`;
  if (reading.outcome === 'absent') return ok(about, `${UNLOCKS[family]}: not set up in this tenant`);
  if (reading.outcome === 'read') {
    const count = family === 'push' ? '' : `, ${reading.tokens.length} of them`;
    return ok(about, `${UNLOCKS[family]} can be read${count}`);
  }
  const { reason } = reading;
  const trouble = troubleOf(reason, ENGLISH);
  const found = `${UNLOCKS[family]} cannot be read: ${trouble.what} (client-request-id ${reason.requestId})`;
  return fail(about, found, permissionAdvice(family, reason) ?? trouble.advice);
}

function permissionAdvice(family: Family, { kind }: Unreadable): string | undefined {
  if (kind !== 'permission') return undefined;
  const advice = grant('DeviceManagementServiceConfig.Read.All');
  if (family !== 'vpp') return advice;
  return `${advice} If it is granted already: ${grant('DeviceManagementApps.Read.All')}`;
}

import { randomUUID } from 'node:crypto';
import { type Family, familyOf } from '../../src/catalogue/families/families.ts';
import { createWords } from '../../src/catalogue/words/words.ts';
import type { Config } from '../../src/config.ts';
import { familiesName } from '../../src/domain/guidance/names.ts';
import { troubleOf } from '../../src/domain/guidance/unreadable.ts';
import type { Reading, Unreadable } from '../../src/domain/snapshot.ts';
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

async function checkFamilies(
  config: Config,
  credential: GraphCredential,
  around: Surroundings,
): Promise<readonly Line[]> {
  const intune = connectIntune({
    tenantId: config.botTenantId,
    cloud: config.cloud,
    families: config.families,
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
  return config.families.map((family) => familyLine(family, readings[family]));
}

function familyLine(family: Family, reading: Reading): Line {
  const about = `graph ${family}`;
  if (reading.outcome === 'absent')
    return ok(about, `${familiesName(ENGLISH, family)}: not set up in this tenant`);
  if (reading.outcome === 'read') {
    const count = familyOf(family).source.holds === 'one' ? '' : `, ${reading.tokens.length} of them`;
    return ok(about, `${familiesName(ENGLISH, family)} can be read${count}`);
  }
  if (reading.outcome === 'not-asked')
    return warn(about, `${familiesName(ENGLISH, family)}: not asked for`, 'Add it to FAMILIES.');
  const { reason } = reading;
  const trouble = troubleOf(reason, ENGLISH);
  const found = `${familiesName(ENGLISH, family)} cannot be read: ${trouble.what} (client-request-id ${reason.requestId})`;
  return fail(about, found, permissionAdvice(family, reason) ?? trouble.advice);
}

function permissionAdvice(family: Family, { kind }: Unreadable): string | undefined {
  if (kind !== 'permission') return undefined;
  const { read, perhaps } = familyOf(family).permissions;
  const advice = grant(read.name);
  return perhaps === undefined ? advice : `${advice} If it is granted already: ${grant(perhaps.name)}`;
}

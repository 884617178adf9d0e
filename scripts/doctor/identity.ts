import { z } from 'zod';
import type { Config } from '../../src/config.ts';
import { accessTokens } from '../../src/intune/access-tokens.ts';
import { credentialFor, type GraphCredential } from '../../src/intune/credential.ts';
import { realTimer } from '../../src/timing/real-timer.ts';

/** How the bot signs in to Graph, as `src/app.ts` decides it. Throws when nothing proves who it is. */
export function graphCredential(config: Config): GraphCredential {
  return credentialFor({
    ...config,
    tenantId: config.botTenantId,
    clientId: config.botId,
    clientSecret: config.botPassword,
    federatedIdentity: config.botFederatedIdentity,
    accessToken: config.graphAccessToken,
  });
}

/** How the bot signs in to Teams: with a secret or a managed identity, alone or trusted by the app. */
export function botCredential(config: Config, login: string): GraphCredential {
  if (config.botType === 'UserAssignedMSI') return { kind: 'managed-identity', clientId: config.botId };
  if (config.botFederatedIdentity !== undefined) {
    const { azure: _, ...settings } = config;
    const { botTenantId: tenantId, botId: clientId, botFederatedIdentity: federatedIdentity } = config;
    return credentialFor({
      ...settings,
      ...{ tenantId, clientId, federatedIdentity, azure: { authorityHost: login } },
    });
  }
  const app = { tenantId: config.botTenantId, clientId: config.botId, authorityHost: login };
  return { kind: 'secret', clientSecret: config.botPassword ?? '', ...app };
}

export type SignedIn =
  | { readonly ok: true; readonly accessToken: string }
  /** Entra's code such as AADSTS7000215, or the kind of error. */
  | { readonly ok: false; readonly code: string };

export async function signIn(
  credential: GraphCredential,
  scope: string,
  patienceMs: number,
): Promise<SignedIn> {
  const tokens = accessTokens({ credential, scope, timeoutMs: patienceMs, after: realTimer });
  return tokens.get(AbortSignal.timeout(patienceMs + 1_000));
}

/** What an access token says about its bearer. Read, not verified: it is ours, and only its reader verifies it. */
export interface Bearer {
  readonly app: string | undefined;
  readonly name: string | undefined;
  readonly tenant: string | undefined;
  readonly roles: readonly string[];
}

// https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
const claims = z.object({
  appid: z.string().optional(),
  app_displayname: z.string().optional(),
  tid: z.string().optional(),
  roles: z.array(z.string()).default([]),
});

/** Undefined when the token is no JSON web token, as the simulated tenant's. */
export function bearerOf(accessToken: string): Bearer | undefined {
  const payload = accessToken.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const said = claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return { app: said.appid, name: said.app_displayname, tenant: said.tid, roles: said.roles };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

const KINDS: Readonly<Record<GraphCredential['kind'], string>> = {
  fixed: 'GRAPH_ACCESS_TOKEN',
  secret: 'the client secret',
  certificate: 'a certificate',
  workload: 'a workload identity',
  'managed-identity': 'the managed identity',
  federated: 'the managed identity that the app trusts',
};

/** In words, without what proves it. */
export function credentialName({ kind }: GraphCredential): string {
  return KINDS[kind];
}

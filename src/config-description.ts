import type { Config } from './config.ts';

/**
 * What the start log says of the configuration. Every field of Config must stand here, or this does not
 * compile; of a secret it says only whether there is one.
 */
export function describeConfig(config: Config): { readonly [Field in keyof Config]: unknown } {
  return {
    botId: config.botId,
    botTenantId: config.botTenantId,
    botType: config.botType,
    botPassword: presence(config.botPassword),
    botFederatedIdentity: config.botFederatedIdentity ?? 'not set',
    botAuth: config.botAuth,
    itTeamId: config.itTeamId ?? 'not set',
    operators:
      config.operators.length === 0 ? 'every member of the IT team' : `${config.operators.length} ids`,
    actions: config.actions,
    cloud: config.cloud,
    families: config.families,
    graphBaseUrl: config.graphBaseUrl ?? 'by cloud',
    graphAccessToken: presence(config.graphAccessToken),
    storeUrl: withoutSecrets(config.storeUrl),
    timeZone: config.timeZone,
    language: config.language,
    remindAt: `${String(Math.floor(config.remindAt / 60)).padStart(2, '0')}:${String(config.remindAt % 60).padStart(2, '0')}`,
    remindDays: config.remindDays,
    workdays: config.workdays,
    pulse: config.pulse ?? 'never',
    mention: config.mention,
    fallback: {
      webhook: presence(config.fallback.webhook?.url),
      mail: config.fallback.mail === undefined ? 'not set' : `${config.fallback.mail.to.length} addresses`,
    } satisfies { readonly [Field in keyof Config['fallback']]: unknown },
    checkEvery: `${config.checkEvery / 1000} s`,
    host: config.host,
    port: config.port,
    metricsToken: presence(config.metricsToken),
    logFormat: config.logFormat ?? 'plain at a terminal, json otherwise',
    logLevel: config.logLevel,
    portalBaseUrl: config.portalBaseUrl ?? 'by cloud',
    azure: {
      tenantId: config.azure.tenantId,
      clientId: config.azure.clientId,
      authorityHost: config.azure.authorityHost,
      certificatePath: config.azure.certificatePath,
      certificatePassword: presence(config.azure.certificatePassword),
      federatedTokenFile: config.azure.federatedTokenFile,
    } satisfies { readonly [Field in keyof Config['azure']]: unknown },
  };
}

function presence(secret: string | undefined): string {
  return secret === undefined ? 'not set' : 'set';
}

/** A connection string holds an account key, an address may hold a signature. */
function withoutSecrets(storeUrl: string): string {
  if (/=/.test(storeUrl) && storeUrl.startsWith('azure-tables:')) return 'azure-tables:(connection string)';
  return storeUrl.replace(/\?.*$/, '?…');
}

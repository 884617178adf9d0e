/** The Microsoft clouds a tenant can live in. `global` includes GCC; `usgov` is GCC High. */
export const CLOUDS = ['global', 'usgov', 'dod', 'china'] as const;
export type Cloud = (typeof CLOUDS)[number];

export interface CloudHosts {
  /** Root of Microsoft Graph, without a version and without a slash at the end. */
  readonly graph: string;
  /** Where tokens come from. */
  readonly login: string;
}

/**
 * Source: learn.microsoft.com/graph/deployments. For China Microsoft's pages name two login hosts; this
 * is the one of the Graph page and of the identity library, `AZURE_AUTHORITY_HOST` replaces it.
 */
const HOSTS: Readonly<Record<Cloud, CloudHosts>> = {
  global: { graph: 'https://graph.microsoft.com', login: 'https://login.microsoftonline.com' },
  usgov: { graph: 'https://graph.microsoft.us', login: 'https://login.microsoftonline.us' },
  dod: { graph: 'https://dod-graph.microsoft.us', login: 'https://login.microsoftonline.us' },
  china: { graph: 'https://microsoftgraph.chinacloudapi.cn', login: 'https://login.chinacloudapi.cn' },
};

export function cloudHosts(cloud: Cloud): CloudHosts {
  return HOSTS[cloud];
}

/** The OAuth scope of app-only Graph tokens; a token of one cloud is worth nothing in another. */
export function graphScope(cloud: Cloud): string {
  return `${HOSTS[cloud].graph}/.default`;
}

/** True for login hosts whose metadata Microsoft's instance discovery knows. */
export function isPublicLoginHost(authorityHost: string): boolean {
  const host = new URL(authorityHost).host;
  return CLOUDS.some((cloud) => new URL(HOSTS[cloud].login).host === host);
}

/**
 * For whom a managed identity's token is made when it is to stand in for an app's secret. Source:
 * learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 */
const EXCHANGE: Readonly<Record<Cloud, string>> = {
  global: 'api://AzureADTokenExchange',
  usgov: 'api://AzureADTokenExchangeUSGov',
  dod: 'api://AzureADTokenExchangeUSGov',
  china: 'api://AzureADTokenExchangeChina',
};

/** The audience that a federated credential of this cloud names. */
export function tokenExchangeAudience(cloud: Cloud): string {
  return EXCHANGE[cloud];
}

/** The scope under which a managed identity gives such a token. */
export function tokenExchangeScope(cloud: Cloud): string {
  return `${EXCHANGE[cloud]}/.default`;
}

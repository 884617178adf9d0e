import { isLoopbackUrl } from '../domain/loopback.ts';
import type { TeamsCloud } from './cloud.ts';

/** Whether something may be sent to a service address, and a token of the bot with it. */
export type Trust = (serviceUrl: string) => boolean;

export interface TrustOptions {
  readonly auth: 'required' | 'none';
  readonly cloud: TeamsCloud;
  /** Connectors that are trusted beside the cloud's own, as addresses of which scheme, host and port count. */
  readonly connectors?: readonly string[] | undefined;
}

/**
 * The connectors that Microsoft names for each cloud. Source: `allowedServiceUrls` in the Teams SDK's
 * `cloud-environment.ts`; the first of each but the last stands in "Send proactive messages" as well. They are
 * compared whole: anybody may register a name under `trafficmanager.net`.
 */
export const CONNECTORS: { readonly [cloud in TeamsCloud]: readonly string[] } = {
  global: [
    'https://smba.trafficmanager.net',
    'https://smba.infra.gcc.teams.microsoft.com',
    'https://smba.onyx.prod.teams.trafficmanager.net',
  ],
  usgov: ['https://smba.infra.gov.teams.microsoft.us'],
  dod: ['https://smba.infra.dod.teams.microsoft.us'],
  china: ['https://frontend.botapi.msg.infra.teams.microsoftonline.cn'],
};

/** The connectors of the bot's cloud; without authentication, when there is no token to lose, those on loopback alone. */
export function createTrust({ auth, cloud, connectors = [] }: TrustOptions): Trust {
  if (auth === 'none') return isLoopbackUrl;
  const origins = new Set([...CONNECTORS[cloud], ...connectors].map((one) => new URL(one).origin));
  return (serviceUrl) => {
    if (!URL.canParse(serviceUrl)) return false;
    const { origin, username, password } = new URL(serviceUrl);
    return origins.has(origin) && username === '' && password === '';
  };
}

/** The host of an address for the log, or a word for one that has none. */
export function hostOf(serviceUrl: string): string {
  return URL.canParse(serviceUrl) ? new URL(serviceUrl).host.slice(0, 200) : 'no address';
}

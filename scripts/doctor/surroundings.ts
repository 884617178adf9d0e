import type { Config } from '../../src/config.ts';
import { cloudHosts } from '../../src/intune/clouds.ts';
import { channelKeys } from '../../src/teams/cloud.ts';

/** What the checks know of the world outside, apart from the configuration. */
export interface Surroundings {
  /** ms UTC. */
  readonly now: () => number;
  /** How long one answer may take, ms. */
  readonly patienceMs: number;
  readonly hosts: Hosts;
  /** The address under which Teams reaches the bot; undefined while there is none. */
  readonly endpoint: string | undefined;
  /** The Teams app package to compare with. */
  readonly teamsApp: string;
}

/** Addresses that follow from the cloud. */
export interface Hosts {
  /** Root of the login host. */
  readonly login: string;
  /** Where the keys are that Teams signs its requests with. */
  readonly botKeys: string;
}

export function hostsOf(config: Config): Hosts {
  return {
    login: config.azure.authorityHost ?? cloudHosts(config.cloud).login,
    botKeys: channelKeys(config.cloud, config.botTenantId).ToBotFromChannelOpenIdMetadataUrl,
  };
}

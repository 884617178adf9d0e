import { AuthenticationConstants, GovernmentConstants } from 'botframework-connector';

/** The Microsoft cloud the tenant lives in. GCC is part of `global`; `usgov` is GCC High. */
export type TeamsCloud = 'global' | 'usgov' | 'dod' | 'china';

/**
 * The SDK's own configuration keys for a cloud: where tokens are bought, for whom, and whose tokens are
 * believed. As soon as one of these keys is set the SDK drops all of its defaults, so a table names them all.
 */
export interface ChannelKeys {
  readonly ToChannelFromBotLoginUrl: string;
  readonly ToChannelFromBotOAuthScope: string;
  readonly ToBotFromChannelTokenIssuer: string;
  readonly ToBotFromChannelOpenIdMetadataUrl: string;
  readonly ToBotFromEmulatorOpenIdMetadataUrl: string;
  readonly OAuthUrl: string;
  /** Only for the SDK's own "which cloud" questions; empty means the public one. */
  readonly ChannelService: string;
}

/**
 * The keys for one cloud. The SDK carries public and GCC High; DoD and 21Vianet follow the cloud table of
 * the Teams SDK (`cloud-environment.ts`). In the 21Vianet cloud the SDK uses the login address as it stands,
 * therefore it ends with the tenant.
 */
export function channelKeys(cloud: TeamsCloud, tenantId: string): ChannelKeys {
  if (cloud === 'usgov') return GCC_HIGH;
  if (cloud === 'dod') return { ...GCC_HIGH, OAuthUrl: 'https://apiDoD.botframework.azure.us' };
  if (cloud === 'china') return china(tenantId);
  return PUBLIC;
}

const PUBLIC: ChannelKeys = {
  ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
  ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
  ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
  ToBotFromChannelOpenIdMetadataUrl: AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
  ToBotFromEmulatorOpenIdMetadataUrl: AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
  OAuthUrl: AuthenticationConstants.OAuthUrl,
  ChannelService: '',
};

const GCC_HIGH: ChannelKeys = {
  ToChannelFromBotLoginUrl: GovernmentConstants.ToChannelFromBotLoginUrl,
  ToChannelFromBotOAuthScope: GovernmentConstants.ToChannelFromBotOAuthScope,
  ToBotFromChannelTokenIssuer: GovernmentConstants.ToBotFromChannelTokenIssuer,
  ToBotFromChannelOpenIdMetadataUrl: GovernmentConstants.ToBotFromChannelOpenIdMetadataUrl,
  ToBotFromEmulatorOpenIdMetadataUrl: GovernmentConstants.ToBotFromEmulatorOpenIdMetadataUrl,
  OAuthUrl: 'https://tokengcch.botframework.azure.us',
  ChannelService: GovernmentConstants.ChannelService,
};

function china(tenantId: string): ChannelKeys {
  const login = `https://login.partner.microsoftonline.cn/${tenantId}`;
  return {
    ToChannelFromBotLoginUrl: login,
    ToChannelFromBotOAuthScope: 'https://api.botframework.azure.cn',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.azure.cn',
    ToBotFromChannelOpenIdMetadataUrl:
      'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    ToBotFromEmulatorOpenIdMetadataUrl: `${login}/v2.0/.well-known/openid-configuration`,
    OAuthUrl: 'https://token.botframework.azure.cn',
    ChannelService: 'https://botframework.azure.cn',
  };
}

import { ServiceClientCredentialsFactory } from 'botframework-connector';

/** Buys an access token of the bot for a scope, from a cache while there is a good one. Rejects when it cannot. */
export type TokenFor = (scope: string) => Promise<string>;

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;

/**
 * Lets the SDK sign its calls with tokens that are bought outside of it. The SDK has a
 * FederatedServiceClientCredentialsFactory of its own, which is not used: it makes a new client for each turn that
 * skips its cache, so that each answer waits for Entra, and one client asks its managed identity only once, so that
 * it would be refused a day later.
 */
export class BoughtTokens extends ServiceClientCredentialsFactory {
  readonly #botId: string;
  readonly #audience: string;
  readonly #tokenFor: TokenFor;

  /** @param audience for whom the tokens are when the SDK names nobody */
  constructor(botId: string, audience: string, tokenFor: TokenFor) {
    super();
    this.#botId = botId;
    this.#audience = audience;
    this.#tokenFor = tokenFor;
  }

  override async isValidAppId(appId = ''): Promise<boolean> {
    return appId === this.#botId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(
    appId: string,
    audience: string | undefined,
    _loginEndpoint: string,
    _validateAuthority: boolean,
  ): Promise<Credentials> {
    if (!(await this.isValidAppId(appId))) throw new Error('These credentials are for another app.');
    const wanted = audience || this.#audience;
    const scope = wanted.endsWith('/.default') ? wanted : `${wanted}/.default`;
    return {
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await this.#tokenFor(scope)}`);
        return request;
      },
    };
  }
}

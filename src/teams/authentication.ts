import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  ClaimsIdentity,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { type CheckToken, claimsOf } from './channel-token.ts';
import { Refused } from './refused.ts';

type Configuration = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[0];

/**
 * The SDK's authentication with another door. The SDK's own remembers every issuer a stranger names, takes
 * tokens of the bot's own app for an emulator's, waits for the keys without end, once for each request, and
 * writes keys to stderr. What goes out is left to the SDK.
 */
export class ChannelAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #checkToken: CheckToken;
  readonly #audience: string;

  /**
   * @param audience For whom tokens are bought.
   * @param credentials What buys them in place of the SDK, if anything does.
   */
  constructor(
    configuration: Configuration,
    checkToken: CheckToken,
    audience: string,
    credentials?: ServiceClientCredentialsFactory,
  ) {
    super(configuration, credentials);
    this.#checkToken = checkToken;
    this.#audience = audience;
  }

  override async authenticateRequest(
    { serviceUrl, channelId }: Activity,
    header: string,
  ): Promise<AuthenticateRequestResult> {
    const payload = await this.#checkToken(header, { serviceUrl, channelId });
    const claimsIdentity = new ClaimsIdentity(claimsOf(payload), true);
    const connectorFactory = this.createConnectorFactory(claimsIdentity);
    return { audience: this.#audience, claimsIdentity, connectorFactory };
  }

  /** Web sockets and other bots are not spoken with. */
  override authenticateStreamingRequest(): Promise<never> {
    return Promise.reject(new Refused(401, 'web sockets are not taken'));
  }

  override authenticateChannelRequest(): Promise<never> {
    return Promise.reject(new Refused(401, 'other bots are not served'));
  }
}

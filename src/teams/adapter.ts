import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type Request,
  type Response,
  type TurnContext,
} from 'botbuilder';
import type { AuthenticateRequestResult, BotFrameworkAuthentication } from 'botframework-connector';
import type { Clock, Log } from '../ports.ts';
import { ChannelAuthentication } from './authentication.ts';
import { createCheckToken } from './channel-token.ts';
import { type ChannelKeys, channelKeys, type TeamsCloud } from './cloud.ts';
import { BoughtTokens, type TokenFor } from './federated-credential.ts';
import { Refused } from './refused.ts';
import { createTrust, hostOf, type Trust } from './service-address.ts';
import { createSigningKeys } from './signing-keys.ts';

export interface AdapterOptions {
  /** Application id of the bot. May be empty only with `auth: 'none'`. */
  readonly botId: string;
  readonly tenantId: string;
  readonly type: 'SingleTenant' | 'UserAssignedMSI';
  /** Only for `SingleTenant`. */
  readonly password?: string;
  /** In place of a password: buys the bot's tokens, for an app that trusts a managed identity. */
  readonly tokenFor?: TokenFor;
  readonly cloud: TeamsCloud;
  /** `none` believes every caller: only for a bot bound to loopback. */
  readonly auth: 'required' | 'none';
  /** Single SDK keys in place of the cloud's, for sovereign set-ups and for tests on loopback. */
  readonly overrides?: Partial<ChannelKeys>;
  /** Connectors that are trusted beside those of the cloud, by scheme, host and port; for the same ends. */
  readonly connectors?: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
}

export interface TeamsAdapter {
  readonly authentication: BotFrameworkAuthentication;
  /** For whom the bot buys its tokens. */
  readonly audience: string;
  /** Whose answers are taken, and who is answered. */
  readonly trusts: Trust;
  /** Answers one HTTP request; `request.body` must be parsed JSON. Never rejects. */
  process(request: Request, response: Response, logic: Logic): Promise<void>;
}

type Logic = (context: TurnContext) => Promise<void>;

/**
 * The SDK's CloudAdapter for one bot registration. Throws when the options contradict each other, because
 * the SDK would not: an empty id switches its authentication off and an unknown type means "multi-tenant".
 */
export function createAdapter(options: AdapterOptions): TeamsAdapter {
  const problem = contradiction(options);
  if (problem !== undefined) throw new Error(problem);
  const keys = { ...channelKeys(options.cloud, options.tenantId), ...options.overrides };
  const authentication = authenticationFor(options, keys);
  const trusts = createTrust(options);
  const adapter = new GuardedAdapter(authentication, options, trusts);
  return {
    authentication,
    audience: keys.ToChannelFromBotOAuthScope,
    trusts,
    async process(request, response, logic) {
      try {
        await adapter.process(request, response, logic);
      } catch (error) {
        // The SDK checks the shape of the body outside of its own try, so that a stranger's nonsense lands here.
        options.log.warn({ reason: describe(error) }, 'request is not an activity');
        response.status(400);
        response.end();
      }
    },
  };
}

function contradiction(options: AdapterOptions): string | undefined {
  if (options.auth === 'none') return undefined;
  if (options.botId.trim() === '') return 'An empty bot id would switch authentication off.';
  if (options.tenantId.trim() === '') return 'The bot registration needs its tenant id.';
  if (options.type !== 'SingleTenant' && options.type !== 'UserAssignedMSI') {
    return 'The bot type must be SingleTenant or UserAssignedMSI.';
  }
  if (options.type === 'SingleTenant' && !options.password && options.tokenFor === undefined) {
    return 'A SingleTenant bot needs its password or a federated credential.';
  }
  if (options.type === 'UserAssignedMSI' && options.password) return 'A managed identity has no password.';
  return undefined;
}

function authenticationFor(options: AdapterOptions, keys: ChannelKeys): BotFrameworkAuthentication {
  const configuration = { ...keys, ...registration(options) };
  if (options.auth === 'none') return new ConfigurationBotFrameworkAuthentication(configuration);
  const { botId, clock, log } = options;
  const metadataUrl = keys.ToBotFromChannelOpenIdMetadataUrl;
  const checkToken = createCheckToken({
    issuer: keys.ToBotFromChannelTokenIssuer,
    botId,
    keys: createSigningKeys({ metadataUrl, clock, log }),
    clock,
  });
  const audience = keys.ToChannelFromBotOAuthScope;
  const { tokenFor } = options;
  const bought = tokenFor === undefined ? undefined : new BoughtTokens(botId, audience, tokenFor);
  return new ChannelAuthentication(configuration, checkToken, audience, bought);
}

function registration(options: AdapterOptions): Record<string, string> {
  if (options.auth === 'none') return { MicrosoftAppId: '' };
  return {
    MicrosoftAppId: options.botId,
    MicrosoftAppTenantId: options.tenantId,
    MicrosoftAppType: options.type,
    ...(options.password === undefined ? {} : { MicrosoftAppPassword: options.password }),
  };
}

/**
 * CloudAdapter with a guarded door. No `onTurnError` is set on purpose: the SDK would hand it every error and
 * then report success; without it an error arrives here, is logged, and the request fails visibly.
 */
class GuardedAdapter extends CloudAdapter {
  readonly #options: AdapterOptions;
  readonly #trusts: Trust;

  constructor(authentication: BotFrameworkAuthentication, options: AdapterOptions, trusts: Trust) {
    super(authentication);
    this.#options = options;
    this.#trusts = trusts;
  }

  protected override async processActivity(
    caller: string | AuthenticateRequestResult,
    activity: Activity,
    logic: Logic,
  ): Promise<InvokeResponse | undefined> {
    const strange = this.#strange(activity);
    if (strange !== undefined) return this.#turnAway(403, strange);
    let inside = false;
    const enter: Logic = (context) => {
      inside = true;
      return logic(context);
    };
    try {
      // The two overloads of the SDK do not accept the union, although both lead to the same code.
      return typeof caller === 'string'
        ? await super.processActivity(caller, activity, enter)
        : await super.processActivity(caller, activity, enter);
    } catch (error) {
      if (error instanceof Refused) return this.#turnAway(error.status, error.message);
      return inside ? this.#failed(activity, error) : this.#turnAway(503, describe(error));
    }
  }

  /** Only Teams is spoken here, and only with its connectors: an answer goes to the address the activity names. */
  #strange({ channelId, serviceUrl }: Activity): string | undefined {
    if (!this.#trusts(serviceUrl)) return `nothing is sent to the service address: ${hostOf(serviceUrl)}`;
    if (this.#options.auth !== 'none' && channelId !== 'msteams') return 'the channel is not msteams';
    return undefined;
  }

  #turnAway(status: number, reason: string): InvokeResponse {
    this.#options.log.warn({ status, reason }, 'request turned away');
    return { status };
  }

  #failed(activity: Activity, error: unknown): InvokeResponse {
    const stack = error instanceof Error ? error.stack : String(error);
    this.#options.log.error({ activityId: activity.id, activityType: activity.type, stack }, 'turn failed');
    return { status: 500 };
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : String(error);
}

import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type Request,
  type Response,
  type TurnContext,
} from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationError,
  type BotFrameworkAuthentication,
} from 'botframework-connector';
import type { Log } from '../ports.ts';
import { type ChannelKeys, channelKeys, type TeamsCloud } from './cloud.ts';

export interface AdapterOptions {
  /** Application id of the bot. May be empty only with `auth: 'none'`. */
  readonly botId: string;
  readonly tenantId: string;
  readonly type: 'SingleTenant' | 'UserAssignedMSI';
  /** Only for `SingleTenant`. */
  readonly password?: string;
  readonly cloud: TeamsCloud;
  /** `none` believes every caller: only for a bot bound to loopback. */
  readonly auth: 'required' | 'none';
  /** Single SDK keys in place of the cloud's, for sovereign set-ups and for tests on loopback. */
  readonly overrides?: Partial<ChannelKeys>;
  readonly log: Log;
}

/** What a turn's logic throws when the caller is genuine but not welcome: answered with this HTTP status. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, reason: string) {
    super(reason);
    this.name = 'Refused';
    this.status = status;
  }
}

export interface TeamsAdapter {
  readonly authentication: BotFrameworkAuthentication;
  /** For whom the bot buys its tokens. */
  readonly audience: string;
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
  const authentication = new ConfigurationBotFrameworkAuthentication({ ...keys, ...registration(options) });
  const adapter = new GuardedAdapter(authentication, options);
  return {
    authentication,
    audience: keys.ToChannelFromBotOAuthScope,
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
  if (options.type === 'SingleTenant' && !options.password) return 'A SingleTenant bot needs its password.';
  if (options.type === 'UserAssignedMSI' && options.password) return 'A managed identity has no password.';
  return undefined;
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

  constructor(authentication: BotFrameworkAuthentication, options: AdapterOptions) {
    super(authentication);
    this.#options = options;
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
      if (inside) return this.#failed(activity, error);
      return this.#turnAway(isAboutToken(error) ? 401 : 503, describe(error));
    }
  }

  /**
   * The SDK picks other, weaker checks for the channel ids of Azure Stack Edge and of the emulator, and skips
   * the comparison of the service address when it is empty. Only Teams is spoken here, so neither gets that far.
   */
  #strange(activity: Activity): string | undefined {
    if (this.#options.auth === 'none') return undefined;
    if (activity.channelId !== 'msteams') return 'the channel is not msteams';
    if (!activity.serviceUrl) return 'the activity has no service address';
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

/** A bad signature, algorithm or date is thrown by the token library under its own names, not as an AuthenticationError. */
const TOKEN_ERRORS = ['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError', 'SyntaxError'];

function isAboutToken(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode !== 500;
  return error instanceof Error && TOKEN_ERRORS.includes(error.name);
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : String(error);
}

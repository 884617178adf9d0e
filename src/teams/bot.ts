import { type InvokeResponse, TeamsActivityHandler, type TurnContext } from 'botbuilder';
import { decodeIncoming, type Incoming, tenantsOf } from './incoming.ts';
import { Refused } from './refused.ts';
import type { Turns } from './turns.ts';

/** Tenants whose people are served. `any` is for a bot without authentication on loopback alone. */
export type AllowedTenants = readonly string[] | 'any';

/**
 * The bot as the SDK wants it: it picks the function for the kind of activity and nothing more. The SDK's own
 * member events are not used, because they fetch every new member from Teams before they tell of it.
 */
export function createBot(
  turns: Turns,
  allowedTenants: AllowedTenants,
): (context: TurnContext) => Promise<void> {
  const bot = new WardenBot(turns);
  return async (context) => {
    admit(decode(context), allowedTenants);
    await bot.run(context);
  };
}

/** Throws unless every tenant the activity names, and at least one, is allowed. */
function admit(incoming: Incoming, allowedTenants: AllowedTenants): void {
  if (allowedTenants === 'any') return;
  const tenants = tenantsOf(incoming);
  const allowed = new Set(allowedTenants.map((one) => one.toLowerCase()));
  if (tenants.length > 0 && tenants.every((one) => allowed.has(one.toLowerCase()))) return;
  throw new Refused(403, `tenant not allowed: ${tenants.join(', ') || 'none named'}`);
}

function decode(context: TurnContext): Incoming {
  const incoming = decodeIncoming(context.activity);
  if (incoming === undefined)
    throw new Refused(
      400,
      'activity without a conversation, recipient or service address, or of an odd tenant',
    );
  return incoming;
}

class WardenBot extends TeamsActivityHandler {
  readonly #turns: Turns;

  constructor(turns: Turns) {
    super();
    this.#turns = turns;
  }

  protected override onMessageActivity(context: TurnContext): Promise<void> {
    return this.#turns.message(decode(context));
  }

  /** An edited message is answered anew; a message that somebody brought back was answered before. */
  protected override onMessageUpdateActivity(context: TurnContext): Promise<void> {
    const incoming = decode(context);
    if (incoming.channelData?.eventType === 'editMessage') return this.#turns.message(incoming);
    return this.#turns.other(incoming);
  }

  protected override onInstallationUpdateActivity(context: TurnContext): Promise<void> {
    return this.#turns.installation(decode(context));
  }

  protected override onConversationUpdateActivity(context: TurnContext): Promise<void> {
    return this.#turns.conversationUpdate(decode(context));
  }

  /**
   * The SDK takes the HTTP status from the body it is given and refuses shapes it does not know; Teams wants 200
   * always. Every other invoke belongs to something the bot is not, such as a message extension: the SDK would
   * read into its value, and fail with what is not there.
   */
  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const incoming = decode(context);
    if (incoming.name === 'adaptiveCard/action') {
      return { status: 200, body: await this.#turns.execute(incoming) };
    }
    await this.#turns.other(incoming);
    return { status: incoming.value === undefined || isObject(incoming.value) ? 501 : 400 };
  }

  protected override onMessageDeleteActivity(context: TurnContext): Promise<void> {
    return this.#turns.other(decode(context));
  }

  protected override onMessageReactionActivity(context: TurnContext): Promise<void> {
    return this.#turns.other(decode(context));
  }

  protected override onEventActivity(context: TurnContext): Promise<void> {
    return this.#turns.other(decode(context));
  }

  protected override onUnrecognizedActivity(context: TurnContext): Promise<void> {
    return this.#turns.other(decode(context));
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

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
  return async (context) => {
    const incoming = decode(context);
    admit(incoming, allowedTenants);
    await new WardenBot(turns, incoming).run(context);
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

/** For one activity, so that it is decoded once. */
class WardenBot extends TeamsActivityHandler {
  readonly #turns: Turns;
  readonly #incoming: Incoming;

  constructor(turns: Turns, incoming: Incoming) {
    super();
    this.#turns = turns;
    this.#incoming = incoming;
  }

  protected override onMessageActivity(): Promise<void> {
    return this.#turns.message(this.#incoming);
  }

  /** An edited message is answered anew; a message that somebody brought back was answered before. */
  protected override onMessageUpdateActivity(): Promise<void> {
    const incoming = this.#incoming;
    if (incoming.channelData?.eventType === 'editMessage') return this.#turns.message(incoming);
    return this.#turns.other(incoming);
  }

  protected override onInstallationUpdateActivity(): Promise<void> {
    return this.#turns.installation(this.#incoming);
  }

  protected override onConversationUpdateActivity(): Promise<void> {
    return this.#turns.conversationUpdate(this.#incoming);
  }

  /**
   * The SDK takes the HTTP status from the body it is given and refuses shapes it does not know; Teams wants 200
   * always. Every other invoke belongs to something the bot is not, such as a message extension: the SDK would
   * read into its value, and fail with what is not there.
   */
  protected override async onInvokeActivity(): Promise<InvokeResponse> {
    const incoming = this.#incoming;
    if (incoming.name === 'adaptiveCard/action') {
      return { status: 200, body: await this.#turns.execute(incoming) };
    }
    await this.#turns.other(incoming);
    return { status: incoming.value === undefined || isObject(incoming.value) ? 501 : 400 };
  }

  protected override onMessageDeleteActivity(): Promise<void> {
    return this.#turns.other(this.#incoming);
  }

  protected override onMessageReactionActivity(): Promise<void> {
    return this.#turns.other(this.#incoming);
  }

  protected override onEventActivity(): Promise<void> {
    return this.#turns.other(this.#incoming);
  }

  protected override onUnrecognizedActivity(): Promise<void> {
    return this.#turns.other(this.#incoming);
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

import type { Instant } from './instant.ts';

/** Who wrote or pressed. Ids come from the authenticated activity, the name is text from outside. */
export interface Person {
  /** The Teams id of this person for this bot (`29:…`). */
  readonly teamsId: string;
  /** Entra object id; undefined when the channel gave none. */
  readonly objectId?: string;
  readonly name: string;
}

export type PlaceKind = 'personal' | 'group-chat' | 'channel';

/**
 * Everything needed to write to a conversation again later. Survives JSON. Refreshed from every activity,
 * because the service address may move.
 */
export interface Address {
  readonly kind: PlaceKind;
  readonly tenantId: string;
  readonly serviceUrl: string;
  /** In a channel the channel's id, without `;messageid=…`. */
  readonly conversationId: string;
  /** The bot's own id in Teams (`28:<app id>`). */
  readonly botId: string;
  /** Only in a channel: the team's Teams id, its Entra group id when known, and names for people. */
  readonly team?: { readonly id: string; readonly groupId?: string; readonly name?: string };
  readonly channel?: { readonly id: string; readonly name?: string };
}

/** A message the bot has sent, and can therefore edit. */
export interface MessageRef {
  readonly address: Address;
  /** Only in a channel: the root message of the thread the message stands in. */
  readonly threadId?: string;
  readonly messageId: string;
}

/** A message as a person typed it: mentions of the bot removed, HTML entities decoded, white space folded. */
export interface Ask {
  readonly id: string;
  readonly person: Person;
  readonly address: Address;
  readonly threadId?: string;
  /** Of the person's client, as BCP 47: `de-DE`. */
  readonly locale?: string;
  readonly text: string;
}

/** A button. `verb` and `data` come from a client: decode before use. */
export interface Press {
  readonly id: string;
  readonly person: Person;
  readonly address: Address;
  readonly threadId?: string;
  /** Of the person's client, as BCP 47: `de-DE`. */
  readonly locale?: string;
  readonly verb: string;
  readonly data: unknown;
  /** The message whose card was pressed. */
  readonly messageId?: string;
}

/** Why nothing can be sent to a conversation any more. */
export type GoneCause =
  | 'bot-removed'
  | 'blocked-by-admin'
  | 'blocked-by-person'
  | 'writes-blocked' // archived, or the bot was blocked
  | 'not-found'
  | 'channel-deleted'
  | 'team-deleted'
  | 'team-archived';

/** Set while nothing can be sent to a conversation. */
export interface GoneSince {
  readonly at: Instant;
  /** Undefined in what an older release noted. */
  readonly cause?: GoneCause;
  /** What Teams said, for the log. */
  readonly reason: string;
}

/** What became of a channel or team. */
export type PlaceChange =
  | { readonly change: 'renamed'; readonly teamName?: string; readonly channelName?: string }
  | { readonly change: 'channel-deleted' | 'team-deleted' | 'team-archived' }
  | { readonly change: 'channel-restored' | 'team-restored' | 'team-unarchived' };

/** The message whose card was pressed, as something that can be edited; undefined when the client did not name it. */
export function messageOf({ address, threadId, messageId }: Press): MessageRef | undefined {
  if (messageId === undefined) return undefined;
  return { address, messageId, ...(threadId === undefined ? {} : { threadId }) };
}

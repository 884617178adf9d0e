import { z } from 'zod';
import type { Address, Ask, Person, PlaceChange, PlaceKind, Press } from '../domain/conversation.ts';
import { plainText } from './text.ts';

/** An optional field that is ignored, instead of spoiling the whole activity, when its shape is not known. */
function lenient<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}
const id = z.string().min(1).max(500);
const word = lenient(z.string().max(500));
const account = z.object({ id, name: word, aadObjectId: word });
/** Not lenient: a tenant that is passed over because of its shape would be one that nobody compares. */
const tenantId = z
  .string()
  .regex(/^[\w.-]{1,100}$/)
  .nullish();

const schema = z.object({
  type: z.string(),
  id: word,
  name: word,
  action: word,
  locale: word,
  text: lenient(z.string()),
  value: z.unknown().optional(),
  replyToId: word,
  serviceUrl: z.url(),
  from: lenient(account),
  recipient: account,
  conversation: z.object({ id, conversationType: word, isGroup: lenient(z.boolean()), tenantId }),
  entities: lenient(z.array(z.unknown())),
  membersAdded: lenient(z.array(z.object({ id }))),
  channelData: z.preprocess(
    (value) => (isRecord(value) ? value : undefined),
    z
      .object({
        eventType: word,
        tenant: z.object({ id: tenantId }).nullish(),
        team: lenient(z.object({ id, name: word, aadGroupId: word })),
        channel: lenient(z.object({ id: word, name: word })),
      })
      .optional(),
  ),
});

const mentionSchema = z.object({
  type: z.literal('mention'),
  text: word,
  mentioned: z.object({ id, name: word }),
});

const executeSchema = z.object({
  action: z.object({ type: word, verb: word, data: z.unknown().optional() }),
});

/** The fields of an activity the bot looks at, checked. Everything else a channel sends is left behind. */
export type Incoming = z.infer<typeof schema>;

/** Undefined when no conversation or tenant could be told from it, so that it can neither be judged nor answered. */
export function decodeIncoming(activity: unknown): Incoming | undefined {
  const decoded = schema.safeParse(activity);
  return decoded.success ? decoded.data : undefined;
}

/** Every tenant the activity names. Both places are written by Teams; a disagreement is for the caller to refuse. */
export function tenantsOf(incoming: Incoming): readonly string[] {
  const named = [incoming.conversation.tenantId, incoming.channelData?.tenant?.id];
  return [...new Set(named.flatMap((one) => one ?? []))];
}

/** The root message of a channel thread: what stands behind `;messageid=` in the conversation's id. */
export function threadOf(incoming: Incoming): string | undefined {
  return splitConversation(incoming.conversation.id).threadId;
}

/** Takes `<channel>;messageid=<root>` apart. Ids are opaque apart from that suffix. */
export function splitConversation(conversationId: string): { place: string; threadId?: string } {
  const [place = '', threadId] = conversationId.split(';messageid=');
  return threadId === undefined || threadId === '' ? { place } : { place, threadId };
}

/** Where the activity happened, as something that can be written to later. */
export function addressOf(incoming: Incoming): Address {
  const { place } = splitConversation(incoming.conversation.id);
  const common = {
    tenantId: tenantsOf(incoming)[0] ?? '',
    serviceUrl: incoming.serviceUrl,
    conversationId: place,
    botId: incoming.recipient.id,
  };
  const kind = kindOf(incoming);
  if (kind !== 'channel') return { kind, ...common };
  const { team, channel } = incoming.channelData ?? {};
  return {
    kind,
    ...common,
    ...(team === undefined
      ? {}
      : { team: { id: team.id, ...some('groupId', team.aadGroupId), ...some('name', team.name) } }),
    channel: { id: place, ...some('name', channel?.id === place ? channel.name : undefined) },
  };
}

/** Samples and older clients leave `conversationType` out; `isGroup` and the team then decide. */
function kindOf(incoming: Incoming): PlaceKind {
  const { conversationType, isGroup } = incoming.conversation;
  if (conversationType === 'channel' || conversationType === 'personal') return conversationType;
  if (conversationType === 'groupChat') return 'group-chat';
  if (incoming.channelData?.team !== undefined) return 'channel';
  return isGroup === true ? 'group-chat' : 'personal';
}

/** Who is behind the activity; the nameless person of an activity without `from` matches nobody. */
export function personOf(incoming: Incoming): Person {
  const from = incoming.from;
  return {
    teamsId: from?.id ?? '',
    ...some('objectId', from?.aadObjectId),
    name: (from?.name ?? '').slice(0, 200),
  };
}

/** A message as a question to the bot, with an empty text when only the bot was mentioned. */
export function askOf(incoming: Incoming, address: Address): Ask {
  return {
    id: incoming.id ?? '',
    person: personOf(incoming),
    address,
    ...some('threadId', threadOf(incoming)),
    ...some('locale', incoming.locale),
    text: typedText(incoming),
  };
}

function typedText(incoming: Incoming): string {
  const mentions = (incoming.entities ?? []).flatMap((one) => mentionSchema.safeParse(one).data ?? []);
  const bot = { id: incoming.recipient.id, ...some('name', incoming.recipient.name) };
  return plainText(incoming.text ?? '', mentions, bot);
}

/** An `Action.Submit` arrives as a message with a value and no text; undefined when it is an ordinary message. */
export function submitOf(incoming: Incoming, address: Address): Press | undefined {
  if (typeof incoming.value !== 'object' || incoming.value === null) return undefined;
  if (typedText(incoming) !== '') return undefined;
  const verb = 'verb' in incoming.value ? incoming.value.verb : undefined;
  return pressOf(incoming, address, typeof verb === 'string' ? verb : '', incoming.value);
}

/** The press behind an `adaptiveCard/action` invoke. A shape nobody knows gives an empty verb, to be refused. */
export function executeOf(incoming: Incoming, address: Address): Press {
  const { action } = executeSchema.safeParse(incoming.value).data ?? {};
  return pressOf(incoming, address, action?.verb ?? '', action?.data);
}

function pressOf(incoming: Incoming, address: Address, verb: string, data: unknown): Press {
  return {
    id: incoming.id ?? '',
    person: personOf(incoming),
    address,
    ...some('threadId', threadOf(incoming)),
    ...some('locale', incoming.locale),
    verb: verb.slice(0, 100),
    data,
    ...some('messageId', incoming.replyToId),
  };
}

/** What a `conversationUpdate` says about a team or channel; undefined for every other event, known or not. */
export function placeChangeOf(incoming: Incoming): PlaceChange | undefined {
  const { team, channel, eventType } = incoming.channelData ?? {};
  if (eventType === 'teamRenamed') return { change: 'renamed', ...some('teamName', team?.name) };
  if (eventType === 'channelRenamed') return { change: 'renamed', ...some('channelName', channel?.name) };
  const change = PLACE_EVENTS.get(eventType ?? '');
  return change === undefined ? undefined : { change };
}

const PLACE_EVENTS: ReadonlyMap<string, Exclude<PlaceChange['change'], 'renamed'>> = new Map([
  ['channelDeleted', 'channel-deleted'],
  ['channelRestored', 'channel-restored'],
  ['teamDeleted', 'team-deleted'],
  ['teamHardDeleted', 'team-deleted'],
  ['teamRestored', 'team-restored'],
  ['teamArchived', 'team-archived'],
  ['teamUnarchived', 'team-unarchived'],
]);

/** The channel or team an event is about, which need not be the conversation that carried it. */
export function changedPlaceOf(incoming: Incoming, address: Address): Address {
  const channel = incoming.channelData?.channel;
  if (channel?.id === undefined) return address;
  return {
    ...address,
    conversationId: channel.id,
    channel: { id: channel.id, ...some('name', channel.name) },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property that is there only when it has a value. */
function some<K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } {
  return value === undefined || value === '' ? {} : ({ [key]: value } as { [key in K]: V });
}

import type { Activity, ConversationParameters } from 'botbuilder';
import {
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorClient,
  TeamsConnectorClient,
} from 'botframework-connector';
import { z } from 'zod';
import { limited } from '../timing/time-limit.ts';
import type { Timer } from '../timing/timer.ts';
import { hostOf, type Trust } from './service-address.ts';

/** Teams' REST surface, as far as the bot uses it. Every call is one single HTTP request and rejects with the SDK's error. */
export interface Connector {
  /** Posts into a conversation or, with `;messageid=`, into a thread. No id when Teams accepted without naming one. */
  send(place: Place, activity: Partial<Activity>, timeoutMs: number): Promise<{ readonly id?: string }>;
  update(place: Place, messageId: string, activity: Partial<Activity>, timeoutMs: number): Promise<void>;
  /** Opens a channel thread or a personal chat. No ids when Teams accepted without naming them. */
  create(serviceUrl: string, parameters: Opening, timeoutMs: number): Promise<Created>;
  members(serviceUrl: string, teamId: string, timeoutMs: number, continuation?: string): Promise<MemberPage>;
  teamDetails(serviceUrl: string, teamId: string, timeoutMs: number): Promise<TeamDetails>;
  /** The team's channels; its first one has no name, because Teams shows it in each person's language. */
  channels(serviceUrl: string, teamId: string, timeoutMs: number): Promise<readonly ChannelName[]>;
}

/** What opening a conversation takes: the fields that apply to its kind, of those the SDK lists. */
export type Opening = Omit<Partial<ConversationParameters>, 'activity'> & {
  readonly activity?: Partial<Activity>;
};

export interface Place {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

const memberSchema = z.object({
  id: z.string().catch(''),
  aadObjectId: z.string().optional().catch(undefined),
  objectId: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  userPrincipalName: z.string().optional().catch(undefined),
  userRole: z.string().optional().catch(undefined),
  tenantId: z.string().optional().catch(undefined),
});
const pageSchema = z.object({
  members: z.array(memberSchema),
  continuationToken: z.string().nullish(),
});
const teamSchema = z.object({
  name: z.string().optional().catch(undefined),
  aadGroupId: z.string().optional().catch(undefined),
});

const channelsSchema = z.object({
  conversations: z.array(z.object({ id: z.string(), name: z.string().nullish().catch(undefined) })).catch([]),
});

export type ChannelName = z.infer<typeof channelsSchema>['conversations'][number];
export type Member = z.infer<typeof memberSchema>;
export type MemberPage = z.infer<typeof pageSchema>;
export type TeamDetails = z.infer<typeof teamSchema>;

const named = z.string().min(1).optional().catch(undefined);
const resourceSchema = z.object({ id: named }).catch({});
const createdSchema = z.object({ id: named, activityId: named }).catch({});

/** The id of a conversation that was opened, and of the message that opened it. */
export type Created = z.infer<typeof createdSchema>;

/** The bot's token is for Teams alone. */
export class StrangeAddress extends Error {
  constructor(serviceUrl: string) {
    super(`nothing is sent to the service address: ${hostOf(serviceUrl)}`);
    this.name = 'StrangeAddress';
  }
}

/** Teams gives at least 50 and at most 500 members a page. */
const PAGE_SIZE = 500;

/**
 * The connector client of the SDK, with the bot's own identity. It is used directly and not through
 * `continueConversationAsync`, which hands errors to `onTurnError` and then resolves, and not through
 * `createConversationAsync`, which drops the id of the posted message.
 */
export function createConnector(options: {
  readonly authentication: BotFrameworkAuthentication;
  /** Application id, empty when authentication is off. */
  readonly appId: string;
  /** For whom tokens are bought, which differs from cloud to cloud. The configured authentication cannot be asked: it does not pass that question on. */
  readonly audience: string;
  readonly after: Timer;
  /** Addresses that may be written to. An address may have been remembered before this was asked. */
  readonly trusts: Trust;
}): Connector {
  const { authentication, appId, audience, after, trusts } = options;
  const { AudienceClaim, AppIdClaim } = AuthenticationConstants;

  async function client(serviceUrl: string): Promise<ConnectorClient> {
    if (!trusts(serviceUrl)) throw new StrangeAddress(serviceUrl);
    const claims = [AudienceClaim, AppIdClaim].map((type) => ({ type, value: appId }));
    const identity = new ClaimsIdentity([
      ...claims,
      { type: AuthenticationConstants.ServiceUrlClaim, value: serviceUrl },
    ]);
    const made = await authentication.createConnectorFactory(identity).create(serviceUrl, audience);
    return withoutRetries(made);
  }

  async function send(place: Place, activity: Partial<Activity>, timeoutMs: number) {
    const { conversations } = await client(place.serviceUrl);
    const sending = conversations.sendToConversation(place.conversationId, activity, within(timeoutMs));
    const { id } = resourceSchema.parse(await takenAnyhow(sending));
    return id === undefined ? {} : { id };
  }

  async function update(place: Place, messageId: string, activity: Partial<Activity>, timeoutMs: number) {
    const { conversations } = await client(place.serviceUrl);
    await takenAnyhow(
      conversations.updateActivity(place.conversationId, messageId, activity, within(timeoutMs)),
    );
  }

  async function create(serviceUrl: string, parameters: Opening, timeoutMs: number) {
    const { conversations } = await client(serviceUrl);
    // The type wants every field, the REST call only those that apply to the kind of conversation.
    const all = parameters as ConversationParameters;
    return createdSchema.parse(await takenAnyhow(conversations.createConversation(all, within(timeoutMs))));
  }

  async function members(serviceUrl: string, teamId: string, timeoutMs: number, continuation?: string) {
    const { conversations } = await client(serviceUrl);
    const query = {
      ...within(timeoutMs),
      pageSize: PAGE_SIZE,
      ...(continuation === undefined ? {} : { continuationToken: continuation }),
    };
    // The type demands a continuation even for the first page, where there is none.
    const paged = query as typeof query & { continuationToken: string };
    const page = await conversations.getConversationPagedMembers(teamId, paged);
    return pageSchema.parse(page);
  }

  async function teamsClient(serviceUrl: string): Promise<TeamsConnectorClient> {
    const { credentials } = await client(serviceUrl);
    return withoutRetries(new TeamsConnectorClient(credentials, { baseUri: serviceUrl }));
  }

  async function teamDetails(serviceUrl: string, teamId: string, timeoutMs: number) {
    const { teams } = await teamsClient(serviceUrl);
    return teamSchema.parse(await teams.fetchTeamDetails(teamId, within(timeoutMs)));
  }

  async function channels(serviceUrl: string, teamId: string, timeoutMs: number) {
    const { teams } = await teamsClient(serviceUrl);
    return channelsSchema.parse(await teams.fetchChannelList(teamId, within(timeoutMs))).conversations;
  }

  /**
   * Ends a call after its time. The request's own `timeout` does not cover buying a token, for which the SDK's
   * token library waits without end. A little later than the request's own limit, which ends the request as well
   * and not only the waiting.
   */
  function inTime<T>(timeoutMs: number, call: () => Promise<T>): Promise<T> {
    const message = 'Teams or the login service did not answer in time';
    return limited({ ms: Math.max(1, timeoutMs) + 200, after, message }, call);
  }

  return {
    send: (place, activity, ms) => inTime(ms, () => send(place, activity, ms)),
    update: (place, id, activity, ms) => inTime(ms, () => update(place, id, activity, ms)),
    create: (serviceUrl, parameters, ms) => inTime(ms, () => create(serviceUrl, parameters, ms)),
    members: (serviceUrl, teamId, ms, page) => inTime(ms, () => members(serviceUrl, teamId, ms, page)),
    teamDetails: (serviceUrl, teamId, ms) => inTime(ms, () => teamDetails(serviceUrl, teamId, ms)),
    channels: (serviceUrl, teamId, ms) => inTime(ms, () => channels(serviceUrl, teamId, ms)),
  };
}

/**
 * Undefined where Teams took what was sent and answered with something that cannot be read: the SDK calls that
 * a failure, and to send it again would say it twice.
 */
async function takenAnyhow<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    const status = statusSchema.safeParse(error).data?.statusCode ?? 0;
    if (status >= 200 && status < 300) return undefined;
    throw error;
  }
}

const statusSchema = z.looseObject({ statusCode: z.number() });

function within(timeoutMs: number): { readonly timeout: number } {
  return { timeout: Math.max(1, Math.ceil(timeoutMs)) };
}

const pipelineSchema = z.object({
  pipeline: z.custom<{ removePolicy(policy: { name: string }): readonly unknown[] }>(
    (value) => typeof value === 'object' && value !== null && 'removePolicy' in value,
  ),
});

/**
 * Takes away the client's built-in retries: they multiply with ours, know no 412, and sleep through a
 * `Retry-After` of any length. The SDK's own switch for it (`noRetryPolicy`) has no effect in 4.23.3, and the
 * pipeline can only be reached through a field that its types hide.
 */
function withoutRetries<T extends object>(client: T): T {
  const { pipeline } = pipelineSchema.parse(Reflect.get(client, 'client'));
  const removed = pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  if (removed.length === 0) throw new Error('the connector client has no retry policy to remove');
  return client;
}

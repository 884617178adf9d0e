import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Teams' bot connector on loopback: it keeps what the bot sends, answers as Teams does, and fails on demand.
 * Conversations are known unless they are removed, because a bot meets them by being written to.
 */
export interface Connector {
  /** The `serviceUrl` to put into activities. */
  readonly url: string;
  /** Every request in the order of its arrival, failed ones included. */
  readonly sent: Sent[];
  /** What is shown now: activities by id, with updates applied and deleted ones gone. */
  readonly shown: ReadonlyMap<string, Shown>;
  /** Lets go of all that was sent and shown, so that a long run does not fill the memory. */
  empty(): void;
  /** A message the bot has sent before this connector was started. */
  knows(id: string, shown: Shown): void;
  members(teamId: string, list: readonly RosterEntry[]): void;
  teamDetails(teamId: string, details: { readonly name?: string; readonly aadGroupId?: string }): void;
  /** What the team's list of channels holds. */
  channels(teamId: string, list: readonly { readonly id: string; readonly name?: string }[]): void;
  /** From now on the conversation (or team) answers as to a bot that was taken out. */
  remove(conversationId: string): void;
  /** The next requests that match fail in this way; a fault without `times` stays. Later faults come first. */
  fault(match: Match, fault: Fault): void;
  /** Takes all faults away. */
  heal(): void;
  close(): Promise<void>;
}

export interface Sent {
  readonly method: string;
  /** Decoded path and query, without the host. */
  readonly path: string;
  readonly body: Json;
  readonly headers: IncomingMessage['headers'];
  /** ms UTC. */
  readonly at: number;
}

export interface Shown {
  readonly conversationId: string;
  readonly activity: Json;
}

export interface RosterEntry {
  readonly id: string;
  readonly aadObjectId?: string;
  readonly name?: string;
  readonly userPrincipalName?: string;
  readonly userRole?: string;
  readonly tenantId?: string;
}

export type Match = { readonly method?: string; readonly path?: RegExp };

export type Fault = {
  readonly times?: number;
  /** Asked at each request that matches: whether it fails. Always, unless given. */
  readonly strikes?: () => boolean;
} & (
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  /** The socket is torn down without an answer. */
  | { readonly reset: true }
  /** The request is never answered. */
  | { readonly silence: true }
);

// A test reads deep into bodies; each step is checked by the assertion it stands in.
// biome-ignore lint/suspicious/noExplicitAny: the JSON of any request the bot makes.
export type Json = any;

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

const PAGE = 2;

export async function startConnector(options: { readonly port?: number } = {}): Promise<Connector> {
  const sent: Sent[] = [];
  const shown = new Map<string, Shown>();
  const rosters = new Map<string, readonly RosterEntry[]>();
  const teams = new Map<string, { name?: string; aadGroupId?: string }>();
  const channels = new Map<string, readonly { id: string; name?: string }[]>();
  const removed = new Set<string>();
  let faults: { match: Match; fault: Fault; left: number }[] = [];
  let counter = 1_700_000_000_000;

  function post(conversationId: string, activity: Json): Answer {
    if (removed.has(conversationId.split(';')[0] ?? '')) return notInRoster();
    if (activity.type === 'typing') return { status: 202 };
    // Teams splits such a message in two and names no id.
    if (activity.text && activity.attachments?.length) return { status: 202 };
    counter += 1;
    const id = String(counter);
    shown.set(id, { conversationId, activity });
    return { status: 201, body: { id } };
  }

  function create(body: Json): Answer {
    const channel: string | undefined = body.channelData?.channel?.id;
    if (channel === undefined) {
      const member: string | undefined = body.members?.[0]?.id;
      if (member === undefined) return error(400, 'BadArgument', 'no members');
      return { status: 201, body: { id: `a:chat-with-${member}` } };
    }
    if (removed.has(channel)) return notInRoster();
    counter += 1;
    const id = String(counter);
    shown.set(id, { conversationId: `${channel};messageid=${id}`, activity: body.activity });
    return { status: 201, body: { id: `${channel};messageid=${id}`, activityId: id } };
  }

  function change(method: string, conversationId: string, id: string, body: Json): Answer {
    if (removed.has(conversationId.split(';')[0] ?? '')) return notInRoster();
    const before = shown.get(id);
    if (before === undefined) return error(404, 'ActivityNotFoundInConversation', 'no such activity');
    if (method === 'DELETE') shown.delete(id);
    else shown.set(id, { ...before, activity: body });
    return { status: 200, body: { id } };
  }

  function page(teamId: string, query: URLSearchParams): Answer {
    const all = rosters.get(teamId);
    if (all === undefined || removed.has(teamId)) return notFound();
    const from = Number(query.get('continuationToken') ?? 0);
    const next = from + PAGE < all.length ? { continuationToken: String(from + PAGE) } : {};
    return { status: 200, body: { members: all.slice(from, from + PAGE), ...next } };
  }

  function member(conversationId: string, id: string): Answer {
    const found = rosters.get(conversationId)?.find((one) => one.id === id || one.aadObjectId === id);
    return found === undefined
      ? error(404, 'MemberNotFoundInConversation', 'no member')
      : { status: 200, body: found };
  }

  function answerTo(method: string, url: URL, body: Json): Answer {
    const [version, kind, ...rest] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
    if (version === 'v3' && kind === 'teams')
      return rest[1] === 'conversations' ? channelList(rest[0] ?? '') : team(rest[0] ?? '');
    if (version === 'v3' && kind === 'conversations') return inConversation(method, rest, url, body);
    return notFound();
  }

  function channelList(id: string): Answer {
    const conversations = channels.get(id);
    return conversations === undefined ? notFound() : { status: 200, body: { conversations } };
  }

  function team(id: string): Answer {
    const details = teams.get(id);
    return details === undefined ? notFound() : { status: 200, body: { id, ...details } };
  }

  function inConversation(method: string, path: readonly string[], url: URL, body: Json): Answer {
    const [id = '', what, inner = ''] = path;
    const call = what === undefined ? method : `${method} ${what}`;
    if (call === 'POST') return create(body);
    if (call === 'GET pagedmembers') return page(id, url.searchParams);
    if (call === 'GET members') return member(id, inner);
    if (call === 'POST activities') return post(id, body);
    return what === 'activities' ? change(method, id, inner, body) : notFound();
  }

  function takeFault(method: string, path: string): Fault | undefined {
    const hit = faults.findLast(
      ({ match, fault, left }) =>
        left > 0 &&
        (match.method ?? method) === method &&
        (match.path === undefined || match.path.test(path)) &&
        (fault.strikes?.() ?? true),
    );
    if (hit !== undefined) hit.left -= 1;
    return hit?.fault;
  }

  const server = createServer((request, response) => {
    receive(request, response).catch((problem: unknown) => {
      response.writeHead(500).end(String(problem));
    });
  });

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://loopback');
    const path = decodeURIComponent(url.pathname + url.search);
    sent.push({ method, path, body, headers: request.headers, at: Date.now() });
    const fault = takeFault(method, path);
    if (fault !== undefined && 'silence' in fault) return;
    if (fault !== undefined && 'reset' in fault) {
      request.socket.destroy();
      return;
    }
    const answer = fault ?? answerTo(method, url, body);
    const headers = { 'content-type': 'application/json', ...(fault === undefined ? {} : fault.headers) };
    response.writeHead(answer.status, headers);
    response.end(answer.body === undefined ? undefined : toText(answer.body));
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/`,
    sent,
    shown,
    empty: () => {
      sent.length = 0;
      shown.clear();
    },
    knows: (id, before) => void shown.set(id, before),
    members: (teamId, list) => void rosters.set(teamId, list),
    teamDetails: (teamId, details) => void teams.set(teamId, details),
    channels: (teamId, list) => void channels.set(teamId, list),
    remove: (conversationId) => void removed.add(conversationId),
    fault: (match, fault) =>
      void faults.push({ match, fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    heal() {
      faults = [];
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve, reject) =>
        server.close((problem) => (problem ? reject(problem) : resolve())),
      );
    },
  };
}

/** An error as Teams words it. */
export function error(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

function notFound(): Answer {
  return error(404, 'ConversationNotFound', 'Conversation not found.');
}

function notInRoster(): Answer {
  return error(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
}

async function readJson(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}

function toText(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

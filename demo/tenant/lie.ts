import type { Lie } from './faults.ts';
import { notFound, type Reply, type RequestIds, serverError } from './graph-errors.ts';
import { dateTime, type Entity, type Json, nextLink } from './odata.ts';

/** The request whose right answer is spoiled. */
export interface Asked {
  /** Without its query. */
  readonly address: string;
  readonly query: URLSearchParams;
  /** The id in the address; empty for lists and the push certificate. */
  readonly id: string;
  readonly ids: RequestIds;
  readonly newId: () => string;
}

/** What reaches the caller of the right answer. */
export type Delivery =
  | { readonly do: 'answer'; readonly reply: Reply; readonly afterMs?: number }
  | { readonly do: 'hang' }
  | { readonly do: 'reset' };

export function lie(fault: Lie, reply: Reply, asked: Asked): Delivery {
  switch (fault.kind) {
    case 'slow':
      return { do: 'answer', reply, afterMs: fault.ms };
    case 'answer-lost':
      if (fault.by === 'gateway') return answer(serverError(504, undefined, asked.ids));
      return { do: fault.by === 'reset' ? 'reset' : 'hang' };
    case 'error-in-answer':
      return answer(withError(reply, fault.beside ?? 'empty'));
    case 'empty':
      return answer(isList(reply) ? withRows(reply, []) : notFound(asked.ids));
    case 'hides':
      return answer(hidden(reply, fault.tokens, asked));
    case 'omits':
      return answer(mapEntities(reply, (entity) => omitted(entity, fault, asked.id)));
    case 'pages':
      return answer(isList(reply) ? misled(reply, fault.how, asked) : reply);
    case 'bloated':
      return answer({ ...reply, filler: fault.bytes ?? Number.POSITIVE_INFINITY });
  }
}

function answer(reply: Reply): Delivery {
  return { do: 'answer', reply };
}

type ListReply = Omit<Reply, 'body'> & { readonly body: Entity & { readonly value: readonly Entity[] } };

function isList(reply: Reply): reply is ListReply {
  return reply.status === 200 && isEntity(reply.body) && Array.isArray(reply.body['value']);
}

function isEntity(body: Json | undefined): body is Entity {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

/** The list with these rows and the count of them, and nothing after them. */
function withRows(reply: ListReply, value: readonly Entity[]): Reply {
  const { '@odata.nextLink': _next, '@odata.count': count, ...rest } = reply.body;
  return {
    ...reply,
    body: { ...rest, ...(count === undefined ? {} : { '@odata.count': value.length }), value },
  };
}

const ERROR = { code: 'InternalServerError', message: 'The data could not be read completely.' };

function withError(reply: Reply, beside: 'empty' | 'data' | 'nothing'): Reply {
  if (!isEntity(reply.body)) return { status: 200, body: { error: ERROR } };
  if (beside === 'data') return { ...reply, body: { ...reply.body, error: ERROR } };
  const { '@odata.context': context = '' } = reply.body;
  const empty = beside === 'empty' && isList(reply) ? { value: [] } : {};
  return { status: 200, body: { '@odata.context': context, ...empty, error: ERROR } };
}

function hidden(reply: Reply, tokens: readonly string[], { id, ids }: Asked): Reply {
  if (tokens.includes(id)) return notFound(ids);
  if (!isList(reply)) return reply;
  const value = reply.body.value.filter((row) => !tokens.includes(String(row['id'])));
  return { ...reply, body: { ...reply.body, value } };
}

function mapEntities(reply: Reply, change: (entity: Entity) => Entity): Reply {
  if (reply.status !== 200 || !isEntity(reply.body)) return reply;
  if (!isList(reply)) return { ...reply, body: change(reply.body) };
  return { ...reply, body: { ...reply.body, value: reply.body.value.map(change) } };
}

function omitted(
  entity: Entity,
  { fields, as = 'missing', tokens }: Extract<Lie, { kind: 'omits' }>,
  asked: string,
): Entity {
  if (tokens !== undefined && !tokens.includes(String(entity['id'] ?? asked))) return entity;
  const entries = Object.entries(entity).flatMap(([name, value]): [string, Json][] => {
    if (!fields.includes(name)) return [[name, value]];
    if (as === 'missing') return [];
    return [[name, as === 'null' ? null : dateTime(undefined)]];
  });
  return Object.fromEntries(entries);
}

/** Skip tokens that are no number: the list then begins at its beginning again. */
const AGAIN = 'again-';

function misled(reply: ListReply, how: 'circle' | 'repeat' | 'endless', asked: Asked): Reply {
  const { address, query, newId } = asked;
  const linked = (next: string, value = reply.body.value): Reply => ({
    ...reply,
    body: { ...reply.body, '@odata.nextLink': next, value },
  });
  if (how === 'circle') {
    if (reply.body['@odata.nextLink'] !== undefined) return reply;
    return linked(nextLink(address, query, `${AGAIN}0`));
  }
  const round = Number(query.get('$skiptoken')?.replace(AGAIN, '') ?? 0) + 1;
  const next = nextLink(address, query, `${AGAIN}${round}`);
  if (how === 'repeat') return linked(next);
  return linked(
    next,
    reply.body.value.map((row) => ({ ...row, id: newId() })),
  );
}

import type { Instant } from '../../src/domain/instant.ts';
import type { Fault, FaultBoard, Lie, Refusal } from './faults.ts';
import type { Version } from './graph-bodies.ts';
import {
  directoryForbidden,
  graphError,
  type Reply,
  type RequestIds,
  unauthorized,
  unknownSegment,
} from './graph-errors.ts';
import { GRAPH_ROUTES, type GraphCall, type GraphRoute } from './graph-routes.ts';
import { type Delivery, lie } from './lie.ts';
import { refuse } from './refuse.ts';
import type { TenantState } from './state.ts';

/** One request as it came in, before anything was believed about it. */
export interface Incoming {
  readonly method: string;
  readonly origin: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly ids: RequestIds;
  readonly now: Instant;
}

export interface GraphParts {
  readonly accessToken: string;
  readonly pageSize: number;
  readonly syncTakesMs: number;
  readonly uuid: () => string;
  readonly faults: FaultBoard;
  readonly state: () => TenantState;
  readonly keep: (state: TenantState) => void;
}

/** Splits `/beta/deviceManagement/x` into the version and the path below it. */
export function splitVersion(pathname: string): { version: string; path: string } {
  const [, version = '', path = '/'] = /^\/([^/]+)(\/.*)?$/.exec(pathname) ?? [];
  return { version, path };
}

/**
 * Answers one request in Graph's order: the path is known in this version (400), the access token is
 * good (401), nothing is broken on purpose, the method is allowed (405), then the data.
 */
export function answerGraph(incoming: Incoming, parts: GraphParts): Delivery {
  const { version, path } = splitVersion(incoming.url.pathname);
  if (version !== 'v1.0' && version !== 'beta') {
    return answer(graphError(400, 'BadRequest', `Invalid version: ${version}`, incoming.ids));
  }
  const refused = refuseToken(incoming, parts.accessToken);
  if (/^\/(applications|users|groups)\b/.test(path))
    return answer(refused ?? directoryForbidden(incoming.ids));
  const routes = GRAPH_ROUTES.filter((route) => route.path.test(path) && route.versions.includes(version));
  const first = routes[0];
  if (first === undefined) return answer(unknownSegment(strangeSegment(path, version), incoming.ids));
  if (refused !== undefined) return answer(refused);

  const id = first.path.exec(path)?.[1] ?? '';
  const fault = parts.faults.take(first.family, { action: incoming.method !== 'GET', version, id });
  if (fault !== undefined && !isLie(fault)) return refuse(fault, incoming.ids);

  const route = routes.find((one) => one.method === incoming.method);
  const reply = route === undefined ? methodRefused(incoming) : run(route, id, version, incoming, parts);
  if (fault === undefined) return answer(reply);
  const { origin, pathname, searchParams: query } = incoming.url;
  return lie(fault, reply, {
    address: `${origin}${pathname}`,
    query,
    id,
    ids: incoming.ids,
    newId: parts.uuid,
  });
}

const LIES: readonly Fault['kind'][] = [
  'slow',
  'answer-lost',
  'error-in-answer',
  'empty',
  'hides',
  'omits',
  'pages',
  'bloated',
] satisfies Lie['kind'][];

function isLie(fault: Lie | Refusal): fault is Lie {
  return LIES.includes(fault.kind);
}

function run(route: GraphRoute, id: string, version: Version, incoming: Incoming, parts: GraphParts): Reply {
  const call: GraphCall = {
    version,
    origin: incoming.origin,
    query: incoming.url.searchParams,
    id,
    now: incoming.now,
    ids: incoming.ids,
    newId: parts.uuid,
    pageSize: parts.pageSize,
    syncTakesMs: parts.syncTakesMs,
  };
  const result = route.answer(parts.state(), call);
  if (result.state !== undefined) parts.keep(result.state);
  return result.reply;
}

function answer(reply: Reply): Delivery {
  return { do: 'answer', reply };
}

function refuseToken(incoming: Incoming, accessToken: string): Reply | undefined {
  const given = /^Bearer +(\S+)$/i.exec(incoming.authorization ?? '')?.[1];
  if (given === undefined) return unauthorized('Access token is empty.', incoming.ids);
  return given === accessToken ? undefined : unauthorized('Access token validation failure.', incoming.ids);
}

function methodRefused(incoming: Incoming): Reply {
  const message = 'Specified HTTP method is not allowed for the request target.';
  return graphError(405, 'BadRequest', message, incoming.ids);
}

/** The segment that Graph names: the resource when this version lacks it, else what was asked of it. */
function strangeSegment(path: string, version: Version): string {
  const [, service = '', resource] = path.split('/');
  if (resource === undefined) return service;
  const known = GRAPH_ROUTES.some(
    (route) => route.versions.includes(version) && route.path.source.includes(resource),
  );
  return known ? (path.split('/').at(-1) ?? resource) : resource;
}

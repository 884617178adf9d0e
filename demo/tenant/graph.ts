import type { Instant } from '../../src/domain/instant.ts';
import { type Disturbance, disturb, type FaultBoard } from './faults.ts';
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

/** What becomes of a request: an answer, perhaps after a wait, or none. */
export type GraphOutcome =
  | Exclude<Disturbance, { do: 'wait' }>
  | { do: 'answer-late'; ms: number; reply: Reply };

/** Splits `/beta/deviceManagement/x` into the version and the path below it. */
export function splitVersion(pathname: string): { version: string; path: string } {
  const [, version = '', path = '/'] = /^\/([^/]+)(\/.*)?$/.exec(pathname) ?? [];
  return { version, path };
}

/**
 * Answers one request in Graph's order: the path is known in this version (400), the access token is
 * good (401), nothing is broken on purpose, the method is allowed (405), then the data.
 */
export function answerGraph(incoming: Incoming, parts: GraphParts): GraphOutcome {
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

  const fault = parts.faults.take(first.family, incoming.method !== 'GET', version === 'beta');
  const disturbance = fault === undefined ? undefined : disturb(fault, incoming.ids);
  if (disturbance !== undefined && disturbance.do !== 'wait') return disturbance;

  const route = routes.find((one) => one.method === incoming.method);
  const reply = route === undefined ? methodRefused(incoming) : run(route, path, version, incoming, parts);
  return disturbance === undefined ? answer(reply) : { do: 'answer-late', ms: disturbance.ms, reply };
}

function run(
  route: GraphRoute,
  path: string,
  version: Version,
  incoming: Incoming,
  parts: GraphParts,
): Reply {
  const call: GraphCall = {
    version,
    origin: incoming.origin,
    query: incoming.url.searchParams,
    id: route.path.exec(path)?.[1] ?? '',
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

function answer(reply: Reply): GraphOutcome {
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

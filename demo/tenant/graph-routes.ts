import { type Family, familyOf } from '../../src/catalogue/families/families.ts';
import type { Instant } from '../../src/domain/instant.ts';

import { adeBody, type EntityType, propertiesOf, pushBody, type Version, vppBody } from './graph-bodies.ts';
import {
  graphError,
  intuneError,
  notFound,
  type Reply,
  type RequestIds,
  unknownProperty,
} from './graph-errors.ts';
import { count, type Entity, nextLink, page, pick, selected } from './odata.ts';
import { plainFamilies } from './plain-families.ts';
import type { TenantState, VppRecord } from './state.ts';
import { mayStartAdeSync, startAdeSync, startVppSync } from './sync.ts';

/** One authenticated request to Graph, and what answering it needs. */
export interface GraphCall {
  readonly version: Version;
  /** `http://127.0.0.1:port`, the root of links in answers. */
  readonly origin: string;
  readonly query: URLSearchParams;
  /** The id in the path; empty for collections and singletons. */
  readonly id: string;
  readonly now: Instant;
  readonly ids: RequestIds;
  readonly newId: () => string;
  readonly pageSize: number;
  readonly syncTakesMs: number;
}

/** The answer, and the state after it when the request changed something. */
export interface GraphResult {
  readonly reply: Reply;
  readonly state?: TenantState;
}

export interface GraphRoute {
  readonly method: 'GET' | 'POST';
  /** Path below the version; its one group, if any, is the id. */
  readonly path: RegExp;
  readonly versions: readonly Version[];
  readonly family: Family;
  readonly answer: (state: TenantState, call: GraphCall) => GraphResult;
}

const BOTH: readonly Version[] = ['v1.0', 'beta'];
const BETA: readonly Version[] = ['beta'];
const PUSH = '/deviceManagement/applePushNotificationCertificate';
const VPP = '/deviceAppManagement/vppTokens';
const ADE = '/deviceManagement/depOnboardingSettings';

/** Everything the simulated Graph can do: what a watcher of Apple tokens may call, and nothing that writes or deletes. */
export const GRAPH_ROUTES: readonly GraphRoute[] = [
  { method: 'GET', path: exactly(PUSH), versions: BOTH, family: 'push', answer: getPush },
  { method: 'GET', path: exactly(VPP), versions: BOTH, family: 'vpp', answer: listVpp },
  { method: 'GET', path: exactly(`${VPP}/\\$count`), versions: BOTH, family: 'vpp', answer: countVpp },
  { method: 'GET', path: exactly(`${VPP}/([^/$]+)`), versions: BOTH, family: 'vpp', answer: getVpp },
  {
    method: 'POST',
    path: exactly(`${VPP}/([^/]+)/syncLicenses`),
    versions: BOTH,
    family: 'vpp',
    answer: syncVpp,
  },
  { method: 'GET', path: exactly(ADE), versions: BETA, family: 'ade', answer: listAde },
  { method: 'GET', path: exactly(`${ADE}/\\$count`), versions: BETA, family: 'ade', answer: countAde },
  { method: 'GET', path: exactly(`${ADE}/([^/$]+)`), versions: BETA, family: 'ade', answer: getAde },
  {
    method: 'POST',
    path: exactly(`${ADE}/([^/]+)/syncWithAppleDeviceEnrollmentProgram`),
    versions: BETA,
    family: 'ade',
    answer: syncAde,
  },
  ...plainFamilies().flatMap(([family]) => plainRoutes(family)),
];

/** A list and its items, in the versions in which the family is read. */
function plainRoutes(family: Family): GraphRoute[] {
  const { source } = familyOf(family);
  const path = `/${source.path}`;
  const versions = source.answers.map(({ version }) => version);
  const rowsOf = (state: TenantState) => state.plain[family] ?? [];
  return [
    {
      method: 'GET',
      path: exactly(path),
      versions,
      family,
      answer: (state, call) => ({
        reply: collection(rowsOf(state), (row) => row, { path, type: family, counted: true }, call),
      }),
    },
    {
      method: 'GET',
      path: exactly(`${path}/([^/$]+)`),
      versions,
      family,
      answer: (state, call) => {
        const row = rowsOf(state).find((one) => one['id'] === call.id);
        return { reply: row === undefined ? notFound(call.ids) : single(row, path, family, call) };
      },
    },
  ];
}

function exactly(path: string): RegExp {
  return new RegExp(`^${path}$`);
}

function getPush(state: TenantState, call: GraphCall): GraphResult {
  if (state.push === undefined) return { reply: notFound(call.ids) };
  return { reply: single(pushBody(state.push, call.now, call.newId()), PUSH, PUSH_TYPE, call) };
}

function listVpp(state: TenantState, call: GraphCall): GraphResult {
  const counted = call.query.get('$count') === 'true';
  const body = (token: VppRecord) => vppBody(token, call.now, call.version);
  return { reply: collection(state.vpp, body, { path: VPP, type: 'vppToken', counted }, call) };
}

/** Intune's list of enrolment program tokens carries `@odata.count` without being asked. */
function listAde(state: TenantState, call: GraphCall): GraphResult {
  const list = { path: ADE, type: 'depOnboardingSetting', counted: true } as const;
  return { reply: collection(state.ade, adeBody, list, call) };
}

function countVpp(state: TenantState): GraphResult {
  return { reply: plainNumber(state.vpp.length) };
}

function countAde(state: TenantState): GraphResult {
  return { reply: plainNumber(state.ade.length) };
}

function plainNumber(value: number): Reply {
  return { status: 200, headers: { 'Content-Type': 'text/plain' }, text: String(value) };
}

function getVpp(state: TenantState, call: GraphCall): GraphResult {
  const token = state.vpp.find((one) => one.id === call.id);
  if (token === undefined) return { reply: notFound(call.ids) };
  return { reply: single(vppBody(token, call.now, call.version), VPP, 'vppToken', call) };
}

function getAde(state: TenantState, call: GraphCall): GraphResult {
  const token = state.ade.find((one) => one.id === call.id);
  if (token === undefined) return { reply: notFound(call.ids) };
  return { reply: single(adeBody(token), ADE, 'depOnboardingSetting', call) };
}

/** 200 with the token as it is now; the sync goes on behind it. */
function syncVpp(state: TenantState, call: GraphCall): GraphResult {
  const after = startVppSync(state, call.id, call.now, call.syncTakesMs);
  return { ...getVpp(after, call), state: after };
}

/**
 * 204. Intune takes one manual sync in 15 minutes (Microsoft's device enrolment docs); what Graph answers
 * to a second one is not published, so this 400 is a guess that no client should rely on.
 */
function syncAde(state: TenantState, call: GraphCall): GraphResult {
  const token = state.ade.find((one) => one.id === call.id);
  if (token === undefined) return { reply: notFound(call.ids) };
  if (!mayStartAdeSync(token, call.now)) {
    return {
      reply: intuneError(400, 'BadRequest', 'A sync was requested less than 15 minutes ago', call.ids),
    };
  }
  return { reply: { status: 204 }, state: startAdeSync(state, call.id, call.now, call.syncTakesMs) };
}

const PUSH_TYPE = 'applePushNotificationCertificate';

function single(entity: Entity, path: string, type: EntityType, call: GraphCall): Reply {
  const wrong = refusedOption(type, call);
  if (wrong !== undefined) return wrong;
  return {
    status: 200,
    body: { '@odata.context': `${context(path, call)}/$entity`, ...pick(entity, selected(call.query)) },
  };
}

interface List {
  readonly path: string;
  readonly type: EntityType;
  /** With `@odata.count`. */
  readonly counted: boolean;
}

function collection<T>(
  rows: readonly T[],
  body: (row: T) => Entity,
  { path, type, counted }: List,
  call: GraphCall,
): Reply {
  const wrong = refusedOption(type, call);
  if (wrong !== undefined) return wrong;
  const { rows: shown, next } = page(rows, call.query, call.pageSize);
  const value = shown.map((row) => pick(body(row), selected(call.query)));
  const address = `${call.origin}/${call.version}${path}`;
  return {
    status: 200,
    body: {
      '@odata.context': context(path, call),
      ...(counted ? { '@odata.count': rows.length } : {}),
      ...(next === undefined ? {} : { '@odata.nextLink': nextLink(address, call.query, next) }),
      value,
    },
  };
}

function context(path: string, call: GraphCall): string {
  const names = selected(call.query);
  const narrowed = names === undefined ? '' : `(${names.join(',')})`;
  return `${call.origin}/${call.version}/$metadata#${path.slice(1)}${narrowed}`;
}

const NUMERIC = ['$top', '$skip'];
const KNOWN_OPTIONS = [...NUMERIC, '$select', '$skiptoken', '$count'];

/** 400 for an option that is misspelt or not simulated, or a property the type does not have in this version. */
function refusedOption(type: EntityType, call: GraphCall): Reply | undefined {
  for (const [name, value] of call.query) {
    if (!name.startsWith('$')) continue;
    const malformed = NUMERIC.includes(name) && count(value) === undefined;
    if (!KNOWN_OPTIONS.includes(name) || malformed) {
      return graphError(400, 'BadRequest', `The query option '${name}=${value}' is not supported.`, call.ids);
    }
  }
  const known = propertiesOf(type, call.version);
  const unknown = selected(call.query)?.find((name) => !known.includes(name));
  return unknown === undefined ? undefined : unknownProperty(unknown, type, call.ids);
}

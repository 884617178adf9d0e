import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Instant } from '../../src/domain/instant.ts';
import type { Family } from '../../src/domain/token.ts';
import { type AdminParts, answerAdmin, isAdminPath } from './admin.ts';
import { demoState } from './demo-data.ts';
import { createFaultBoard, type Fault, type FaultScope } from './faults.ts';
import { answerGraph, type GraphParts, splitVersion } from './graph.ts';
import type { TenantState } from './state.ts';
import { settle } from './sync.ts';
import { header, loopbackUrl, NOT_LOOPBACK, send } from './wire.ts';

export interface TenantOptions {
  /** The tenant's clock; syncs end and tokens expire by it. */
  readonly now: () => Instant;
  readonly uuid?: () => string;
  /** The only access token that Graph accepts; `demo-token` unless given. */
  readonly accessToken?: string;
  /** 0 or nothing: any free port. */
  readonly port?: number;
  /** The most rows on one page of a collection; 100 unless given. */
  readonly pageSize?: number;
  /** The data to begin with; the demo's unless given. */
  readonly state?: TenantState;
  /** How long a sync runs, by `now`; 8 seconds unless given. */
  readonly syncTakesMs?: number;
}

/** One request to Graph as it arrived. The access token is not kept. */
export interface RecordedRequest {
  readonly method: string;
  readonly version: string;
  /** Path below the version. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** As sent by the client; undefined when it sent none. */
  readonly clientRequestId: string | undefined;
  readonly at: Instant;
}

export interface Tenant {
  /** `http://127.0.0.1:port`, the root of Graph: `/v1.0` and `/beta` are below it. */
  readonly url: string;
  /** The page that stands for the admin centre. Rows: `#push`, `#vpp-<id>`, `#ade-<id>`; lists: `#vpp`, `#ade`. */
  readonly adminUrl: string;
  /** The state at this moment, with every sync ended whose time is up. */
  readonly state: TenantState;
  /** Requests to Graph, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Replaces the state by what `change` makes of it. */
  update(change: (state: TenantState) => TenantState): void;
  /**
   * Breaks a family, or mends it with undefined. `scope` spoils looks, actions or (unless given) both; looks and
   * actions may have a fault each.
   */
  setFault(family: Family | 'all', fault: Fault | undefined, scope?: FaultScope): void;
  /** Stops listening and cuts every open connection, also those that wait for an answer. */
  close(): Promise<void>;
}

/** A long demo must not grow without end. */
const REQUESTS_KEPT = 5_000;

/** Starts the simulated tenant on 127.0.0.1. Rejects when the port is taken. */
export async function startTenant(options: TenantOptions): Promise<Tenant> {
  const { now, uuid = randomUUID } = options;
  const requests: RecordedRequest[] = [];
  const faults = createFaultBoard();
  const closing = new AbortController();
  let state = options.state ?? demoState(now());

  function current(): TenantState {
    state = settle(state, now());
    return state;
  }

  function keep(next: TenantState): void {
    state = next;
  }

  const graph: GraphParts = {
    accessToken: options.accessToken ?? 'demo-token',
    pageSize: options.pageSize ?? 100,
    syncTakesMs: options.syncTakesMs ?? 8_000,
    uuid,
    faults,
    state: current,
    keep,
  };
  const admin: AdminParts = { now, uuid, faults, state: current, keep, syncTakesMs: graph.syncTakesMs };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = loopbackUrl(request);
    if (url === undefined) return send(response, NOT_LOOPBACK);
    if (isAdminPath(url.pathname)) return send(response, await answerAdmin(request, url, admin));
    await serveGraph(request, response, url);
  }

  async function serveGraph(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const clientRequestId = header(request, 'client-request-id');
    const requestId = uuid();
    const at = now();
    const { version, path } = splitVersion(url.pathname);
    requests.push({
      method: request.method ?? 'GET',
      version,
      path,
      query: Object.fromEntries(url.searchParams),
      clientRequestId,
      at,
    });
    if (requests.length > REQUESTS_KEPT) requests.shift();
    const ids = { requestId, clientRequestId: clientRequestId ?? requestId, at, path };
    const outcome = answerGraph(
      {
        method: request.method ?? 'GET',
        origin: url.origin,
        url,
        authorization: header(request, 'authorization'),
        ids,
        now: at,
      },
      graph,
    );
    request.resume();
    if (outcome.do === 'hang') return;
    if (outcome.do === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    if (outcome.afterMs !== undefined) await delay(outcome.afterMs, undefined, { signal: closing.signal });
    response.setHeader('request-id', ids.requestId);
    response.setHeader('client-request-id', ids.clientRequestId);
    response.setHeader('Date', new Date(at).toUTCString());
    response.setHeader(
      'x-ms-ags-diagnostic',
      '{"ServerInfo":{"DataCenter":"Simulated","Slice":"E","Ring":"0"}}',
    );
    await send(response, outcome.reply);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A late answer that the close cut off is not a failure; its connection is gone already.
      if (closing.signal.aborted) return;
      console.error('The simulated tenant failed to answer', request.method, request.url, error);
      request.socket.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  // The address of a TCP server that listens is always an AddressInfo.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    adminUrl: `${url}/`,
    get state() {
      return current();
    },
    requests,
    update: (change) => keep(change(current())),
    setFault: (family, fault, scope = 'both') => faults.set(family, fault, scope),
    close: () =>
      new Promise((resolve, reject) => {
        closing.abort();
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

import { FAMILY_NAMES, type Family, familyOf } from '../catalogue/families/families.ts';
import type { Instant } from '../domain/instant.ts';
import type { Reading, Snapshot } from '../domain/snapshot.ts';
import type { Intune, SyncStart } from '../ports.ts';
import { createSleep, type Sleep, type Timer } from '../timing/timer.ts';
import { accessTokens } from './access-tokens.ts';
import { type Cloud, cloudHosts, graphScope } from './clouds.ts';
import type { GraphCredential } from './credential.ts';
import { graphExchange } from './graph-client.ts';
import {
  type CallRecord,
  type CallSubject,
  type GraphSession,
  openSession,
  type SessionOptions,
} from './graph-session.ts';
import { readFamily } from './look.ts';
import { type GroupReading, readGroup, readOwners } from './operators.ts';
import { startSync } from './start-sync.ts';

export interface IntuneOptions {
  readonly tenantId: string;
  readonly cloud: Cloud;
  /** Replaces the cloud's Graph root, e.g. `http://127.0.0.1:1234`. */
  readonly graphBaseUrl?: string;
  readonly credential: GraphCredential;
  /** The families to ask for, by the operator's choice. */
  readonly families: readonly Family[];
  readonly clock: () => Instant;
  readonly uuid: () => string;
  readonly after: Timer;
  /** From 0 to below 1, for the pauses between attempts. */
  readonly random: () => number;
  /** Replaces the pauses between attempts, for tests in which time must not pass. */
  readonly sleep?: Sleep;
  /** For one request and for one sign-in. Default 10 s. */
  readonly timeoutMs?: number;
  /** For one family with its sign-in, pauses and retries, until the next page comes. Default 20 s. */
  readonly patienceMs?: number;
  /** For one family with all its pages. Default 2 minutes: 200 pages, each half a second. */
  readonly longestMs?: number;
  readonly onCall?: (call: CallRecord) => void;
}

export interface ConnectedIntune extends Intune {
  /** Who is in a group of Entra. Needs a permission of its own. Never rejects. */
  readGroup(groupId: string): Promise<GroupReading>;
  /** Who owns it, by Entra object id. Needs a permission of its own. Never rejects. */
  readOwners(groupId: string): Promise<GroupReading>;
}

/**
 * Microsoft Graph as far as Apple tokens go. Calls nobody before the first look.
 *
 * @throws when the base URL would carry the bearer token in the clear, or the credential is malformed
 */
export function connectIntune(options: IntuneOptions): ConnectedIntune {
  const {
    timeoutMs = 10_000,
    patienceMs = 20_000,
    longestMs = 120_000,
    clock,
    after,
    random,
    uuid,
  } = options;
  const baseUrl = graphRoot(options);
  const shared: SessionOptions = {
    exchange: graphExchange(baseUrl),
    tokens: accessTokens({
      credential: options.credential,
      scope: graphScope(options.cloud),
      timeoutMs,
      after,
    }),
    clock,
    after,
    random,
    uuid,
    sleep: options.sleep ?? createSleep(after),
    timeoutMs,
    patienceMs,
    longestMs,
    onCall: options.onCall ?? (() => undefined),
  };

  async function inSession<T>(family: CallSubject, work: (session: GraphSession) => Promise<T>): Promise<T> {
    const session = openSession(family, shared);
    return work(session).finally(session.close);
  }

  async function read(family: Family, id?: string): Promise<Reading> {
    if (!options.families.includes(family)) return { outcome: 'not-asked' };
    const which = id === undefined ? { baseUrl } : { baseUrl, id };
    return inSession(family, (session) => readFamily(familyOf(family).source, session, which));
  }

  return {
    look: async (): Promise<Snapshot> => {
      const at = clock();
      const readings = Object.fromEntries(
        await Promise.all(FAMILY_NAMES.map(async (family) => [family, await read(family)])),
      ) as Snapshot['readings'];
      return { tenantId: options.tenantId, at, readings };
    },
    lookAt: async ({ family, id }): Promise<Reading> => {
      if (!isTokenId(id)) return { outcome: 'absent' };
      return read(family, id);
    },
    readGroup: (groupId) => inSession('directory', (session) => readGroup(groupId, session, baseUrl)),
    readOwners: (groupId) => inSession('directory', (session) => readOwners(groupId, session, baseUrl)),
    startSync: async ({ family, id }): Promise<SyncStart> => {
      if (!isTokenId(id)) return { outcome: 'gone' };
      return inSession(family, (session) => startSync(familyOf(family), id, session, clock));
    },
  };
}

/**
 * Ids arrive from buttons, which anybody can forge: one that is not made like Graph's (GUIDs) belongs
 * to no token and must not get near a URL, where dots and slashes choose another resource.
 */
function isTokenId(id: string): boolean {
  return /^[A-Za-z0-9][\w-]{0,127}$/.test(id);
}

function graphRoot(options: IntuneOptions): string {
  const url = new URL(options.graphBaseUrl ?? cloudHosts(options.cloud).graph);
  const loopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw new Error('GRAPH_BASE_URL must start with https:// unless it is a loopback address.');
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

import { FAMILIES_BY_DEFAULT, FAMILY_NAMES } from '../../../src/catalogue/families/families.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { SECOND } from '../../../src/domain/instant.ts';
import type { Reading, Snapshot, Unreadable } from '../../../src/domain/snapshot.ts';
import { type Family, refKey, type Token, type TokenRef } from '../../../src/domain/token.ts';
import type { ConnectedIntune } from '../../../src/intune/connect.ts';
import type { SyncStart } from '../../../src/ports.ts';
import type { Activity } from '../activity.ts';
import type { Clockwork } from '../clockwork.ts';
import type { Process } from '../process.ts';
import type { Random } from '../random.ts';
import { TENANT } from './people.ts';
import type { Truth } from './truth.ts';

/** Facts that Intune sometimes leaves out. */
export const FIELDS = ['expiresAt', 'topic', 'serial', 'appleAccount', 'location', 'lastSyncAt'] as const;
export type Field = (typeof FIELDS)[number];

/** How Graph speaks of one family now. */
export interface GraphMood {
  /** Why it cannot be read; undefined when it can. */
  readonly unreadable: Unreadable['kind'] | undefined;
  /** What is left out, as with the v1.0 answer that knows no locations. */
  readonly missing: readonly Field[];
  /** The longest an answer takes, ms. */
  readonly slowest: number;
}

export const GOOD_GRAPH: GraphMood = { unreadable: undefined, missing: [], slowest: 2 * SECOND };

/** How Intune takes the wish to sync. */
export interface SyncMood {
  readonly refusing: number;
  /** Of a sync to be started without the bot being told. */
  readonly losing: number;
  readonly failing: number;
  /** Of a sync that takes hours. */
  readonly endless: number;
}

/** One family as one process was told. */
export interface Answer {
  readonly at: Instant;
  readonly family: Family;
  readonly reading: Reading;
  readonly to: Process;
}

export interface SyncStarted {
  readonly at: Instant;
  readonly ref: TokenRef;
  readonly told: SyncStart['outcome'];
}

export interface SimulatedGraph {
  moodOf(family: Family): GraphMood;
  setMood(family: Family, mood: Partial<GraphMood>): void;
  /** The next look does not see this token. */
  forgetOnce(family: Family, id: string): void;
  /** The next look is not given these facts. */
  leaveOutOnce(family: Family, fields: readonly Field[]): void;
  syncMood: SyncMood;
  forProcess(process: Process): ConnectedIntune;
  /** Told of every family of every look, before the process is. */
  watch(watcher: { looking(by: Process): void; answered(answer: Answer): void }): void;
  /** Syncs that really began. */
  syncs(): readonly SyncStarted[];
  looks(): number;
}

export interface GraphParts {
  readonly time: Clockwork;
  readonly random: Random;
  readonly activity: Activity;
  readonly truth: Truth;
}

const STATUS: { readonly [K in Unreadable['kind']]?: number } = {
  permission: 403,
  'sign-in': 401,
  throttled: 429,
  server: 503,
};

const SYNC_TAKES: readonly [number, number] = [15 * SECOND, 300 * SECOND];
const ENDLESS = 6 * 3_600 * SECOND;

export function createSimulatedGraph({ time, random, activity, truth }: GraphParts): SimulatedGraph {
  const moods = new Map<Family, GraphMood>(FAMILIES_BY_DEFAULT.map((family) => [family, GOOD_GRAPH]));
  const watchers: Parameters<SimulatedGraph['watch']>[0][] = [];
  const started: SyncStarted[] = [];
  const forgotten = new Set<string>();
  const leftOut = new Map<Family, readonly Field[]>();
  let looks = 0;

  const moodOf = (family: Family) => moods.get(family) ?? GOOD_GRAPH;
  const wait = (ms: number) => new Promise<void>((resolve) => void time.after(ms, resolve));

  async function read(family: Family, process: Process, only?: TokenRef): Promise<Reading> {
    await wait(random.whole(20, Math.max(20, moodOf(family).slowest)));
    const reading = readingOf(family, only);
    const answer = { at: time.now(), family, reading, to: process };
    if (only === undefined) for (const watcher of watchers) watcher.answered(answer);
    return reading;
  }

  function readingOf(family: Family, only: TokenRef | undefined): Reading {
    const { unreadable, missing: always } = moodOf(family);
    if (unreadable !== undefined) return { outcome: 'unreadable', reason: reasonFor(unreadable) };
    const missing = [...always, ...(leftOut.get(family) ?? [])];
    const tokens = truth
      .all()
      .filter((token) => token.family === family && !forgotten.has(refKey(token)))
      .filter((token) => only === undefined || refKey(token) === refKey(only))
      .map((token) => without(truth.asRead(token, time.now()), missing));
    leftOut.delete(family);
    for (const key of [...forgotten]) if (key.startsWith(`${family}:`)) forgotten.delete(key);
    return tokens.length === 0 ? { outcome: 'absent' } : { outcome: 'read', tokens };
  }

  async function look(process: Process): Promise<Snapshot> {
    const at = process.clock();
    looks += 1;
    for (const watcher of watchers) watcher.looking(process);
    const asked = await Promise.all(
      FAMILIES_BY_DEFAULT.map(async (family) => [family, await read(family, process)]),
    );
    const others = FAMILY_NAMES.map((family) => [family, { outcome: 'not-asked' }]);
    return { tenantId: TENANT, at, readings: Object.fromEntries([...others, ...asked]) };
  }

  async function startSync(ref: TokenRef): Promise<SyncStart> {
    const { refusing, losing, failing, endless } = graph.syncMood;
    await wait(random.whole(100, 1_500));
    if (random.chance(refusing)) {
      const reason = random.pick(['throttled', 'permission'] as const);
      return { outcome: reason === 'throttled' ? 'throttled' : 'refused', reason: reasonFor(reason) };
    }
    const token = truth.find(ref);
    if (token === undefined) return { outcome: 'gone' };
    const lost = random.chance(losing);
    const takes = random.chance(endless) ? ENDLESS : random.whole(...SYNC_TAKES);
    token.running = { until: time.now() + takes, ends: random.chance(failing) ? 'failed' : 'completed' };
    token.triggeredAt = time.now();
    started.push({ at: time.now(), ref, told: lost ? 'unknown' : 'started' });
    await wait(random.whole(0, 500));
    return lost ? { outcome: 'unknown', reason: reasonFor('timeout') } : { outcome: 'started' };
  }

  const graph: SimulatedGraph = {
    moodOf,
    setMood: (family, mood) => {
      moods.set(family, { ...moodOf(family), ...mood });
    },
    forgetOnce: (family, id) => {
      forgotten.add(refKey({ family, id }));
    },
    leaveOutOnce: (family, fields) => {
      leftOut.set(family, fields);
    },
    syncMood: { refusing: 0, losing: 0, failing: 0, endless: 0 },
    forProcess: (process) => {
      const busily = <T>(work: () => Promise<T>) => process.ask(() => activity.during(work));
      return {
        look: () => busily(() => look(process)),
        lookAt: (ref) => busily(() => read(ref.family, process, ref)),
        startSync: (ref) => busily(() => startSync(ref)),
        readGroup: async () => ({ outcome: 'unreadable', reason: reasonFor('permission') }),
        readOwners: async () => ({ outcome: 'unreadable', reason: reasonFor('permission') }),
      };
    },
    watch: (watcher) => {
      watchers.push(watcher);
    },
    syncs: () => started,
    looks: () => looks,
  };
  return graph;
}

function reasonFor(kind: Unreadable['kind']): Unreadable {
  const status = STATUS[kind];
  return {
    kind,
    permissions: kind === 'permission' ? ['DeviceManagementServiceConfig.Read.All'] : [],
    requestId: 'simulated',
    ...(status === undefined ? {} : { status }),
  };
}

function without(token: Token, missing: readonly Field[]): Token {
  if (missing.length === 0) return token;
  const given = Object.entries(token).filter(([name]) => !missing.some((field) => field === name));
  return Object.fromEntries(given) as unknown as Token;
}

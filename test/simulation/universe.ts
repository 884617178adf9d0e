import { type Config, readConfig } from '../../src/config.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { createFallback } from '../../src/fallback/fallback.ts';
import type { Log, LogFields } from '../../src/ports.ts';
import { StoreError } from '../../src/store/key-value.ts';
import { createRendererFor } from '../../src/tenant.ts';
import type { World } from '../../src/world.ts';
import type { Json } from '../support/connector/connector.ts';
import { textOf } from '../support/read-card.ts';
import { type Activity, createActivity } from './activity.ts';
import { type Clockwork, createClockwork } from './clockwork.ts';
import { createDoor, type Door } from './door.ts';
import { createIdling } from './idling.ts';
import { createProcess } from './process.ts';
import { createRandom, type Random } from './random.ts';
import { type Replica, startReplica } from './replica.ts';
import { createViewing, type Viewing } from './views.ts';
import { createSimulatedGraph, type SimulatedGraph } from './worlds/graph.ts';
import { IT_TEAM, simulatedRoster, TENANT } from './worlds/people.ts';
import { createSimulatedStore, type SimulatedStore } from './worlds/store.ts';
import { createSimulatedTeams, type SimulatedTeams } from './worlds/teams.ts';
import { createTruth, type Truth } from './worlds/truth.ts';

/** Everything there is in one simulation. */
export interface Universe {
  readonly config: Config;
  readonly random: Random;
  readonly time: Clockwork;
  readonly activity: Activity;
  readonly truth: Truth;
  readonly graph: SimulatedGraph;
  readonly teams: SimulatedTeams;
  readonly store: SimulatedStore;
  readonly viewing: Viewing;
  readonly door: Door;
  /** Whether Teams names the members of the team now. */
  roster: { readable: boolean };
  /** Those whose process is alive. */
  replicas(): readonly Replica[];
  /** Another process over the same store. */
  start(): Replica;
  /** Is called whenever a process has died. */
  onDeath(then: () => void): void;
  /** Something happened that is worth a line of the trace. */
  note(what: string, fields?: LogFields): void;
  /** Errors in the log that no world has caused. */
  oddities(): readonly string[];
  /** Is called after every event, when everything that follows from it by itself has happened. */
  onEvent(check: () => void): void;
}

export interface UniverseOptions {
  readonly seed: number | string;
  readonly start: Instant;
  /** Environment variables beside those the simulation needs itself. */
  readonly env?: { readonly [name: string]: string };
  /** Of cards that are really drawn. */
  readonly drawn?: number;
  /** Is given every line worth reading, in order. */
  readonly trace?: (line: string) => void;
}

const ENV = {
  BOT_ID: '11111111-0000-4000-8000-000000000000',
  BOT_TENANT_ID: TENANT,
  BOT_PASSWORD: 'simulated',
  STORE_URL: 'memory:',
  IT_TEAM_ID: IT_TEAM,
  TIME_ZONE: 'Europe/Berlin',
};

export function createUniverse(options: UniverseOptions): Universe {
  const { seed, start, env = {}, drawn = 0, trace } = options;
  const config = readConfig({ ...ENV, ...env });
  const random = createRandom(seed);
  const replicas: Replica[] = [];
  const oddities: string[] = [];
  const checks: (() => void)[] = [];
  const deaths: (() => void)[] = [];
  let started = 0;

  const alive = () => replicas.filter(({ process }) => process.isAlive());
  const elapsed = () => time.elapsed();
  const activity = createActivity(elapsed);
  const idleUntil = createIdling({ now: () => time.now(), elapsed, activity, replicas: alive });
  const onEvent = () => {
    for (const check of checks) check();
  };
  const time: Clockwork = createClockwork({ start, idleUntil, onEvent });
  const sampling = random.fork('drawn');
  const viewing = createViewing(
    createRendererFor({ config }),
    () => sampling.chance(drawn),
    (card, { view }) => {
      const text = textOf(card.content as Json);
      if (/\bundefined\b|\bNaN\b|\[object|Invalid D/.test(text))
        oddities.push(`a ${view} card says: ${text}`);
    },
  );
  const truth = createTruth();
  const graph = createSimulatedGraph({ time, random: random.fork('graph'), activity, truth });
  const teams = createSimulatedTeams({ time, random: random.fork('teams'), activity, viewing });
  const store = createSimulatedStore({ time, random: random.fork('store'), activity });
  const roster = { readable: true };

  function note(what: string, fields: LogFields = {}): void {
    trace?.(`${new Date(time.now()).toISOString()} ${what} ${JSON.stringify(fields)}`);
  }

  function logOf(name: string): Log {
    const line = (fields: LogFields, message: string) =>
      trace === undefined ? undefined : note(`  ${name}: ${message}`, textual(fields));
    return {
      debug: () => undefined,
      info: line,
      warn: line,
      error: (fields, message) => {
        const { err } = fields;
        if (err instanceof Error && !(err instanceof StoreError)) oddities.push(`${message}: ${err.message}`);
        line(fields, message);
      },
    };
  }

  function startOne(): Replica {
    started += 1;
    const name = `replica-${started}`;
    const process = createProcess({
      name,
      time,
      onDeath: () => {
        note(`${name} dies`);
        replicas.splice(0, replicas.length, ...alive());
        activity.touch();
        for (const then of deaths) then();
      },
    });
    const world: World = {
      store: store.forProcess(process),
      // Each call of the simulated store fails by itself; that a store is in trouble as a whole is not played.
      remembering: { trouble: () => undefined },
      intune: graph.forProcess(process),
      messenger: teams.forProcess(process),
      roster: simulatedRoster(process, () => roster.readable),
      measure: (_kind, _command, work) => work(),
      fallback: createFallback({ webhook: undefined, mail: undefined, after: time.after }),
    };
    const replica = startReplica({
      process,
      world,
      config,
      render: viewing.render,
      time,
      random: random.fork(name),
      log: logOf(name),
    });
    replicas.push(replica);
    activity.touch();
    note(`${name} starts`);
    return replica;
  }

  return {
    config,
    random,
    time,
    activity,
    truth,
    graph,
    teams,
    store,
    viewing,
    door: createDoor({ time, teams, viewing, activity }),
    roster,
    replicas: alive,
    start: startOne,
    onDeath: (then) => {
      deaths.push(then);
    },
    note,
    oddities: () => oddities,
    onEvent: (check) => {
      checks.push(check);
    },
  };
}

/** An error as its message, for JSON would make nothing of it. */
function textual(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? value.message : value]),
  );
}

import { setTimeout as pause } from 'node:timers/promises';
import { assembleActing, createShared } from './app-acting.ts';
import { createObserving, type Observing } from './app-observing.ts';
import { createReminding } from './app-reminding.ts';
import { createRenderer } from './cards/render.ts';
import type { Config } from './config.ts';
import { describeConfig } from './config-description.ts';
import { portalLinks } from './domain/guidance/portal-links.ts';
import { createAnswers } from './flows/answers.ts';
import { type Background, createBackground } from './flows/background.ts';
import { createConversation } from './flows/converse.ts';
import { createGate } from './flows/gate.ts';
import { createInstallation } from './flows/install.ts';
import { createJudge } from './flows/judge.ts';
import { createLooks } from './flows/looks.ts';
import type { After } from './flows/patience.ts';
import { createHealth } from './http/health.ts';
import { startHttp } from './http/server.ts';
import { type ConnectedIntune, connectIntune } from './intune/connect.ts';
import { credentialFor, type GraphCredential, tokenCredential } from './intune/credential.ts';
import { createOperators } from './intune/operators.ts';
import type { Clock, Log, RenderCard } from './ports.ts';
import type { KeyValueStore } from './store/key-value.ts';
import { actMemory, reminderMemory, snapshotMemory, teamMemory } from './store/memories.ts';
import { openStore } from './store/open.ts';
import { createStoreProbe } from './store/probe.ts';
import { createTeams, TEAMS_DEFAULTS, type Teams } from './teams/teams.ts';

/** The world outside of the program, handed in so that tests can bring their own. */
export interface Outside {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  /** ms of a clock that never jumps, for leases. */
  readonly elapsed: () => number;
  /** ms after which a crashed replica is succeeded; beats come at a third of it. */
  readonly leaseTtl: number;
  readonly after: After;
  readonly uuid: () => string;
  readonly random: () => number;
}

export interface App {
  /** Where it listens. */
  readonly url: string;
  /** Ends the turns in flight and what they left to do, at most 10 s, then closes the store. */
  stop(reason: string): Promise<void>;
}

const STOP_WITHIN = 10_000;
/** So long work in the background may take after the last turn; what is not done by then is found after the next start. */
const SETTLE_WITHIN = 5_000;

/**
 * Builds every part from the configuration and starts them.
 * @throws StoreError, listen errors, and errors of a credential that cannot be used.
 */
export async function startApp(outside: Outside): Promise<App> {
  const { config, log } = outside;
  log.info({ config: describeConfig(config) }, 'starting');
  const credential = credentialFor({
    ...config,
    tenantId: config.botTenantId,
    clientId: config.botId,
    clientSecret: config.botPassword,
    accessToken: config.graphAccessToken,
  });
  const store = await openStore(config.storeUrl, { credential: tokenCredential(credential) });
  try {
    return await assemble(outside, credential, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function assemble(outside: Outside, credential: GraphCredential, opened: KeyValueStore): Promise<App> {
  const { config, log, clock, after } = outside;
  // Without a bot registration there is one tenant, whatever its id: the one behind GRAPH_BASE_URL.
  const tenantId = config.botTenantId === '' ? 'local' : config.botTenantId;
  const observing = createObserving(outside);
  const store = observing.store(opened);
  const background = createBackground(log);
  const render = createRendererFrom(config);
  const intune = observing.intune(connectIntuneFrom(outside, tenantId, credential, observing.onCall));
  const teams = createTeamsFrom(outside, store, render);
  const messenger = observing.messenger(teams.messenger);
  const memory = reminderMemory(store, tenantId);
  const looks = createLooks({ intune, memory: snapshotMemory(store, tenantId), clock, log });
  const acts = actMemory(store, tenantId);
  const shared = createShared(outside, acts);
  const reminding = createReminding(outside, {
    store,
    tenantId,
    looks,
    memory,
    acts,
    shared,
    messenger,
    roster: teams.roster,
    render,
    background,
  });
  const { acting, ...watching } = assembleActing(outside, {
    intune,
    looks,
    memory: acts,
    ...shared,
    messenger,
    render,
    clock,
    after,
    background,
    log,
    cycle: reminding.commands,
    runSoon: reminding.runSoon,
  });
  const judge = createJudge({ policy: reminding.policy, watch: memory.watch, log });
  const conversation = createConversation({
    gate: createGate({
      itTeamId: config.itTeamId,
      policy: config,
      roster: teams.roster,
      operators: createOperators({ ids: config.operators, readGroup: intune.readGroup, clock }),
    }),
    answers: createAnswers({
      looks,
      judge,
      clock,
      after,
      reminding: reminding.commands,
      acting,
      acts: watching.dependencies,
      onCheckNow: reminding.runSoon,
    }),
    acting,
    render,
    messenger,
    background,
    log,
  });
  const installation = createInstallation({
    memory,
    roster: teams.roster,
    render,
    clock,
    log,
    onListener: reminding.runSoon,
  });
  const server = await startHttp({
    host: config.host,
    port: config.port,
    log,
    processActivity: teams.receive(
      observing.handlers({
        ...installation,
        ...conversation,
        message: async (ask, turn) => {
          await installation.heardFrom(ask.address);
          await conversation.message(ask, turn);
        },
      }),
    ),
    health: createHealth({
      clock,
      checkEvery: config.checkEvery,
      lastGoodLookAt: looks.lastGoodAt,
      probeStore: createStoreProbe({ store, elapsed: outside.elapsed }),
      unheard: reminding.unheard,
    }),
    metrics: observing.page({ looks, judge, loop: reminding.loop, unheard: reminding.unheard }),
  });
  log.info({ url: server.url }, 'listening');
  reminding.start();
  watching.start();

  return {
    url: server.url,
    stop: async (reason) => {
      log.info({ reason }, 'stopping');
      await Promise.all([server.stop(STOP_WITHIN), reminding.stop(), watching.stop()]);
      await settled(background, teams.idle);
      await store.close();
      log.info({}, 'stopped');
    },
  };
}

function createRendererFrom(config: Config): RenderCard {
  return createRenderer({
    zone: config.timeZone,
    cloud: config.cloud,
    actions: config.actions,
    links: config.portalBaseUrl === undefined ? {} : portalLinks(config.portalBaseUrl),
  });
}

function connectIntuneFrom(
  { config, clock, uuid, log }: Outside,
  tenantId: string,
  credential: GraphCredential,
  onCall: Observing['onCall'],
): ConnectedIntune {
  return connectIntune({
    tenantId,
    cloud: config.cloud,
    credential,
    clock,
    uuid,
    ...(config.graphBaseUrl === undefined ? {} : { graphBaseUrl: config.graphBaseUrl }),
    onCall: (call) => {
      onCall(call);
      log.debug({ ...call }, 'graph call');
    },
  });
}

function createTeamsFrom(
  { config, clock, uuid, random, log }: Outside,
  store: KeyValueStore,
  render: RenderCard,
): Teams {
  return createTeams({
    adapter: {
      botId: config.botId,
      tenantId: config.botTenantId,
      type: config.botType,
      cloud: config.cloud,
      auth: config.botAuth,
      ...(config.botPassword === undefined ? {} : { password: config.botPassword }),
    },
    allowedTenants: config.botTenantId === '' ? 'any' : [config.botTenantId],
    itTeamId: config.itTeamId,
    teamMemory: teamMemory(store, config.itTeamId ?? ''),
    failureCard: (id, doing) => render({ view: 'failure', id, doing }),
    newId: uuid,
    log,
    clock,
    random,
    sleep: async (ms) => {
      await pause(ms);
    },
    ...TEAMS_DEFAULTS,
  });
}

async function settled(background: Background, idle: () => Promise<void>): Promise<void> {
  const done = Promise.all([background.settled(), idle()]);
  await Promise.race([done, pause(SETTLE_WITHIN, undefined, { ref: false })]);
}

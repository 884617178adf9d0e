import { createWords } from './catalogue/words/words.ts';
import type { Config } from './config.ts';
import { describeConfig } from './config-description.ts';
import { noteText } from './domain/guidance/notes.ts';
import { languageFor } from './domain/spoken-language.ts';
import { createFallback } from './fallback/fallback.ts';
import type { Background } from './flows/background.ts';
import { createHealth } from './http/health.ts';
import { startHttp } from './http/server.ts';
import { type ConnectedIntune, connectIntune } from './intune/connect.ts';
import {
  credentialFor,
  type GraphCredential,
  storageCredential,
  tokenCredential,
} from './intune/credential.ts';
import { createObserving, type Observing } from './observing.ts';
import type { RenderCard } from './ports.ts';
import { createBreaker } from './store/breaker.ts';
import type { KeyValueStore } from './store/key-value.ts';
import { teamMemory } from './store/memories.ts';
import { openStore } from './store/open.ts';
import { createStoreProbe } from './store/probe.ts';
import { upgradeStore } from './store/upgrade/upgrade.ts';
import type { TokenFor } from './teams/federated-credential.ts';
import { createTeams, TEAMS_DEFAULTS, type Teams } from './teams/teams.ts';
import { createRendererFor, createTenant } from './tenant.ts';
import { within } from './timing/time-limit.ts';
import { createSleep, type Timer } from './timing/timer.ts';
import type { Outside, World } from './world.ts';

export interface App {
  /** Where it listens. */
  readonly url: string;
  /** Ends the turns in flight and what they left to do, at most 10 s, then closes the store. */
  stop(reason: string): Promise<void>;
}

/** With the closing of the store, stopping takes less than ten seconds whatever hangs. */
const STOP_WITHIN = 8_500;
const CLOSE_WITHIN = 1_000;
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
    federatedIdentity: config.botFederatedIdentity,
    accessToken: config.graphAccessToken,
  });
  const store = await openStore(config.storeUrl, { credential: storageCredential(credential) });
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
  const { store: guarded, remembering } = createBreaker({ store: opened, clock, after, log });
  const store = observing.store(guarded);
  const render = createRendererFor(outside);
  const teams = createTeamsFrom(outside, store, credential, render);
  const world: World = {
    store,
    remembering,
    intune: observing.intune(connectIntuneFrom(outside, tenantId, credential, observing.onCall)),
    messenger: observing.messenger(teams.messenger),
    roster: teams.roster,
    measure: observing.measure,
    fallback: createFallback({ ...config.fallback, after }),
  };
  const upgraded = await upgradeStore(store, tenantId);
  if (upgraded.cards > 0) log.info({ ...upgraded }, 'the store of an older release was upgraded');
  const tenant = createTenant(outside, world, tenantId, render);
  const server = await startHttp({
    host: config.host,
    port: config.port,
    ownMachineOnly: config.botAuth === 'none',
    log,
    processActivity: teams.receive(tenant.handlers),
    health: createHealth({
      clock,
      checkEvery: config.checkEvery,
      lastGoodLookAt: tenant.looks.lastGoodOfAll,
      probeStore: createStoreProbe({ store, elapsed: outside.elapsed }),
      unheard: tenant.unheard,
    }),
    metrics: observing.page(tenant),
  });
  log.info({ url: server.url }, 'listening');
  tenant.start();

  return {
    url: server.url,
    stop: async (reason) => {
      log.info({ reason }, 'stopping');
      const ended = Promise.all([server.stop(STOP_WITHIN), tenant.stop()]).then(() =>
        settled(tenant.background, teams.idle, after),
      );
      // What has not ended by then is cut, and resumed after the next start: it stands in the store.
      const { done } = await within(ended, STOP_WITHIN, after);
      if (!done) log.warn({ afterMs: STOP_WITHIN }, 'stopped before everything had ended');
      await within(store.close(), CLOSE_WITHIN, after);
      log.info({}, 'stopped');
    },
  };
}

/** For what is said before anything of the place is known: that something failed. */
function languageOfPerson({ language: setting }: Config, locale: string | undefined) {
  return languageFor({ setting, place: {}, reader: 'person', ...(locale === undefined ? {} : { locale }) });
}

function connectIntuneFrom(
  { config, clock, after, random, uuid, log }: Outside,
  tenantId: string,
  credential: GraphCredential,
  onCall: Observing['onCall'],
): ConnectedIntune {
  return connectIntune({
    tenantId,
    cloud: config.cloud,
    families: config.families,
    credential,
    clock,
    after,
    random,
    uuid,
    ...(config.graphBaseUrl === undefined ? {} : { graphBaseUrl: config.graphBaseUrl }),
    onCall: (call) => {
      onCall(call);
      log.debug({ ...call }, 'graph call');
    },
  });
}

/** One credential for the life of the process, so that its cache serves every turn. */
function tokenSource(credential: GraphCredential): TokenFor {
  const source = tokenCredential(credential);
  return async (scope) => {
    const token = await source.getToken(scope);
    if (token === null) throw new Error('Entra gave the bot no token for Teams.');
    return token.token;
  };
}

function createTeamsFrom(
  { config, clock, after, uuid, random, log }: Outside,
  store: KeyValueStore,
  credential: GraphCredential,
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
      ...(credential.kind === 'federated' ? { tokenFor: tokenSource(credential) } : {}),
    },
    allowedTenants: config.botTenantId === '' ? 'any' : [config.botTenantId],
    itTeamId: config.itTeamId,
    teamMemory: teamMemory(store, config.itTeamId ?? ''),
    failureCard: (id, doing, locale) =>
      render({ view: 'failure', id, doing }, 'everyone', languageOfPerson(config, locale)),
    noteText: (note, locale, language = languageOfPerson(config, locale)) =>
      noteText(note, createWords(language, config.timeZone)),
    newId: uuid,
    log,
    clock,
    random,
    after,
    sleep: createSleep(after),
    ...TEAMS_DEFAULTS,
  });
}

async function settled(background: Background, idle: () => Promise<void>, after: Timer): Promise<void> {
  await within(Promise.all([background.settled(), idle()]), SETTLE_WITHIN, after);
}

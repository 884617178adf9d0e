import { createBoard } from './board/board.ts';
import { createRenderer } from './cards/render.ts';
import { createWords } from './catalogue/words/words.ts';
import type { Config } from './config.ts';
import type { Person } from './domain/conversation.ts';
import { type LinkTable, linkTable } from './domain/guidance/links.ts';
import { portalLinks } from './domain/guidance/portal-links.ts';
import type { ReminderPolicy } from './domain/plan/reminder.ts';
import type { ActDependencies } from './flows/act/act-dependencies.ts';
import { createActing } from './flows/act/acting.ts';
import { createHistory } from './flows/act/history.ts';
import { createHurry } from './flows/act/hurry.ts';
import { createAnswers } from './flows/answers.ts';
import { type Background, createBackground } from './flows/background.ts';
import { createConversation } from './flows/converse.ts';
import { createGate } from './flows/gate.ts';
import { createInstallation } from './flows/install.ts';
import { createJudge, type Judge } from './flows/judge.ts';
import { createLanguages } from './flows/languages.ts';
import { createLooks, type Looks } from './flows/looks.ts';
import { createCallees } from './flows/remind/callees.ts';
import { whatComes } from './flows/remind/commands.ts';
import type { CycleDependencies } from './flows/remind/cycle.ts';
import { noteDelivery } from './flows/remind/destinations.ts';
import { createElsewhere } from './flows/remind/elsewhere.ts';
import { createOutageNotice } from './flows/remind/outage.ts';
import { createReadSight } from './flows/sight.ts';
import { createOperators } from './intune/operators.ts';
import { createPolling } from './polling.ts';
import type { Board, BotHandlers, ReadSight, ReminderMemory, RenderCard } from './ports.ts';
import { createReminding } from './reminding.ts';
import type { LoopState } from './schedule/loop.ts';
import type { Poller } from './schedule/poller.ts';
import { createSpeaking } from './speaking.ts';
import { decodeStoreUrl } from './store/address.ts';
import { actMemory, reminderMemory, snapshotMemory } from './store/memories.ts';
import { createSleep } from './timing/timer.ts';
import { readVersion } from './version.ts';
import type { Outside, World } from './world.ts';

/** Everything one tenant needs: its flows, tied to the worlds, and what runs by itself. */
export interface Tenant {
  readonly handlers: BotHandlers;
  readonly looks: Looks;
  readonly judge: Judge;
  /** Work that outlives the turn that started it. */
  readonly background: Background;
  start(): void;
  /** Ends what runs by itself; what it left is found after the next start. */
  stop(): Promise<void>;
  /** For the monitoring. */
  loop(): LoopState;
  /** The last card that reached nobody, or undefined when every one was heard. */
  unheard(): string | undefined;
}

export function createTenant(outside: Outside, world: World, tenantId: string, render: RenderCard): Tenant {
  const { config, clock, after, uuid, log } = outside;
  const { store, intune, roster } = world;
  const memory = reminderMemory(store, tenantId);
  const acts = actMemory(store, tenantId);
  const history = createHistory({ memory: acts, uuid, log });
  const hurry = createHurry(acts.hurry);
  const languages = createLanguages({ setting: config.language, shelf: memory.languages, clock, log });
  const speaking = createSpeaking(languages);
  const messenger = speaking.messenger(world.messenger);
  const looks = createLooks({ intune, memory: snapshotMemory(store, tenantId), clock, log });
  const policy = policyOf(outside);
  const background = createBackground(log);
  const read = createReadSight({ looks, memory, syncs: acts.syncs, policy, clock });
  const operators = createOperators({ ids: config.operators, readGroup: intune.readGroup, clock });
  const { itTeamId } = config;
  const callees = createCallees({
    mention: config.mention,
    operators: config.operators,
    groups: operators,
    readOwners: async () =>
      itTeamId === undefined ? { outcome: 'read', members: [] } : intune.readOwners(itTeamId),
    roster,
    log,
  });
  const board = createBoardFor(
    outside,
    { ...world, messenger },
    {
      callees,
      memory,
      read,
      render,
      background,
    },
  );
  const cycle: CycleDependencies = {
    looks,
    memory,
    syncs: acts.syncs,
    history,
    board,
    messenger,
    render,
    elsewhere: createElsewhere({
      fallback: world.fallback,
      memory,
      tenantId,
      // Nobody there has said a language: the one everybody is spoken to in, or English.
      words: createWords(config.language === 'auto' ? 'en' : config.language, config.timeZone),
      links: linkTable(config.cloud, linkOverrides(config)),
      log,
    }),
    policy,
    pulse: config.pulse,
    clock,
    log,
  };
  const reminding = createReminding(outside, world, tenantId, { cycle, hurryUntil: hurry.until });
  const polling: { poller?: Poller } = {};
  // What acts leave to do may open a sync: the rounds need not sleep out their idle pause then.
  const waking: Background = {
    ...background,
    run: (name, work) => background.run(name, () => work().finally(() => polling.poller?.wake())),
  };
  const runSoon = () => background.run('cycle', async () => void (await reminding.loop.runNow()));
  const acting: ActDependencies = {
    intune,
    looks,
    memory: acts,
    history,
    hurry,
    board,
    read,
    render,
    clock,
    after,
    background: waking,
    log,
    reminders: memory,
    policy,
    runSoon,
  };
  const installation = createInstallation({
    memory,
    roster,
    messenger,
    render,
    background,
    clock,
    log,
    onListener: runSoon,
    remindAt: config.remindAt,
    foretell: () => whatComes(cycle),
  });
  const poller = createPolling(outside, {
    acting,
    settlePlaces: installation.settle,
    sayOutage: createOutageNotice({
      ...cycle,
      destinations: memory.destinations,
      remembering: world.remembering,
      leading: () => reminding.loop.state().leading,
    }),
  });
  polling.poller = poller;
  const pressing = createActing(acting);
  const judge = createJudge({ policy, watch: memory.watch, log });
  const listening = { ...cycle, onListener: runSoon };
  const conversation = createConversation({
    measure: world.measure,
    gate: createGate({ itTeamId, policy: config, roster, operators }),
    answers: createAnswers({
      looks,
      judge,
      clock,
      after,
      reminding: listening,
      acting: pressing,
      acts: acting,
      languages,
      running: {
        version: readVersion(),
        startedAt: clock(),
        store: decodeStoreUrl(config.storeUrl).backEnd,
        leading: () => reminding.loop.state().leading,
      },
      onCheckNow: runSoon,
    }),
    acting: pressing,
    board,
    remembering: world.remembering,
    render,
    messenger,
    background,
    log,
  });
  return {
    handlers: speaking.handlers({
      ...installation,
      ...conversation,
      message: async (ask, turn) => {
        // Not waited for: a store that does not answer must not hold up the answer.
        background.run('remember where somebody wrote', () => installation.heardFrom(ask.address));
        await conversation.message(ask, turn);
      },
    }),
    looks,
    judge,
    background,
    start: () => {
      reminding.loop.start();
      poller.start();
    },
    stop: async () => {
      await Promise.all([reminding.loop.stop(), poller.stop()]);
    },
    loop: reminding.loop.state,
    unheard: reminding.unheard,
  };
}

/** How cards are drawn for the tenant; pure apart from templates loaded now. */
export function createRendererFor({ config }: Pick<Outside, 'config'>): RenderCard {
  return createRenderer({
    zone: config.timeZone,
    cloud: config.cloud,
    actions: config.actions,
    links: linkOverrides(config),
    ...(config.language === 'auto' ? {} : { language: config.language }),
  });
}

function linkOverrides({ portalBaseUrl }: Config): Partial<LinkTable> {
  return portalBaseUrl === undefined ? {} : portalLinks(portalBaseUrl);
}

function policyOf({ config }: Outside): ReminderPolicy {
  return {
    zone: config.timeZone,
    ladder: config.remindDays,
    remindAt: config.remindAt,
    workdays: config.workdays,
  };
}

interface BoardParts {
  readonly memory: ReminderMemory;
  readonly read: ReadSight;
  readonly render: RenderCard;
  readonly background: Background;
  readonly callees: () => Promise<readonly Person[]>;
}

function createBoardFor(
  { clock, uuid, after, log }: Outside,
  { messenger, roster }: World,
  { memory, read, render, background, callees }: BoardParts,
): Board {
  const sleep = createSleep(after);
  const never = new AbortController().signal;
  return createBoard({
    memory,
    read,
    render,
    messenger,
    roster,
    callees,
    noteDelivery: (name, delivery, at) => noteDelivery(memory.destinations, name, delivery, at),
    background: background.run,
    clock,
    sleep: (ms) => sleep(ms, never),
    newId: () => uuid().replaceAll('-', '').slice(0, 12),
    sender: uuid(),
    log,
  });
}

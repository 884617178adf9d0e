import { createBoard } from '../../src/board/board.ts';
import type { ActButton } from '../../src/catalogue/commands/buttons.ts';
import { createWords } from '../../src/catalogue/words/words.ts';
import type { Address, Person } from '../../src/domain/conversation.ts';
import { linkTable } from '../../src/domain/guidance/links.ts';
import { HOUR, type Instant } from '../../src/domain/instant.ts';
import type { Reading, Snapshot } from '../../src/domain/snapshot.ts';
import { generation, type Token } from '../../src/domain/token.ts';
import type { View } from '../../src/domain/view.ts';
import type { ReminderItem } from '../../src/domain/view-reminding.ts';
import type { ActDependencies } from '../../src/flows/act/act-dependencies.ts';
import { type Acting, createActing } from '../../src/flows/act/acting.ts';
import { createHistory } from '../../src/flows/act/history.ts';
import { createHurry } from '../../src/flows/act/hurry.ts';
import { createBackground } from '../../src/flows/background.ts';
import { createLooks } from '../../src/flows/looks.ts';
import { type CycleDependencies, type CycleReport, runCycle } from '../../src/flows/remind/cycle.ts';
import { addDestination, noteDelivery } from '../../src/flows/remind/destinations.ts';
import { createElsewhere } from '../../src/flows/remind/elsewhere.ts';
import { createReadSight } from '../../src/flows/sight.ts';
import type {
  Card,
  Delivery,
  Fallback,
  Intune,
  Messenger,
  PressAnswer,
  RenderCard,
} from '../../src/ports.ts';
import type { KeyValueStore } from '../../src/store/key-value.ts';
import { actMemory, reminderMemory, snapshotMemory } from '../../src/store/memories.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { POLICY } from '../domain/plan/world.ts';
import { NOW, snapshotOf, TENANT } from '../support/builders.ts';
import { recordingLog } from '../support/log.ts';

export const ALEX: Person = { teamsId: '29:alex', objectId: 'alex', name: 'Alex' };

/** One replica: the real flows and the real board over the store all replicas share. */
export interface Replica {
  readonly acting: Acting;
  readonly cycle: CycleDependencies;
  readonly acts: ActDependencies;
  run(signal?: AbortSignal): Promise<CycleReport>;
  /** Presses a button of the message as the newest card shows it. */
  press(verb: 'claim' | 'release', token: Token, messageId: string): Promise<PressAnswer>;
}

/** What one message shows now. */
export interface Shown {
  readonly id: string;
  readonly where: string;
  readonly view: View;
}

/** A Teams and an Intune that a test plays, and a store. */
export interface Stage {
  now: Instant;
  /** What Intune has. */
  tokens: readonly Token[];
  /** What the next looks give instead of what Intune has, family by family. */
  lies: { [F in Token['family']]?: Reading };
  /** What Teams answers, by conversation; delivered unless a test says otherwise. */
  readonly answers: Map<string, Delivery['outcome']>;
  /** Runs while a call is on its way to Teams; what it throws ends the process that called. */
  onCall: (call: {
    readonly doing: 'post' | 'update';
    readonly id: string;
    readonly where: string;
  }) => Promise<void>;
  readonly calls: { readonly at: Instant; readonly doing: 'post' | 'update'; readonly where: string }[];
  readonly shown: Map<string, Shown>;
  /** Who is called by name. */
  callees: readonly Person[];
  readonly store: KeyValueStore;
  replica(): Replica;
  listen(name: string, hears?: 'escalations'): Promise<void>;
  /** Messages in a conversation that still show the token as open. */
  openAt(where: string, token: Token): Shown[];
  /** The items about a token on all messages of a conversation, oldest first. */
  itemsAt(where: string, token: Token): ReminderItem[];
  messages(): Promise<number>;
}

/** Nothing is said outside of Teams. */
const SILENT: Fallback = { ways: [], say: async () => ({ outcome: 'not-said', reason: 'not set up' }) };

export function setStage(tokens: readonly Token[], fallback: Fallback = SILENT): Stage {
  const store = memoryStore();
  const views: View[] = [];
  let ids = 0;

  const stage: Stage = {
    now: NOW + HOUR,
    tokens,
    lies: {},
    answers: new Map(),
    onCall: async () => undefined,
    calls: [],
    shown: new Map(),
    callees: [],
    store,
    replica,
    listen: async (name, hears) => {
      const memory = reminderMemory(store, TENANT);
      await addDestination(memory.destinations, {
        address: addressOf(name),
        by: ALEX,
        how: 'asked',
        at: stage.now,
        ...(hears === undefined ? {} : { hears }),
      });
    },
    openAt: (where, token) =>
      [...stage.shown.values()].filter(
        (one) => one.where === where && itemsOf(one.view, token).some(({ item }) => isOpen(item)),
      ),
    itemsAt: (where, token) =>
      [...stage.shown.values()]
        .filter((one) => one.where === where)
        .flatMap(({ view }) => itemsOf(view, token)),
    messages: async () => (await Array.fromAsync(reminderMemory(store, TENANT).messages.list())).length,
  };

  async function call(doing: 'post' | 'update', id: string, address: Address, card: Card): Promise<Delivery> {
    const where = address.conversationId;
    stage.calls.push({ at: stage.now, doing, where });
    await stage.onCall({ doing, id, where });
    const outcome = stage.answers.get(where) ?? 'delivered';
    if (outcome === 'message-gone') return { outcome };
    if (outcome === 'destination-gone')
      return { outcome, cause: 'not-found', reason: 'as the test wants it' };
    if (outcome !== 'delivered') return { outcome, reason: 'as the test wants it' };
    const view = views[Number(card.content['nth'])];
    if (view !== undefined) stage.shown.set(id, { id, where, view });
    return { outcome, message: { address, messageId: id } };
  }

  function replica(): Replica {
    const log = recordingLog();
    const clock = () => stage.now;
    const uuid = () => {
      ids += 1;
      return `id-${String(ids).padStart(5, '0')}`;
    };
    const intune: Intune = {
      look: async (): Promise<Snapshot> => {
        const snapshot = snapshotOf(stage.tokens, { at: stage.now });
        return { ...snapshot, readings: { ...snapshot.readings, ...stage.lies } as Snapshot['readings'] };
      },
      lookAt: async () => ({ outcome: 'absent' }),
      startSync: async () => ({ outcome: 'started' }),
    };
    const memory = reminderMemory(store, TENANT);
    const actsMemory = actMemory(store, TENANT);
    const history = createHistory({ memory: actsMemory, uuid, log });
    const looks = createLooks({ intune, memory: snapshotMemory(store, TENANT), clock, log });
    const read = createReadSight({ looks, memory, syncs: actsMemory.syncs, policy: POLICY, clock });
    const background = createBackground(log);
    const messenger: Messenger = {
      post: (address, card) => call('post', uuid(), address, card),
      update: (message, card) => call('update', message.messageId, message.address, card),
      postToPerson: (_person, near, card) => call('post', uuid(), near, card),
    };
    const render: RenderCard = (view) => {
      views.push(view);
      // The board compares cards: the number of the view stands where the age of a card does, which is no part of it.
      const { now: _, ...said } = view as View & { now?: number };
      return { summary: JSON.stringify(said), content: { nth: views.length - 1, id: 'age' } };
    };
    const board = createBoard({
      memory,
      read,
      render,
      messenger,
      roster: { membershipOf: async () => 'member', peopleOf: async () => [], namesOf: () => [] },
      callees: async () => stage.callees,
      noteDelivery: (name, delivery, at) => noteDelivery(memory.destinations, name, delivery, at),
      background: background.run,
      clock,
      sleep: async () => undefined,
      newId: uuid,
      sender: uuid(),
      log,
    });
    const shared = { looks, history, board, render, policy: POLICY, clock, log };
    const cycle: CycleDependencies = {
      ...shared,
      memory,
      syncs: actsMemory.syncs,
      messenger,
      elsewhere: createElsewhere({
        fallback,
        memory,
        tenantId: TENANT,
        words: createWords('en', POLICY.zone),
        links: linkTable('global'),
        log,
      }),
      pulse: undefined,
    };
    const acts: ActDependencies = {
      ...shared,
      intune,
      memory: actsMemory,
      hurry: createHurry(actsMemory.hurry),
      read,
      background,
      reminders: memory,
      after: (_ms, run) => {
        const timer = setTimeout(run, 0);
        return { cancel: () => clearTimeout(timer) };
      },
      runSoon: () => undefined,
    };
    const acting = createActing(acts);
    return {
      acting,
      cycle,
      acts,
      run: (signal = new AbortController().signal) => runCycle(cycle, signal),
      press: async (verb, token, messageId) => {
        const where = stage.shown.get(messageId)?.where ?? '';
        const button: ActButton = {
          verb,
          ref: { family: token.family, id: token.id },
          generation: generation(token),
        };
        const press = { id: uuid(), person: ALEX, address: addressOf(where), verb, data: button, messageId };
        const answer = await acting.press(button, press);
        await background.settled();
        return answer;
      },
    };
  }

  return stage;
}

export function addressOf(conversationId: string): Address {
  return {
    kind: 'channel',
    tenantId: TENANT,
    serviceUrl: 'http://127.0.0.1',
    conversationId,
    botId: '28:bot',
  };
}

function itemsOf(view: View, token: Token): ReminderItem[] {
  if (view.view !== 'reminder') return [];
  return view.items.filter(({ item }) => item.about.family === token.family && item.about.id === token.id);
}

function isOpen({ over, superseded }: ReminderItem['item']): boolean {
  return over === undefined && superseded !== true;
}

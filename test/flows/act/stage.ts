import { createBoard } from '../../../src/board/board.ts';
import type { SyncRecord } from '../../../src/domain/actions/sync.ts';
import type { MessageRef, Person } from '../../../src/domain/conversation.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type { Reading } from '../../../src/domain/snapshot.ts';
import { refKey, type Token } from '../../../src/domain/token.ts';
import type { View } from '../../../src/domain/view.ts';
import type { ActDependencies } from '../../../src/flows/act/act-dependencies.ts';
import { createHistory } from '../../../src/flows/act/history.ts';
import { createHurry } from '../../../src/flows/act/hurry.ts';
import { createBackground } from '../../../src/flows/background.ts';
import { createLooks } from '../../../src/flows/looks.ts';
import { createReadSight } from '../../../src/flows/sight.ts';
import type { Card, Delivery, Intune, Messenger, RenderCard, SyncStart } from '../../../src/ports.ts';
import type { KeyValueStore } from '../../../src/store/key-value.ts';
import { actMemory, reminderMemory, snapshotMemory } from '../../../src/store/memories.ts';
import { memoryStore } from '../../../src/store/memory.ts';
import { POLICY } from '../../domain/plan/world.ts';
import { NOW, snapshotOf, TENANT } from '../../support/builders.ts';
import { recordingLog } from '../../support/log.ts';

export const WHERE = {
  address: {
    kind: 'channel',
    tenantId: TENANT,
    serviceUrl: 'http://127.0.0.1',
    conversationId: '19:it',
    botId: '28:bot',
  },
  threadId: '1',
} as const;
export const ALEX: Person = { teamsId: '29:alex', objectId: 'alex', name: 'Alex' };
export const MESSAGE: MessageRef = { ...WHERE, messageId: '7' };

/** The real flows over a real store, between an Intune and a Teams that a test plays. */
export interface Stage {
  readonly dependencies: ActDependencies;
  /** The same store and world, another process: what was in memory is gone. */
  restarted(): ActDependencies;
  now(): Instant;
  pass(ms: number): void;
  token: Token;
  /** What Intune answers to a POST; the POSTs are counted in `posts`. */
  answer: SyncStart;
  readonly posts: number[];
  /** What Teams answers to posts and updates. */
  delivery: Delivery['outcome'];
  /** What each message shows now, by its id. */
  readonly shown: Map<string, View>;
  record(): Promise<SyncRecord | undefined>;
}

export function setStage(token: Token): Stage {
  const store = memoryStore();
  /** Which view a card was made of: the card carries its number, for the board makes copies. */
  const views: View[] = [];
  const shown = new Map<string, View>();
  const posts: number[] = [];
  let now = NOW;
  let ids = 100;

  const intune: Intune = {
    look: async () => snapshotOf([stage.token], { at: now }),
    lookAt: async (): Promise<Reading> => ({ outcome: 'read', tokens: [stage.token] }),
    startSync: async () => {
      posts.push(now);
      return stage.answer;
    },
  };

  function deliver(message: MessageRef, content: Card['content']): Delivery {
    const { delivery: outcome } = stage;
    const view = views[Number(content['nth'])];
    if (outcome === 'delivered' && view !== undefined) shown.set(message.messageId, view);
    if (outcome === 'delivered') return { outcome, message };
    if (outcome === 'message-gone') return { outcome };
    const reason = 'as the test wants it';
    return outcome === 'destination-gone' ? { outcome, cause: 'not-found', reason } : { outcome, reason };
  }

  function build(over: KeyValueStore): ActDependencies {
    const log = recordingLog();
    const clock = () => now;
    const memory = actMemory(over, TENANT);
    const uuid = () => {
      ids += 1;
      return String(ids);
    };
    const shared = {
      history: createHistory({ memory, uuid, log }),
      hurry: createHurry(memory.hurry),
    };
    const looks = createLooks({ intune, memory: snapshotMemory(over, TENANT), clock, log });
    const messenger: Messenger = {
      post: async (address, card) => deliver({ address, messageId: uuid() }, card.content),
      update: async (message, card) => deliver(message, card.content),
      postToPerson: async (_person, near, card) =>
        deliver({ address: near, messageId: uuid() }, card.content),
    };
    const render: RenderCard = (view) => {
      views.push(view);
      return { summary: JSON.stringify(view), content: { nth: views.length - 1, id: 'age' } };
    };
    const background = createBackground(log);
    const reminders = reminderMemory(over, TENANT);
    const read = createReadSight({ looks, memory: reminders, syncs: memory.syncs, policy: POLICY, clock });
    const board = createBoard({
      memory: reminders,
      read,
      render,
      messenger,
      roster: { membershipOf: async () => 'member', peopleOf: async () => [], namesOf: () => [] },
      callees: async () => [],
      noteDelivery: async () => undefined,
      background: background.run,
      clock,
      sleep: async () => undefined,
      newId: uuid,
      sender: uuid(),
      log,
    });
    return {
      intune,
      looks,
      memory,
      ...shared,
      board,
      read,
      render,
      clock,
      after: (_ms, run) => {
        const timer = setTimeout(run, 0);
        return { cancel: () => clearTimeout(timer) };
      },
      background,
      log,
      reminders,
      policy: POLICY,
      runSoon: () => undefined,
    };
  }

  const dependencies = build(store);
  const stage: Stage = {
    dependencies,
    restarted: () => build(store),
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
    token,
    answer: { outcome: 'started' },
    posts,
    delivery: 'delivered',
    shown,
    record: async () => (await dependencies.memory.syncs.get(refKey(stage.token)))?.value,
  };
  return stage;
}

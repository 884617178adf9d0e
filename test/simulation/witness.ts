import type { FindingKind } from '../../src/catalogue/findings/findings.ts';
import { HOUR, type Instant, MINUTE } from '../../src/domain/instant.ts';
import type { Turned } from './door.ts';
import { createHoldBook, type HoldBook } from './oracle/holds.ts';
import type { JudgeParts } from './oracle/judge.ts';
import { createKnowledge, type Knowledge } from './oracle/knowledge.ts';
import { createLadder, type Ladder } from './oracle/ladder.ts';
import { itemsOf } from './seen-cards.ts';
import type { Area, Troubles } from './troubles.ts';
import type { Universe } from './universe.ts';
import type { Message } from './worlds/teams.ts';

/** One reminder that was posted about one token. */
export interface Said {
  readonly at: Instant;
  /** When it was decided, as its card has it. */
  readonly decidedAt: Instant;
  readonly conversationId: string;
  readonly message: Message;
  readonly key: string;
  readonly reason: string;
  readonly expiresAt: Instant | undefined;
  readonly kind: FindingKind | undefined;
}

/** Everything that could be seen from outside, in the order in which it happened. */
export interface Witness {
  readonly universe: Universe;
  readonly troubles: Troubles;
  readonly knowledge: Knowledge;
  readonly ladder: Ladder;
  /** Reminders, by conversation and token. */
  said(conversationId: string, key: string): readonly Said[];
  allSaid(): readonly Said[];
  /** What one message said when it was posted. */
  saidBy(message: Message): readonly Said[];
  readonly judging: JudgeParts;
  /** Reminder messages that have ever been posted. */
  reminders(): readonly Message[];
  /** Those of them that people can see and the bot can know of now, and that show something as open. */
  openMessages(): readonly Message[];
  /** What people did and were answered. */
  turns(): readonly Turned[];
  /** Items that turned green. */
  resolved(): number;
  /** When one process last began to look at Intune. */
  lookBegan(process: string): Instant;
  /** Who looked last. */
  lastLook(): { readonly at: Instant; readonly by: string };
  /** Where reminders were asked for, from when on they can be heard there. */
  readonly listening: Map<string, Instant>;
  readonly holds: HoldBook;
  /** Since when no world is in trouble; undefined while one is. */
  calmSince(): Instant | undefined;
  /** Nothing is in trouble, nobody acts, and whatever had to be done has had its time. */
  isQuiet(): boolean;
  /** Nothing is in trouble and nobody acts: what is told now must be true, also while the bot looks. */
  isSettled(): boolean;
}

/** In so long whatever could not be done was tried again, and Intune was looked at. */
const RETRIED = 8 * HOUR;
/** So long after somebody acted everything is to be seen. */
const SHOWN = 2 * MINUTE;

export function createWitness(universe: Universe, troubles: Troubles): Witness {
  const { config, graph, teams, door, time } = universe;
  const knowledge = createKnowledge();
  const ladder = createLadder({
    zone: config.timeZone,
    remindAt: config.remindAt,
    workdays: config.workdays,
    days: config.remindDays,
  });
  const judging = { ladder, longest: Math.max(...config.remindDays) };
  const said = new Map<string, Said[]>();
  const byMessage = new Map<Message, Said[]>();
  const all: Said[] = [];
  const reminders: Message[] = [];
  const open = new Set<Message>();
  const turns: Turned[] = [];
  const looks = new Map<string, Instant>();
  let lastLook = { at: 0, by: '' };
  let lastTurn = 0;
  let resolved = 0;

  function sort(message: Message): void {
    if (itemsOf(message.shows.view).some((item) => item.open)) open.add(message);
    else open.delete(message);
  }

  graph.watch({
    looking: ({ name }) => {
      lastLook = { at: time.now(), by: name };
      looks.set(name, time.now());
    },
    answered: knowledge.hear,
  });
  teams.watch({
    posted: (message) => {
      sort(message);
      const items = itemsOf(message.shows.view);
      if (items.length === 0) return;
      reminders.push(message);
      for (const { key, reason, saidAt, token, kind } of items) {
        const one: Said = {
          at: time.now(),
          decidedAt: saidAt,
          conversationId: message.address.conversationId,
          message,
          key,
          reason,
          expiresAt: token?.expiresAt,
          kind,
        };
        all.push(one);
        byMessage.set(message, [...(byMessage.get(message) ?? []), one]);
        const name = `${one.conversationId} ${key}`;
        said.set(name, [...(said.get(name) ?? []), one]);
      }
    },
    updated: (message, before) => {
      sort(message);
      const opened = itemsOf(before.view).filter((item) => item.open);
      const now = itemsOf(message.shows.view);
      resolved += opened.filter(({ key }) => now.some((item) => item.key === key && !item.open)).length;
    },
  });
  door.watch((turned) => {
    turns.push(turned);
    if (!isQuestion(turned)) lastTurn = turned.answeredAt;
  });

  function calmSince(): Instant | undefined {
    const conversations = teams.conversations().map((id): Area => `teams ${id}`);
    return troubles.calmSince(['store', 'graph', 'process', 'clock', 'roster', ...conversations]);
  }

  function isSettled(): boolean {
    const calm = calmSince();
    if (calm === undefined || !door.underWay().every(isQuestion)) return false;
    return time.now() >= Math.max(calm + RETRIED, lastTurn + SHOWN);
  }

  function isQuiet(): boolean {
    if (!isSettled() || !universe.activity.isIdle() || time.now() < lastLook.at + SHOWN) return false;
    const states = universe
      .replicas()
      .map(({ process, tenant }) => ({ name: process.name, ...tenant.loop() }));
    if (states.some(({ running }) => running)) return false;
    // What another replica has seen is acted on with the next run of the one that leads.
    return states.some(({ leading, name }) => leading && lastLook.by === name);
  }

  return {
    universe,
    troubles,
    knowledge,
    ladder,
    said: (conversationId, key) => said.get(`${conversationId} ${key}`) ?? [],
    allSaid: () => all,
    saidBy: (message) => byMessage.get(message) ?? [],
    judging,
    reminders: () => reminders,
    openMessages: () =>
      [...open].filter(
        ({ deleted, isKnown, address }) => !deleted && isKnown && !teams.moodOf(address.conversationId).gone,
      ),
    turns: () => turns,
    resolved: () => resolved,
    lookBegan: (process) => looks.get(process) ?? 0,
    lastLook: () => lastLook,
    listening: new Map(),
    holds: createHoldBook(),
    calmSince,
    isQuiet,
    isSettled,
  };
}

/** Asking changes nothing that others see. */
function isQuestion({ did }: Pick<Turned, 'did'>): boolean {
  return 'typed' in did && /^(show|history|snoozed)\b/.test(did.typed);
}

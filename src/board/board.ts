import type { Person } from '../domain/conversation.ts';
import { DAY, type Instant, SECOND } from '../domain/instant.ts';
import { isSent, type Message, speaksOf } from '../domain/message.ts';
import { type CardItem, isOpen } from '../domain/plan/announcement.ts';
import { settled } from '../domain/plan/reminder.ts';
import { reminderView, rowOf, type Sight, statusView, syncView, tokenView } from '../domain/sight.ts';
import { refKey, type TokenRef } from '../domain/token.ts';
import type { View } from '../domain/view.ts';
import type {
  Board,
  Card,
  Clock,
  Delivered,
  Delivery,
  Kept,
  Log,
  Messenger,
  ReadSight,
  ReminderMemory,
  RenderCard,
  Roster,
} from '../ports.ts';
import { signed } from './digest.ts';
import { createKeeping } from './keep.ts';
import { listenersOf } from './listeners.ts';
import { owedTo, valuesOf } from './owed.ts';
import { type Listener, type Posted, postOwed } from './post.ts';
import { type Projected, project } from './project.ts';
import { createQueue } from './queue.ts';
import { unsettled } from './settle.ts';

export interface BoardParts {
  readonly memory: Pick<ReminderMemory, 'messages' | 'reminders' | 'destinations' | 'places'>;
  readonly read: ReadSight;
  readonly render: RenderCard;
  readonly messenger: Messenger;
  readonly roster: Roster;
  /** Who is called by name when it is called for; never rejects. */
  readonly callees: () => Promise<readonly Person[]>;
  /** Notes what a post or update taught about a destination. */
  readonly noteDelivery: (destination: string, delivery: Delivery, at: Instant) => Promise<void>;
  /** Runs what nobody waits for; nothing in it fails silently. */
  readonly background: (name: string, work: () => Promise<void>) => void;
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<void>;
  readonly newId: () => string;
  /** Names this process. */
  readonly sender: string;
  readonly log: Log;
}

/** What one destination may take of a run, with everything Teams makes wait for; the rest follows in the next run. */
const TIME_A_DESTINATION = 120 * SECOND;

/** So long an end is remembered at least: a late update that shows what was before it is mended with its reason. */
const REMEMBERED_FOR = DAY;

/** A press is answered within five seconds, with everything that belongs to it. Source: Teams' Universal Actions. */
const A_PRESS_WAITS = 1.5 * SECOND;

export function createBoard(parts: BoardParts): Board {
  const { memory, render, clock, log } = parts;
  const { messages } = memory;
  const noteDelivery = (name: string, delivery: Delivery) => parts.noteDelivery(name, delivery, clock());
  const projecting = { ...parts, messages, destinations: memory.destinations, cardOf, noteDelivery };
  const bring = createQueue({ ...parts, project: (name) => project(name, projecting) });

  function cardOf(message: Message, sight: Sight): Card {
    return signed(render(viewOf(message, sight)), message.id);
  }

  async function deliver(signal: AbortSignal): Promise<Delivered> {
    const outcomes = await postTo(await listeners(), signal);
    // What was the last place that could be reached may have turned out to be gone: then people are told at once.
    const told = new Set(outcomes.map(({ to }) => to));
    const others = (await listeners()).filter(({ name }) => !told.has(name));
    if (outcomes.every(({ posted }) => !posted)) outcomes.push(...(await postTo(others, signal)));
    const unheard = await unheardAnywhere();
    if (unheard.length > 0) log.error({ unheard: unheard.length }, 'a reminder has reached nobody yet');
    return {
      posted: outcomes.filter(({ posted }) => posted).length,
      unfinished: unheard.length > 0 || outcomes.some(({ unfinished }) => unfinished),
      unheard,
    };
  }

  function listeners(): Promise<Listener[]> {
    return listenersOf({ ...memory, ...parts });
  }

  function postTo(those: readonly Listener[], signal: AbortSignal): Promise<(Posted & { to: string })[]> {
    return Promise.all(
      those.map(async (listener) => {
        const outcome = signal.aborted
          ? { posted: false, unfinished: true }
          : await postOwed(listener, { ...parts, ...memory, noteDelivery });
        return { ...outcome, to: listener.name };
      }),
    );
  }

  /** Of each subject what no conversation has heard, as if all of them were one. */
  async function unheardAnywhere(): Promise<readonly CardItem[]> {
    const reminders = await valuesOf(memory.reminders);
    if (!reminders.some(({ announcement }) => isOpen(announcement))) return [];
    return owedTo((await valuesOf(messages)).filter(isSent), reminders);
  }

  /** Destinations side by side, the messages of one after the other: one that does not answer holds up no other. */
  async function show(which: readonly TokenRef[] | 'all', signal?: AbortSignal): Promise<boolean> {
    const keys = which === 'all' ? undefined : new Set(which.map(refKey));
    const all = await Array.fromAsync(messages.list());
    const concerned = all.filter(({ value }) => keys === undefined || speaksOf(value, keys));
    const places = Map.groupBy(concerned, ({ value }) => value.destination);
    const outcomes = await Promise.all([...places.values()].map((those) => showAt(those, signal)));
    if (which === 'all') await letGo();
    return outcomes.every((one) => one);
  }

  async function showSoon(which: readonly TokenRef[]): Promise<void> {
    const shown = new Promise<void>((resolve) => {
      parts.background('show the newest state', () =>
        show(which).then(
          () => resolve(),
          (error) => {
            resolve();
            throw error;
          },
        ),
      );
    });
    await Promise.race([shown, parts.sleep(A_PRESS_WAITS)]);
  }

  async function showAt(those: readonly Kept<Message>[], signal: AbortSignal | undefined): Promise<boolean> {
    const since = clock();
    let complete = true;
    // Newest first: what it says supersedes the older ones.
    for (const { name } of those.toSorted((one, other) => other.value.postedAt - one.value.postedAt)) {
      if (signal?.aborted === true || Math.abs(clock() - since) > TIME_A_DESTINATION) return false;
      const outcome: Projected = await bring(name);
      // Left alone for this run: Teams has asked for it, and the others must not wait.
      if (outcome === 'later') return false;
      if (outcome === 'contested') complete = false;
    }
    return complete;
  }

  /** What came to its end and is shown everywhere need not be remembered any more. */
  async function letGo(): Promise<void> {
    const now = clock();
    const reminders = await Array.fromAsync(memory.reminders.list());
    const over = reminders.filter(({ value: { announcement } }) =>
      announcement?.over === undefined ? false : Math.abs(now - announcement.over.at) >= REMEMBERED_FOR,
    );
    if (over.length === 0) return;
    const all = await Array.fromAsync(messages.list());
    const waiting = unsettled(all.map(({ value }) => value));
    for (const { name, value, version } of over) {
      if (waiting.has(name)) continue;
      const rest = settled(value, now);
      // When it was changed meanwhile, the next run sees to it.
      if (rest === undefined) await memory.reminders.remove(name, { version });
      else await memory.reminders.put(name, rest, { version });
    }
  }

  async function count(which: readonly TokenRef[]): Promise<number> {
    const keys = new Set(which.map(refKey));
    let found = 0;
    for await (const { value } of messages.list())
      if (isSeen(value) && value.shows.kind !== 'token' && speaksOf(value, keys)) found += 1;
    return found;
  }

  return {
    deliver,
    show,
    showSoon,
    ...createKeeping({ ...parts, messages, cardOf }),
    cardOf,
    count,
  };
}

function viewOf({ shows, called = [] }: Message, sight: Sight): View {
  switch (shows.kind) {
    case 'reminder':
      return reminderView(shows.items, sight, { called });
    case 'syncs':
      return syncView(shows.about, sight);
    case 'status':
      return statusView(shows, sight);
    case 'token': {
      const row = rowOf(sight, shows.about);
      // Of a token that is gone nothing is left to tell but how its sync ended.
      return row === undefined ? syncView([shows.about], sight) : tokenView(row, sight);
    }
  }
}

function isSeen({ lost, ref }: Message): boolean {
  return lost !== true && ref !== undefined;
}

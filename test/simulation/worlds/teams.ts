import type { Address, MessageRef, Person } from '../../../src/domain/conversation.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type { View } from '../../../src/domain/view.ts';
import type { Card, Delivery, Messenger } from '../../../src/ports.ts';
import type { Activity } from '../activity.ts';
import type { Clockwork } from '../clockwork.ts';
import type { Process } from '../process.ts';
import type { Random } from '../random.ts';
import type { Viewing } from '../views.ts';

/** How Teams behaves in one conversation now. */
export interface TeamsMood {
  /** Of a call to be put off without having been taken. */
  readonly throttling: number;
  /** Of a call to be taken and all the same answered like one that was put off. */
  readonly ambiguous: number;
  /** The bot cannot write here: removed, or the channel is deleted. */
  readonly gone: boolean;
  /** The longest a call takes, ms; updates overtake one another by it. */
  readonly slowest: number;
}

export const GOOD_TEAMS: TeamsMood = { throttling: 0, ambiguous: 0, gone: false, slowest: 800 };

/** What a message showed, and from when. */
export interface Shown {
  readonly at: Instant;
  readonly view: View;
}

/** One message as people see it. */
export interface Message {
  readonly id: string;
  readonly address: Address;
  readonly threadId?: string;
  readonly postedAt: Instant;
  /** The process that sent it. */
  readonly by: string;
  /** What it shows now. */
  shows: Shown;
  /** What it showed before, oldest first; only the last few. */
  readonly earlier: Shown[];
  deleted: boolean;
  /**
   * Whether the bot can know of it: who posted it was told its id, or has changed it since. Of a copy that a crash or a
   * lost answer left behind it cannot, until somebody presses on it.
   */
  isKnown: boolean;
}

/** Is told what becomes visible, at the moment it does. */
export interface TeamsWatcher {
  posted(message: Message, by: Process): void;
  /** `before` is what the message showed until now. */
  updated(message: Message, before: Shown, by: Process): void;
}

export interface SimulatedTeams {
  moodOf(conversationId: string): TeamsMood;
  /** Those in which Teams has not always been well. */
  conversations(): readonly string[];
  setMood(conversationId: string, mood: Partial<TeamsMood>): void;
  forProcess(process: Process): Messenger;
  /** Every message that is there, oldest first. */
  messages(): readonly Message[];
  message(id: string): Message | undefined;
  /** Posts, updates and their failures since the start. */
  calls(): number;
  /** Of them those to one conversation. */
  callsTo(conversationId: string): number;
  /** Answers that did not tell what happened. */
  ambiguities(): readonly { readonly at: Instant; readonly conversationId: string }[];
  watch(watcher: TeamsWatcher): void;
}

export interface TeamsParts {
  readonly time: Clockwork;
  readonly random: Random;
  readonly activity: Activity;
  readonly viewing: Viewing;
}

const EARLIER_KEPT = 12;

export function createSimulatedTeams({ time, random, activity, viewing }: TeamsParts): SimulatedTeams {
  const moods = new Map<string, TeamsMood>();
  const messages: Message[] = [];
  const messageOf = (id: string) => messages[Number(id) - 1];
  const unclear: { at: Instant; conversationId: string }[] = [];
  const watchers: TeamsWatcher[] = [];
  const callsBy = new Map<string, number>();
  let calls = 0;

  const moodOf = (conversationId: string) => moods.get(conversationId) ?? GOOD_TEAMS;
  const wait = (ms: number) => new Promise<void>((resolve) => void time.after(ms, resolve));

  /** One request: late, perhaps not taken, perhaps taken without saying so. */
  async function call({ conversationId }: Address, take: () => Delivery): Promise<Delivery> {
    calls += 1;
    callsBy.set(conversationId, (callsBy.get(conversationId) ?? 0) + 1);
    const { slowest, throttling, ambiguous } = moodOf(conversationId);
    await wait(random.whole(slowest > 0 ? 20 : 0, slowest));
    if (moodOf(conversationId).gone)
      return { outcome: 'destination-gone', cause: 'not-found', reason: 'simulated: not found' };
    if (throttling > 0 && random.chance(throttling))
      return { outcome: 'try-later', reason: 'simulated: 429' };
    const delivery = take();
    await wait(random.whole(0, Math.floor(slowest / 4)));
    if (ambiguous === 0 || !random.chance(ambiguous)) return delivery;
    unclear.push({ at: time.now(), conversationId });
    return { outcome: 'try-later', reason: 'simulated: timed out' };
  }

  const busily = (to: Address, take: () => Delivery) => activity.during(() => call(to, take));

  function add(address: Address, threadId: string | undefined, view: View, by: Process): Message {
    const id = String(messages.length + 1);
    const inThread = address.kind === 'channel' ? { threadId: threadId ?? id } : {};
    const message: Message = {
      id,
      address,
      ...inThread,
      postedAt: time.now(),
      by: by.name,
      shows: { at: time.now(), view },
      earlier: [],
      deleted: false,
      isKnown: false,
    };
    messages.push(message);
    for (const watcher of watchers) watcher.posted(message, by);
    return message;
  }

  function change(message: Message, view: View, by: Process): void {
    const before = message.shows;
    message.earlier.push(before);
    if (message.earlier.length > EARLIER_KEPT) message.earlier.shift();
    message.shows = { at: time.now(), view };
    message.isKnown = true;
    for (const watcher of watchers) watcher.updated(message, before, by);
  }

  async function post(process: Process, to: Address, card: Card, threadId?: string): Promise<Delivery> {
    const { view } = viewing.drawnOf(card);
    const delivery = await process.ask(() =>
      busily(to, () => {
        const message = add(to, threadId, view, process);
        return { outcome: 'delivered', message: refOf(message) };
      }),
    );
    const posted = delivery.outcome === 'delivered' ? delivery.message : undefined;
    const message = posted && messageOf(posted.messageId);
    if (message !== undefined) message.isKnown = true;
    return delivery;
  }

  function update(process: Process, ref: MessageRef, card: Card): Promise<Delivery> {
    const { view } = viewing.drawnOf(card);
    return process.ask(() =>
      busily(ref.address, () => {
        const message = messageOf(ref.messageId);
        if (message === undefined || message.deleted) return { outcome: 'message-gone' };
        change(message, view, process);
        return { outcome: 'delivered', message: ref };
      }),
    );
  }

  return {
    moodOf,
    conversations: () => [...moods.keys()],
    setMood: (conversationId, mood) => {
      moods.set(conversationId, { ...moodOf(conversationId), ...mood });
    },
    forProcess: (process) => ({
      post: (to, card, options = {}) => post(process, to, card, options.threadId),
      update: (message, card) => update(process, message, card),
      postToPerson: (person, near, card) => post(process, chatWith(person, near), card),
    }),
    messages: () => messages,
    message: messageOf,
    calls: () => calls,
    callsTo: (conversationId) => callsBy.get(conversationId) ?? 0,
    ambiguities: () => unclear,
    watch: (watcher) => {
      watchers.push(watcher);
    },
  };
}

export function refOf({ address, threadId, id }: Message): MessageRef {
  return { address, messageId: id, ...(threadId === undefined ? {} : { threadId }) };
}

function chatWith({ objectId, teamsId }: Person, { tenantId, serviceUrl, botId }: Address): Address {
  const conversationId = `a:${objectId ?? teamsId}`;
  return { kind: 'personal', tenantId, serviceUrl, botId, conversationId };
}

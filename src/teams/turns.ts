import type { Language } from '../catalogue/words/language.ts';
import type { Address, MessageRef, Press } from '../domain/conversation.ts';
import type { Note } from '../domain/note.ts';
import type { Doing } from '../domain/view.ts';
import type { BotHandlers, Card, Delivery, Log, PressAnswer, Turn } from '../ports.ts';
import {
  addressOf,
  askOf,
  changedPlaceOf,
  executeOf,
  type Incoming,
  personOf,
  placeChangeOf,
  submitOf,
  threadOf,
} from './incoming.ts';
import type { TeamsMessenger } from './messenger.ts';
import { CARD_TYPE } from './outgoing.ts';

export interface TurnParts {
  readonly handlers: BotHandlers;
  /** Patient enough for an answer, and not more: Teams gives a whole turn 10 to 15 s. */
  readonly messenger: TeamsMessenger;
  /** For saying that an answer failed, in what is left of the turn. */
  readonly apologising: Pick<TeamsMessenger, 'post'>;
  /** For what must be done within the five seconds of an invoke. */
  readonly hasty: Pick<TeamsMessenger, 'update'>;
  /** Fills in what an activity does not say about its team. Never rejects. */
  complete(address: Address): Promise<Address>;
  /** Is told the address of every activity before the handlers are. */
  learn(address: Address): Promise<void>;
  /** The card for a failure: the id to look for in the log, and what the bot was doing. */
  failureCard(id: string, doing: Doing, locale: string | undefined): Card;
  /** @param language the reader's; where it is not known, `locale` tells. */
  noteText(note: Note, locale: string | undefined, language?: Language): string;
  newId(): string;
  readonly log: Log;
}

/** One function for each kind of activity. None rejects: what a handler throws is logged and told to the person. */
export interface Turns {
  message(incoming: Incoming): Promise<void>;
  installation(incoming: Incoming): Promise<void>;
  conversationUpdate(incoming: Incoming): Promise<void>;
  /** Any other activity: only remembered as seen. */
  other(incoming: Incoming): Promise<void>;
  /** An `adaptiveCard/action`: the body of the answer, whose HTTP status is always 200. */
  execute(incoming: Incoming): Promise<InvokeBody>;
}

/** Source: "Universal Action Model", response format. */
export interface InvokeBody {
  readonly statusCode: 200;
  readonly type: typeof CARD_TYPE | 'application/vnd.microsoft.activity.message';
  readonly value: unknown;
}

/** A message that Teams did not take, thrown into the handler that wanted to say it. */
export class NotDelivered extends Error {
  constructor(delivery: Exclude<Delivery, { outcome: 'delivered' }>) {
    super('reason' in delivery ? `${delivery.outcome}: ${delivery.reason}` : delivery.outcome);
    this.name = 'NotDelivered';
  }
}

export function createTurns(parts: TurnParts): Turns {
  const { handlers, messenger, log } = parts;

  /** Logs without anything a person wrote, and returns the id by which the entry is found. */
  function logFailure(error: unknown, incoming: Incoming, doing: string): string {
    const errorId = parts.newId();
    const stack = error instanceof Error ? error.stack : String(error);
    log.error(
      { errorId, activityId: incoming.id, activityType: incoming.type, doing, stack },
      'handler failed',
    );
    return errorId;
  }

  /** For what nobody waits for: a failure is logged and the turn goes on. */
  async function quietly(incoming: Incoming, doing: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      logFailure(error, incoming, doing);
    }
  }

  /** For what a person waits for: a failure is answered with a card, and if even that fails, logged. */
  async function aloud(
    incoming: Incoming,
    doing: Doing,
    address: Address,
    work: (turn: Turn) => Promise<void>,
  ): Promise<void> {
    const threadId = threadOf(incoming);
    try {
      await work(turnIn(address, threadId));
    } catch (error) {
      const card = parts.failureCard(logFailure(error, incoming, doing), doing, incoming.locale);
      await quietly(incoming, 'saying that it failed', async () => {
        await sayBy(parts.apologising, address, threadId, card);
      });
    }
  }

  async function arrive(incoming: Incoming): Promise<Address> {
    const address = await parts.complete(addressOf(incoming));
    await quietly(incoming, 'remembering the place', () => parts.learn(address));
    await quietly(incoming, 'remembering the place', () => handlers.seen(address));
    return address;
  }

  function turnIn(address: Address, threadId: string | undefined): Turn {
    return {
      typing: () => messenger.typing(address, threadId),
      say: (card) => sayBy(messenger, address, threadId, card),
    };
  }

  async function submit(incoming: Incoming, press: Press): Promise<void> {
    await aloud(incoming, 'press', press.address, async (turn) => {
      await showSubmitted(press, await handlers.press(press), turn);
    });
  }

  /** A Submit cannot be answered in place, so the card is edited, or answered beside when only the presser should see it. */
  async function showSubmitted(press: Press, answer: PressAnswer, turn: Turn): Promise<void> {
    // The board shows it on the message itself, for everyone.
    if (answer.answer === 'card' && answer.for === 'board') return;
    const card =
      answer.answer === 'card'
        ? answer.card
        : textCard(parts.noteText(answer.note, press.locale, answer.language));
    const inPlace =
      answer.answer === 'card' && (answer.for === 'everyone' || press.address.kind === 'personal');
    const message = messageOf(press);
    if (inPlace && message !== undefined) {
      const delivery = await messenger.update(message, card);
      if (delivery.outcome === 'delivered') return;
      if (delivery.outcome !== 'message-gone') throw new NotDelivered(delivery);
    }
    await turn.say(card);
  }

  async function added(incoming: Incoming, address: Address, how: 'installed' | 'joined'): Promise<void> {
    const installer = personOf(incoming);
    await aloud(incoming, 'install', address, (turn) => handlers[how](address, installer, turn));
  }

  return {
    async message(incoming) {
      const address = await arrive(incoming);
      const press = submitOf(incoming, address);
      if (press !== undefined) return submit(incoming, press);
      const ask = askOf(incoming, address);
      await aloud(incoming, 'answer', address, (turn) => handlers.message(ask, turn));
    },

    async installation(incoming) {
      const address = await arrive(incoming);
      // `add-upgrade` is a new version of the app, not a new place: being seen is enough, no second welcome.
      if (incoming.action === 'add') await added(incoming, address, 'installed');
      if (incoming.action === 'remove') {
        await quietly(incoming, 'forgetting the place', () => handlers.removed(address));
      }
    },

    async conversationUpdate(incoming) {
      const address = await arrive(incoming);
      const self = incoming.recipient.id.toLowerCase();
      const joined = incoming.membersAdded?.some((member) => member.id.toLowerCase() === self) ?? false;
      if (joined) return added(incoming, address, 'joined');
      const change = placeChangeOf(incoming);
      if (change === undefined) return;
      const place = changedPlaceOf(incoming, address);
      await quietly(incoming, 'noting a changed place', () => handlers.placeChanged(place, change));
    },

    async other(incoming) {
      await arrive(incoming);
    },

    async execute(incoming) {
      const press = executeOf(incoming, await arrive(incoming));
      try {
        const answer = await handlers.press(press);
        if (answer.answer === 'message')
          return messageBody(parts.noteText(answer.note, incoming.locale, answer.language));
        const message = messageOf(press);
        // The body changes the presser's view alone. A failed update is logged by the messenger.
        if (answer.for === 'everyone' && message !== undefined)
          await parts.hasty.update(message, answer.card);
        return { statusCode: 200, type: CARD_TYPE, value: answer.card.content };
      } catch (error) {
        const id = logFailure(error, incoming, 'press');
        return messageBody(parts.noteText({ note: 'failed', id }, incoming.locale));
      }
    },
  };
}

async function sayBy(
  messenger: Pick<TeamsMessenger, 'post'>,
  address: Address,
  threadId: string | undefined,
  card: Card,
): Promise<MessageRef | undefined> {
  const delivery = await messenger.post(address, card, threadId === undefined ? {} : { threadId });
  if (delivery.outcome !== 'delivered') throw new NotDelivered(delivery);
  return delivery.message;
}

function messageBody(text: string): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

function messageOf(press: Press): MessageRef | undefined {
  const { address, threadId, messageId } = press;
  if (messageId === undefined) return undefined;
  return { address, messageId, ...(threadId === undefined ? {} : { threadId }) };
}

/** A sentence as a card, because the messenger sends nothing else. */
function textCard(text: string): Card {
  const content = {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: text,
    body: [{ type: 'TextBlock', text, wrap: true }],
  };
  return { summary: text, content };
}

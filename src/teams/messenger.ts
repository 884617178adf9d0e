import type { Address, MessageRef, Person } from '../domain/conversation.ts';
import type { Card, Delivery, Log, Messenger } from '../ports.ts';
import type { RetryParts } from '../timing/retry.ts';
import type { Connector, Place } from './connector.ts';
import { failureOf, needsOperator, outcomeOf } from './failure.ts';
import { splitConversation } from './incoming.ts';
import { cardActivity, typingActivity } from './outgoing.ts';
import type { Pace } from './pace.ts';
import { type Attempted, persist } from './retry.ts';

export interface MessengerParts extends RetryParts {
  readonly connector: Connector;
  /** Shared by every messenger of the program, so that their messages count together. */
  readonly pace: Pace;
  readonly log: Log;
  /** The most a post or update may take with all of its retries, ms; the same again may pass waiting for its turn. */
  readonly patienceMs: number;
  /** The most a single request may take, ms. */
  readonly requestTimeoutMs: number;
}

/** The most that "is typing" may take, ms: the answer waits for it. */
const TYPING = 1_000;

export interface TeamsMessenger extends Messenger {
  /** Shows "is typing". A failure is only logged: the answer itself matters more. */
  typing(to: Address, threadId?: string): Promise<void>;
}

/**
 * Writes to Teams. Every call ends in one of the closed set of outcomes and never rejects; each that did not
 * arrive is logged here once. 412, 429, 5xx, time-outs and resets are tried again while the patience lasts.
 */
export function createMessenger(parts: MessengerParts): TeamsMessenger {
  const { connector } = parts;

  async function attempt<T>(
    address: Address,
    call: (timeoutMs: number) => Promise<T>,
    patienceMs = parts.patienceMs,
  ): Promise<Attempted<T>> {
    const bounded = (remainingMs: number) => call(Math.min(remainingMs, parts.requestTimeoutMs));
    try {
      return await parts.pace.inTurn(address, patienceMs, () => persist(parts, patienceMs, bounded));
    } catch (error) {
      // Only the wait for a turn rejects; the attempts themselves end in a value.
      return { ok: false, failure: failureOf(error, parts.clock()) };
    }
  }

  function failed(
    tried: Attempted<unknown> & { ok: false },
    doing: 'post' | 'update',
    address: Address,
  ): Delivery {
    const delivery = outcomeOf(tried.failure, doing);
    const fields = {
      outcome: delivery.outcome,
      reason: tried.failure.reason,
      conversationId: address.conversationId,
    };
    if (delivery.outcome === 'rejected') parts.log.error(fields, 'Teams rejected a message');
    else if (needsOperator(tried.failure)) parts.log.error(fields, 'Teams does not believe the bot');
    else parts.log.warn(fields, 'message not delivered');
    return delivery;
  }

  async function send(
    address: Address,
    threadId: string | undefined,
    card: Card,
    mention?: Person,
  ): Promise<Delivery> {
    const activity = cardActivity(address, card, mention);
    const tried = await attempt(address, (ms) => connector.send(placeOf(address, threadId), activity, ms));
    if (!tried.ok) return failed(tried, 'post', address);
    const { id } = tried.value;
    return id === undefined ? nameless(address) : delivered(address, id, threadId);
  }

  async function newThread(address: Address, card: Card, mention?: Person): Promise<Delivery> {
    const parameters = {
      isGroup: true,
      bot: { id: address.botId, name: '' },
      tenantId: address.tenantId,
      channelData: { channel: { id: address.conversationId }, tenant: { id: address.tenantId } },
      activity: cardActivity(address, card, mention),
    };
    const tried = await attempt(address, (ms) => connector.create(address.serviceUrl, parameters, ms));
    if (!tried.ok) return failed(tried, 'post', address);
    const { id = '', activityId } = tried.value;
    const root = splitConversation(id).threadId ?? activityId;
    return root === undefined ? nameless(address) : delivered(address, root, root);
  }

  /** Said, but it can never be updated: text and attachment split in two are answered like this (HTTP 202). */
  function nameless(address: Address): Delivery {
    const reason = 'Teams accepted the message without naming its id';
    parts.log.warn({ reason, conversationId: address.conversationId }, 'message cannot be followed up');
    return { outcome: 'delivered' };
  }

  return {
    post(to, card, options = {}) {
      const { threadId, mention } = options;
      if (to.kind === 'channel' && threadId === undefined) return newThread(to, card, mention);
      return send(to, threadId, card, mention);
    },

    async update(message, card) {
      const { address, threadId, messageId } = message;
      const place = placeOf(address, threadId);
      const activity = { ...cardActivity(address, card), id: messageId };
      const tried = await attempt(address, (ms) => connector.update(place, messageId, activity, ms));
      return tried.ok ? { outcome: 'delivered', message } : failed(tried, 'update', address);
    },

    async postToPerson(person, near, card) {
      const member = { id: person.teamsId === '' ? (person.objectId ?? '') : person.teamsId, name: '' };
      const parameters = {
        isGroup: false,
        bot: { id: near.botId, name: '' },
        members: [member],
        tenantId: near.tenantId,
        channelData: { tenant: { id: near.tenantId } },
      };
      const { serviceUrl, tenantId, botId } = near;
      const unknownChat = { tenantId, conversationId: `chat with ${member.id}` };
      const opened = await attempt({ ...near, ...unknownChat }, (ms) =>
        connector.create(serviceUrl, parameters, ms),
      );
      if (!opened.ok) return failed(opened, 'post', { ...near, ...unknownChat });
      const { id } = opened.value;
      if (id === undefined) return failed(UNNAMED_CHAT, 'post', { ...near, ...unknownChat });
      const chat = {
        kind: 'personal',
        tenantId,
        serviceUrl,
        conversationId: id,
        botId,
      } as const;
      return send(chat, undefined, card);
    },

    async typing(to, threadId) {
      const place = placeOf(to, threadId);
      const show = (ms: number) => connector.send(place, typingActivity(to), ms);
      const tried = await attempt(to, show, Math.min(TYPING, parts.patienceMs));
      if (!tried.ok) parts.log.debug({ reason: tried.failure.reason }, 'typing was not shown');
    },
  };
}

/** Nothing was said yet, and there is nowhere to say it: another attempt opens the same chat again. */
const UNNAMED_CHAT = {
  ok: false,
  failure: { cause: 'network', reason: 'Teams opened a chat without naming its id' },
} as const;

function placeOf(address: Address, threadId: string | undefined): Place {
  const { serviceUrl, conversationId } = address;
  if (threadId === undefined) return { serviceUrl, conversationId };
  return { serviceUrl, conversationId: `${conversationId};messageid=${threadId}` };
}

function delivered(address: Address, messageId: string, threadId: string | undefined): Delivery {
  const message: MessageRef = { address, messageId, ...(threadId === undefined ? {} : { threadId }) };
  return { outcome: 'delivered', message };
}

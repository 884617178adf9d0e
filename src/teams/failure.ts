import type { GoneCause } from '../domain/conversation.ts';
import type { Delivery } from '../ports.ts';
import { retryAfter } from '../timing/retry-after.ts';

/** Why a call to Teams did not succeed, told apart by who failed. */
export interface Failure {
  /** `answer`: Teams answered with an error; `network`: nobody answered in time; `sign-in`: the bot got no token; `other`: a fault of our own. */
  readonly cause: 'answer' | 'network' | 'sign-in' | 'other';
  readonly status?: number;
  /** Teams' error code, such as `ConversationNotFound`. */
  readonly code?: string;
  /** What `Retry-After` asked for, ms. */
  readonly retryAfterMs?: number;
  /** Short and without secrets. */
  readonly reason: string;
}

type Bag = { readonly [key: string]: unknown };

/**
 * Reads what the SDK throws: its `RestError` (status, Teams' code, response headers), an abort after the time
 * limit, or an error of the token library. `now` is needed for a `Retry-After` that is a date, ms UTC.
 */
export function failureOf(error: unknown, now: number): Failure {
  const bag = asBag(error);
  const status = typeof bag['statusCode'] === 'number' ? bag['statusCode'] : undefined;
  const message = error instanceof Error ? error.message : String(error);
  if (status !== undefined) return answer(bag, status, message, now);
  const name = error instanceof Error ? error.name : 'unknown error';
  const reason = `${name}: ${message}`.slice(0, 200);
  if (name === 'AbortError' || name === 'TimeoutError') return { cause: 'network', reason };
  if (name === 'RestError') return { cause: 'network', reason };
  const errorCode = bag['errorCode'];
  // The token library names its errors by `errorCode`; the ones about the network say so in it.
  if (typeof errorCode === 'string') {
    const network = /network|endpoints_resolution|openid_config|temporarily|timeout|post_request|get_request/;
    return { cause: network.test(errorCode) ? 'network' : 'sign-in', code: errorCode, reason };
  }
  return { cause: 'other', reason };
}

function answer(bag: Bag, status: number, message: string, now: number): Failure {
  const code = teamsCode(bag, message);
  const headers = asBag(asBag(bag['response'])['headers']);
  const get = headers['get'];
  const header: unknown = typeof get === 'function' ? get.call(headers, 'retry-after') : undefined;
  const retryAfterMs = typeof header === 'string' ? retryAfter(header, now) : undefined;
  return {
    cause: 'answer',
    status,
    ...(code === undefined ? {} : { code }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    reason: `HTTP ${status}${code === undefined ? '' : ` ${code}`}: ${message}`.slice(0, 200),
  };
}

/** A blocked write carries its code as `subCode`, inside a JSON text that is the message of the error. */
const SUB_CODE = /\\?"subCode\\?"\s*:\s*\\?"(\w+)/;

function teamsCode(bag: Bag, message: string): string | undefined {
  const details = asBag(bag['details']);
  const inner = asBag(details['error']);
  const codes = [
    SUB_CODE.exec(message)?.[1],
    details['subCode'],
    inner['subCode'],
    inner['code'],
    bag['code'],
  ];
  return codes.find((one): one is string => typeof one === 'string' && one !== '');
}

/** Worth another attempt: concurrent work on one conversation (412), throttling, trouble on Teams' side or in between. */
export function isPassing(failure: Failure): boolean {
  if (failure.cause === 'network') return true;
  const status = failure.status ?? 0;
  return status === 408 || status === 412 || status === 429 || status >= 500;
}

/**
 * What Teams documents as the end of a conversation for the bot, by status and code, and what each means. The same
 * statuses without one of these codes come from a registration that is being changed, or from something in between,
 * and pass.
 * Source: "Status codes from bot conversational APIs" in "Send and receive messages".
 */
const DESTINATION_GONE: ReadonlyMap<string, GoneCause> = new Map([
  ['403 BotNotInConversationRoster', 'bot-removed'],
  ['403 BotDisabledByAdmin', 'blocked-by-admin'],
  ['403 ConversationBlockedByUser', 'blocked-by-person'],
  ['403 ForbiddenOperationException', 'bot-removed'],
  // Only in "Send proactive messages", as the sub code of a 403.
  ['403 MessageWritesBlocked', 'writes-blocked'],
  ['404 ConversationNotFound', 'not-found'],
]);
const MESSAGE_GONE = '404 ActivityNotFoundInConversation';
/** What is wrong with the message itself: it will not be taken later either. */
const MALFORMED: ReadonlySet<number> = new Set([400, 413]);

/**
 * The outcome of a post or update that failed for good, or for now. Nothing is given up that Teams does not
 * document as gone or malformed: whoever refuses today may take it when the next attempt comes.
 */
export function outcomeOf(
  failure: Failure,
  doing: 'post' | 'update',
): Exclude<Delivery, { outcome: 'delivered' }> {
  const { reason, cause, status = 0, code = '' } = failure;
  const answer = `${status} ${code}`;
  const gone = DESTINATION_GONE.get(answer);
  if (gone !== undefined) return { outcome: 'destination-gone', cause: gone, reason };
  if (doing === 'update' && answer === MESSAGE_GONE) return { outcome: 'message-gone' };
  if (MALFORMED.has(status) || cause === 'other') return { outcome: 'rejected', reason };
  return { outcome: 'try-later', reason };
}

/** Whether an operator has to act before the next attempt can succeed: the bot's registration is not believed. */
export function needsOperator({ cause, status }: Failure): boolean {
  return cause === 'sign-in' || status === 401;
}

function asBag(value: unknown): Bag {
  return typeof value === 'object' && value !== null ? (value as Bag) : {};
}

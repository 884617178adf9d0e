import type { Instant } from '../domain/instant.ts';
import type { Family } from '../domain/token.ts';
import { type RetryParts, retry } from '../timing/retry.ts';
import { startTimeLimit } from '../timing/time-limit.ts';
import type { Timer } from '../timing/timer.ts';
import type { AccessTokens } from './access-tokens.ts';
import { type Decode, ignoreBody } from './decode.ts';
import { type Failure, failure, failureOfAnswer } from './failure.ts';
import type { Exchange, ExchangeResult, GraphExchange, Version } from './graph-client.ts';
import { GRAPH_RETRIES, judgeFailure } from './retry.ts';

/** What a call is about: a family, or people and groups. */
export type CallSubject = Family | 'directory';

/** One attempt at one call, for logs and metrics: no query, no token, nothing out of the answer. */
export interface CallRecord {
  readonly family: CallSubject;
  readonly method: 'GET' | 'POST';
  /** With the version, e.g. `/beta/deviceAppManagement/vppTokens`. */
  readonly path: string;
  /** Undefined when nobody answered. */
  readonly status?: number;
  readonly ms: number;
  readonly requestId: string;
  /** What went wrong, e.g. `timeout` or `unexpected: value.0.id invalid_type`. */
  readonly problem?: string;
}

export interface Target {
  readonly version: Version;
  readonly path: string;
  readonly query: string;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly requestId: string }
  | { readonly ok: false; readonly failure: Failure };

/** The calls made for one family in one go; they share the patience. Never rejects over the network. */
export interface GraphSession {
  get<T>(target: Target, decode: Decode<T>): Promise<Answer<T>>;
  post(target: Target): Promise<Answer<undefined>>;
  /** Something has come and more is to come: the patience begins anew, as far as the longest time allows. */
  extend(): void;
  /** Frees the timers. */
  close(): void;
}

export interface SessionOptions extends RetryParts {
  readonly exchange: GraphExchange;
  readonly tokens: AccessTokens;
  readonly clock: () => Instant;
  readonly after: Timer;
  readonly uuid: () => string;
  /** For one request, its body included. */
  readonly timeoutMs: number;
  /** For sign-in, pauses and retries together, until something comes. */
  readonly patienceMs: number;
  /** For the whole session, however much comes. */
  readonly longestMs: number;
  readonly onCall: (call: CallRecord) => void;
}

/** A page of 1,000 tokens takes about 1 MB. */
const PAGE_BYTES = 8 * 1_024 * 1_024;
/** All pages of a list; 5,000 tokens take about 5 MB, the members of the largest groups some more. */
const SESSION_BYTES = 64 * 1_024 * 1_024;

export function openSession(family: CallSubject, options: SessionOptions): GraphSession {
  const { clock, after } = options;
  const longest = startTimeLimit({ ms: options.longestMs, after });
  let bytesLeft = SESSION_BYTES;
  let { endsAt, patience } = begin();

  function begin() {
    const ms = options.patienceMs;
    return { endsAt: clock() + ms, patience: startTimeLimit({ ms, after }, longest.signal) };
  }

  function call<T>(method: Exchange['method'], target: Target, decode: Decode<T>): Promise<Answer<T>> {
    return retry<Answer<T>>(
      options,
      {
        policy: GRAPH_RETRIES,
        limitMs: endsAt - clock(),
        signal: patience.signal,
        judge: (answer) =>
          answer.ok ? { again: false, because: 'done' } : judgeFailure(method, answer.failure),
      },
      () => attemptOnce(method, target, decode),
    );
  }

  async function attemptOnce<T>(
    method: Exchange['method'],
    target: Target,
    decode: Decode<T>,
  ): Promise<Answer<T>> {
    const requestId = options.uuid();
    const startedAt = clock();
    const { answer, status } = await ask(method, target, decode, requestId);
    options.onCall({
      family,
      method,
      path: `/${target.version}/${target.path}`,
      ms: clock() - startedAt,
      requestId,
      ...(status === undefined ? {} : { status }),
      ...(answer.ok ? {} : { problem: problemOf(answer.failure) }),
    });
    return answer;
  }

  async function ask<T>(
    method: Exchange['method'],
    target: Target,
    decode: Decode<T>,
    requestId: string,
  ): Promise<{ answer: Answer<T>; status?: number }> {
    if (patience.signal.aborted) return { answer: failed(failure('timeout', { requestId, unsent: true })) };
    const signIn = await options.tokens.get(patience.signal);
    if (!signIn.ok)
      return { answer: failed(failure('sign-in', { requestId, code: signIn.code, unsent: true })) };

    const time = startTimeLimit({ ms: options.timeoutMs, after }, patience.signal);
    const { accessToken } = signIn;
    const result = await options
      .exchange({
        method,
        ...target,
        accessToken,
        requestId,
        signal: time.signal,
        maxBytes: Math.min(PAGE_BYTES, bytesLeft),
      })
      .finally(time.cancel);
    if (result.outcome === 'too-large') return { answer: failed(tooLarge(result, requestId)), ...result };
    if (result.outcome !== 'answered') return { answer: failed(unanswered(result, requestId)) };

    const { status } = result;
    bytesLeft -= result.bytes;
    if (status === 401 || status === 403) options.tokens.forget();
    if (status < 200 || status > 299) {
      return { answer: failed(failureOfAnswer({ ...result, requestId, now: clock() })), status };
    }
    const decoded = await decode(result.body);
    if (decoded.ok) return { answer: { ok: true, value: decoded.value, requestId }, status };
    const { ok: _, ...problem } = decoded;
    return { answer: failed(failure('unexpected', { requestId, status, ...problem })), status };
  }

  return {
    get: (target, decode) => call('GET', target, decode),
    post: (target) => call('POST', target, ignoreBody),
    extend: () => {
      patience.cancel();
      ({ endsAt, patience } = begin());
    },
    close: () => {
      patience.cancel();
      longest.cancel();
    },
  };
}

function tooLarge({ status }: { readonly status: number }, requestId: string): Failure {
  return failure('unexpected', { requestId, status, code: 'answer-too-large' });
}

function unanswered(
  result: Exclude<ExchangeResult, { readonly outcome: 'answered' | 'too-large' }>,
  requestId: string,
): Failure {
  switch (result.outcome) {
    case 'timeout':
      return failure('timeout', { requestId });
    case 'network':
      return failure('network', { requestId, code: result.code, unsent: result.unsent });
    case 'impossible':
      return failure('unexpected', { requestId, code: result.code, unsent: true });
  }
}

function failed(reason: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: reason };
}

function problemOf({ reason, detail }: Failure): string {
  return detail === undefined ? reason.kind : `${reason.kind}: ${detail}`;
}

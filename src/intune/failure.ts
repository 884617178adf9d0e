import { z } from 'zod';
import type { Instant } from '../domain/instant.ts';
import type { Unreadable } from '../domain/snapshot.ts';
import { retryAfter } from '../timing/retry-after.ts';

/** One call that did not work out: what people are told, and what the retry rules need. */
export interface Failure {
  readonly reason: Unreadable;
  /** Nothing has reached Graph: also a POST may be repeated. */
  readonly unsent: boolean;
  /** How long Graph asks us to wait. */
  readonly retryAfterMs?: number;
  /** For the log: where the answer was wrong. Never a value out of the answer. */
  readonly detail?: string;
}

export interface ErrorAnswer {
  readonly status: number;
  readonly body: string;
  /** The header as it came: seconds or an HTTP date. */
  readonly retryAfter: string | null;
  readonly requestId: string;
  readonly now: Instant;
}

/** Graph's error object; anything else in its place counts as no information. */
const errorBody = z.object({
  error: z.object({
    code: z.string().optional().catch(undefined),
    message: z.string().optional().catch(undefined),
  }),
});

/** An answer with a status other than 2xx. */
export function failureOfAnswer(answer: ErrorAnswer): Failure {
  const { status, requestId } = answer;
  const { code, message = '' } = errorBody.safeParse(parseJson(answer.body)).data?.error ?? {};
  const retryAfterMs = retryAfter(answer.retryAfter, answer.now);
  return {
    reason: {
      kind: kindOfAnswer(status, message),
      status,
      ...(code ? { code: code.slice(0, 80) } : {}),
      permissions: status === 403 ? missingPermissions(message) : [],
      requestId,
    },
    unsent: false,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** A failure without an answer that could be used. */
export function failure(
  kind: Unreadable['kind'],
  facts: {
    readonly requestId: string;
    readonly status?: number;
    readonly code?: string;
    readonly unsent?: boolean;
    readonly detail?: string;
  },
): Failure {
  const { unsent = false, detail, ...evidence } = facts;
  return {
    reason: { kind, permissions: [], ...evidence },
    unsent,
    ...(detail === undefined ? {} : { detail }),
  };
}

/**
 * Graph asks to branch on status and code; the tenant without Intune is the exception, its code is a
 * bare `BadRequest` and only the message tells.
 */
function kindOfAnswer(status: number, message: string): Unreadable['kind'] {
  if (/not applicable to target tenant/i.test(message)) return 'no-intune';
  if (status === 401) return 'sign-in';
  if (status === 403) return 'permission';
  if (status === 429) return 'throttled';
  if (status >= 500) return 'server';
  return 'unexpected';
}

/**
 * The names in Intune's "Application must have one of the following scopes: A, B - Operation ID ...".
 * That sentence stands in a JSON string inside the message; the names need no unescaping.
 */
export function missingPermissions(message: string): string[] {
  const list = /must have one of the following scopes:\s*(.+?)(?:\s+-\s|["\\]|$)/i.exec(message)?.[1];
  if (list === undefined) return [];
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => /^[A-Za-z][\w.-]{2,79}$/.test(name));
}

/** Whether Graph itself says that something is not there; a 404 without its error may come from anything on the way. */
export function isNotFound({ status, code }: Unreadable): boolean {
  return status === 404 && code !== undefined;
}

/** Undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

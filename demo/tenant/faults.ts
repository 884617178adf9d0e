import type { Family } from '../../src/domain/token.ts';
import {
  forbidden,
  graphError,
  type Reply,
  type RequestIds,
  serverError,
  throttled,
  unauthorized,
  unknownSegment,
} from './graph-errors.ts';

/** A way in which Graph goes wrong. `times` counts the requests it spoils; without it, all until mended. */
export type Fault =
  | { readonly kind: 'unauthorized'; readonly times?: number }
  | { readonly kind: 'forbidden'; readonly scopes: readonly string[]; readonly times?: number }
  /** 429; without `retryAfterSeconds` the header is left out. */
  | { readonly kind: 'throttled'; readonly retryAfterSeconds?: number; readonly times?: number }
  | {
      readonly kind: 'server-error';
      readonly status: 500 | 502 | 503 | 504;
      readonly retryAfterSeconds?: number;
      readonly times?: number;
    }
  /** Takes the request and never answers. */
  | { readonly kind: 'silence'; readonly times?: number }
  /** The right answer, this much later (real milliseconds). */
  | { readonly kind: 'slow'; readonly ms: number; readonly times?: number }
  /** 200 with a proxy's HTML page (the default), JSON cut short, or JSON of another shape. */
  | {
      readonly kind: 'garbage';
      readonly body?: 'html' | 'cut-short' | 'wrong-shape';
      readonly times?: number;
    }
  /** The connection is cut without an answer. */
  | { readonly kind: 'reset'; readonly times?: number }
  /** The tenant has no Intune. */
  | { readonly kind: 'no-intune'; readonly times?: number }
  /** beta does not have the resource; v1.0 goes on as ever. */
  | { readonly kind: 'beta-missing'; readonly times?: number };

/** Which requests a fault spoils: looks (GET), actions (POST), or both. */
export type FaultScope = 'read' | 'action' | 'both';

/** What to do with one request instead of answering it rightly. */
export type Disturbance =
  | { readonly do: 'answer'; readonly reply: Reply }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'hang' }
  | { readonly do: 'reset' };

export interface FaultBoard {
  /** Breaks a family, or mends it with undefined. A new fault replaces the old one. */
  set(family: Family | 'all', fault: Fault | undefined, scope: FaultScope): void;
  /** The fault of a family, used up or not yet; undefined while it is well. */
  of(family: Family): Fault | undefined;
  /** The fault that spoils this request, counted as used; undefined when the request goes through. */
  take(family: Family, action: boolean, beta: boolean): Fault | undefined;
}

interface Entry {
  readonly fault: Fault;
  readonly scope: FaultScope;
  left: number;
}

export function createFaultBoard(): FaultBoard {
  const entries = new Map<Family, Entry>();

  function set(family: Family | 'all', fault: Fault | undefined, scope: FaultScope): void {
    const families: readonly Family[] = family === 'all' ? ['push', 'vpp', 'ade'] : [family];
    for (const one of families) {
      if (fault === undefined) entries.delete(one);
      else entries.set(one, { fault, scope, left: fault.times ?? Number.POSITIVE_INFINITY });
    }
  }

  function take(family: Family, action: boolean, beta: boolean): Fault | undefined {
    const entry = entries.get(family);
    if (entry === undefined) return undefined;
    if (entry.scope !== 'both' && (entry.scope === 'action') !== action) return undefined;
    if (entry.fault.kind === 'beta-missing' && !beta) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) entries.delete(family);
    return entry.fault;
  }

  return { set, of: (family) => entries.get(family)?.fault, take };
}

/** What a fault does to a request. */
export function disturb(fault: Fault, ids: RequestIds): Disturbance {
  if (fault.kind === 'silence') return { do: 'hang' };
  if (fault.kind === 'reset') return { do: 'reset' };
  if (fault.kind === 'slow') return { do: 'wait', ms: fault.ms };
  return { do: 'answer', reply: wrongAnswer(fault, ids) };
}

type Answering = Exclude<Fault, { kind: 'silence' | 'reset' | 'slow' }>;

function wrongAnswer(fault: Answering, ids: RequestIds): Reply {
  switch (fault.kind) {
    case 'unauthorized':
      return unauthorized('Lifetime validation failed, the token is expired.', ids);
    case 'forbidden':
      return forbidden(fault.scopes, ids);
    case 'throttled':
      return throttled(fault.retryAfterSeconds, ids);
    case 'server-error':
      return serverError(fault.status, fault.retryAfterSeconds, ids);
    case 'no-intune':
      return graphError(400, 'BadRequest', 'Request not applicable to target tenant.', ids);
    case 'beta-missing':
      return unknownSegment(ids.path.split('/')[2] ?? '', ids);
    case 'garbage':
      return garbage(fault.body ?? 'html');
  }
}

function garbage(body: 'html' | 'cut-short' | 'wrong-shape'): Reply {
  if (body === 'wrong-shape') return { status: 200, body: { value: 'none', expirationDateTime: 12 } };
  if (body === 'cut-short') {
    return { status: 200, headers: { 'Content-Type': 'application/json' }, text: '{"value":[{"id":"5b1f' };
  }
  const text = '<!doctype html><title>Proxy sign-in</title><p>Sign in to reach the internet.</p>';
  return { status: 200, headers: { 'Content-Type': 'text/html' }, text };
}

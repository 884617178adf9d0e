import type { GarbageBody, Refusal } from './faults.ts';
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

/** What becomes of a request instead of its right answer. */
export type Disturbance =
  | { readonly do: 'answer'; readonly reply: Reply }
  | { readonly do: 'hang' }
  | { readonly do: 'reset' };

export function refuse(fault: Refusal, ids: RequestIds): Disturbance {
  if (fault.kind === 'silence') return { do: 'hang' };
  if (fault.kind === 'reset') return { do: 'reset' };
  return { do: 'answer', reply: wrongAnswer(fault, ids) };
}

function wrongAnswer(fault: Exclude<Refusal, { kind: 'silence' | 'reset' }>, ids: RequestIds): Reply {
  switch (fault.kind) {
    case 'unauthorized':
      return unauthorized('Lifetime validation failed, the token is expired.', ids);
    case 'forbidden':
      return forbidden(fault.scopes, ids);
    case 'throttled':
      return throttled(fault.retryAfterSeconds, ids, fault.asDate);
    case 'server-error':
      return serverError(fault.status, fault.retryAfterSeconds, ids);
    case 'no-intune':
      return graphError(400, 'BadRequest', 'Request not applicable to target tenant.', ids);
    case 'beta-missing':
      return unknownSegment(ids.path.split('/')[2] ?? '', ids);
    case 'garbage':
      return GARBAGE[fault.body ?? 'html'];
  }
}

const GARBAGE: Readonly<Record<GarbageBody, Reply>> = {
  html: {
    status: 200,
    headers: { 'Content-Type': 'text/html' },
    text: '<!doctype html><title>Proxy sign-in</title><p>Sign in to reach the internet.</p>',
  },
  'cut-short': {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    text: '{"value":[{"id":"5b1f',
  },
  'wrong-shape': { status: 200, body: { value: 'none', expirationDateTime: 12 } },
  'no-value': { status: 200, body: {} },
  'null-value': { status: 200, body: { value: null } },
  'null-entry': { status: 200, body: { value: [null] } },
};

import type { Wants } from '../catalogue/commands/command.ts';
import type { Person } from './conversation.ts';
import type { RefusalReason } from './view.ts';

/** What the operator allows, from Config. */
export interface AccessPolicy {
  readonly actions: 'on' | 'off';
  /** Entra object ids in lower case; empty means every member of the IT team. */
  readonly operators: readonly string[];
}

export interface AccessRequest {
  readonly person: Person;
  readonly membership: 'member' | 'guest' | 'outsider';
  readonly wants: Wants;
}

export type AccessDecision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: RefusalReason };

const ALLOWED: AccessDecision = { allowed: true };

/** First match decides. Guests may read and not act; outsiders learn nothing. */
export function decideAccess(
  { person, membership, wants }: AccessRequest,
  policy: AccessPolicy,
): AccessDecision {
  if (membership === 'outsider') return refuse('not-in-it-team');
  if (wants === 'read') return ALLOWED;
  if (wants === 'act' && policy.actions === 'off') return refuse('read-only');
  if (membership === 'guest') return refuse('guest-may-not-act');
  if (policy.operators.length > 0 && !policy.operators.includes(person.objectId?.toLowerCase() ?? ''))
    return refuse('not-an-operator');
  return ALLOWED;
}

function refuse(reason: RefusalReason): AccessDecision {
  return { allowed: false, reason };
}

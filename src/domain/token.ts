import type { Family, Token } from '../catalogue/families/families.ts';

export type { AdeToken } from '../catalogue/families/ade/token.ts';
export {
  FAMILY_NAMES,
  type Family,
  isFamily,
  type Token,
  type TokenOf,
} from '../catalogue/families/families.ts';
export type { NotGiven } from '../catalogue/families/family.ts';
export type { PushToken } from '../catalogue/families/push/token.ts';
export type { VppToken } from '../catalogue/families/vpp/token.ts';

/** Names one token of one tenant across reads and renewals. */
export interface TokenRef {
  readonly family: Family;
  readonly id: string;
}

/** `vpp:0f…`: the token's name in the store, in button data and in logs. */
export function refKey(ref: TokenRef): string {
  return `${ref.family}:${ref.id}`;
}

/** Whether a field holds its last known value, because Intune did not give it this time. */
export function isCarried({ notGiven }: Pick<Token, 'notGiven'>, field: string): boolean {
  return typeof notGiven?.[field] === 'number';
}

/**
 * What changes when a token is renewed, and nothing else: the expiry, and for the push certificate
 * also its serial number and topic. Everything remembered about a token hangs on ref + generation.
 */
export function generation(token: Token): string {
  const expiry = token.expiresAt === undefined ? 'unknown' : new Date(token.expiresAt).toISOString();
  if (token.family !== 'push') return expiry;
  return [expiry, token.serial ?? NO_SERIAL, token.topic ?? NO_TOPIC].join('|');
}

const NO_SERIAL = 'no-serial';
const NO_TOPIC = 'no-topic';

/** The serial number and topic that a generation names, as far as it names them. */
export function partsOf(generation: string): { serial?: string; topic?: string } {
  const [, serial, ...topic] = generation.split('|');
  const name = topic.join('|');
  return {
    ...(serial === undefined || serial === NO_SERIAL ? {} : { serial }),
    ...(name === '' || name === NO_TOPIC ? {} : { topic: name }),
  };
}

/** Whether two generations of a token end at the same time: nothing but that decides about its ladder. */
export function isSameDate(one: string, other: string): boolean {
  return one === other || one.split('|', 1)[0] === other.split('|', 1)[0];
}

/** The name that `refKey` made, taken apart. */
export function refOf(key: string): TokenRef {
  const colon = key.indexOf(':');
  return { family: key.slice(0, colon) as Family, id: key.slice(colon + 1) };
}

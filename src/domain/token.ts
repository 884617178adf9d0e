import type { Instant } from './instant.ts';

/** The kinds of Apple token Intune holds, each read by one reader in `intune/`. */
export const FAMILIES = ['push', 'vpp', 'ade'] as const;
export type Family = (typeof FAMILIES)[number];

interface TokenFacts {
  /**
   * Stable within tenant and family. Graph's id for `vpp` and `ade`; always `push` for the push
   * certificate, whose Graph id is a new GUID at every read.
   */
  readonly id: string;
  /** What people call it. Comes from outside: show as text only. */
  readonly name: string;
  /** Apple Account (Apple ID) as typed into Intune; not proof of ownership. */
  readonly appleAccount?: string;
  /** Undefined when Intune gave no date or a placeholder (year 1, 1970). Never a sentinel. */
  readonly expiresAt?: Instant;
  /**
   * Fields that Intune did not give this time, by name: when the value that stands here was last given, or null
   * for a stand-in (`unknown`, 0) of what was never given.
   */
  readonly notGiven?: NotGiven;
}

export interface NotGiven {
  readonly [field: string]: Instant | null;
}

/** Apple MDM push certificate; one per tenant. */
export interface PushToken extends TokenFacts {
  readonly family: 'push';
  readonly id: 'push';
  /** `com.apple.mgmt.External.<uuid>`. A change means another certificate: every device must re-enrol. */
  readonly topic?: string;
  /** Upper-case hex without leading zeros. Changes on every renewal. */
  readonly serial?: string;
}

/** Location token (VPP): the content token of one location in Apple Business or School Manager. */
export interface VppToken extends TokenFacts {
  readonly family: 'vpp';
  readonly organization?: string;
  /** Beta only. */
  readonly location?: string;
  /** Picks Apple Business or Apple School Manager links. */
  readonly school: boolean;
  /** Graph's word as it is: valid, expired, invalid, assignedToExternalMDM, duplicateLocationId, unknown or one nobody knows yet. */
  readonly state: string;
  /** Undefined means never synced or not known. */
  readonly lastSyncAt?: Instant;
  /** Graph's word as it is: none, inProgress, completed, failed or one nobody knows yet. */
  readonly syncStatus: string;
}

/** Enrolment program token (ADE, formerly DEP). */
export interface AdeToken extends TokenFacts {
  readonly family: 'ade';
  readonly school: boolean;
  readonly deviceCount?: number;
  /** Last sync that succeeded. Undefined means never. */
  readonly lastSyncAt?: Instant;
  /** Last sync that was asked for; Intune allows one manual sync in 15 minutes. */
  readonly syncTriggeredAt?: Instant;
  /** 0 is fine. Microsoft publishes causes, not their numbers: show the number. */
  readonly syncErrorCode: number;
}

export type Token = PushToken | VppToken | AdeToken;

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

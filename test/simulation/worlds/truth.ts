import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/instant.ts';
import { type Family, refKey, type Token, type TokenRef } from '../../../src/domain/token.ts';

/** One token as it really is, whatever Graph says of it. */
export interface TrueToken {
  readonly family: Family;
  readonly id: string;
  readonly name: string;
  account: string;
  expiresAt: Instant;
  topic: string;
  serial: string;
  location: string;
  state: string;
  /** Until Apple is reached again nothing is synced by itself. */
  stalledAt: Instant | undefined;
  syncStatus: string;
  errorCode: number;
  /** The last sync that was asked for. */
  triggeredAt: Instant | undefined;
  /** When the last sync that was asked for ended well. */
  syncedAt: Instant | undefined;
  running: { readonly until: Instant; readonly ends: 'completed' | 'failed' } | undefined;
}

/** What is in Intune. */
export interface Truth {
  all(): readonly TrueToken[];
  find(ref: TokenRef): TrueToken | undefined;
  add(token: TrueToken): void;
  remove(ref: TokenRef): void;
  /** As a look that tells everything would have it. */
  asRead(token: TrueToken, now: Instant): Token;
}

/** Intune syncs by itself three times a day. */
const SYNC_EVERY = 8 * HOUR;

export function createTruth(): Truth {
  const tokens = new Map<string, TrueToken>();
  return {
    all: () => [...tokens.values()],
    find: (ref) => tokens.get(refKey(ref)),
    add: (token) => {
      tokens.set(refKey(token), token);
    },
    remove: (ref) => {
      tokens.delete(refKey(ref));
    },
    asRead,
  };
}

export function newToken(
  fields: Pick<TrueToken, 'family' | 'id' | 'name' | 'expiresAt'> & Partial<TrueToken>,
): TrueToken {
  const { family, id } = fields;
  return {
    account: `${family}@contoso.example`,
    topic: 'com.apple.mgmt.External.0001',
    serial: 'A1',
    location: `Location ${id}`,
    state: 'valid',
    stalledAt: undefined,
    syncStatus: 'completed',
    errorCode: 0,
    triggeredAt: undefined,
    syncedAt: undefined,
    running: undefined,
    ...fields,
  };
}

function asRead(token: TrueToken, now: Instant): Token {
  settleSync(token, now);
  const { id, name, account: appleAccount, expiresAt } = token;
  const facts = { name, appleAccount, expiresAt };
  if (token.family === 'push')
    return { family: 'push', id: 'push', ...facts, topic: token.topic, serial: token.serial };
  const lastSyncAt = lastSyncOf(token, now);
  if (token.family === 'vpp') {
    const expired = token.state === 'valid' && now >= expiresAt;
    return {
      family: 'vpp',
      id,
      ...facts,
      organization: 'Contoso',
      location: token.location,
      school: false,
      state: expired ? 'expired' : token.state,
      syncStatus: token.running === undefined ? token.syncStatus : 'inProgress',
      lastSyncAt,
    };
  }
  return {
    family: 'ade',
    id,
    ...facts,
    school: false,
    deviceCount: 100,
    lastSyncAt,
    syncErrorCode: token.errorCode,
    ...(token.triggeredAt === undefined ? {} : { syncTriggeredAt: token.triggeredAt }),
  };
}

/** Ends a sync whose time has come. */
function settleSync(token: TrueToken, now: Instant): void {
  const { running } = token;
  if (running === undefined || now < running.until) return;
  token.running = undefined;
  if (running.ends === 'failed') {
    token.syncStatus = 'failed';
    if (token.family === 'ade') token.errorCode = 3;
    return;
  }
  token.syncStatus = 'completed';
  token.errorCode = 0;
  token.syncedAt = running.until;
}

/** What does not work is not synced: neither a token that has ended nor one that Apple refuses. */
function lastSyncOf({ stalledAt, syncedAt, expiresAt, errorCode }: TrueToken, now: Instant): Instant {
  const working = Math.min(now, expiresAt, stalledAt ?? now);
  const byItself = Math.floor((working - 10 * MINUTE) / SYNC_EVERY) * SYNC_EVERY;
  const automatic = errorCode === 0 ? byItself : byItself - DAY;
  return Math.max(automatic, syncedAt ?? 0);
}

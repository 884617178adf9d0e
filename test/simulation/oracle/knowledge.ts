import { FAMILIES_BY_DEFAULT } from '../../../src/catalogue/families/families.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { HOUR, MINUTE } from '../../../src/domain/instant.ts';
import { type Family, refKey, type Token } from '../../../src/domain/token.ts';
import type { Answer } from '../worlds/graph.ts';

/** An expiry that was given, and whether with the topic that counts as right. */
export interface Dated {
  readonly at: Instant;
  readonly expiresAt: Instant;
  readonly right: boolean;
}

/** What anybody may know of one token who has heard every answer Graph has given. */
export interface Known {
  readonly key: string;
  /** The last facts given; what an answer left out keeps the value it had. */
  token: Token;
  seenAt: Instant;
  /** Good answers in a row without it, those within a minute counted once. */
  absent: number;
  absentAt: Instant;
  /** The first of them; without meaning while it is there. */
  absentSince: Instant;
  /** When these facts were first given. */
  since: Instant;
  /** When this expiry was first given. */
  datedSince: Instant;
  /** Every expiry it was given, in order. */
  readonly expiries: Dated[];
  /** What it was like at the last looks and in the last hours, oldest first. */
  recent: { readonly at: Instant; readonly token: Token }[];
  /** The topic that counts as right. */
  rightTopic: string | undefined;
  /** When somebody declared it right. */
  acceptedAt: Instant | undefined;
  /** Somebody may have declared another one right. */
  topicInDoubt: boolean;
}

export interface FamilyKnown {
  readable: boolean;
  /** The last good answer. */
  readAt: Instant | undefined;
  answeredAt: Instant;
  /** Whether a fact was left out of the last answer. */
  complete: boolean;
}

export interface Knowledge {
  hear(answer: Answer): void;
  of(key: string): Known | undefined;
  all(): readonly Known[];
  family(family: Family): FamilyKnown;
  /** When facts last changed for anybody. */
  changedAt(): Instant;
  /** A changed topic was declared right; or perhaps, when nobody was told. */
  accept(key: string, at: Instant | 'perhaps'): void;
}

const RECENT = 2 * HOUR;

export function createKnowledge(): Knowledge {
  const known = new Map<string, Known>();
  const families = new Map<Family, FamilyKnown>(
    FAMILIES_BY_DEFAULT.map((family) => [
      family,
      { readable: true, readAt: undefined, answeredAt: 0, complete: true },
    ]),
  );
  let changedAt = 0;

  function family(name: Family): FamilyKnown {
    const found = families.get(name);
    if (found === undefined) throw new Error(`no family ${name}`);
    return found;
  }

  function hear({ at, family: name, reading }: Answer): void {
    const state = family(name);
    state.answeredAt = at;
    if (state.readable !== (reading.outcome !== 'unreadable')) changedAt = at;
    state.readable = reading.outcome !== 'unreadable';
    if (reading.outcome === 'unreadable') return;
    state.readAt = at;
    const tokens: readonly Token[] = reading.outcome === 'read' ? reading.tokens : [];
    state.complete = true;
    for (const token of tokens) see(token, at, state);
    const present = new Set(tokens.map(refKey));
    for (const one of known.values()) if (one.token.family === name && !present.has(one.key)) miss(one, at);
  }

  function see(token: Token, at: Instant, state: FamilyKnown): void {
    const key = refKey(token);
    const before = known.get(key);
    if (before === undefined) {
      known.set(key, newcomer(key, token, at));
      changedAt = at;
      return;
    }
    const merged = { ...before.token, ...token } as Token;
    if (Object.keys(merged).length > Object.keys(token).length) state.complete = false;
    const changed = before.absent > 0 || !isSame(before.token, merged);
    if (changed) {
      changedAt = at;
      before.since = at;
    }
    if (merged.expiresAt !== undefined && merged.expiresAt !== before.expiries.at(-1)?.expiresAt) {
      before.expiries.push({ at, expiresAt: merged.expiresAt, right: isRight(merged, before) });
      before.datedSince = at;
    }
    before.token = merged;
    before.seenAt = at;
    before.absent = 0;
    before.recent = [
      ...before.recent.filter((one, index, all) => one.at > at - RECENT || index > all.length - 4),
      { at, token: merged },
    ];
  }

  function miss(one: Known, at: Instant): void {
    if (one.absent > 0 && at - one.absentAt < MINUTE) return;
    if (one.absent === 0) one.absentSince = at;
    one.absent += 1;
    one.absentAt = at;
    if (one.absent <= 2) changedAt = at;
  }

  return {
    hear,
    family,
    of: (key) => known.get(key),
    all: () => [...known.values()],
    changedAt: () => changedAt,
    accept: (key, at) => {
      const one = known.get(key);
      if (one?.token.family !== 'push') return;
      one.topicInDoubt = at === 'perhaps';
      if (at === 'perhaps') return;
      one.rightTopic = one.token.topic;
      one.acceptedAt = at;
    },
  };
}

function newcomer(key: string, token: Token, at: Instant): Known {
  return {
    key,
    token,
    seenAt: at,
    absent: 0,
    absentAt: 0,
    absentSince: 0,
    since: at,
    datedSince: at,
    expiries: token.expiresAt === undefined ? [] : [{ at, expiresAt: token.expiresAt, right: true }],
    recent: [{ at, token }],
    rightTopic: token.family === 'push' ? token.topic : undefined,
    acceptedAt: undefined,
    topicInDoubt: false,
  };
}

function isRight(token: Token, { rightTopic, topicInDoubt }: Known): boolean {
  return token.family !== 'push' || (token.topic === rightTopic && !topicInDoubt);
}

/** When a sync ran is not news. */
function isSame(one: Token, other: Token): boolean {
  const facts = ({ lastSyncAt: _, syncTriggeredAt: __, ...rest }: Record<string, unknown>) =>
    JSON.stringify(rest);
  return facts({ ...one }) === facts({ ...other });
}

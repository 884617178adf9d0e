import { FINDINGS, type FindingKind, knownFinding } from '../../catalogue/findings/findings.ts';
import type { Address, Person } from '../conversation.ts';
import type { Finding } from '../finding.ts';
import type { Instant } from '../instant.ts';
import type { Step } from '../ladder.ts';
import type { Policy } from '../rules/context.ts';
import type { Severity } from '../severity.ts';
import { type Family, generation, type Token, type TokenRef } from '../token.ts';
import { type Announcement, isOpen } from './announcement.ts';
import type { RemindSettings } from './remind-times.ts';

/** The operator's settings for saying things, beside those for judging. */
export interface ReminderPolicy extends Policy, RemindSettings {}

/** One generation of a token, as far as a later card has to speak of it. Survives JSON. */
export interface Facts {
  readonly name: string;
  readonly generation: string;
  readonly expiresAt?: Instant;
  readonly topic?: string;
  readonly appleAccount?: string;
}

/**
 * What one matter of a token is about. Everything that follows from the date is one matter with one ladder;
 * every other kind is a matter of its own.
 */
export type MatterKey = 'date' | FindingKind;

/** One matter of a token: noted when first seen, said when its time came. Survives JSON. */
export interface Matter {
  readonly key: MatterKey;
  /** Generation it was noted for. */
  readonly generation: string;
  readonly since: Instant;
  /** When it is to be said (again); only where no ladder decides. */
  readonly dueAt?: Instant;
  /** The last time it was said, as what, and how many times in a row it was as severe; unset means once. */
  readonly said?: {
    readonly at: Instant;
    readonly kind: FindingKind;
    readonly severity: Severity;
    readonly times?: number;
  };
  /** The last steps said, oldest first; only for `date`. */
  readonly steps: readonly { readonly step: Step; readonly at: Instant }[];
  /** The first of the looks in a row at which it was no longer to be seen; undefined while it is. */
  readonly missingSince?: Instant;
  /** As the messages about the token show it; undefined while none was to be brought up to date with it. */
  readonly shown?: { readonly kind: FindingKind; readonly severity: Severity };
}

/** Somebody's claim or snooze: quiet until then, unless it gets worse or is renewed. Survives JSON. */
export interface Hold {
  readonly kind: 'claim' | 'snooze';
  readonly by: Person;
  readonly since: Instant;
  /** Exclusive. */
  readonly until: Instant;
  /** What the person wrote; shown as text only. */
  readonly reason?: string;
  /** What led the card when it was set: anything worse ends it. */
  readonly kindThen: FindingKind;
  readonly severityThen: Severity;
  /** Of the token as it was read then: any other generation ends it. */
  readonly generation: string;
  /** The conversation in which it was set. */
  readonly where?: { readonly address: Address; readonly threadId?: string };
}

/** What is remembered of one token, or with id `*` of one family. Survives JSON. */
export interface Reminder {
  readonly about: TokenRef;
  /** The generation it is about; during a wrong renewal still the last right one. */
  readonly facts: Facts;
  readonly since: Instant;
  readonly matters: readonly Matter[];
  /** Looks in a row at which the token was not there. */
  readonly missing: number;
  readonly hold?: Hold;
  /** A claim that was taken back because nobody came to it, while its owner has not been told. */
  readonly givenBack?: Hold;
  /** The newest thing said; stays after its end until every message shows that. */
  readonly announcement?: Announcement;
}

/** What a token was like when last seen right; the yardstick of `assess`, and what stays of it when it is gone. */
export interface Baseline extends Facts {
  /** When a token with this expiry was first seen. */
  readonly since: Instant;
  /** Looks in a row at which the token was not there; those within some minutes count as one. */
  readonly missing: number;
  /** The first of them. */
  readonly missingSince?: Instant;
  /** Another Apple Account since then: news for a while, and then the yardstick. */
  readonly newAccountSince?: Instant;
  /** An earlier date since then: news for a while, and then the yardstick. */
  readonly movedBackSince?: Instant;
  /** The look that first gave no date where there had been one; undefined while one is given. */
  readonly dateMissingSince?: Instant;
  /** VPP. */
  readonly location?: string;
  readonly organization?: string;
  readonly school?: true;
  /** ADE. */
  readonly deviceCount?: number;
  /** It came as a probable re-creation of another token, and still looks like one. */
  readonly newcomer?: true;
  /** What is on record of it as it is now: each is a line of the history, once. */
  readonly noted?: Noted;
}

/** Events that are seen and not done through the bot, each with what tells it from the next of its kind. */
export type Noted = { readonly [K in FindingKind]?: string };

/** What is remembered of the looks at one tenant. Survives JSON. */
export interface Watch {
  readonly tenantId: string;
  /** When the plan was last made; undefined before the first time. */
  readonly ranAt?: Instant;
  /** The newest look planned on. */
  readonly lookedAt?: Instant;
  /** The last look that counts as one of several in a row: the next is some minutes later. */
  readonly countedAt?: Instant;
  /** A family that is not among them was never looked at. */
  readonly families: { readonly [F in Family]?: FamilyWatch };
  /** By `refKey`. */
  readonly known: { readonly [key: string]: Baseline };
  /** The highest edition given to an announcement; undefined before the first. */
  readonly lastEdition?: number;
}

export interface FamilyWatch {
  /** The last look that could read it. */
  readonly readAt?: Instant;
  /** Looks in a row that could not. */
  readonly failed: number;
}

/** A time in which the bot could not see a family and missed at least one hour for reminders. */
export interface Gap {
  readonly from: Instant;
  readonly to: Instant;
}

export function factsOf(token: Token): Facts {
  return {
    name: token.name,
    generation: generation(token),
    ...(token.expiresAt === undefined ? {} : { expiresAt: token.expiresAt }),
    ...(token.family === 'push' && token.topic !== undefined ? { topic: token.topic } : {}),
    ...(token.appleAccount === undefined ? {} : { appleAccount: token.appleAccount }),
  };
}

/** What a kind is a matter of, also one of another release. */
export function matterKey(kind: FindingKind): MatterKey {
  return knownFinding(kind)?.moment.when === 'ladder' ? 'date' : kind;
}

/** Whether it is said by itself; notes are for cards that somebody asked for. */
export function isWorthSaying({ kind }: Pick<Finding, 'kind'>): boolean {
  return FINDINGS[kind].moment.when !== 'shown';
}

/** Whether a record without matters is kept for somebody's sake: a claim until it is given back, a snooze until its end. */
export function isHeld({ hold }: { readonly hold?: Hold | undefined }, now: Instant): boolean {
  return hold !== undefined && (hold.kind === 'claim' || now < hold.until);
}

/**
 * The state once every message shows the end: without the announcement; undefined when nothing is left worth
 * keeping. What has not come to its end is left as it is.
 */
export function settled(reminder: Reminder, now: Instant): Reminder | undefined {
  const { announcement, ...rest } = reminder;
  if (isOpen(announcement)) return reminder;
  return rest.matters.length === 0 && !isHeld(rest, now) ? undefined : rest;
}

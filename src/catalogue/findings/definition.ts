import type { FindingDetail, Gone } from '../../domain/finding-detail.ts';
import type { Saying, Speech } from '../../domain/guidance/saying.ts';
import type { LookContext, RuleContext } from '../../domain/rules/context.ts';
import type { Severity } from '../../domain/severity.ts';
import type { Unreadable } from '../../domain/snapshot.ts';
import type { Family, Token, TokenRef } from '../../domain/token.ts';
import type { WordKey, WordValues } from '../words/words.ts';
import type { FindingAction, LeadingActions } from './actions.ts';

/**
 * Everything there is to know about one kind of Finding. `D` is what it finds: what `find` gives is what the rest is
 * told. Its rank is its place in the table.
 */
export type FindingDefinition = TokenFinding | AbsenceFinding | FamilyFinding;

/** Found by looking at one token. */
export type TokenFinding<F extends Family = Family, D = FindingDetail> = Of<'token', TokenBody<F, D>>;
/** Found by a token that was there before and is not any more; what it was like is what is remembered. */
export type AbsenceFinding<D = FindingDetail> = Of<'absence', AbsenceBody<D>>;
/** Found by a whole family that could not be read. */
export type FamilyFinding<D = FindingDetail> = Of<'family', FamilyBody<D>>;

type Of<What extends string, Body> = Body & { readonly of: What };

type TokenBody<F extends Family, D> = Spoken<D> & {
  readonly families: readonly F[] | 'every';
  /** Fields without which it is not judged, because the last known value of one may be outdated. */
  readonly needs: readonly FieldOf<TokenOf<F>>[];
  /**
   * Whether what an earlier look gave is judged as of now: only what cannot have become better by waiting. A sync age
   * would accuse our own blindness.
   */
  readonly lasts: boolean;
  /** Pure: facts in, what is the matter out; undefined when nothing is. */
  readonly find: (token: TokenOf<F>, context: RuleContext) => D | undefined;
  readonly severity: Severity | SeverityRule<D, TokenOf<F>, RuleContext>;
} & (Leading<D, ForeseenMoment> | Note<D>);

type AbsenceBody<D> = Spoken<D> & {
  readonly find: (gone: Gone, remembered: { readonly deviceCount?: number }) => D;
  readonly severity: Severity | SeverityRule<D, Token, LookContext>;
} & Leading<D, UnforeseenMoment<D>>;

type FamilyBody<D> = Spoken<D> & {
  readonly find: (reason: Unreadable) => D;
  readonly severity: Severity;
} & Leading<D, UnforeseenMoment<D>>;

interface Spoken<D> {
  /** Whether following the renewal steps, or a sync, is what ends it. */
  readonly helps: 'renewal' | 'sync' | 'neither';
  /** What it brings about: Findings that only tell of that are kept for the cards. */
  readonly causes?: (family: Family) => readonly Cause[];
  /** Of which it may be no more than the consequence. */
  readonly mutedBy?: readonly Cause[];
  /** What already costs people something; it is put off no longer than it is said anyway, and a week at most. */
  readonly costs?: true;
  /** Nobody should have to find it in a channel: people are called by name, and a second place hears it at once. */
  readonly alarms?: true;
  /** It compares with how the token was when it was last seen right: while it is there, that is looked at anew. */
  readonly compares?: true;
  /**
   * What tells this event from the next of its kind, for what is on record once; undefined where it is not sure yet or
   * another token's. A kind without is no event.
   */
  readonly recorded?: (found: Event<D>) => string | undefined;
  /** How often it is said again while it lasts; by its severity, if nothing is said here. */
  readonly repeats?: Repetition | RepetitionRule<D>;
}

/** A token that ended cannot sync; without a push certificate nothing of the tenant does. */
export type Cause = 'token-ended' | 'tenant-outage';

/**
 * `by-severity`: critical every workday, later every week; a warning every week. `as-news`: it has happened, and does
 * not last like a state. `daily-near-an-end`: every workday while a token of the family is close to its end.
 */
export type Repetition = 'by-severity' | 'as-news' | 'daily-near-an-end';

/** Something that was seen and nobody did through the bot. */
interface Event<D> {
  readonly detail: D;
  /** Whether the token came later than these. */
  readonly isLatest: (others: readonly TokenRef[]) => boolean;
}

interface RepetitionRule<D> {
  readonly oneOf: readonly Repetition[];
  readonly of: (found: { readonly family: Family; readonly detail: D }) => Repetition;
}

export interface SeverityRule<D, T, C> {
  readonly oneOf: readonly Severity[];
  readonly of: (found: { readonly detail: D; readonly token: T; readonly context: C }) => Severity;
}

/** What may stand first on a card, and is said by itself. */
interface Leading<D, M> {
  readonly place: 'headline';
  readonly moment: M;
  readonly actions: LeadingActions | ActionCases<D>;
  readonly say: (context: Context<D>) => RowDraft;
}

/** What is shown when somebody asks: beside the state on the row of its token, or on the token's card alone. */
type Note<D> = { readonly moment: { readonly when: 'shown' }; readonly severity: 'info' } & (
  | {
      readonly place: 'row-note';
      readonly actions: LeadingActions | ActionCases<D>;
      readonly say: (context: Context<D>) => RowDraft;
    }
  | { readonly place: 'card-note'; readonly say: (context: Context<D>) => Draft }
);

/** When it is said first: by the ladder of days, as soon as it is seen, or at REMIND_AT. */
type ForeseenMoment =
  | { readonly when: 'ladder' }
  | {
      readonly when: 'at-once' | 'remind-at';
      /** A few words after the token's name, in the list of what comes up. */
      readonly upcoming: PlainKey;
    };

/** The same for what nobody can foresee. */
interface UnforeseenMoment<D> {
  readonly when: 'at-once' | 'remind-at';
  /** What of it does not wait for REMIND_AT. */
  readonly hurries?: (detail: D) => boolean;
}

/** Actions that depend on what was found. */
export interface ActionCases<D> {
  readonly cases: { readonly [name: string]: LeadingActions };
  readonly choose: (detail: D) => string;
}

/** What the words of one Finding are made of. */
export interface Context<D = FindingDetail> extends Speech {
  readonly family: Family;
  readonly severity: Severity;
  readonly detail: D;
}

/** What a Finding says; the state only where it is not the usual one of its severity. */
export type Draft = Pick<Saying, 'headline' | 'consequence' | 'advice'> & Partial<Pick<Saying, 'state'>>;

/** The same with the few words of a row, which a note of the token's card has no use for. */
export type RowDraft = Draft & Pick<Saying, 'short'>;

/** A message that is filled with nothing. */
type PlainKey = { [K in WordKey]: keyof WordValues<K> extends never ? K : never }[WordKey];

type TokenOf<F extends Family> = Extract<Token, { readonly family: F }>;
type FieldOf<T> = T extends unknown ? Extract<keyof T, string> : never;

/**
 * A Finding about one token. What `say` and the others are given is what its own `find` has found: from here on the
 * table need not know what that is. The same holds of the other two.
 */
export function tokenFinding<F extends Family, D extends FindingDetail>(body: TokenBody<F, D>): TokenFinding {
  return { ...body, of: 'token' } as unknown as TokenFinding;
}

export function absenceFinding<D extends FindingDetail>(body: AbsenceBody<D>): AbsenceFinding {
  return { ...body, of: 'absence' } as unknown as AbsenceFinding;
}

export function familyFinding<D extends FindingDetail>(body: FamilyBody<D>): FamilyFinding {
  return { ...body, of: 'family' } as unknown as FamilyFinding;
}

/** The first, the second and what follows. */
export function lead(first: FindingAction, second: FindingAction, ...rest: FindingAction[]): LeadingActions {
  return { first, second, rest };
}

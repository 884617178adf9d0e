import type { FindingKind } from '../../../src/catalogue/findings/findings.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { refKey } from '../../../src/domain/token.ts';
import type { HoldAct, Turned } from '../door.ts';
import { holdOn, type SeenHold } from '../seen-cards.ts';

/** Who holds a token, as far as people were told. */
export interface HoldState {
  readonly owner: string | undefined;
  readonly snoozedUntil: Instant | undefined;
}

export const FREE: HoldState = { owner: undefined, snoozedUntil: undefined };

export interface TokenHolds {
  /** Everything that may be true: one state when nothing is in doubt. */
  possible: readonly HoldState[];
  /** Of the token when it was held. */
  expiresAt: Instant | undefined;
  kind: FindingKind | undefined;
  /** When somebody last acted on it. */
  actedAt: Instant;
  /** Who was told what; for reports. */
  because: string;
}

/** What was acknowledged about the claims and snoozes of each token. */
export interface HoldBook {
  of(key: string): TokenHolds | undefined;
  all(): readonly [string, TokenHolds][];
  /** Takes down what somebody did and was answered. */
  take(turned: Turned): void;
  /** The bot said, or time did, that nobody holds it any more. */
  free(key: string, why: string): void;
  /** A snooze is over; a claim stays. */
  wake(key: string): void;
  /** It may be that a snooze is over. */
  mayWake(key: string): void;
  /** It may be that nobody holds it any more. */
  doubt(key: string): void;
  /** What was in doubt was seen. */
  settle(key: string, state: HoldState): void;
  /** Acts that were acknowledged and have changed something beyond doubt. */
  done(): readonly DoneAct[];
}

export interface DoneAct {
  readonly act: HoldAct;
  readonly turned: Turned;
}

export function holdActOf({ did }: Turned): HoldAct | undefined {
  if (!('button' in did)) return did.means;
  const { button } = did;
  switch (button.verb) {
    case 'claim':
    case 'release':
    case 'snooze':
    case 'wake':
      return { verb: button.verb, ref: button.ref };
    default:
      return undefined;
  }
}

export function createHoldBook(): HoldBook {
  const book = new Map<string, TokenHolds>();
  /** Acts that ended lately, to know which ran side by side. */
  const ended = new Map<string, Turned[]>();
  const done: DoneAct[] = [];

  function entry(key: string): TokenHolds {
    const found = book.get(key);
    if (found !== undefined) return found;
    const fresh: TokenHolds = {
      possible: [FREE],
      expiresAt: undefined,
      kind: undefined,
      actedAt: 0,
      because: '',
    };
    book.set(key, fresh);
    return fresh;
  }

  function take(turned: Turned): void {
    const act = holdActOf(turned);
    if (act === undefined) return;
    const key = refKey(act.ref);
    const known = entry(key);
    const before = ended.get(key) ?? [];
    ended.set(key, [...before, turned].slice(-6));
    known.actedAt = turned.answeredAt;
    const told = toldBy(turned, key);
    // Nobody was told what became of it, so that both is right. A card that a newer message has taken over does not tell.
    if (told === undefined && (isUnanswered(turned) || isShown(turned)))
      known.possible = distinct([...known.possible, wished(act, turned, known)]);
    if (told === undefined) return;
    const isAlone = !before.some(({ answeredAt }) => answeredAt >= turned.startedAt);
    believe(known, { act, turned, told, isAlone });
  }

  interface Told extends DoneAct {
    readonly told: SeenHold;
    /** Nobody else acted on it meanwhile. */
    readonly isAlone: boolean;
  }

  function believe(known: TokenHolds, { act, turned, told, isAlone }: Told): void {
    const state = stateOf(told);
    const [before, ...others] = known.possible;
    const sure = isAlone && before !== undefined && others.length === 0;
    if (sure && hasDone(act, turned, before, state)) done.push({ act, turned });
    known.possible = isAlone ? [state] : [...known.possible, state];
    known.because = `${turned.person.name} was answered to "${act.verb}" by ${turned.by}`;
    if (told.token === undefined) return;
    known.expiresAt = told.token.expiresAt;
    known.kind = told.kind;
  }

  return {
    of: (key) => book.get(key),
    all: () => [...book],
    take,
    free: (key, why) => {
      const known = book.get(key);
      if (known === undefined) return;
      known.possible = [FREE];
      known.because = why;
    },
    wake: (key) => {
      const known = book.get(key);
      if (known === undefined) return;
      known.possible = known.possible.map(({ owner }) => ({ owner, snoozedUntil: undefined }));
    },
    mayWake: (key) => {
      const known = book.get(key);
      if (known === undefined) return;
      const awake = known.possible.map(({ owner }) => ({ owner, snoozedUntil: undefined }));
      known.possible = distinct([...known.possible, ...awake]);
    },
    doubt: (key) => {
      const known = book.get(key);
      if (known !== undefined) known.possible = distinct([...known.possible, FREE]);
    },
    done: () => done,
    settle: (key, state) => {
      const known = book.get(key);
      if (known !== undefined) known.possible = [state];
    },
  };
}

export function stateOf({ owner, snoozedUntil }: SeenHold): HoldState {
  return { owner, snoozedUntil };
}

/** Each once, in their order: what is in doubt for long must not grow. */
function distinct(states: readonly HoldState[]): HoldState[] {
  const isSame = (one: HoldState, other: HoldState) =>
    one.owner === other.owner && Object.is(one.snoozedUntil, other.snoozedUntil);
  return states.filter((state, index) => states.findIndex((one) => isSame(one, state)) === index);
}

export function isSameState(one: HoldState, other: HoldState): boolean {
  return one.owner === other.owner && one.snoozedUntil === other.snoozedUntil;
}

/** What an answer says of the holds of the token; undefined when it says nothing, or did not come. */
function toldBy({ answer }: Turned, key: string): SeenHold | undefined {
  return typeof answer === 'object' && 'view' in answer ? holdOn(answer.view, key) : undefined;
}

function isShown({ answer }: Turned): boolean {
  return typeof answer === 'object' && 'view' in answer;
}

function isUnanswered({ answer }: Turned): boolean {
  return answer === 'failed' || answer === 'silent';
}

/** What it would have come to; the end of a snooze that nobody was told is any. */
function wished({ verb }: HoldAct, { person }: Turned, { possible }: TokenHolds): HoldState {
  const [before = FREE] = possible;
  if (verb === 'claim') return { owner: person.name, snoozedUntil: undefined };
  if (verb === 'release') return { ...before, owner: undefined };
  return verb === 'wake' ? { ...before, snoozedUntil: undefined } : { ...before, snoozedUntil: Number.NaN };
}

/** Whether the answer shows that the act itself has changed the state. */
function hasDone({ verb }: HoldAct, { person }: Turned, before: HoldState, after: HoldState): boolean {
  switch (verb) {
    case 'claim':
      return before.owner === undefined && after.owner === person.name;
    case 'release':
      return before.owner !== undefined && after.owner === undefined;
    case 'snooze':
      return before.snoozedUntil === undefined && after.snoozedUntil !== undefined;
    case 'wake':
      return before.snoozedUntil !== undefined && after.snoozedUntil === undefined;
  }
}

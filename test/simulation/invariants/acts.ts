import { DAY, type Instant, MINUTE } from '../../../src/domain/instant.ts';
import { refKey } from '../../../src/domain/token.ts';
import type { Turned } from '../door.ts';
import { FREE, type HoldState, isSameState, type TokenHolds } from '../oracle/holds.ts';
import type { Known } from '../oracle/knowledge.ts';
import { holdOn, itemsOf } from '../seen-cards.ts';
import type { Witness } from '../witness.ts';
import type { Message } from '../worlds/teams.ts';
import { type Invariant, type Report, when } from './invariant.ts';

/** What an act brings about is everywhere by then. */
const SETTLED = 10 * MINUTE;

export const keepsActs: Invariant = {
  name: 'keeps acts',
  sentence: 'No acknowledged claim, release, snooze, wake or accept disappears.',
  watch: (witness, report) => ({
    turned: (turned) => {
      takeAccept(turned, witness);
      witness.holds.take(turned);
      if (witness.isSettled()) compareProbe(turned, witness, report);
    },
    posted: (message, by) => {
      if (by.skew() === 0) judgePost(message, witness, report);
      if (message.shows.view.view === 'claim-released')
        witness.holds.free(refKey(message.shows.view.about), 'it was called forgotten');
    },
    updated: (message, before) => {
      const open = itemsOf(before.view).filter((item) => item.open);
      for (const { key, resolved } of itemsOf(message.shows.view)) {
        if (resolved !== undefined && open.some((item) => item.key === key)) witness.holds.doubt(key);
      }
    },
    quiet: () => {
      for (const [key, holds] of witness.holds.all()) endByItself(key, holds, witness);
      for (const message of witness.openMessages()) compareMessage(message, witness, report);
    },
  }),
};

function takeAccept({ did, answer, answeredAt }: Turned, { knowledge }: Witness): void {
  if (!('button' in did) || did.button.verb !== 'accept-sure') return;
  const key = refKey(did.button.ref);
  if (typeof answer === 'string') knowledge.accept(key, 'perhaps');
  else if ('view' in answer) knowledge.accept(key, answeredAt);
}

/** So long that a token is gone is news; then nothing is remembered of it. */
const GONE_IS_NEWS = 7 * DAY;

/**
 * A renewal and the end of a snooze need nobody to act. A date that moved back, another certificate and a token that is
 * gone are no renewal: whoever has claimed it still has it, until it is called forgotten.
 */
function endByItself(key: string, holds: TokenHolds, { knowledge, universe, holds: book }: Witness): void {
  const now = universe.time.now();
  const known = knowledge.of(key);
  if (known === undefined || now - known.seenAt > GONE_IS_NEWS) {
    book.free(key, 'it is gone');
  } else if (isRenewedSince(known, holds)) {
    book.free(key, 'it was renewed');
  } else {
    const isDatedAnew = holds.expiresAt !== undefined && known.token.expiresAt !== holds.expiresAt;
    const isOver = ({ snoozedUntil }: HoldState) => snoozedUntil !== undefined && snoozedUntil <= now;
    if (isDatedAnew || holds.possible.some(isOver)) book.wake(key);
  }
}

/** A later date than any before was seen since, with the right certificate; or another one was declared right. */
function isRenewedSince({ expiries, acceptedAt = 0 }: Known, { expiresAt, actedAt }: TokenHolds): boolean {
  if (acceptedAt > actedAt) return true;
  const held = expiries.findLastIndex((one) => one.expiresAt === expiresAt);
  const before = expiries.slice(0, held + 1).filter(({ right }) => right);
  const yardstick = Math.max(...before.map((one) => one.expiresAt));
  return held >= 0 && expiries.slice(held + 1).some((one) => one.right && one.expiresAt > yardstick);
}

function compareMessage(message: Message, witness: Witness, report: Report): void {
  for (const item of itemsOf(message.shows.view)) {
    if (!item.open || item.token === undefined) continue;
    compare(item.key, item, `message ${message.id} in ${message.address.conversationId}`, witness, report);
  }
}

/** What somebody is told who asks for the token. */
function compareProbe({ did, answer, by }: Turned, witness: Witness, report: Report): void {
  if (!('typed' in did) || typeof answer === 'string' || !('view' in answer)) return;
  if (answer.view.view !== 'token') return;
  const key = refKey(answer.view.row.token);
  const shown = holdOn(answer.view, key);
  if (shown !== undefined) compare(key, shown, `the answer of ${by}`, witness, report);
}

function compare(key: string, shown: HoldState, where: string, witness: Witness, report: Report): void {
  const holds = witness.holds.of(key);
  if (holds === undefined) return;
  const now = witness.universe.time.now();
  const isOver = shown.snoozedUntil !== undefined && shown.snoozedUntil <= now;
  const state = { owner: shown.owner, snoozedUntil: isOver ? undefined : shown.snoozedUntil };
  if (now < holds.actedAt + SETTLED) return;
  if (holds.possible.some((one) => isSameState(one, state) || isInDoubt(one))) return;
  const [expected = FREE] = holds.possible;
  report(
    `${where} shows ${key} ${words(state)}, and not ${words(expected)}: ${holds.because}`,
    `${key} ${holds.actedAt}`,
  );
}

function isInDoubt({ snoozedUntil }: HoldState): boolean {
  return Number.isNaN(snoozedUntil);
}

function words({ owner, snoozedUntil }: HoldState): string {
  if (owner !== undefined) return `claimed by ${owner}`;
  return snoozedUntil === undefined ? 'held by nobody' : `snoozed until ${when(snoozedUntil)}`;
}

/** What was snoozed is quiet, and what was accepted is no alarm. */
function judgePost(message: Message, witness: Witness, report: Report): void {
  const now = witness.universe.time.now();
  for (const { key, kind, expiresAt, conversationId } of witness.saidBy(message)) {
    const known = witness.knowledge.of(key);
    if (kind === 'wrong-renewal' && known !== undefined && isAccepted(known, now))
      report(`the alarm about ${key} came back after its topic was accepted`, `${key} accepted`);
    const holds = witness.holds.of(key);
    if (holds === undefined) continue;
    const [state = FREE] = holds.possible;
    if (!hasHeard(key, conversationId, holds.actedAt, witness)) {
      witness.holds.mayWake(key);
      continue;
    }
    const { snoozedUntil } = state;
    const sure = holds.possible.length === 1 && snoozedUntil !== undefined && !Number.isNaN(snoozedUntil);
    if (
      sure &&
      isQuietUntil(snoozedUntil, now) &&
      holds.actedAt < now - 2 * MINUTE &&
      holds.kind === kind &&
      holds.expiresAt === expiresAt &&
      // A clock that was wrong makes the bot forget which steps it has said, so that none is missed.
      !witness.troubles.touched(['clock'], holds.actedAt, now)
    )
      report(
        `${key} was spoken of although it is snoozed until ${when(snoozedUntil)}: ${holds.because}`,
        `${key} ${holds.actedAt}`,
      );
    witness.holds.wake(key);
  }
}

/** One run reaches all places within so long. */
const SAID_TOGETHER = 15 * MINUTE;

/** Whether a place was told what was snoozed; one that could not be reached then, or is new, is told once all the same. */
function hasHeard(key: string, conversationId: string, snoozedAt: Instant, witness: Witness): boolean {
  const before = witness.allSaid().filter((one) => one.key === key && one.at <= snoozedAt);
  const newest = before.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  return before.some((one) => one.conversationId === conversationId && one.at >= newest - SAID_TOGETHER);
}

function isQuietUntil(until: Instant, now: Instant): boolean {
  return now < until - MINUTE;
}

function isAccepted(
  known: {
    acceptedAt: Instant | undefined;
    topicInDoubt: boolean;
    rightTopic: string | undefined;
    token: object;
  },
  now: Instant,
): boolean {
  const topic = 'topic' in known.token ? known.token.topic : undefined;
  return (
    known.acceptedAt !== undefined &&
    known.acceptedAt < now - SETTLED &&
    !known.topicInDoubt &&
    topic === known.rightTopic
  );
}

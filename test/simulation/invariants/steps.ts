import { HOUR, type Instant, MINUTE } from '../../../src/domain/instant.ts';
import { isSurelyFine } from '../oracle/judge.ts';
import type { Known } from '../oracle/knowledge.ts';
import { IN_TIME, type OracleStep } from '../oracle/ladder.ts';
import type { Area } from '../troubles.ts';
import type { Said, Witness } from '../witness.ts';
import { type Invariant, teamsArea, when } from './invariant.ts';

/** After trouble the next look comes within so long, and says what was left unsaid. */
const AFTER_TROUBLE = 7.5 * HOUR;
/** An end is noticed by the next look at the latest. */
const END_NOTICED = 7 * HOUR;
/** From then on an expired token that nobody touches may be spoken of weekly. */
const DAILY_FOR = 9;
const WEEKLY = 8 * 24 * HOUR;

/** Reasons that only the date can have. */
const BY_DATE: ReadonlySet<string> = new Set([
  'step',
  'catch-up',
  'first-seen',
  'late',
  'expired',
  'still-expired',
]);

/** Around a crash or an answer that was lost nobody can know whether a message went out. */
const AROUND_A_CRASH = 15 * MINUTE;

export const saysEachStep: Invariant = {
  name: 'says each step',
  sentence:
    'Each step of a live token is said at every destination that can be reached, and never silently skipped.',
  watch: (witness, report) => ({
    twiceADay: () => {
      const now = witness.universe.time.now();
      for (const known of witness.knowledge.all()) {
        const step = dueStep(known, now, witness);
        if (step === undefined) continue;
        for (const [conversationId, since] of witness.listening) {
          if (isMissed(step, known, { conversationId, since }, witness))
            report(
              `${known.key}, which expires ${when(known.token.expiresAt)}: step "${step.name}" of ${when(step.at)} was not said in ${conversationId}`,
              `${known.key} ${conversationId} ${known.token.expiresAt} ${step.name}`,
            );
        }
      }
    },
  }),
};

/** The step that must have been said by now; a wrong certificate has an alarm instead of a ladder. */
function dueStep(known: Known, now: Instant, { ladder }: Witness): OracleStep | undefined {
  const { token, absent, rightTopic, topicInDoubt } = known;
  if (absent > 0 || token.expiresAt === undefined) return undefined;
  if (token.family === 'push' && (topicInDoubt || token.topic !== rightTopic)) return undefined;
  return ladder.reached(token.expiresAt, now);
}

function isMissed(
  step: OracleStep,
  known: Known,
  { conversationId, since }: { conversationId: string; since: Instant },
  witness: Witness,
): boolean {
  const { universe, troubles, ladder } = witness;
  const now = universe.time.now();
  // What was reached before anybody knew the token, or the channel, is said with the next look.
  const firstHeard = Math.max(known.datedSince, since);
  const due = firstHeard <= step.at ? step.at : ladder.nextSlot(firstHeard);
  if (firstHeard > step.at && since > known.datedSince) return false;
  const grace = step.name === 'end' ? END_NOTICED : IN_TIME;
  if (now < due + grace) return false;
  const calm = troubles.calmSince(areasOf(conversationId));
  if (calm === undefined) return false;
  if (calm > due - 10 * MINUTE && now < calm + AFTER_TROUBLE) return false;
  const weekly = step.workdaysAfter > DAILY_FOR;
  const from = weekly ? now - WEEKLY : Math.min(step.from, due);
  return !witness
    .said(conversationId, known.key)
    .some(({ at, expiresAt }) => at >= from && expiresAt === known.token.expiresAt);
}

function areasOf(conversationId: string): Area[] {
  return ['store', 'process', 'clock', 'roster', teamsArea(conversationId)];
}

export const saysItOnce: Invariant = {
  name: 'says it once',
  sentence:
    'Each step is said once at a destination; only around a crash or a lost answer may it be said twice.',
  watch: (witness, report) => ({
    posted: (message) => {
      for (const one of witness.saidBy(message)) {
        const twin = earlierTwin(one, witness);
        if (twin === undefined) continue;
        report(
          `${one.key}, which expires ${when(one.expiresAt)}: "${twin.name}" was said in ${one.conversationId} at ${when(twin.at)} and again now (${one.reason})`,
          `${one.key} ${one.conversationId} ${one.expiresAt} ${twin.name}`,
        );
      }
    },
  }),
};

/** The same step of the same date at the same place, said before without an excuse for saying it again. */
function earlierTwin(
  one: Said,
  witness: Witness,
): { readonly name: string; readonly at: Instant } | undefined {
  const { ladder, troubles } = witness;
  const { expiresAt, at, decidedAt, conversationId, key } = one;
  if (expiresAt === undefined || !BY_DATE.has(one.reason)) return undefined;
  const name = ladder.reached(expiresAt, decidedAt)?.name ?? 'early';
  const twin = witness
    .said(conversationId, key)
    .find(
      (other) =>
        other.at < at &&
        other.message !== one.message &&
        other.expiresAt === expiresAt &&
        BY_DATE.has(other.reason) &&
        (ladder.reached(expiresAt, other.decidedAt)?.name ?? 'early') === name,
    );
  if (twin === undefined) return undefined;
  const isDatedAnew = (witness.knowledge.of(key)?.datedSince ?? 0) > twin.at;
  const excused =
    isDatedAnew ||
    troubles.touched(['process', 'store', 'clock'], twin.at - AROUND_A_CRASH, twin.at + AROUND_A_CRASH) ||
    troubles.touched(['clock'], twin.at, at) ||
    troubles.touched([teamsArea(conversationId)], twin.at - AROUND_A_CRASH, at);
  return excused ? undefined : { name, at: twin.at };
}

export const silentWhenFine: Invariant = {
  name: 'silent when fine',
  sentence: 'Nothing is said of a token that is fine.',
  watch: (witness, report) => ({
    posted: (message, by) => {
      if (by.skew() !== 0) return;
      for (const { key, reason, kind, at } of witness.saidBy(message)) {
        const known = witness.knowledge.of(key);
        if (known === undefined || known.absent > 0) continue;
        if (wasFine(known, at, witness))
          report(
            `${key} is fine and was spoken of (${reason}, ${kind ?? 'nothing is wrong'})`,
            `${key} ${at}`,
          );
      }
    },
  }),
};

/** A card on its way may be as old as the patience of the worlds. */
const ON_ITS_WAY = 30 * MINUTE;

function wasFine(known: Known, at: Instant, { knowledge, judging }: Witness): boolean {
  const lately = known.recent.filter((one) => one.at > at - ON_ITS_WAY);
  const before = known.recent.findLast((one) => one.at <= at - ON_ITS_WAY);
  const looks = before === undefined ? lately : [before, ...lately];
  return (
    looks.length > 0 && looks.every(({ token }) => isSurelyFine(token, at, known, knowledge.all(), judging))
  );
}

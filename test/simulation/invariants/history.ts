import type { HistoryEntry, HistoryWhat } from '../../../src/domain/actions/history.ts';
import { DAY, type Instant, MINUTE, SECOND } from '../../../src/domain/instant.ts';
import { refKey } from '../../../src/domain/token.ts';
import type { HoldAct, Turned } from '../door.ts';
import { type DoneAct, holdActOf } from '../oracle/holds.ts';
import type { Known } from '../oracle/knowledge.ts';
import type { Witness } from '../witness.ts';
import { type Invariant, type Report, when } from './invariant.ts';

const WHAT: { readonly [V in HoldAct['verb']]: HistoryWhat } = {
  claim: 'claimed',
  release: 'released',
  snooze: 'snoozed',
  wake: 'woken',
};

/** Lines are kept for two years. */
const KEPT = 700 * DAY;

export const historyOnce: Invariant = {
  name: 'history once',
  sentence: 'The history has each act and each renewal once, and nothing that did not happen.',
  watch: (witness, report) => ({
    ended: (history) => {
      for (const done of witness.holds.done()) judgeAct(done, history, witness, report);
      for (const known of witness.knowledge.all()) judgeRenewals(known, history, witness, report);
    },
  }),
};

function judgeAct(
  { act, turned }: DoneAct,
  history: readonly HistoryEntry[],
  witness: Witness,
  report: Report,
): void {
  const { startedAt, answeredAt, person } = turned;
  const { troubles, universe } = witness;
  if (startedAt < universe.time.now() - KEPT) return;
  if (troubles.touched(['store', 'clock'], startedAt - MINUTE, answeredAt + MINUTE)) return;
  // Whoever presses it at the same time may be the one who has done it; and somebody may have pressed it again.
  const tries = witness.turns().filter((other) => isSameAct(other, act, turned));
  const people = new Set([person, ...tries.map((other) => other.person)].map(({ objectId }) => objectId));
  const from = Math.min(startedAt, ...tries.map((other) => other.startedAt));
  const to = Math.max(answeredAt, ...tries.map((other) => other.answeredAt));
  const lines = history.filter(
    ({ what, about, by, at }) =>
      what === WHAT[act.verb] &&
      about !== undefined &&
      refKey(about) === refKey(act.ref) &&
      people.has(by?.objectId) &&
      at >= from - SECOND &&
      at <= to + SECOND,
  );
  if (lines.length >= 1 && lines.length <= tries.length) return;
  report(
    `${person.name}'s "${act.verb}" of ${refKey(act.ref)} at ${when(answeredAt)} is on record ${lines.length} times`,
    `${turned.id}`,
  );
}

function isSameAct(other: Turned, { verb, ref }: HoldAct, turned: Turned): boolean {
  const act = holdActOf(other);
  return (
    act?.verb === verb &&
    refKey(act.ref) === refKey(ref) &&
    other.startedAt <= turned.answeredAt + SECOND &&
    other.answeredAt >= turned.startedAt - SECOND
  );
}

function judgeRenewals(
  known: Known,
  history: readonly HistoryEntry[],
  witness: Witness,
  report: Report,
): void {
  const { troubles, universe } = witness;
  const now = universe.time.now();
  const lines = history.filter(
    ({ what, about }) => what === 'renewed' && about !== undefined && refKey(about) === known.key,
  );
  for (const [index, { at, expiresAt, right }] of known.expiries.entries()) {
    const before = known.expiries[index - 1];
    if (before === undefined || !right || at < now - KEPT) continue;
    const count = lines.filter(({ until }) => until === expiresAt).length;
    const crashed = troubles.touched(['process', 'store', 'clock'], at - 10 * MINUTE, at + DAY);
    if (count > 1 && !crashed)
      report(
        `the renewal of ${known.key} to ${when(expiresAt)} is on record ${count} times`,
        `${known.key} ${at}`,
      );
    if (count > 0 && expiresAt < before.expiresAt)
      report(
        `${known.key} is called renewed though its date went back from ${when(before.expiresAt)} to ${when(expiresAt)}`,
        `${known.key} ${at}`,
      );
    if (count === 0 && expiresAt > latest(known, index) && lasted(known, index, now) && isCertain(known))
      report(
        `the renewal of ${known.key} to ${when(expiresAt)}, seen ${when(at)}, is not on record`,
        `${known.key} ${at}`,
      );
  }
  for (const { until, at } of lines) {
    if (until === undefined)
      report(`${known.key} is called renewed at ${when(at)} without a date`, `${known.key} ${at}`);
  }
}

/** The latest date it ever had before. */
function latest({ expiries }: Known, index: number): Instant {
  return Math.max(...expiries.slice(0, index).map(({ expiresAt }) => expiresAt));
}

function lasted({ expiries }: Known, index: number, now: Instant): boolean {
  const from = expiries[index]?.at ?? now;
  return (expiries[index + 1]?.at ?? now) - from > 2 * DAY;
}

/** A changed certificate is not renewed until somebody says so. */
function isCertain({ token, rightTopic, acceptedAt }: Known): boolean {
  return token.family !== 'push' || (token.topic === rightTopic && acceptedAt === undefined);
}

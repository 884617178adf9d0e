import type { FindingKind } from '../../../src/catalogue/findings/findings.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type { Resolution } from '../../../src/domain/plan/announcement.ts';
import { refKey } from '../../../src/domain/token.ts';
import { isSurelyStill } from '../oracle/judge.ts';
import type { Known } from '../oracle/knowledge.ts';
import { itemsOf } from '../seen-cards.ts';
import type { Witness } from '../witness.ts';
import type { Message } from '../worlds/teams.ts';
import { type Invariant, type Report, when } from './invariant.ts';

export const believesWhatWasRead: Invariant = {
  name: 'believes what was read',
  sentence:
    'Nothing is resolved, forgotten or called renewed because of what could not be read, of a missing field, or of a date that did not move forward.',
  watch: (witness, report) => {
    const told = new Map<Message, Map<string, FindingKind | undefined>>();
    return {
      posted: (message) => {
        const { view } = message.shows;
        told.set(message, new Map(itemsOf(view).map(({ key, kind }) => [key, kind])));
        if (view.view === 'claim-released' && !witness.knowledge.family(view.about.family).readable)
          report(`a claim of ${refKey(view.about)} was called forgotten while nobody could read its family`);
        judgeChanges(message, witness, report);
      },
      updated: (message, before, by) => {
        judgeChanges(message, witness, report);
        if (by.skew() !== 0) return;
        const already = itemsOf(before.view).filter(({ open }) => !open);
        for (const { key, resolved } of itemsOf(message.shows.view)) {
          if (resolved === undefined || already.some((item) => item.key === key)) continue;
          const why = whyWrong(key, resolved, told.get(message)?.get(key), witness);
          if (why !== undefined)
            report(
              `${key} was called ${resolved.reason} on message ${message.id}: ${why}`,
              `${key} ${message.id}`,
            );
        }
      },
    };
  },
};

function whyWrong(
  key: string,
  { reason, before, after }: Resolution,
  said: FindingKind | undefined,
  { knowledge, universe, judging }: Witness,
): string | undefined {
  if (key.endsWith(':*')) return undefined;
  const known = knowledge.of(key);
  if (known === undefined) return 'nobody has ever seen it';
  switch (reason) {
    case 'renewed':
      return whyNotRenewed(before.expiresAt, after?.expiresAt, known);
    case 'gone':
      return known.absent >= 2 ? undefined : `it was missing in ${known.absent} good answers in a row`;
    case 'solved':
      if (said === undefined) return undefined;
      return isSurelyStill(said, universe.time.now(), known, knowledge.all(), judging)
        ? `it is still ${said}`
        : undefined;
    default:
      return undefined;
  }
}

/** A renewal is a later expiry that was really given. */
function whyNotRenewed(
  before: Instant | undefined,
  after: Instant | undefined,
  known: Known,
): string | undefined {
  if (after === undefined) return 'nobody knows a new date';
  const given = known.expiries.map(({ expiresAt }) => expiresAt);
  const earlier = before ?? given.at(-2) ?? given.at(-1);
  if (earlier === undefined || !given.includes(after)) return `Intune never gave ${when(after)}`;
  return after > earlier ? undefined : `${when(earlier)} became ${when(after)}`;
}

/** What "check now" calls renewed. */
function judgeChanges({ shows, id }: Message, witness: Witness, report: Report): void {
  if (shows.view.view !== 'status') return;
  for (const { about, change, expiry } of shows.view.changes ?? []) {
    const known = witness.knowledge.of(refKey(about));
    if (change !== 'renewed' || known === undefined) continue;
    const why = whyNotRenewed(expiry?.before, expiry?.after, known);
    if (why !== undefined)
      report(`the status of message ${id} calls ${refKey(about)} renewed: ${why}`, refKey(about));
  }
}

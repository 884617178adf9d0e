import { HOUR, type Instant, MINUTE } from '../../../src/domain/instant.ts';
import { refKey } from '../../../src/domain/token.ts';
import type { View } from '../../../src/domain/view.ts';
import { syncsOn } from '../seen-cards.ts';
import type { Witness } from '../witness.ts';
import type { Message } from '../worlds/teams.ts';
import { type Invariant, type Report, when } from './invariant.ts';

/** A sync is watched for 20 minutes; then it has an outcome, be it that nobody knows. */
const ENDS_WITHIN = 30 * MINUTE;
/** Answers that say Intune did nothing. */
const NOT_DONE: ReadonlySet<string> = new Set(['refused', 'not-started']);

export const syncsEnd: Invariant = {
  name: 'syncs end',
  sentence:
    'Every started sync reaches an outcome, on the cards that show it and in the history, and the true one.',
  watch: (witness, report) => {
    const running = new Set<Message>();
    const asked = new Map<string, { readonly key: string; readonly startedAt: Instant }>();
    const look = (view: View) => {
      for (const { key, startedAt, end } of syncsOn(view)) {
        asked.set(`${key} ${startedAt}`, { key, startedAt });
        if (end !== undefined && NOT_DONE.has(end) && wasStarted(key, startedAt, witness))
          report(
            `the sync of ${key} of ${when(startedAt)} was called ${end} although Intune did it`,
            `${key} ${startedAt}`,
          );
      }
    };
    const show = (message: Message) => {
      look(message.shows.view);
      if (syncsOn(message.shows.view).some(({ end }) => end === undefined)) running.add(message);
      else running.delete(message);
    };
    return {
      posted: show,
      updated: show,
      turned: ({ answer }) => {
        if (typeof answer === 'object' && 'view' in answer) look(answer.view);
      },
      quiet: () => {
        for (const message of running) reportRunning(message, witness, report);
      },
      ended: (history) => {
        const now = witness.universe.time.now();
        for (const { key, startedAt } of asked.values()) {
          const isEnd = history.some(
            ({ what, about, at }) =>
              what === 'sync-ended' &&
              about !== undefined &&
              refKey(about) === key &&
              at >= startedAt &&
              at < startedAt + HOUR,
          );
          const excused = witness.troubles.touched(
            ['store', 'process', 'clock'],
            startedAt - MINUTE,
            startedAt + HOUR,
          );
          if (!isEnd && !excused && startedAt < now - 2 * HOUR && startedAt > now - 600 * 24 * HOUR)
            report(
              `the history does not know how the sync of ${key} of ${when(startedAt)} ended`,
              `${key} ${startedAt} history`,
            );
        }
      },
    };
  },
};

function wasStarted(key: string, startedAt: Instant, { universe, troubles }: Witness): boolean {
  if (troubles.touched(['clock'], startedAt - HOUR, universe.time.now())) return false;
  return universe.graph
    .syncs()
    .some(({ at, ref }) => refKey(ref) === key && at >= startedAt && at < startedAt + 5 * MINUTE);
}

function reportRunning(message: Message, { universe }: Witness, report: Report): void {
  const { deleted, isKnown, address, shows, id } = message;
  if (deleted || !isKnown || universe.teams.moodOf(address.conversationId).gone) return;
  for (const { key, startedAt, end } of syncsOn(shows.view)) {
    if (end === undefined && startedAt < universe.time.now() - ENDS_WITHIN)
      report(`message ${id} still shows the sync of ${key} of ${when(startedAt)} as running`, `${id} ${key}`);
  }
}

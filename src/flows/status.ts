import type { Assessment } from '../domain/assess.ts';
import { compareLooks } from '../domain/changes.ts';
import type { MessageRef } from '../domain/conversation.ts';
import { findRows } from '../domain/find-tokens.ts';
import { SECOND } from '../domain/instant.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { View } from '../domain/view.ts';
import type { Clock } from '../ports.ts';
import { within } from '../timing/time-limit.ts';
import type { Timer } from '../timing/timer.ts';
import type { Judge } from './judge.ts';
import { isFresh, type Looks } from './looks.ts';
import { noSuchToken } from './one-token.ts';

/** Longer than this nobody waits without an answer: the last look is shown and the message updated. */
export const ANSWER_WITHIN = 3 * SECOND;

/** An answer, and when Intune was slow the better one that follows it on the same message. */
export interface Answer {
  readonly view: View;
  readonly later?: Promise<View>;
  /** To be done once the message is out. */
  readonly onSent?: (message: MessageRef) => Promise<void>;
}

export interface StatusRequest {
  readonly filter: string;
  readonly page: number;
  /** Ask Intune even when the last look is fresh, and say what changed. */
  readonly anew: boolean;
}

export interface StatusDependencies {
  readonly looks: Looks;
  readonly judge: Judge;
  readonly clock: Clock;
  readonly after: Timer;
}

/**
 * The status, from the last look while it is fresh, else from a new one. A Graph outage never silences it:
 * after three seconds the last look is the answer.
 *
 * @param onAsking called when Intune is really asked; must not reject.
 */
export async function answerStatus(
  request: StatusRequest,
  dependencies: StatusDependencies,
  onAsking: () => Promise<void>,
): Promise<Answer> {
  const { looks, judge, clock, after } = dependencies;
  const before = await looks.last();
  if (before !== undefined && !request.anew && isFresh(before, clock())) {
    return { view: statusView(await judge(before, clock()), request, 'current') };
  }
  const looking = looks.refresh();
  // Not waited for: when Teams is slow too, the answer matters more than the sign that it is coming.
  void onAsking();
  const fresh = looking.then((snapshot) => freshView(request, dependencies, before, snapshot));
  const first = await within(fresh, ANSWER_WITHIN, after);
  if (first.done) return { view: first.value };
  if (before === undefined) return { view: { view: 'looking' }, later: fresh };
  return { view: statusView(await judge(before, clock()), request, 'updating'), later: fresh };
}

async function freshView(
  request: StatusRequest,
  { judge, clock }: StatusDependencies,
  before: Snapshot | undefined,
  snapshot: Snapshot,
): Promise<View> {
  const assessment = await judge(snapshot, clock());
  const outdated = Object.values(snapshot.readings).every(
    ({ outcome }) => outcome === 'unreadable' || outcome === 'not-asked',
  );
  const view = statusView(assessment, request, outdated ? 'outdated' : 'current');
  if (!request.anew || before === undefined || view.view !== 'status') return view;
  return { ...view, changes: compareLooks(await judge(before, clock()), assessment) };
}

function statusView(
  assessment: Assessment,
  { filter, page }: StatusRequest,
  freshness: 'current' | 'updating' | 'outdated',
): View {
  const rows = findRows(assessment.rows, filter);
  if (rows.length === 0 && filter !== '' && assessment.troubles.length === 0) {
    return noSuchToken(assessment, filter);
  }
  return { view: 'status', assessment, rows, page, freshness, ...(filter === '' ? {} : { filter }) };
}

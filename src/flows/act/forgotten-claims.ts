import { forgottenAt } from '../../domain/actions/claim.ts';
import type { MessageRef } from '../../domain/conversation.ts';
import { createRemindTimes } from '../../domain/plan/remind-times.ts';
import type { Hold, Reminder } from '../../domain/plan/reminder.ts';
import { refKey } from '../../domain/token.ts';
import type { ClaimReleasedView } from '../../domain/view-acting.ts';
import type { Kept } from '../../ports.ts';
import { type CycleDependencies, sayDependencies, see } from '../remind/cycle.ts';
import { revise } from '../remind/revise.ts';
import { byWhom } from './history.ts';

/**
 * Gives back claims that three workdays have passed over: said in the thread in which it was claimed. Said first and then written, so that a crash in between says it twice, never not at all.
 */
export async function releaseForgotten(dependencies: CycleDependencies, signal: AbortSignal): Promise<void> {
  const { looks, policy, clock } = dependencies;
  const snapshot = await looks.last();
  if (snapshot === undefined) return;
  const sight = await see(snapshot, dependencies);
  const times = createRemindTimes(policy);
  for (const kept of sight.reminders.values()) {
    const { hold } = kept.value;
    if (signal.aborted) return;
    if (hold?.kind !== 'claim' || clock() < forgottenAt(hold, times)) continue;
    await release(kept, hold, dependencies);
  }
}

async function release(kept: Kept<Reminder>, hold: Hold, dependencies: CycleDependencies): Promise<void> {
  const { memory, history, clock, looks } = dependencies;
  const { about, facts, cards } = kept.value;
  if (!(await sayReleased(kept.value, hold, dependencies))) return;
  const { hold: _, ...free } = kept.value;
  const written = await memory.reminders.put(refKey(about), free, { version: kept.version });
  if (!written.done) return;
  await history.note({
    at: clock(),
    what: 'claim-forgotten',
    about,
    name: facts.name,
    by: byWhom(hold.by),
    outcome: 'released',
  });
  const snapshot = await looks.last();
  if (snapshot === undefined) return;
  const say = sayDependencies(dependencies, await see(snapshot, dependencies));
  for (const cardId of cards) await revise({ cardId, resolved: new Map() }, say);
}

/** False when nobody could be told now; then the next run tries again. */
async function sayReleased(
  reminder: Reminder,
  hold: Hold,
  dependencies: CycleDependencies,
): Promise<boolean> {
  const { messenger, render, log } = dependencies;
  const card = render(viewOf(reminder, hold, dependencies));
  const threads = await threadsOf(reminder, hold, dependencies);
  let told = threads.length === 0;
  for (const { address, threadId } of threads) {
    const delivery = await messenger.post(address, card, threadId === undefined ? {} : { threadId });
    log.info(
      { about: refKey(reminder.about), outcome: delivery.outcome },
      'a forgotten claim was given back',
    );
    told ||= delivery.outcome !== 'try-later';
  }
  return told;
}

type Place = Pick<MessageRef, 'address' | 'threadId'>;

/** Where it was claimed; of a claim that does not know it, where the token was last spoken of. */
async function threadsOf(
  { cards }: Reminder,
  { where }: Hold,
  { memory }: CycleDependencies,
): Promise<readonly Place[]> {
  if (where !== undefined) return [where];
  const kept = await Promise.all(cards.map((id) => memory.cards.get(id)));
  return Object.values(kept.findLast((one) => one !== undefined)?.value.messages ?? {});
}

function viewOf({ about, facts }: Reminder, hold: Hold, { clock }: CycleDependencies): ClaimReleasedView {
  return {
    view: 'claim-released',
    now: clock(),
    about,
    name: facts.name,
    owner: hold.by,
    claimedAt: hold.since,
    generation: hold.generation,
  };
}

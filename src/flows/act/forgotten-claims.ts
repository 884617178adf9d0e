import { decideForgotten } from '../../domain/actions/claim.ts';
import type { MessageRef } from '../../domain/conversation.ts';
import { createRemindTimes } from '../../domain/plan/remind-times.ts';
import type { Hold, Reminder } from '../../domain/plan/reminder.ts';
import { refKey } from '../../domain/token.ts';
import type { ClaimReleasedView } from '../../domain/view-acting.ts';
import type { Delivery, Kept, Messenger, RenderCard } from '../../ports.ts';
import type { CycleDependencies } from '../remind/cycle.ts';
import { type Seen, see } from '../sight.ts';
import { byWhom } from './history.ts';

export interface ForgottenDependencies extends CycleDependencies {
  readonly messenger: Messenger;
  readonly render: RenderCard;
}

/**
 * Gives back claims that three workdays have passed over, and says so in the thread in which it was claimed. First the
 * claim is taken back and the saying of it noted, in one write; then it is said, and then the note is removed: a crash
 * in between says it twice, never not at all, and never says it of a claim that still stands.
 */
export async function releaseForgotten(
  dependencies: ForgottenDependencies,
  signal: AbortSignal,
): Promise<void> {
  const snapshot = await dependencies.looks.last();
  if (snapshot === undefined) return;
  const seen = await see(snapshot, dependencies);
  await giveBack(seen, dependencies);
  for await (const kept of dependencies.memory.reminders.list()) {
    if (signal.aborted) return;
    const { givenBack } = kept.value;
    if (givenBack !== undefined) await sayGivenBack(kept, givenBack, dependencies);
  }
}

async function giveBack({ sight, reminders }: Seen, dependencies: ForgottenDependencies): Promise<void> {
  const { memory, history, board, policy, clock } = dependencies;
  const times = createRemindTimes(policy);
  const unreadable = new Set(sight.assessment.troubles.map(({ about }) => about.family));
  for (const { name, value, version } of reminders.values()) {
    const { hold, ...free } = value;
    if (hold === undefined) continue;
    const decision = decideForgotten(value, { now: clock(), unreadable, times });
    if (decision.do === 'leave') continue;
    const written = await memory.reminders.put(name, { ...free, givenBack: hold }, { version });
    if (!written.done) continue;
    await history.note({
      at: clock(),
      what: 'claim-forgotten',
      about: value.about,
      name: value.facts.name,
      by: byWhom(hold.by),
      outcome: 'released',
    });
    await board.showSoon([value.about]);
  }
}

async function sayGivenBack(
  { name, value, version }: Kept<Reminder>,
  claim: Hold,
  { messenger, render, memory, clock, log }: ForgottenDependencies,
): Promise<void> {
  const delivery = await post(claim.where, {
    view: 'claim-released',
    now: clock(),
    about: value.about,
    name: value.facts.name,
    owner: claim.by,
    claimedAt: claim.since,
    generation: claim.generation,
  });
  log.info({ about: refKey(value.about), outcome: delivery }, 'a forgotten claim was given back');
  if (delivery === 'try-later') return;
  const { givenBack: _, ...rest } = value;
  await memory.reminders.put(name, rest, { version });

  /** A claim of the first releases does not know where it was made: the cards show that it is free. */
  async function post(
    where: Pick<MessageRef, 'address' | 'threadId'> | undefined,
    view: ClaimReleasedView,
  ): Promise<Delivery['outcome'] | 'nowhere'> {
    if (where === undefined) return 'nowhere';
    const { address, threadId } = where;
    return (await messenger.post(address, render(view), threadId === undefined ? {} : { threadId })).outcome;
  }
}

import type { Ask, Press } from '../../domain/conversation.ts';
import { upcoming } from '../../domain/plan/upcoming.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { View } from '../../domain/view.ts';
import { byWhom } from '../act/history.ts';
import { see } from '../sight.ts';
import type { CycleDependencies } from './cycle.ts';
import { addDestination, aliveDestinations, destinationName, removeDestination } from './destinations.ts';

/** How far `upcoming` looks ahead, in calendar days. */
const HORIZON = 90;

export type ListenDependencies = CycleDependencies & {
  /** Called when a channel begins to listen. */
  readonly onListener: () => void;
};

/** `remind here`. */
export async function remindHere(
  { address, person }: Ask | Press,
  dependencies: ListenDependencies,
): Promise<View> {
  const { memory, clock, log, history } = dependencies;
  const added = await addDestination(memory.destinations, { address, by: person, how: 'asked', at: clock() });
  log.info({ destination: destinationName(address), by: person.objectId, added }, 'remind here');
  await history.note({
    at: clock(),
    what: 'configured',
    by: byWhom(person),
    outcome: added ? 'added' : 'already',
    tried: 'remind-here',
  });
  if (added) dependencies.onListener();
  return { view: 'remind-here', outcome: added ? 'added' : 'already', place: address.kind };
}

/** `stop reminding here`. */
export async function stopRemindingHere(
  { address, person }: Ask | Press,
  { memory, log, clock, history }: CycleDependencies,
): Promise<View> {
  const removed = await removeDestination(memory.destinations, address);
  log.info({ destination: destinationName(address), by: person.objectId, removed }, 'stop reminding here');
  await history.note({
    at: clock(),
    what: 'configured',
    by: byWhom(person),
    outcome: removed ? 'removed' : 'was-none',
    tried: 'stop-reminding-here',
  });
  return { view: 'remind-here', outcome: removed ? 'removed' : 'was-none', place: address.kind };
}

/** `where`. */
export async function whereReminded(
  { address }: Ask | Press,
  { memory, clock }: CycleDependencies,
): Promise<View> {
  const all = await Array.fromAsync(memory.destinations.list());
  return {
    view: 'where',
    now: clock(),
    destinations: all.map(({ name, value }) => ({
      address: value.address,
      here: name === destinationName(address),
      ...(value.dead === undefined ? {} : { dead: value.dead }),
      ...(value.lastDelivery === undefined ? {} : { lastDelivery: value.lastDelivery }),
    })),
  };
}

/** `upcoming`: what will be said in the next 90 days, if nothing changes until then. */
export async function whatIsComing(
  snapshot: Snapshot,
  page: number,
  dependencies: CycleDependencies,
): Promise<View> {
  const { sight } = await see(snapshot, dependencies);
  const { assessment } = sight;
  const listeners = await aliveDestinations(dependencies.memory.destinations);
  return {
    view: 'upcoming',
    now: assessment.now,
    horizonDays: HORIZON,
    page,
    upcoming: upcoming(sight, HORIZON),
    blind: assessment.troubles.map(({ about }) => about.family),
    listeners: listeners.length,
  };
}

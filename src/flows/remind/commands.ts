import type { Ask, Press } from '../../domain/conversation.ts';
import type { Upcoming } from '../../domain/plan/intent.ts';
import { upcoming } from '../../domain/plan/upcoming.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { View } from '../../domain/view.ts';
import type { UpcomingView } from '../../domain/view-reminding.ts';
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

/** `escalate here`: this conversation hears what nobody sees to. */
export async function escalateHere(
  { address, person }: Ask | Press,
  dependencies: ListenDependencies,
): Promise<View> {
  const { memory, clock, log, history } = dependencies;
  const wanted = { address, by: person, how: 'asked', hears: 'escalations', at: clock() } as const;
  const added = await addDestination(memory.destinations, wanted);
  log.info({ destination: destinationName(address), by: person.objectId, added }, 'escalate here');
  await history.note({
    at: clock(),
    what: 'configured',
    by: byWhom(person),
    outcome: added ? 'added' : 'already',
    tried: 'escalate-here',
  });
  if (added) dependencies.onListener();
  return { view: 'remind-here', outcome: added ? 'escalating' : 'already', place: address.kind };
}

/** `stop reminding here`, or in the place of that name. */
export async function stopRemindingHere(
  { address, person }: Ask | Press,
  { memory, log, clock, history }: CycleDependencies,
  place = destinationName(address),
): Promise<View> {
  const removed = await removeDestination(memory.destinations, place);
  log.info({ destination: place, by: person.objectId, removed }, 'stop reminding here');
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
      ...(value.hears === undefined ? {} : { hears: value.hears }),
      ...(value.dead === undefined ? {} : { dead: value.dead }),
      ...(value.lastDelivery === undefined ? {} : { lastDelivery: value.lastDelivery }),
    })),
  };
}

/** What will be said in the next 90 days, earliest first; undefined while nobody has looked at Intune. */
export async function whatComes(dependencies: CycleDependencies): Promise<readonly Upcoming[] | undefined> {
  const snapshot = await dependencies.looks.last();
  return snapshot === undefined ? undefined : (await whatIsComing(snapshot, 0, dependencies)).upcoming;
}

/** `upcoming`: what will be said in the next 90 days, if nothing changes until then. */
export async function whatIsComing(
  snapshot: Snapshot,
  page: number,
  dependencies: CycleDependencies,
): Promise<UpcomingView> {
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

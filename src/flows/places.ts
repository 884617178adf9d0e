import type { Address, Person } from '../domain/conversation.ts';
import type { Instant } from '../domain/instant.ts';
import type { Log, ReminderMemory, Roster } from '../ports.ts';
import { addDestination } from './remind/destinations.ts';

/** A place's name in the store: a team is one place, whatever channel something was told in. */
export function placeName({ team, conversationId }: Address): string {
  return team?.id ?? conversationId;
}

/** Only members of the IT team may add a channel; where the roster cannot be read, "remind here" adds it later. */
export async function isMember(installer: Person, roster: Roster): Promise<boolean> {
  return (await roster.membershipOf(installer)) === 'member';
}

/** Makes a channel a destination because the bot was added there. False when it was one already. */
export async function listenIn(
  address: Address,
  installer: Person,
  at: Instant,
  { memory, log }: { readonly memory: Pick<ReminderMemory, 'destinations'>; readonly log: Log },
): Promise<boolean> {
  const added = await addDestination(memory.destinations, { address, by: installer, how: 'installed', at });
  if (added) log.info({ destination: address.conversationId }, 'a channel listens');
  return added;
}

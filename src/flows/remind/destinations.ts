import type { Address, Person } from '../../domain/conversation.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Delivery, Destination, Kept, Shelf } from '../../ports.ts';

/** A conversation's name in the store. A channel is one destination, whatever thread something was said in. */
export function destinationName({ conversationId }: Address): string {
  return conversationId;
}

/** Destinations that can be written to, in a stable order. */
export async function aliveDestinations(destinations: Shelf<Destination>): Promise<Kept<Destination>[]> {
  const all = await Array.fromAsync(destinations.list());
  return all.filter(({ value }) => value.dead === undefined);
}

export interface NewDestination {
  readonly address: Address;
  readonly by: Person;
  readonly how: Destination['how'];
  readonly hears?: Destination['hears'];
  readonly at: Instant;
}

/**
 * Adds one, or brings a dead one back; the board owes it what is said. One that heard only what nobody sees to hears
 * everything from now on, not the other way round. False when it was there, alive, and hears as much.
 */
export async function addDestination(
  destinations: Shelf<Destination>,
  wanted: NewDestination,
): Promise<boolean> {
  let added = false;
  await destinations.update(destinationName(wanted.address), (current) => {
    const hearsMore = current?.hears === 'escalations' && wanted.hears === undefined;
    added = current === undefined || current.dead !== undefined || hearsMore;
    if (!added) return 'leave';
    const { address, by, at, how, hears } = wanted;
    return { address, addedBy: by, addedAt: at, how, ...(hears === undefined ? {} : { hears }) };
  });
  return added;
}

/** False when it was none. */
export async function removeDestination(destinations: Shelf<Destination>, name: string): Promise<boolean> {
  const found = await destinations.get(name);
  if (found === undefined) return false;
  return (await destinations.remove(found.name, { version: found.version })).done;
}

/** What a post or update taught about a destination; a gone one is marked dead and kept, for `where` to show. */
export async function noteDelivery(
  destinations: Shelf<Destination>,
  name: string,
  delivery: Delivery,
  at: Instant,
): Promise<void> {
  await destinations.update(name, (current) => {
    if (current === undefined) return 'leave';
    const noted = { ...current, lastDelivery: { at, outcome: delivery.outcome } };
    if (delivery.outcome === 'destination-gone') {
      const { cause, reason } = delivery;
      return { ...noted, dead: { at, cause, reason } };
    }
    if (delivery.outcome !== 'delivered') return noted;
    const { dead: _, ...alive } = noted;
    return alive;
  });
}

/** Any activity tells where its conversation is reached now; only some show that the bot can write there again. */
export async function refreshDestination(
  destinations: Shelf<Destination>,
  address: Address,
  proof: 'alive' | 'none',
): Promise<void> {
  const found = await destinations.get(destinationName(address));
  if (found === undefined || refreshed(found.value, address, proof) === 'leave') return;
  await destinations.update(found.name, (current) =>
    current === undefined ? 'leave' : refreshed(current, address, proof),
  );
}

function refreshed(current: Destination, address: Address, proof: 'alive' | 'none'): Destination | 'leave' {
  const { dead, ...rest } = current;
  const newest = { ...rest, address: mergedAddress(rest.address, address) };
  if (dead !== undefined && proof === 'alive') return newest;
  if (JSON.stringify(newest.address) === JSON.stringify(rest.address)) return 'leave';
  return dead === undefined ? newest : { ...newest, dead };
}

/** Activities often leave names out; what is known of the same team and channel stays. */
function mergedAddress(known: Address, newest: Address): Address {
  const team = newest.team?.id === known.team?.id ? { ...known.team, ...newest.team } : newest.team;
  const channel =
    newest.channel?.id === known.channel?.id ? { ...known.channel, ...newest.channel } : newest.channel;
  return {
    ...known,
    ...newest,
    ...(team?.id === undefined ? {} : { team: { ...team, id: team.id } }),
    ...(channel?.id === undefined ? {} : { channel: { ...channel, id: channel.id } }),
  };
}

/** What a log line says of a delivery. */
export function outcomeOf(delivery: Delivery): { outcome: string; reason?: string } {
  return 'reason' in delivery
    ? { outcome: delivery.outcome, reason: delivery.reason }
    : { outcome: delivery.outcome };
}

import type { Address, PlaceChange } from '../../../src/domain/conversation.ts';
import { MINUTE } from '../../../src/domain/instant.ts';
import type { Replica } from '../replica.ts';
import { ALEX, channel, KIM } from '../worlds/people.ts';
import type { ChanceParts } from './chance.ts';

/** Any replica that answers, as a load balancer picks it. */
export function anyReplica({
  universe,
  random,
}: Pick<ChanceParts, 'universe' | 'random'>): Replica | undefined {
  const awake = universe.replicas().filter(({ process }) => process.isAwake());
  return awake.length === 0 ? undefined : random.pick(awake);
}

/** Adds the bot to a team, and makes it remind in some channels. */
export function settleIn(parts: ChanceParts, channels: number): void {
  const { universe } = parts;
  const { time } = universe;
  time.after(MINUTE / 2, () => void install(parts, channel(1)));
  for (let number = 2; number <= channels; number += 1)
    time.after(number * MINUTE, () => void remindHere(parts, channel(number)));
}

async function install(parts: ChanceParts, address: Address): Promise<void> {
  const replica = anyReplica(parts);
  if (replica === undefined) return;
  await parts.universe.door.tell(
    replica,
    (handlers, turn) => handlers.installed(address, ALEX, turn),
    address,
  );
  listen(parts, address);
}

/** Somebody types it until it is acknowledged. */
export async function remindHere(parts: ChanceParts, address: Address): Promise<void> {
  const { universe } = parts;
  const replica = anyReplica(parts);
  const turned =
    replica && (await universe.door.type(replica, { person: KIM, address, text: 'remind here' }));
  if (
    typeof turned?.answer === 'object' &&
    'view' in turned.answer &&
    turned.answer.view.view === 'remind-here'
  )
    return listen(parts, address);
  universe.time.at(universe.time.now() + 10 * MINUTE, () => void remindHere(parts, address));
}

function listen({ universe, witness }: ChanceParts, { conversationId }: Address): void {
  const { teams, time } = universe;
  // From here on Teams is asked about it, also while all is well.
  teams.setMood(conversationId, {});
  if (!witness.listening.has(conversationId)) witness.listening.set(conversationId, time.now());
}

/** A channel can no longer be written to; sometimes Teams says so. */
export function loseChannel(parts: ChanceParts, conversationId: string): void {
  const { universe, random } = parts;
  universe.note(`${conversationId} is lost`);
  universe.teams.setMood(conversationId, { gone: true });
  if (random.chance(0.5)) void tellChange(parts, conversationId, 'channel-deleted');
}

/** The channel is there again, and the bot is made to know it. */
export async function giveBack(parts: ChanceParts, conversationId: string): Promise<void> {
  const { universe, random } = parts;
  universe.note(`${conversationId} is given back`);
  universe.teams.setMood(conversationId, { gone: false });
  const address = addressOf(conversationId);
  if (random.chance(0.5)) await tellChange(parts, conversationId, 'channel-restored');
  // Word of it may get lost; then somebody who misses the reminders asks for them again.
  await remindHere(parts, address);
}

async function tellChange(
  parts: ChanceParts,
  conversationId: string,
  change: PlaceChange['change'],
): Promise<void> {
  const replica = anyReplica(parts);
  if (replica === undefined || change === 'renamed') return;
  const address = addressOf(conversationId);
  await parts.universe.door.tell(replica, (handlers) => handlers.placeChanged(address, { change }), address);
}

function addressOf(conversationId: string): Address {
  return channel(Number(/\d+/.exec(conversationId.slice(3))?.[0]));
}

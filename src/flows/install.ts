import type { Address, GoneCause, Person, PlaceChange } from '../domain/conversation.ts';
import type { Place, Turn } from '../ports.ts';
import { createJoining, type Joining, type JoiningDependencies } from './joined.ts';
import { isMember, listenIn, placeName } from './places.ts';
import { destinationName, noteDelivery, refreshDestination } from './remind/destinations.ts';
import { welcomeView } from './welcome.ts';

/** Being added, moved and removed: the bot introduces itself once, and knows where it can be heard. */
export interface Installation {
  installed(address: Address, installer: Person, turn: Turn): Promise<void>;
  joined(address: Address, installer: Person, turn: Turn): Promise<void>;
  /** To be called now and then, on every replica: lets a `joined` count that was not followed by an `installed`. */
  settle: Joining['settle'];
  removed(address: Address): Promise<void>;
  seen(address: Address): Promise<void>;
  /** Somebody wrote there, so the bot is still in it. */
  heardFrom(address: Address): Promise<void>;
  placeChanged(address: Address, change: PlaceChange): Promise<void>;
}

export type InstallDependencies = JoiningDependencies;

export function createInstallation(dependencies: InstallDependencies): Installation {
  const { memory, roster, render, clock, log } = dependencies;
  const { places, destinations } = memory;
  const joining = createJoining(dependencies);

  async function installed(address: Address, installer: Person, turn: Turn): Promise<void> {
    const trusted = await isMember(installer, roster);
    const addedAt = clock();
    // First the channel: as long as none listens, what is due goes to the installers in person.
    if (address.kind === 'channel' && trusted) await listenIn(address, installer, addedAt, dependencies);
    const isNew = await rememberPlace({ address, installer, trusted, addedAt });
    log.info({ place: address.kind, team: address.team?.id, isNew }, 'the bot was added');
    try {
      if (isNew) await turn.say(render(await welcomeView(address, dependencies)));
    } finally {
      // After the welcome, so that nobody is reminded by a stranger; and also when the welcome did not get through.
      dependencies.onListener();
    }
  }

  /** Teams may report one installation by several events; only the first one finds the place new. That the bot has become a member is less than an installation. */
  async function rememberPlace(place: Place): Promise<boolean> {
    let isNew = false;
    await places.update(placeName(place.address), (current) => {
      isNew = current === undefined || current.removedAt !== undefined || current.decideAt !== undefined;
      return isNew ? place : 'leave';
    });
    return isNew;
  }

  /** Chats have no channel to pick: there is nothing to wait for. */
  function joined(address: Address, installer: Person, turn: Turn): Promise<void> {
    if (address.kind === 'channel') return joining.joined(address, installer);
    return installed(address, installer, turn);
  }

  async function removed(address: Address): Promise<void> {
    await places.update(placeName(address), (current) =>
      current === undefined ? 'leave' : { ...current, removedAt: clock() },
    );
    for await (const { name, value } of destinations.list()) {
      if (isInside(value.address, address)) await markDead(name, 'bot-removed');
    }
    log.info({ place: address.kind, team: address.team?.id }, 'the bot was removed');
  }

  async function placeChanged(address: Address, change: PlaceChange): Promise<void> {
    log.info(
      { team: address.team?.id, channel: address.channel?.id, change: change.change },
      'a place changed',
    );
    for await (const { name, value } of destinations.list()) {
      if (concerns(value.address, address, change)) await applyChange(name, value.address, change);
    }
  }

  async function applyChange(name: string, address: Address, change: PlaceChange): Promise<void> {
    switch (change.change) {
      case 'renamed':
        return refreshDestination(destinations, renamed(address, change), 'none');
      case 'channel-deleted':
      case 'team-deleted':
      case 'team-archived':
        return markDead(name, change.change);
      case 'channel-restored':
      case 'team-restored':
      case 'team-unarchived':
        await refreshDestination(destinations, address, 'alive');
        dependencies.onListener();
    }
  }

  function markDead(name: string, cause: GoneCause): Promise<void> {
    return noteDelivery(destinations, name, { outcome: 'destination-gone', cause, reason: cause }, clock());
  }

  return {
    installed,
    joined,
    settle: joining.settle,
    removed,
    placeChanged,
    seen: (address) => refreshDestination(destinations, address, 'none'),
    heardFrom: (address) => refreshDestination(destinations, address, 'alive'),
  };
}

function isInside(place: Address, removedFrom: Address): boolean {
  if (removedFrom.team !== undefined) return place.team?.id === removedFrom.team.id;
  return destinationName(place) === destinationName(removedFrom);
}

/** Events about a channel carry its id, events about a team concern every channel in it. */
function concerns(place: Address, changed: Address, { change }: PlaceChange): boolean {
  const sameTeam = place.team !== undefined && place.team.id === changed.team?.id;
  const wholeTeam = change.startsWith('team') || (change === 'renamed' && changed.channel === undefined);
  return sameTeam && (wholeTeam || place.channel?.id === changed.channel?.id);
}

function renamed(
  address: Address,
  { teamName, channelName }: Extract<PlaceChange, { change: 'renamed' }>,
): Address {
  const { team, channel } = address;
  return {
    ...address,
    ...(team === undefined || teamName === undefined ? {} : { team: { ...team, name: teamName } }),
    ...(channel === undefined || channelName === undefined
      ? {}
      : { channel: { ...channel, name: channelName } }),
  };
}

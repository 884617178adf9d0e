import type { Address, Person } from '../domain/conversation.ts';
import type { Clock, Log, Place, PlaceChange, ReminderMemory, RenderCard, Roster, Turn } from '../ports.ts';
import { addDestination, destinationName, noteDelivery, refreshDestination } from './remind/destinations.ts';

/** Being added, moved and removed: the bot introduces itself once, and knows where it can be heard. */
export interface Installation {
  installed(address: Address, installer: Person, turn: Turn): Promise<void>;
  removed(address: Address): Promise<void>;
  seen(address: Address): Promise<void>;
  /** Somebody wrote there, so the bot is still in it. */
  heardFrom(address: Address): Promise<void>;
  placeChanged(address: Address, change: PlaceChange): Promise<void>;
}

export interface InstallDependencies {
  readonly memory: Pick<ReminderMemory, 'places' | 'destinations'>;
  readonly roster: Roster;
  readonly render: RenderCard;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when a channel begins to listen: what is due is said there without waiting for the next look. */
  readonly onListener: () => void;
}

export function createInstallation(dependencies: InstallDependencies): Installation {
  const { memory, render, clock, log } = dependencies;
  const { places, destinations } = memory;

  async function installed(address: Address, installer: Person, turn: Turn): Promise<void> {
    const trusted = await isMember(installer, dependencies);
    // First the channel: as long as none listens, what is due goes to the installers in person.
    if (address.kind === 'channel' && trusted) await listen(address, installer);
    const isNew = await rememberPlace({ address, installer, trusted, addedAt: clock() });
    log.info({ place: address.kind, team: address.team?.id, isNew }, 'the bot was added');
    try {
      if (isNew) await turn.say(render({ view: 'welcome', place: address.kind }));
    } finally {
      // After the welcome, so that nobody is reminded by a stranger; and also when the welcome did not get through.
      dependencies.onListener();
    }
  }

  /** Teams may report one installation by several events; only the first one finds the place new. */
  async function rememberPlace(place: Place): Promise<boolean> {
    let isNew = false;
    await places.update(placeName(place.address), (current) => {
      isNew = current === undefined || current.removedAt !== undefined;
      return isNew ? place : 'leave';
    });
    return isNew;
  }

  async function listen(address: Address, installer: Person): Promise<void> {
    const added = await addDestination(destinations, {
      address,
      by: installer,
      how: 'installed',
      at: clock(),
    });
    if (added) log.info({ destination: address.conversationId }, 'a channel listens');
  }

  async function removed(address: Address): Promise<void> {
    await places.update(placeName(address), (current) =>
      current === undefined ? 'leave' : { ...current, removedAt: clock() },
    );
    for await (const { name, value } of destinations.list()) {
      if (isInside(value.address, address)) await markDead(name, 'the bot was removed');
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
        return markDead(name, change.change.replace('-', ' '));
      case 'channel-restored':
      case 'team-restored':
      case 'team-unarchived':
        await refreshDestination(destinations, address, 'alive');
        dependencies.onListener();
    }
  }

  function markDead(name: string, reason: string): Promise<void> {
    return noteDelivery(destinations, name, { outcome: 'destination-gone', reason }, clock());
  }

  return {
    installed,
    removed,
    placeChanged,
    seen: (address) => refreshDestination(destinations, address, 'none'),
    heardFrom: (address) => refreshDestination(destinations, address, 'alive'),
  };
}

/** Only members of the IT team may add a channel; where the roster cannot be read, "remind here" adds it later. */
async function isMember(installer: Person, { roster }: InstallDependencies): Promise<boolean> {
  return (await roster.membershipOf(installer)) === 'member';
}

function placeName({ team, conversationId }: Address): string {
  return team?.id ?? conversationId;
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

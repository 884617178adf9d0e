import type { Address } from '../domain/conversation.ts';
import { passedSince } from '../domain/instant.ts';
import type { Clock, Log } from '../ports.ts';
import type { Connector } from './connector.ts';
import { failureOf } from './failure.ts';

export interface TeamDirectory {
  /**
   * The address with its team's group id and name, and its channel's name, filled in where they are known. Messages
   * carry the Teams ids alone; the group id (the one in the team's link) and the names only come with events about
   * them, so that Teams is asked once for each. Never rejects: without an answer the address stays as it is.
   */
  complete(address: Address): Promise<Address>;
}

type Team = NonNullable<Address['team']>;

/** By the channel's id. */
type ChannelNames = ReadonlyMap<string, string>;

/** How long what could not be read is not asked for again, ms. */
const ASK_AGAIN_AFTER = 5 * 60_000;
/** A person is waiting meanwhile, ms. */
const TIMEOUT = 2_000;

export interface DirectoryParts {
  readonly connector: Pick<Connector, 'teamDetails' | 'channels'>;
  readonly clock: Clock;
  readonly log: Log;
}

export function createTeamDirectory(parts: DirectoryParts): TeamDirectory {
  const { connector } = parts;
  const known = new Map<string, Team>();

  const askForTeam = onceEach<Team>('team details not readable', parts, async (serviceUrl, id) => {
    const { name, aadGroupId } = await connector.teamDetails(serviceUrl, id, TIMEOUT);
    if (aadGroupId === undefined) throw new Error('the team has no group id');
    return { id, groupId: aadGroupId, ...(name === undefined ? {} : { name }) };
  });
  const askForChannels = onceEach<ChannelNames>('channels not readable', parts, async (serviceUrl, id) => {
    const all = await connector.channels(serviceUrl, id, TIMEOUT);
    return new Map(
      all.flatMap(({ id: channel, name }) => (name == null || name === '' ? [] : [[channel, name]])),
    );
  });
  /** Of what Teams told, and what an event told since. */
  const named = new Map<string, string>();
  /** Channels that Teams has been asked about. */
  const listed = new Set<string>();

  async function teamOf(team: Team, serviceUrl: string): Promise<Team> {
    const before = known.get(team.id);
    const looked = before ?? (team.groupId === undefined ? await askForTeam(serviceUrl, team.id) : undefined);
    // What the activity says is newer than what was remembered.
    const merged = { ...looked, ...team };
    if (merged.groupId !== undefined) known.set(team.id, merged);
    return merged;
  }

  /** The first channel of a team bears the id of the team, and nobody gives it a name. */
  async function channelOf(
    channel: NonNullable<Address['channel']>,
    team: Team,
    serviceUrl: string,
  ): Promise<NonNullable<Address['channel']>> {
    if (channel.name !== undefined) named.set(channel.id, channel.name);
    if (channel.id !== team.id && !named.has(channel.id) && !listed.has(channel.id)) {
      const names = await askForChannels(serviceUrl, team.id);
      for (const [id, name] of names ?? []) named.set(id, name);
      if (names !== undefined) listed.add(channel.id);
    }
    const name = named.get(channel.id);
    return name === undefined ? channel : { ...channel, name };
  }

  return {
    async complete(address) {
      const { team, channel, serviceUrl } = address;
      if (team === undefined) return address;
      const [fullTeam, fullChannel] = await Promise.all([
        teamOf(team, serviceUrl),
        channel === undefined ? undefined : channelOf(channel, team, serviceUrl),
      ]);
      return { ...address, team: fullTeam, ...(fullChannel === undefined ? {} : { channel: fullChannel }) };
    },
  };
}

/** Asks Teams about a team, not twice at a time, and not again soon after it would not say. */
function onceEach<T>(
  whenNot: string,
  { clock, log }: Pick<DirectoryParts, 'clock' | 'log'>,
  question: (serviceUrl: string, teamId: string) => Promise<T>,
): (serviceUrl: string, teamId: string) => Promise<T | undefined> {
  const asking = new Map<string, Promise<T | undefined>>();
  const failedAt = new Map<string, number>();

  async function ask(serviceUrl: string, id: string): Promise<T | undefined> {
    try {
      return await question(serviceUrl, id);
    } catch (error) {
      const now = clock();
      failedAt.set(id, now);
      log.warn({ teamId: id, reason: failureOf(error, now).reason }, whenNot);
      return undefined;
    } finally {
      asking.delete(id);
    }
  }

  return (serviceUrl, id) => {
    const running = asking.get(id);
    if (running !== undefined) return running;
    const failed = failedAt.get(id);
    if (failed !== undefined && passedSince(failed, clock()) < ASK_AGAIN_AFTER)
      return Promise.resolve(undefined);
    const started = ask(serviceUrl, id);
    asking.set(id, started);
    return started;
  };
}

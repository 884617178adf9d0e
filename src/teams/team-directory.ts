import type { Address } from '../domain/conversation.ts';
import { passedSince } from '../domain/instant.ts';
import type { Clock, Log } from '../ports.ts';
import type { Connector } from './connector.ts';
import { failureOf } from './failure.ts';

export interface TeamDirectory {
  /**
   * The address with its team's group id and name filled in where they are known. Messages carry the team's
   * Teams id alone, its group id (the one in the team's link) only comes with events about the team, so that
   * Teams is asked once for each team. Never rejects: without an answer the address stays as it is.
   */
  complete(address: Address): Promise<Address>;
}

type Team = NonNullable<Address['team']>;

/** How long a team that could not be read is not asked for again, ms. */
const ASK_AGAIN_AFTER = 5 * 60_000;
/** A person is waiting meanwhile, ms. */
const TIMEOUT = 2_000;

export function createTeamDirectory(parts: {
  readonly connector: Pick<Connector, 'teamDetails'>;
  readonly clock: Clock;
  readonly log: Log;
}): TeamDirectory {
  const known = new Map<string, Team>();
  const asking = new Map<string, Promise<Team | undefined>>();
  const failedAt = new Map<string, number>();

  async function ask(serviceUrl: string, id: string): Promise<Team | undefined> {
    try {
      const { name, aadGroupId } = await parts.connector.teamDetails(serviceUrl, id, TIMEOUT);
      if (aadGroupId === undefined) throw new Error('the team has no group id');
      return { id, groupId: aadGroupId, ...(name === undefined ? {} : { name }) };
    } catch (error) {
      const now = parts.clock();
      failedAt.set(id, now);
      parts.log.warn({ teamId: id, reason: failureOf(error, now).reason }, 'team details not readable');
      return undefined;
    } finally {
      asking.delete(id);
    }
  }

  function lookUp(serviceUrl: string, id: string): Promise<Team | undefined> {
    const running = asking.get(id);
    if (running !== undefined) return running;
    const failed = failedAt.get(id);
    if (failed !== undefined && passedSince(failed, parts.clock()) < ASK_AGAIN_AFTER)
      return Promise.resolve(undefined);
    const started = ask(serviceUrl, id);
    asking.set(id, started);
    return started;
  }

  return {
    async complete(address) {
      const team = address.team;
      if (team === undefined) return address;
      const before = known.get(team.id);
      const looked =
        before ?? (team.groupId === undefined ? await lookUp(address.serviceUrl, team.id) : undefined);
      // What the activity says is newer than what was remembered.
      const merged = { ...looked, ...team };
      if (merged.groupId !== undefined) known.set(team.id, merged);
      return { ...address, team: merged };
    },
  };
}

import type { Address } from '../domain/conversation.ts';
import { type Instant, passedSince } from '../domain/instant.ts';
import type { Log, Roster } from '../ports.ts';
import type { RetryParts } from '../timing/retry.ts';
import type { Connector } from './connector.ts';
import { type Failure, failureOf, outcomeOf } from './failure.ts';
import { indexMembers, type Members, readMembers } from './members.ts';

/** Where the address of the IT team outlives a restart. */
export interface TeamMemory {
  get(): Promise<Address | undefined>;
  set(address: Address): Promise<void>;
}

export interface TeamsRoster extends Roster {
  /** Looks at the address of any activity and remembers it when it lies in the IT team. Rejects when the memory does. */
  learn(address: Address): Promise<void>;
}

export interface RosterParts extends RetryParts {
  readonly connector: Pick<Connector, 'members'>;
  /** The IT team's group id or its Teams id; undefined when none is configured. */
  readonly itTeamId: string | undefined;
  readonly teamMemory: TeamMemory;
  readonly log: Log;
  /** The most one page of the roster may take with its retries, ms: a person is waiting. */
  readonly patienceMs: number;
}

/** A roster younger than this is believed without asking, ms. */
const FRESH = 10 * 60_000;
/** When Teams cannot be asked, an older one is believed up to this age, ms. */
const STALE = 60 * 60_000;
/** Somebody who is not on it makes it be read again, at most this often, ms: new colleagues should not wait. */
const SECOND_LOOK = 60_000;
/** After a failure nobody is made to wait for the next one, ms. */
const AFTER_FAILURE = 15_000;

interface Known extends Members {
  readonly readAt: Instant;
}

type Reading = Known | 'unknown-team' | 'unreadable';

/** Members of the IT team, read through the bot connector, which needs no Graph permission. */
export function createRoster(parts: RosterParts): TeamsRoster {
  let team: Address | undefined;
  /** Where anybody wrote from last. */
  let seenAt: Address | undefined;
  let known: Known | undefined;
  let failedAt: Instant | undefined;
  /** Counts what was learned of the team: a reading that began before that says nothing about it. */
  let lesson = 0;
  let reading: { readonly lesson: number; readonly result: Promise<Reading> } | undefined;

  async function itTeam(): Promise<Address | undefined> {
    if (team !== undefined) return team;
    const remembered = await parts.teamMemory.get();
    // Remembered under another configuration: not the IT team any more.
    if (remembered !== undefined && isItTeam(remembered, parts.itTeamId)) team ??= remembered;
    return team;
  }

  async function readAll(begun: number): Promise<Reading> {
    try {
      const where = await itTeam();
      if (where?.team === undefined) return await readByConfiguredId(begun);
      const members = await readMembers(parts, where.serviceUrl, where.team.id);
      if (!members.ok) return notRead(members.failure, begun);
      if (begun === lesson) failedAt = undefined;
      return keep({ ...indexMembers(members.value, where.tenantId), readAt: parts.clock() }, begun);
    } catch (error) {
      return notRead(failureOf(error, parts.clock()), begun);
    }
  }

  /**
   * Before the first event from the team its Teams id is not known. Teams itself wants that id, but where a
   * connector takes the configured one too, nobody has to wait for an event.
   */
  async function readByConfiguredId(begun: number): Promise<Reading> {
    if (seenAt === undefined || parts.itTeamId === undefined) return 'unknown-team';
    const { serviceUrl, tenantId } = seenAt;
    const members = await readMembers(parts, serviceUrl, parts.itTeamId);
    if (!members.ok) return 'unknown-team';
    return keep({ ...indexMembers(members.value, tenantId), readAt: parts.clock() }, begun);
  }

  function keep(read: Known, begun: number): Known {
    if (begun === lesson) known = read;
    return read;
  }

  function notRead(failure: Failure, begun: number): Reading {
    parts.log.warn({ reason: failure.reason }, 'roster of the IT team not readable');
    const gone = outcomeOf(failure, 'post').outcome === 'destination-gone';
    if (begun === lesson) failedAt = parts.clock();
    // The bot was taken out of the team, or the team is gone: what it knew no longer counts.
    if (begun === lesson && gone) known = undefined;
    return gone ? 'unknown-team' : 'unreadable';
  }

  /** Concurrent questions share one reading, as long as nothing was learned since it began. */
  function read(): Promise<Reading> {
    if (reading?.lesson === lesson) return reading.result;
    const result = readAll(lesson).finally(() => {
      if (reading?.result === result) reading = undefined;
    });
    reading = { lesson, result };
    return result;
  }

  async function readNow(): Promise<Reading> {
    const begun = lesson;
    const first = await read();
    return begun === lesson ? first : read();
  }

  function age(): number {
    return known === undefined ? Number.POSITIVE_INFINITY : passedSince(known.readAt, parts.clock());
  }

  async function current(maxAge: number): Promise<Reading> {
    if (known !== undefined && age() < maxAge) return known;
    const failedJustNow = failedAt !== undefined && passedSince(failedAt, parts.clock()) < AFTER_FAILURE;
    const latest = failedJustNow ? 'unreadable' : await readNow();
    if (latest !== 'unreadable' || known === undefined || age() > STALE) return latest;
    parts.log.warn({ ageMs: age() }, 'older roster of the IT team used');
    return known;
  }

  return {
    async membershipOf(person) {
      const first = await current(FRESH);
      if (typeof first === 'string') return first;
      const found = first.find(person);
      if (found !== undefined) return found;
      const second = await current(SECOND_LOOK);
      return typeof second === 'string' ? second : (second.find(person) ?? 'outsider');
    },

    peopleOf: async (objectIds) => {
      const members = await current(FRESH);
      if (typeof members === 'string') return [];
      return objectIds.flatMap((objectId) => members.personOf(objectId) ?? []);
    },

    namesOf: (objectIds) => objectIds.flatMap((objectId) => known?.nameOf(objectId) ?? []),

    async learn(address) {
      seenAt = address;
      if (!isItTeam(address, parts.itTeamId)) return;
      const before = await itTeam().catch((error: unknown) => {
        parts.log.warn({ err: error }, 'where the IT team is could not be remembered, and is learned anew');
      });
      if (before !== undefined && JSON.stringify(before) === JSON.stringify(anchor(address))) return;
      if (before?.team?.id !== address.team?.id) known = undefined;
      // Taken before the first await, so that two activities at once do not write twice.
      team = anchor(address);
      failedAt = undefined;
      lesson += 1;
      await parts.teamMemory.set(team);
    },
  };
}

/** What reading the roster takes, without the channel it happened to be seen in. */
function anchor(address: Address): Address {
  const { tenantId, serviceUrl, botId, team } = address;
  const id = team?.id ?? address.conversationId;
  const groupId = team?.groupId;
  return {
    kind: 'channel',
    tenantId,
    serviceUrl,
    conversationId: id,
    botId,
    team: { id, ...(groupId === undefined ? {} : { groupId }) },
  };
}

function isItTeam(address: Address, itTeamId: string | undefined): boolean {
  const { team } = address;
  if (itTeamId === undefined || itTeamId === '' || team === undefined) return false;
  return team.groupId?.toLowerCase() === itTeamId.toLowerCase() || team.id === itTeamId;
}

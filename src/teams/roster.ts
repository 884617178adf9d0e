import type { Address, Person } from '../domain/conversation.ts';
import type { Instant } from '../domain/instant.ts';
import type { Log, Membership, Roster } from '../ports.ts';
import type { RetryParts } from '../timing/retry.ts';
import { singleFlight } from '../timing/single-flight.ts';
import type { Connector, Member } from './connector.ts';
import { type Failure, failureOf, outcomeOf } from './failure.ts';
import { type Attempted, persist } from './retry.ts';

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
/** A guard against a continuation that never ends; with 500 members a page, far above the largest team. */
const MAX_PAGES = 100;

interface Known {
  readonly readAt: Instant;
  readonly byObjectId: ReadonlyMap<string, Membership>;
  readonly byTeamsId: ReadonlyMap<string, Membership>;
  /** By object id. */
  readonly names: ReadonlyMap<string, string>;
}

type Reading = Known | 'unknown-team' | 'unreadable';

/** Members of the IT team, read through the bot connector, which needs no Graph permission. */
export function createRoster(parts: RosterParts): TeamsRoster {
  let team: Address | undefined;
  /** Where anybody wrote from last. */
  let seenAt: Address | undefined;
  let known: Known | undefined;
  let failedAt: Instant | undefined;
  /** Concurrent questions share one reading. */
  const reading = singleFlight(readAll);

  async function itTeam(): Promise<Address | undefined> {
    if (team !== undefined) return team;
    const remembered = await parts.teamMemory.get();
    // Remembered under another configuration: not the IT team any more.
    if (remembered !== undefined && isItTeam(remembered, parts.itTeamId)) team ??= remembered;
    return team;
  }

  async function readAll(): Promise<Reading> {
    try {
      const where = await itTeam();
      if (where?.team === undefined) return await readByConfiguredId();
      const members = await allMembers(parts, where.serviceUrl, where.team.id);
      if (!members.ok) return notRead(members.failure);
      failedAt = undefined;
      known = index(members.value, where.tenantId, parts.clock());
      return known;
    } catch (error) {
      return notRead(failureOf(error, parts.clock()));
    }
  }

  /**
   * Before the first event from the team its Teams id is not known. Teams itself wants that id, but where a
   * connector takes the configured one too, nobody has to wait for an event.
   */
  async function readByConfiguredId(): Promise<Reading> {
    if (seenAt === undefined || parts.itTeamId === undefined) return 'unknown-team';
    const members = await allMembers(parts, seenAt.serviceUrl, parts.itTeamId);
    if (!members.ok) return 'unknown-team';
    known = index(members.value, seenAt.tenantId, parts.clock());
    return known;
  }

  function notRead(failure: Failure): Reading {
    failedAt = parts.clock();
    parts.log.warn({ reason: failure.reason }, 'roster of the IT team not readable');
    if (outcomeOf(failure, 'post').outcome !== 'destination-gone') return 'unreadable';
    // The bot was taken out of the team, or the team is gone: what it knew no longer counts.
    known = undefined;
    return 'unknown-team';
  }

  function age(): number {
    return known === undefined ? Number.POSITIVE_INFINITY : parts.clock() - known.readAt;
  }

  async function current(maxAge: number): Promise<Reading> {
    if (known !== undefined && age() < maxAge) return known;
    const failedJustNow = failedAt !== undefined && parts.clock() - failedAt < AFTER_FAILURE;
    const latest = failedJustNow ? 'unreadable' : await reading.run();
    if (latest !== 'unreadable' || known === undefined || age() > STALE) return latest;
    parts.log.warn({ ageMs: age() }, 'older roster of the IT team used');
    return known;
  }

  return {
    async membershipOf(person) {
      const first = await current(FRESH);
      if (typeof first === 'string') return first;
      const found = find(first, person);
      if (found !== undefined) return found;
      const second = await current(SECOND_LOOK);
      return typeof second === 'string' ? second : (find(second, person) ?? 'outsider');
    },

    namesOf: (objectIds) => objectIds.flatMap((objectId) => known?.names.get(objectId.toLowerCase()) ?? []),

    async learn(address) {
      seenAt = address;
      if (!isItTeam(address, parts.itTeamId)) return;
      const before = await itTeam();
      if (before !== undefined && JSON.stringify(before) === JSON.stringify(anchor(address))) return;
      if (before?.team?.id !== address.team?.id) known = undefined;
      // Taken before the first await, so that two activities at once do not write twice.
      team = anchor(address);
      failedAt = undefined;
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

async function allMembers(
  parts: RosterParts,
  serviceUrl: string,
  teamId: string,
): Promise<Attempted<readonly Member[]>> {
  const members: Member[] = [];
  let next: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const continuation = next;
    const read = (ms: number) => parts.connector.members(serviceUrl, teamId, ms, continuation);
    const got = await persist(parts, parts.patienceMs, read);
    if (!got.ok) return got;
    members.push(...got.value.members);
    if (!got.value.continuationToken) return { ok: true, value: members };
    next = got.value.continuationToken;
  }
  return { ok: false, failure: { cause: 'other', reason: 'the roster of the IT team does not end' } };
}

function index(members: readonly Member[], tenantId: string, readAt: Instant): Known {
  const byObjectId = new Map<string, Membership>();
  const byTeamsId = new Map<string, Membership>();
  const names = new Map<string, string>();
  for (const member of members) {
    const objectId = member.aadObjectId ?? member.objectId;
    // An empty id would make everybody a member who comes without one.
    if (objectId !== undefined && objectId !== '')
      byObjectId.set(objectId.toLowerCase(), membership(member, tenantId));
    if (objectId && member.name) names.set(objectId.toLowerCase(), member.name);
    if (member.id !== '') byTeamsId.set(member.id, membership(member, tenantId));
  }
  return { readAt, byObjectId, byTeamsId, names };
}

/** A guest says so by role, by the mark Entra puts into guests' names, or by another home tenant. */
function membership(member: Member, tenantId: string): Membership {
  const { userRole, userPrincipalName, tenantId: home } = member;
  if (userRole?.toLowerCase() === 'guest' || userPrincipalName?.toUpperCase().includes('#EXT#'))
    return 'guest';
  return home !== undefined && home.toLowerCase() !== tenantId.toLowerCase() ? 'guest' : 'member';
}

function find(known: Known, person: Person): Membership | undefined {
  const byObjectId = known.byObjectId.get(person.objectId?.toLowerCase() ?? '');
  return byObjectId ?? known.byTeamsId.get(person.teamsId);
}

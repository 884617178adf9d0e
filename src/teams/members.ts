import type { Person } from '../domain/conversation.ts';
import type { Membership } from '../ports.ts';
import type { RetryParts } from '../timing/retry.ts';
import type { Connector, Member } from './connector.ts';
import { type Attempted, persist } from './retry.ts';

/** Everybody on one reading of a roster. */
export interface Members {
  /**
   * Undefined for whoever is not on it. A person comes with two ids, and when both are given they must be those
   * of one member: an id alone can be borrowed.
   */
  find(person: Person): Membership | undefined;
  /** The member with that Entra object id, as it is addressed. */
  personOf(objectId: string): Person | undefined;
  /** The name of the member with that Entra object id. */
  nameOf(objectId: string): string | undefined;
}

interface Entry {
  readonly membership: Membership;
  readonly name: string | undefined;
  readonly teamsId: string;
}

/** A guard against a continuation that never ends; with 500 members a page, far above the largest team. */
const MAX_PAGES = 100;

/** Reads a whole roster, page by page, each with its retries within `patienceMs`. */
export async function readMembers(
  parts: RetryParts & { readonly connector: Pick<Connector, 'members'>; readonly patienceMs: number },
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

export function indexMembers(members: readonly Member[], tenantId: string): Members {
  const byObjectId = new Map<string, Entry>();
  const byTeamsId = new Map<string, Entry>();
  for (const member of members) {
    const entry = { membership: membershipOf(member, tenantId), name: member.name, teamsId: member.id };
    const objectId = member.aadObjectId ?? member.objectId;
    // An empty id would make everybody a member who comes without one.
    if (objectId) byObjectId.set(objectId.toLowerCase(), entry);
    if (member.id !== '') byTeamsId.set(member.id, entry);
  }

  function entryOf({ objectId, teamsId }: Person): Entry | undefined {
    const first = byObjectId.get(objectId?.toLowerCase() ?? '');
    const second = byTeamsId.get(teamsId);
    if (!objectId) return second;
    if (teamsId === '') return first;
    return first === second ? first : undefined;
  }

  return {
    find: (person) => entryOf(person)?.membership,
    personOf: (objectId) => {
      const entry = byObjectId.get(objectId.toLowerCase());
      return entry && { objectId, teamsId: entry.teamsId, name: entry.name ?? '' };
    },
    nameOf: (objectId) => byObjectId.get(objectId.toLowerCase())?.name,
  };
}

/** A guest says so by role, by the mark Entra puts into guests' names, or by another home tenant. */
function membershipOf(member: Member, tenantId: string): Membership {
  const { userRole, userPrincipalName, tenantId: home } = member;
  if (userRole?.toLowerCase() === 'guest' || userPrincipalName?.toUpperCase().includes('#EXT#'))
    return 'guest';
  return home !== undefined && home.toLowerCase() !== tenantId.toLowerCase() ? 'guest' : 'member';
}

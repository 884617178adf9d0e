import { z } from 'zod';
import { id } from '../catalogue/families/graph.ts';
import type { Instant } from '../domain/instant.ts';
import { MINUTE } from '../domain/instant.ts';
import type { Unreadable } from '../domain/snapshot.ts';
import type { Operators } from '../ports.ts';
import { singleFlight } from '../timing/single-flight.ts';
import { isNotFound } from './failure.ts';
import type { GraphSession } from './graph-session.ts';
import { readPages } from './paging.ts';

/** What Entra says about one id of `OPERATORS`: the members of that group; none when it is no group. */
export type GroupReading =
  | { readonly outcome: 'read'; readonly members: readonly string[] }
  | { readonly outcome: 'unreadable'; readonly reason: Unreadable };

/** Who owns a team, or why that cannot be read. Source: learn.microsoft.com/graph/api/group-list-owners */
export async function readOwners(
  groupId: string,
  session: GraphSession,
  baseUrl: string,
): Promise<GroupReading> {
  return readIds(`groups/${encodeURIComponent(groupId)}/owners`, session, baseUrl);
}

/** The permission that lets an app read who is in a group; Entra's 403 does not name it. */
const PERMISSION = 'GroupMember.Read.All';

const member = z.object({ id });

/**
 * Everybody in a group, also through groups in it. Listing the members needs `GroupMember.Read.All` alone, while
 * asking for one person's groups (`checkMemberGroups`) would need a permission to read users beside it.
 * Source: learn.microsoft.com/graph/api/group-list-transitivemembers
 */
export async function readGroup(
  groupId: string,
  session: GraphSession,
  baseUrl: string,
): Promise<GroupReading> {
  return readIds(`groups/${encodeURIComponent(groupId)}/transitiveMembers`, session, baseUrl);
}

async function readIds(path: string, session: GraphSession, baseUrl: string): Promise<GroupReading> {
  const answer = await readPages(
    session,
    { version: 'v1.0', path, query: '?$select=id&$top=999' },
    { item: member, baseUrl },
  );
  if (answer.ok) return { outcome: 'read', members: answer.value.map((one) => one.id.toLowerCase()) };
  const { reason } = answer.failure;
  // The id of a user, or of a group that was deleted: nobody is let in by it.
  if (isNotFound(reason)) return { outcome: 'read', members: [] };
  const permissions = reason.kind === 'permission' ? [PERMISSION] : reason.permissions;
  return { outcome: 'unreadable', reason: { ...reason, permissions } };
}

export interface OperatorsOptions {
  /** Entra object ids of users and groups, in lower case. */
  readonly ids: readonly string[];
  readonly readGroup: (groupId: string) => Promise<GroupReading>;
  readonly clock: () => Instant;
}

/** A membership older than this is asked for again; somebody taken out of a group may act so much longer. */
const FRESH = 10 * MINUTE;
/** After a failure Entra is asked again at most this often. */
const AFTER_FAILURE = MINUTE;

type Known =
  | { readonly at: Instant; readonly members: ReadonlySet<string> }
  | { readonly at: Instant; readonly reason: Unreadable };

/** The people in the groups among `OPERATORS`. Asks nobody before somebody is asked about. */
export function createOperators({ ids, readGroup: read, clock }: OperatorsOptions): Operators {
  let known: Known | undefined;
  // Concurrent questions share one reading.
  const reading = singleFlight(readAll);

  async function readAll(): Promise<Known> {
    const readings = await Promise.all(ids.map(read));
    const at = clock();
    const failed = readings.find((one) => one.outcome === 'unreadable');
    if (failed !== undefined) return { at, reason: failed.reason };
    const members = readings.flatMap((one) => (one.outcome === 'read' ? one.members : []));
    return { at, members: new Set(members) };
  }

  async function current(): Promise<Known> {
    const age = known === undefined ? Number.POSITIVE_INFINITY : clock() - known.at;
    if (known !== undefined && age < ('members' in known ? FRESH : AFTER_FAILURE)) return known;
    known = await reading.run();
    return known;
  }

  return {
    inGroups: async () => {
      const latest = await current();
      return 'members' in latest ? latest.members : latest.reason;
    },
  };
}

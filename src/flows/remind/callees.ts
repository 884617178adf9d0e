import type { Person } from '../../domain/conversation.ts';
import type { Unreadable } from '../../domain/snapshot.ts';
import type { Log, Operators, Roster } from '../../ports.ts';

export interface CalleesDependencies {
  /** `MENTION`. */
  readonly mention: 'on' | 'off';
  /** Entra object ids of people and groups, in lower case; without any the team's owners are called. */
  readonly operators: readonly string[];
  readonly groups: Operators;
  /** Entra object ids of the IT team's owners, or why they cannot be read. */
  readonly readOwners: () => Promise<
    | { readonly outcome: 'read'; readonly members: readonly string[] }
    | { readonly outcome: 'unreadable'; readonly reason: Unreadable }
  >;
  readonly roster: Pick<Roster, 'peopleOf'>;
  readonly log: Log;
}

/** A line of more names than this calls nobody. */
const MOST = 8;

/**
 * Who is called by name when something happens that nobody should have to find in a channel: the operators, or without
 * any the owners of the IT team; members of the team alone, because Teams tells no others. Nobody where that cannot be
 * read: what is said is said all the same.
 */
export function createCallees(dependencies: CalleesDependencies): () => Promise<readonly Person[]> {
  const { mention, operators, groups, readOwners, roster, log } = dependencies;

  async function idsOf(): Promise<readonly string[] | Unreadable> {
    if (operators.length === 0) {
      const owners = await readOwners();
      return owners.outcome === 'read' ? owners.members : owners.reason;
    }
    const members = await groups.inGroups();
    return 'kind' in members ? operators : [...new Set([...operators, ...members])];
  }

  return async () => {
    if (mention === 'off') return [];
    const ids = await idsOf();
    if ('kind' in ids) {
      log.warn({ ...ids }, 'whom to call could not be read');
      return [];
    }
    return (await roster.peopleOf(ids)).slice(0, MOST);
  };
}

import type { Wants } from '../catalogue/commands/command.ts';
import { type AccessPolicy, decideAccess } from '../domain/access.ts';
import type { Address, Person } from '../domain/conversation.ts';
import type { RefusedView, View } from '../domain/view.ts';
import type { Operators, Roster } from '../ports.ts';

/** Undefined lets the person in; a view says why not, and nothing about tokens. */
export type Gate = (person: Person, address: Address, wants: Wants) => Promise<View | undefined>;

export interface GateDependencies {
  readonly itTeamId: string | undefined;
  readonly policy: AccessPolicy;
  readonly roster: Roster;
  readonly operators: Operators;
}

export function createGate({ itTeamId, policy, roster, operators }: GateDependencies): Gate {
  return async (person, address, wants) => {
    if (itTeamId === undefined) return setUp('no-team', address);
    const membership = await roster.membershipOf(person);
    if (membership === 'unknown-team') return setUp('unknown-team', address);
    if (membership === 'unreadable') return setUp('roster', address);
    const decision = decideAccess({ person, membership, wants }, policy);
    if (decision.allowed) return undefined;
    return decision.reason === 'not-an-operator'
      ? throughGroups(person)
      : { view: 'refused', reason: decision.reason };
  };

  /** The ids in `OPERATORS` may be those of groups; only Entra knows who is in them. */
  async function throughGroups({ objectId }: Person): Promise<RefusedView | undefined> {
    const members = await operators.inGroups();
    if ('kind' in members) {
      const who = roster.namesOf(policy.operators);
      return { view: 'refused', reason: 'operators-unreadable', who, unreadable: members };
    }
    if (objectId !== undefined && members.has(objectId.toLowerCase())) return undefined;
    const who = roster.namesOf([...policy.operators, ...members]);
    return { view: 'refused', reason: 'not-an-operator', who };
  }
}

function setUp(reason: 'no-team' | 'unknown-team' | 'roster', { team }: Address): View {
  return {
    view: 'set-up',
    reason,
    ...(team?.groupId === undefined ? {} : { groupId: team.groupId }),
    ...(team?.name === undefined ? {} : { teamName: team.name }),
  };
}

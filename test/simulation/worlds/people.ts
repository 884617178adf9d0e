import type { Address, Person } from '../../../src/domain/conversation.ts';
import type { Roster } from '../../../src/ports.ts';
import type { Process } from '../process.ts';

export const TENANT = '11111111-2222-3333-4444-555555555555';
export const IT_TEAM = '99999999-0000-4000-8000-000000000001';

function person(name: string, number: number): Person {
  return {
    name,
    teamsId: `29:${name.toLowerCase()}`,
    objectId: `44444444-0000-4000-8000-00000000000${number}`,
  };
}

export const ALEX = person('Alex', 1);
export const KIM = person('Kim', 2);
export const SAM = person('Sam', 3);
export const GUEST = person('Guest', 4);
export const STRANGER = person('Stranger', 5);

/** Who may act. */
export const TEAM: readonly Person[] = [ALEX, KIM, SAM];

/** A channel of the IT team. */
export function channel(number: number): Address {
  const id = `19:channel-${number}@thread.tacv2`;
  return {
    kind: 'channel',
    tenantId: TENANT,
    serviceUrl: 'https://smba.example/',
    conversationId: id,
    botId: '28:bot',
    team: { id: '19:it-team@thread.tacv2', groupId: IT_TEAM, name: 'IT' },
    channel: { id, name: `Channel ${number}` },
  };
}

/** The roster of the IT team, which everybody here is on but one. */
export function simulatedRoster(process: Process, isReadable: () => boolean): Roster {
  return {
    membershipOf: (who) =>
      process.ask(async () => {
        if (!isReadable()) return 'unreadable';
        if (who.objectId === STRANGER.objectId) return 'outsider';
        return who.objectId === GUEST.objectId ? 'guest' : 'member';
      }),
    peopleOf: (ids) =>
      process.ask(async () =>
        isReadable() ? [...TEAM, GUEST].filter(({ objectId = '' }) => ids.includes(objectId)) : [],
      ),
    namesOf: (ids) =>
      [...TEAM, GUEST].filter(({ objectId = '' }) => ids.includes(objectId)).map(({ name }) => name),
  };
}

import assert from 'node:assert/strict';
import { createGate } from '../../../src/flows/gate.ts';
import type { Operators } from '../../../src/ports.ts';
import { ALEX, WHERE } from './stage.ts';

describe('operators by group', () => {
  function gateWith(inGroups: Awaited<ReturnType<Operators['inGroups']>>) {
    let asked = 0;
    const gate = createGate({
      itTeamId: 'team',
      policy: { actions: 'on', operators: ['group', 'robin'] },
      roster: {
        membershipOf: async () => 'member',
        peopleOf: async () => [],
        namesOf: (ids) => ids.filter((id) => id === 'robin' || id === 'kim').map((id) => `Name of ${id}`),
      },
      operators: {
        inGroups: async () => {
          asked += 1;
          return inGroups;
        },
      },
    });
    return {
      asked: () => asked,
      act: (objectId: string) => gate({ ...ALEX, objectId }, WHERE.address, 'act'),
    };
  }

  it('lets in who is in a group, and those named without asking Entra', async () => {
    const { act, asked } = gateWith(new Set(['alex']));
    assert.equal(await act('robin'), undefined);
    assert.equal(asked(), 0);
    assert.equal(await act('ALEX'), undefined);
  });

  it('names those who may to those who may not', async () => {
    const refusal = await gateWith(new Set(['kim'])).act('alex');
    const who = ['Name of robin', 'Name of kim'];
    assert.deepEqual(refusal, { view: 'refused', reason: 'not-an-operator', who });
  });

  it('lets nobody in by a group that cannot be read', async () => {
    const unreadable = { kind: 'permission', permissions: ['GroupMember.Read.All'], requestId: 'r' } as const;
    const refusal = await gateWith(unreadable).act('alex');
    assert.ok(refusal?.view === 'refused' && refusal.reason === 'operators-unreadable');
    assert.deepEqual(refusal.unreadable, unreadable);
  });
});

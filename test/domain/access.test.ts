import assert from 'node:assert/strict';
import { decideAccess } from '../../src/domain/access.ts';

const OPERATOR = 'aaaaaaaa-0000-4000-8000-000000000001';
const person = { teamsId: '29:x', name: 'X', objectId: OPERATOR.toUpperCase() };
const open = { actions: 'on', operators: [] } as const;
const narrow = { actions: 'on', operators: [OPERATOR] } as const;
const readOnly = { actions: 'off', operators: [] } as const;

describe('decideAccess', () => {
  for (const [membership, wants, policy, who, expected] of [
    ['member', 'read', open, person, 'allowed'],
    ['member', 'act', open, person, 'allowed'],
    ['member', 'act', narrow, person, 'allowed'],
    ['member', 'act', narrow, { ...person, objectId: 'other' }, 'not-an-operator'],
    ['member', 'act', narrow, { teamsId: '29:x', name: 'X' }, 'not-an-operator'],
    ['member', 'act', readOnly, person, 'read-only'],
    ['member', 'configure', readOnly, person, 'allowed'],
    ['member', 'configure', narrow, { ...person, objectId: 'other' }, 'not-an-operator'],
    ['guest', 'configure', open, person, 'guest-may-not-act'],
    ['guest', 'read', open, person, 'allowed'],
    ['guest', 'act', open, person, 'guest-may-not-act'],
    ['guest', 'act', narrow, person, 'guest-may-not-act'],
    ['outsider', 'read', open, person, 'not-in-it-team'],
    ['outsider', 'act', readOnly, person, 'not-in-it-team'],
  ] as const) {
    it(`${membership} wants to ${wants}, actions ${policy.actions}, operators ${policy.operators.length}: ${expected}`, () => {
      const decision = decideAccess({ person: who, membership, wants }, policy);
      assert.equal(decision.allowed ? 'allowed' : decision.reason, expected);
    });
  }
});

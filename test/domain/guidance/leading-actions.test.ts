import assert from 'node:assert/strict';
import type { FindingAction } from '../../../src/catalogue/findings/actions.ts';
import type { FindingKind } from '../../../src/catalogue/findings/findings.ts';
import type { FindingDetail } from '../../../src/domain/finding-detail.ts';
import { leadingActions } from '../../../src/domain/guidance/leading-actions.ts';
import type { Unreadable } from '../../../src/domain/snapshot.ts';
import { unreadable } from '../../support/builders.ts';

/** What people are to be offered first and second, written down by hand. */
const EXPECTED: readonly (readonly [FindingKind, FindingDetail, FindingAction, FindingAction])[] = [
  ['expired', {}, 'open-renewal-page', 'claim'],
  ['expires-today', {}, 'open-renewal-page', 'claim'],
  ['expires-soon', {}, 'open-renewal-page', 'claim'],
  ['state-expired', {}, 'open-renewal-page', 'claim'],
  ['state-invalid', {}, 'open-renewal-page', 'claim'],
  ['sync-error', {}, 'sync', 'open-apple-portal'],
  ['sync-failed', {}, 'sync', 'open-apple-portal'],
  ['sync-stale', {}, 'sync', 'open-apple-portal'],
  ['sync-never', {}, 'sync', 'open-apple-portal'],
  ['state-external-mdm', {}, 'open-in-intune', 'what-to-check'],
  ['state-duplicate', {}, 'open-in-intune', 'what-to-check'],
  ['recreated', {}, 'open-in-intune', 'what-to-check'],
  ['wrong-renewal', {}, 'how-to-undo', 'claim'],
  ['vanished', { gone: { since: 0, looks: 1 } }, 'check-now', 'open-in-intune'],
  ['vanished', { gone: { since: 0, looks: 2 } }, 'open-in-intune', 'what-to-check'],
  ['moved-back', {}, 'open-in-intune', 'open-apple-portal'],
  ['expiry-unknown', {}, 'open-apple-portal', 'how-to-renew'],
  ['state-unknown', {}, 'open-in-intune', 'check-now'],
  ['cannot-check', because('permission'), 'open-entra', 'check-now'],
  ['cannot-check', because('sign-in'), 'open-entra', 'check-now'],
  ['cannot-check', because('timeout'), 'check-now', 'open-in-intune'],
];

function because(kind: Unreadable['kind']): FindingDetail {
  return { unreadable: unreadable({ kind }).reason };
}

describe('the actions that lead', () => {
  for (const [kind, detail, first, second] of EXPECTED) {
    it(`${kind}${JSON.stringify(detail) === '{}' ? '' : `, ${JSON.stringify(detail).slice(0, 40)}`}`, () => {
      const about = { family: 'vpp', id: 'a' } as const;
      const actions = leadingActions({ about, kind, severity: 'warning', detail });
      assert.deepEqual([actions?.first, actions?.second], [first, second]);
      const all = [first, second, ...(actions?.rest ?? [])];
      assert.equal(new Set(all).size, all.length, 'each is offered once');
    });
  }

  it('folds away that another certificate was intended', () => {
    const about = { family: 'push', id: 'push' } as const;
    const actions = leadingActions({ about, kind: 'wrong-renewal', severity: 'critical', detail: {} });
    assert.equal(actions?.rest.at(-1), 'accept');
  });

  it('has none for what is only noted', () => {
    const about = { family: 'vpp', id: 'a' } as const;
    for (const kind of ['account-changed', 'personal-account', 'shared-account'] as const)
      assert.equal(leadingActions({ about, kind, severity: 'info', detail: {} }), undefined);
  });
});

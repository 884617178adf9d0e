import assert from 'node:assert/strict';
import type { FindingKind } from '../../src/catalogue/findings/findings.ts';
import { allFindings, assess, worst } from '../../src/domain/assess.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/instant.ts';
import type { Known } from '../../src/domain/rules/context.ts';
import type { Severity } from '../../src/domain/severity.ts';
import type { AdeToken, Token, VppToken } from '../../src/domain/token.ts';
import { ade, NOW, push, snapshotOf, unreadable, vpp, without } from '../support/builders.ts';

const POLICY = { zone: 'Europe/Berlin', ladder: [60, 30, 14, 7, 3, 1, 0] };
type Expected = readonly [kind: FindingKind, severity: Severity] | undefined;

const TABLE: readonly (readonly [name: string, token: Token, headline: Expected])[] = [
  ['push: far away', push(), undefined],
  ['push: 61 days', push({ expiresAt: NOW + 61 * DAY }), undefined],
  ['push: 60 days', push({ expiresAt: NOW + 60 * DAY }), ['expires-soon', 'info']],
  ['push: 30 days', push({ expiresAt: NOW + 30 * DAY }), ['expires-soon', 'warning']],
  ['push: 8 days', push({ expiresAt: NOW + 8 * DAY }), ['expires-soon', 'warning']],
  ['push: 7 days', push({ expiresAt: NOW + 7 * DAY }), ['expires-soon', 'critical']],
  ['push: later today', push({ expiresAt: NOW + MINUTE }), ['expires-today', 'critical']],
  ['push: this very millisecond', push({ expiresAt: NOW }), ['expired', 'critical']],
  ['push: a year ago', push({ expiresAt: NOW - 365 * DAY }), ['expired', 'critical']],
  ['push: no date', without(push(), 'expiresAt') as Token, ['expiry-unknown', 'warning']],
  ['vpp: fine', vpp(), undefined],
  [
    'vpp: expired by date and state, said once',
    vpp({ expiresAt: NOW - DAY, state: 'expired' }),
    ['expired', 'critical'],
  ],
  ['vpp: expired by state alone', vpp({ state: 'expired' }), ['state-expired', 'critical']],
  ['vpp: invalid although the date is fine', vpp({ state: 'invalid' }), ['state-invalid', 'critical']],
  ['vpp: taken by another MDM', vpp({ state: 'assignedToExternalMDM' }), ['state-external-mdm', 'critical']],
  ['vpp: duplicate', vpp({ state: 'duplicateLocationId' }), ['state-duplicate', 'critical']],
  ['vpp: unknown', vpp({ state: 'unknown' }), ['state-unknown', 'warning']],
  ['vpp: a word nobody knows', vpp({ state: 'haunted' }), ['state-unknown', 'warning']],
  ['vpp: synced a day ago', vpp({ lastSyncAt: NOW - DAY }), undefined],
  ['vpp: synced over a day ago', vpp({ lastSyncAt: NOW - DAY - MINUTE }), ['sync-stale', 'warning']],
  ['vpp: synced three days ago', vpp({ lastSyncAt: NOW - 3 * DAY }), ['sync-stale', 'critical']],
  ['vpp: never synced', without(vpp(), 'lastSyncAt') as Token, ['sync-never', 'warning']],
  ['vpp: sync failed', vpp({ syncStatus: 'failed' }), ['sync-failed', 'warning']],
  [
    'vpp: an invalid token is not blamed for its sync',
    vpp({ state: 'invalid', lastSyncAt: NOW - 9 * DAY }),
    ['state-invalid', 'critical'],
  ],
  ['ade: fine', ade(), undefined],
  ['ade: four days without sync', ade({ lastSyncAt: NOW - 4 * DAY }), ['sync-stale', 'critical']],
  ['ade: error code', ade({ syncErrorCode: 3 }), ['sync-error', 'warning']],
  ['ade: expired', ade({ expiresAt: NOW - HOUR, syncErrorCode: 3 }), ['expired', 'critical']],
  [
    'ade: personal account is a note, not a headline',
    ade({ appleAccount: 'somebody@icloud.com' }),
    undefined,
  ],
];

describe('assess', () => {
  for (const [name, token, expected] of TABLE) {
    it(name, () => {
      const [row] = assess(snapshotOf([token]), POLICY, NOW).rows;
      assert.deepEqual(row?.headline && [row.headline.kind, row.headline.severity], expected);
    });
  }

  it('puts the most urgent first and the fine ones by date', () => {
    const tokens: Token[] = [
      vpp({ id: 'fine-late', expiresAt: NOW + 300 * DAY }),
      vpp({ id: 'fine-early', location: 'Two', expiresAt: NOW + 100 * DAY }),
      push({ expiresAt: NOW + 12 * DAY }),
      vpp({ id: 'five', location: 'Three', expiresAt: NOW + 5 * DAY }),
      vpp({ id: 'broken', location: 'Four', state: 'invalid' }),
      ade({ lastSyncAt: NOW - 4 * DAY }),
    ];
    const order = assess(snapshotOf(tokens), POLICY, NOW).rows.map(({ token }) => token.id);
    assert.deepEqual(order, ['broken', 'five', ade().id, 'push', 'fine-early', 'fine-late']);
  });

  it('says that a family could not be read and never that all is well', () => {
    const snapshot = snapshotOf([push()]);
    const assessment = assess(
      { ...snapshot, readings: { ...snapshot.readings, vpp: unreadable() } },
      POLICY,
      NOW,
    );
    assert.deepEqual(
      assessment.troubles.map(({ kind, about }) => [kind, about.family]),
      [['cannot-check', 'vpp']],
    );
    assert.equal(worst(assessment), 'warning');
  });

  it('keeps judging the date of a token whose family cannot be read now, but not its sync', () => {
    const old = vpp({ expiresAt: NOW + 3 * DAY, lastSyncAt: NOW - 9 * DAY });
    const snapshot = snapshotOf([push()]);
    const blind = { ...unreadable(), last: { tokens: [old], at: NOW - 9 * DAY } };
    const rows = assess({ ...snapshot, readings: { ...snapshot.readings, vpp: blind } }, POLICY, NOW).rows;
    assert.deepEqual(
      rows.map((row) => [row.token.family, row.headline?.kind, row.asOf]),
      [
        ['vpp', 'expires-soon', NOW - 9 * DAY],
        ['push', undefined, undefined],
      ],
    );
    assert.equal(
      rows[0]?.findings.some(({ kind }) => kind === 'sync-stale'),
      false,
    );
  });

  it('takes families without tokens for not set up, not for trouble', () => {
    const assessment = assess(snapshotOf([]), POLICY, NOW);
    assert.deepEqual(assessment.absent, ['push', 'vpp', 'ade']);
    assert.deepEqual(allFindings(assessment), []);
    assert.equal(worst(assessment), undefined);
  });

  it('raises the alarm when the push certificate has another topic than before', () => {
    const known = new Map<string, Known>([['push:push', { topic: 'com.apple.mgmt.External.OLD' }]]);
    const [row] = assess(snapshotOf([push()]), POLICY, NOW, known).rows;
    assert.deepEqual(row?.headline, {
      about: { family: 'push', id: 'push' },
      kind: 'wrong-renewal',
      severity: 'critical',
      detail: { before: 'com.apple.mgmt.External.OLD', after: push().topic },
    });
  });

  it('does not mind the case of a topic', () => {
    const known = new Map<string, Known>([['push:push', { topic: push().topic?.toUpperCase() ?? '' }]]);
    assert.equal(assess(snapshotOf([push()]), POLICY, NOW, known).rows[0]?.headline, undefined);
  });

  it('takes another Apple Account with the same topic for news only', () => {
    const known = new Map<string, Known>([
      ['push:push', { topic: push().topic ?? '', appleAccount: 'old@contoso.example' }],
    ]);
    const [row] = assess(snapshotOf([push()]), POLICY, NOW, known).rows;
    assert.deepEqual(
      [row?.headline, row?.findings.map(({ kind }) => kind)],
      [undefined, ['account-changed']],
    );
  });

  it('finds two tokens of one location', () => {
    const rows = assess(
      snapshotOf([vpp({ id: 'a' }), vpp({ id: 'b', location: 'headquarters ' })]),
      POLICY,
      NOW,
    ).rows;
    assert.deepEqual(
      rows.map((row) => [row.headline?.kind, row.headline?.detail.others?.[0]?.id]),
      [
        ['recreated', 'b'],
        ['recreated', 'a'],
      ],
    );
  });

  it('finds a newcomer beside an old token close to expiry when locations are not known', () => {
    const bare = (fields: Partial<VppToken>) => without(vpp(fields), 'location') as VppToken;
    const old = bare({ id: 'old', expiresAt: NOW + 20 * DAY });
    const known = new Map<string, Known>([['vpp:old', {}]]);
    const rows = assess(
      snapshotOf([old, bare({ id: 'new', expiresAt: NOW + 365 * DAY })]),
      POLICY,
      NOW,
      known,
    ).rows;
    assert.deepEqual(rows.find(({ token }) => token.id === 'new')?.headline?.kind, 'recreated');
  });

  it('notes an Apple Account that several families depend on', () => {
    const shared: AdeToken = ade({ appleAccount: 'MDM@contoso.example' });
    const rows = assess(snapshotOf([push(), shared]), POLICY, NOW).rows;
    assert.deepEqual(
      rows.map(({ findings }) => findings.map(({ kind }) => kind)),
      [['shared-account'], ['shared-account']],
    );
  });
});

import assert from 'node:assert/strict';
import { judgeSync, nextLookDelay, SYNC_WATCHED_FOR } from '../../../src/domain/actions/follow-sync.ts';
import { type SyncRecord, syncChanges, syncFacts, syncOffer } from '../../../src/domain/actions/sync.ts';
import { DAY, MINUTE, SECOND } from '../../../src/domain/instant.ts';
import type { Reading } from '../../../src/domain/snapshot.ts';
import type { Token } from '../../../src/domain/token.ts';
import { ade, NOW, push, unreadable, vpp } from '../../support/builders.ts';

describe('whether a token may be synced', () => {
  const triggered = NOW - 10 * MINUTE;
  const cases: readonly [string, Token, string][] = [
    ['a location token that is fine', vpp(), 'sync'],
    ['an enrolment program token that is fine', ade(), 'sync'],
    ['the push certificate', push(), 'not-syncable'],
    ['expired', vpp({ expiresAt: NOW }), 'expired'],
    ['called expired', vpp({ state: 'expired' }), 'state-expired'],
    ['invalid', vpp({ state: 'invalid' }), 'state-invalid'],
    ['in another MDM', vpp({ state: 'assignedToExternalMDM' }), 'state-external-mdm'],
    ['a duplicate', vpp({ state: 'duplicateLocationId' }), 'state-duplicate'],
    ['of a state nobody knows', vpp({ state: 'brandNew' }), 'sync'],
    ['under way', vpp({ syncStatus: 'inProgress' }), 'in-progress'],
    ['asked for ten minutes ago', ade({ syncTriggeredAt: triggered }), 'too-soon'],
    ['asked for 15 minutes ago', ade({ syncTriggeredAt: NOW - 15 * MINUTE }), 'sync'],
    ['never asked for', ade(), 'sync'],
  ];
  for (const [name, token, expected] of cases) {
    it(name, () => {
      const offer = syncOffer(token, NOW);
      assert.equal(offer.offer === 'sync' ? 'sync' : offer.reason, expected);
    });
  }

  it('says from when it is possible', () => {
    const offer = syncOffer(ade({ syncTriggeredAt: triggered }), NOW);
    assert.deepEqual(offer, { offer: 'none', reason: 'too-soon', from: triggered + 15 * MINUTE });
  });

  it('is not known from an earlier look', () => {
    assert.deepEqual(syncOffer(vpp(), NOW, NOW - DAY), { offer: 'none', reason: 'not-readable' });
  });
});

describe('what became of a sync', () => {
  const where = {
    address: { kind: 'personal', tenantId: 't', serviceUrl: 'http://s', conversationId: 'c', botId: 'b' },
  } as const;

  function record(token: Token, fields: Partial<SyncRecord> = {}): SyncRecord {
    return {
      about: { family: token.family, id: token.id },
      name: token.name,
      by: { teamsId: '29:a', name: 'Alex' },
      startedAt: NOW,
      before: syncFacts(token),
      stage: 'running',
      seenRunning: false,
      looks: 0,
      nextLookAt: NOW,
      where,
      owed: false,
      ...fields,
    };
  }
  const read = (token: Token): Reading => ({ outcome: 'read', tokens: [token] });
  const later = NOW + 30 * SECOND;

  function outcome(of: SyncRecord, reading: Reading, now = later): string {
    const judged = judgeSync(of, reading, now);
    return judged.progress === 'running' ? 'running' : judged.end.outcome;
  }

  it('VPP: runs, and ends with a later last sync', () => {
    const token = vpp();
    assert.equal(outcome(record(token), read({ ...token, syncStatus: 'inProgress' })), 'running');
    assert.equal(outcome(record(token), read(token)), 'running', 'nothing to be seen of it yet');
    const done = { ...token, lastSyncAt: NOW + 12 * SECOND };
    const judged = judgeSync(record(token), read(done), later);
    assert.ok(judged.progress === 'ended' && judged.end.outcome === 'completed');
    assert.equal(judged.end.tookMs, 12 * SECOND);
    assert.deepEqual(syncChanges(record(token).before, judged.end.after), ['lastSyncAt']);
  });

  it('VPP: a failure is new, or was seen to run, or lasts to the end', () => {
    const failing = vpp({ syncStatus: 'failed' });
    assert.equal(outcome(record(vpp()), read(failing)), 'failed');
    assert.equal(outcome(record(failing), read(failing)), 'running', 'may be the one of before');
    assert.equal(outcome(record(failing, { seenRunning: true }), read(failing)), 'failed');
    assert.equal(outcome(record(failing), read(failing), NOW + SYNC_WATCHED_FOR), 'failed');
  });

  it('ADE: a later last sync, or an error code that was not there', () => {
    const token = ade();
    assert.equal(outcome(record(token), read({ ...token, syncTriggeredAt: NOW })), 'running');
    assert.equal(outcome(record(token), read({ ...token, lastSyncAt: NOW + SECOND })), 'completed');
    assert.equal(outcome(record(token), read({ ...token, syncErrorCode: 3 })), 'failed');
  });

  it('ends after 20 minutes, whatever is to be seen', () => {
    const token = vpp();
    const end = NOW + SYNC_WATCHED_FOR;
    assert.equal(outcome(record(token), read({ ...token, syncStatus: 'inProgress' }), end), 'not-finished');
    assert.equal(outcome(record(token), unreadable(), end), 'not-finished');
    assert.equal(outcome(record(token), unreadable(), end - 1), 'running', 'unreadable says nothing');
    assert.equal(outcome(record(token), { outcome: 'absent' }), 'gone');
  });

  it('interrupted while Intune was asked: what the token shows decides', () => {
    const token = ade();
    const starting = record(token, { stage: 'starting' });
    assert.equal(outcome(starting, read(token)), 'not-started');
    assert.equal(outcome(starting, read({ ...token, syncTriggeredAt: NOW + SECOND })), 'running');
    assert.equal(outcome(starting, unreadable()), 'running');
    const location = vpp();
    const asked = record(location, { stage: 'starting' });
    assert.equal(outcome(asked, read({ ...location, syncStatus: 'inProgress' })), 'running');
  });

  it('is looked at after 10 s, then ever slower, at most every minute', () => {
    const delays = Array.from({ length: 30 }, (_, looks) => nextLookDelay(looks));
    assert.equal(delays[0], 10 * SECOND);
    assert.deepEqual(
      delays,
      [...delays].sort((one, other) => one - other),
    );
    assert.equal(delays.at(-1), MINUTE);
  });
});

import assert from 'node:assert/strict';
import { SYNC_WATCHED_FOR } from '../../../src/domain/actions/follow-sync.ts';
import type { SyncRecord } from '../../../src/domain/actions/sync.ts';
import { MINUTE, SECOND } from '../../../src/domain/instant.ts';
import { claimSync } from '../../../src/flows/act/claim-sync.ts';
import { startClaimed } from '../../../src/flows/act/start-sync.ts';
import { watchSyncs } from '../../../src/flows/act/watch-syncs.ts';
import { NOW, vpp } from '../../support/builders.ts';
import { ALEX, MESSAGE, type Stage, setStage, WHERE } from './stage.ts';

const never = new AbortController().signal;

/** Claims a sync as a press does, up to the moment at which Intune would be asked. */
async function claimed(stage: Stage): Promise<SyncRecord> {
  const actor = { person: ALEX, ...WHERE };
  const wish = { token: stage.token, actor, now: stage.now(), seen: stage.now() };
  const { record } = await claimSync(wish, stage.dependencies.memory.syncs);
  await stage.dependencies.board.keep({ kind: 'syncs', about: [record.about] }, MESSAGE);
  return record;
}

/** Rounds of a process that has just started, until nothing is left to do or far more time passed than a watch takes. */
async function untilDone(stage: Stage): Promise<void> {
  const dependencies = stage.restarted();
  for (let round = 0; round < 400; round += 1) {
    const { open } = await watchSyncs(dependencies, never);
    await dependencies.background.settled();
    if (open === 0) return;
    stage.pass(10 * SECOND);
  }
  assert.fail('the sync never came to an end');
}

function outcomeOn(stage: Stage, messageId: string): string | undefined {
  const view = stage.shown.get(messageId);
  return view?.view === 'sync' ? view.items[0]?.sync?.end?.outcome : undefined;
}

/** Intune ends the sync some seconds after it was asked. */
function synced(stage: Stage): void {
  stage.token = vpp({ lastSyncAt: NOW + 20 * SECOND, syncStatus: 'completed' });
}

describe('a sync that the end of the program interrupts', () => {
  it('before Intune was asked: it is asked then, once, and the card learns the outcome', async () => {
    const stage = setStage(vpp());
    await claimed(stage);
    stage.pass(2 * MINUTE);
    const dependencies = stage.restarted();
    await watchSyncs(dependencies, never);
    assert.equal(stage.posts.length, 1);
    stage.token = vpp({ lastSyncAt: stage.now() + SECOND });
    stage.pass(30 * SECOND);
    await untilDone(stage);
    assert.equal(outcomeOn(stage, MESSAGE.messageId), 'completed');
    assert.equal(stage.posts.length, 1);
  });

  it('while Intune was asked: nobody asks again, and what Intune shows decides', async () => {
    for (const [taken, expected] of [
      [true, 'completed'],
      [false, 'not-started'],
    ] as const) {
      const stage = setStage(vpp());
      const record = await claimed(stage);
      const { intune } = stage.dependencies;
      // The answer to the POST never arrives, and the process ends.
      const dying = {
        ...stage.dependencies,
        intune: { ...intune, startSync: () => new Promise<never>(() => undefined) },
      };
      void startClaimed(record, dying);
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal((await stage.record())?.stage, 'starting');
      if (taken) synced(stage);
      stage.pass(2 * MINUTE);
      await untilDone(stage);
      assert.equal(outcomeOn(stage, MESSAGE.messageId), expected);
      assert.equal(stage.posts.length, 0);
    }
  });

  it('while it was watched: the watch goes on', async () => {
    const stage = setStage(vpp());
    await startClaimed(await claimed(stage), stage.dependencies);
    stage.token = vpp({ syncStatus: 'inProgress' });
    stage.pass(15 * SECOND);
    await watchSyncs(stage.dependencies, never);
    synced(stage);
    await untilDone(stage);
    assert.equal(outcomeOn(stage, MESSAGE.messageId), 'completed');
  });

  it('before the outcome was on the card: it is put there', async () => {
    const stage = setStage(vpp());
    await startClaimed(await claimed(stage), stage.dependencies);
    synced(stage);
    stage.pass(15 * SECOND);
    stage.delivery = 'try-later';
    await watchSyncs(stage.dependencies, never);
    stage.pass(SECOND);
    await watchSyncs(stage.dependencies, never);
    assert.equal(outcomeOn(stage, MESSAGE.messageId), undefined);
    stage.delivery = 'delivered';
    await untilDone(stage);
    assert.equal(outcomeOn(stage, MESSAGE.messageId), 'completed');
  });

  it('before the message was noted: the outcome is said anew where it was asked for', async () => {
    const stage = setStage(vpp());
    const actor = { person: ALEX, ...WHERE };
    const wish = { token: stage.token, actor, now: stage.now(), seen: stage.now() };
    await claimSync(wish, stage.dependencies.memory.syncs);
    stage.pass(2 * MINUTE);
    await watchSyncs(stage.restarted(), never);
    stage.token = vpp({ lastSyncAt: stage.now() + SECOND });
    stage.pass(30 * SECOND);
    await untilDone(stage);
    assert.deepEqual(
      [...stage.shown.keys()].map((id) => outcomeOn(stage, id)),
      ['completed'],
    );
  });

  it('for longer than it is watched: the card says what is to be seen', async () => {
    const stage = setStage(vpp());
    await startClaimed(await claimed(stage), stage.dependencies);
    stage.token = vpp({ syncStatus: 'inProgress' });
    stage.pass(2 * SYNC_WATCHED_FOR);
    await untilDone(stage);
    assert.equal(outcomeOn(stage, MESSAGE.messageId), 'not-finished');
  });
});

describe('a watched sync', () => {
  it('is driven once by several replicas', async () => {
    const stage = setStage(vpp());
    await claimed(stage);
    stage.pass(2 * MINUTE);
    const replicas = [stage.restarted(), stage.restarted(), stage.restarted()];
    await Promise.all(replicas.map((one) => watchSyncs(one, never)));
    assert.equal(stage.posts.length, 1);
    const record = await stage.record();
    assert.equal(record?.stage, 'running');
  });

  it('of which Intune refuses the start ends with the reason', async () => {
    const stage = setStage(vpp());
    const permissions = ['DeviceManagementServiceConfig.ReadWrite.All'];
    stage.answer = {
      outcome: 'refused',
      reason: { kind: 'permission', status: 403, permissions, requestId: 'r' },
    };
    await startClaimed(await claimed(stage), stage.dependencies);
    stage.pass(5 * SECOND);
    await untilDone(stage);
    assert.equal(outcomeOn(stage, MESSAGE.messageId), 'refused');
  });

  it('that no longer applies when it is to start is not asked for', async () => {
    const stage = setStage(vpp());
    const record = await claimed(stage);
    stage.token = vpp({ syncStatus: 'inProgress' });
    await startClaimed(record, stage.dependencies);
    stage.pass(5 * SECOND);
    await untilDone(stage);
    assert.equal(outcomeOn(stage, MESSAGE.messageId), 'not-possible');
    assert.equal(stage.posts.length, 0);
  });

  it('lets go of a message that is gone, and says the outcome once anew', async () => {
    const stage = setStage(vpp());
    await startClaimed(await claimed(stage), stage.dependencies);
    synced(stage);
    stage.pass(15 * SECOND);
    await watchSyncs(stage.dependencies, never);
    stage.delivery = 'message-gone';
    stage.pass(SECOND);
    await watchSyncs(stage.dependencies, never);
    stage.delivery = 'delivered';
    await untilDone(stage);
    assert.ok(stage.shown.size <= 1);
    assert.equal((await stage.record())?.owed, false);
  });
});

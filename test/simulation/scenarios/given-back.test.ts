import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../../src/domain/instant.ts';
import { channel } from '../worlds/people.ts';
import { MONDAY, type Stage, setStage } from './stage.ts';

async function restored(stage: Stage): Promise<void> {
  const address = channel(2);
  stage.universe.teams.setMood(address.conversationId, { gone: false });
  const telling = stage.universe.door.tell(
    stage.leader(),
    (handlers) => handlers.placeChanged(address, { change: 'team-restored' }),
    address,
  );
  await stage.pass(MINUTE);
  await telling;
}

describe('scenario: a channel that is lost and given back', () => {
  it('its old cards turn green, and it is told what was said meanwhile', async () => {
    const stage = await setStage({
      channels: 2,
      tokens: [
        { family: 'vpp', id: 'berlin', expiresAt: MONDAY + 5 * DAY },
        { family: 'vpp', id: 'oslo', expiresAt: MONDAY + 63 * DAY },
      ],
    });
    await stage.pass(DAY);
    assert.ok(stage.open('berlin', 2).length > 0);
    stage.universe.teams.setMood(channel(2).conversationId, { gone: true });
    await stage.pass(3 * HOUR);
    stage.renew('berlin');
    await stage.pass(6 * DAY);
    assert.equal(stage.about('oslo', 1).length, 1, 'the other channel heard of it');
    await restored(stage);
    await stage.pass(7 * HOUR);
    assert.deepEqual(
      stage.open('berlin', 2).map(({ id }) => id),
      [],
      'old cards that are still red',
    );
    assert.equal(stage.about('oslo', 2).length, 1, 'it was never told what was said while it was lost');
  });

  it('an update that fails does not bring a lost channel back to life', async () => {
    const stage = await setStage({
      channels: 2,
      tokens: [{ family: 'vpp', id: 'berlin', expiresAt: MONDAY + 2 * HOUR }],
    });
    await stage.pass(8 * HOUR);
    const address = channel(2);
    const change = { change: 'channel-deleted' } as const;
    const telling = stage.universe.door.tell(
      stage.leader(),
      (handlers) => handlers.placeChanged(address, change),
      address,
    );
    await stage.pass(MINUTE);
    await telling;
    // For some time Teams says nothing at all of a channel that is being deleted.
    stage.universe.teams.setMood(address.conversationId, { throttling: 1 });
    stage.renew('berlin');
    await stage.pass(12 * HOUR);
    const { answer } = await stage.type(stage.leader(), 'where');
    assert.ok(typeof answer === 'object' && 'view' in answer && answer.view.view === 'where');
    const lost = answer.view.destinations.find(
      (one) => one.address.conversationId === address.conversationId,
    );
    assert.notEqual(lost?.dead, undefined, 'the lost channel counts as one that can be reached');
  });

  it('a retry edits only the channel that has not taken it', async () => {
    const stage = await setStage({
      channels: 2,
      tokens: [{ family: 'vpp', id: 'berlin', expiresAt: MONDAY + 2 * HOUR }],
    });
    await stage.pass(DAY);
    stage.universe.teams.setMood(channel(2).conversationId, { throttling: 1 });
    const messages = stage.open('berlin').length;
    stage.renew('berlin');
    await stage.pass(7 * HOUR);
    const calls = stage.universe.teams.callsTo(channel(1).conversationId);
    await stage.pass(2 * DAY);
    const more = stage.universe.teams.callsTo(channel(1).conversationId) - calls;
    assert.equal(
      more,
      0,
      `the healthy channel was written to ${more} times again, for ${messages} messages that were green`,
    );
  });
});

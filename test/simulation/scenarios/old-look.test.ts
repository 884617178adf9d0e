import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../../src/domain/instant.ts';
import { MONDAY, setStage } from './stage.ts';

describe('scenario: a replica with an old look', () => {
  it('does not overwrite for everybody what the leading replica has seen since', async () => {
    const stage = await setStage({
      replicas: 2,
      tokens: [{ family: 'vpp', id: 'berlin', expiresAt: MONDAY + 2 * HOUR }],
    });
    await stage.pass(8 * HOUR);
    // The follower looks while it is expired, and then not again for three days.
    await stage.type(stage.follower(), 'token status');
    await stage.pass(3 * DAY);
    stage.renew('berlin');
    await stage.pass(7 * HOUR);
    const green = stage.about('berlin').at(-1);
    assert.ok(green !== undefined && stage.item(green, 'berlin')?.resolved?.reason === 'renewed');
    const { answer } = await stage.press(stage.follower(), 'claim', green, { old: true, id: 'berlin' });
    await stage.pass(10 * MINUTE);
    const { view } = green.shows;
    assert.equal(view.view, 'reminder', 'the green card was replaced for everybody');
    assert.equal(stage.item(green, 'berlin')?.open, false);
    if (typeof answer === 'object' && 'view' in answer && answer.view.view === 'token')
      assert.equal(
        answer.view.row.token.expiresAt,
        stage.token('berlin').expiresAt,
        'answered from an old look',
      );
  });
});

import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../../src/domain/instant.ts';
import { MONDAY, setStage } from './stage.ts';

describe('scenario: renewed in the same look in which something else of the token is due', () => {
  it('the card of what is due says that it was renewed, from when to when', async () => {
    const before = MONDAY + 5 * DAY;
    const stage = await setStage({ tokens: [{ family: 'vpp', id: 'berlin', expiresAt: before }] });
    await stage.pass(8 * HOUR);
    const [message] = stage.open('berlin');
    assert.ok(message !== undefined);
    stage.renew('berlin');
    stage.token('berlin').state = 'invalid';
    await stage.pass(7 * HOUR);
    assert.equal(stage.item(message, 'berlin')?.open, false);
    const [card, ...others] = stage.open('berlin');
    assert.deepEqual(others, [], 'one card stands for the token');
    assert.ok(card?.shows.view.view === 'reminder');
    const renewal = card.shows.view.items[0]?.item.renewal;
    assert.equal(renewal?.reason, 'renewed');
    assert.equal(renewal.before.expiresAt, before);
    assert.equal(renewal.after?.expiresAt, stage.token('berlin').expiresAt);
    assert.equal(stage.item(card, 'berlin')?.kind, 'state-invalid');
  });
});

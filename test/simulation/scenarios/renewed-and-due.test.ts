import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../../src/domain/instant.ts';
import { MONDAY, setStage } from './stage.ts';

describe('scenario: renewed in the same look in which something else of the token is due', () => {
  it('the card that reminded says that it was renewed, from when to when', async () => {
    const before = MONDAY + 5 * DAY;
    const stage = await setStage({ tokens: [{ family: 'vpp', id: 'berlin', expiresAt: before }] });
    await stage.pass(8 * HOUR);
    const [message] = stage.open('berlin');
    assert.ok(message !== undefined);
    stage.renew('berlin');
    stage.token('berlin').state = 'invalid';
    await stage.pass(7 * HOUR);
    const resolved = stage.item(message, 'berlin')?.resolved;
    assert.equal(resolved?.reason, 'renewed');
    assert.equal(resolved.before.expiresAt, before);
    assert.equal(resolved.after?.expiresAt, stage.token('berlin').expiresAt);
    assert.equal(stage.open('berlin').length, 1, 'the invalid state has a card of its own');
  });
});

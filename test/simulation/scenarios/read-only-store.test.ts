import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../../src/domain/instant.ts';
import { GOOD_STORE } from '../worlds/store.ts';
import { MONDAY, setStage } from './stage.ts';

describe('scenario: a store that cannot be written', () => {
  it('the channel is told once that the bot cannot remember', async () => {
    const stage = await setStage({
      tokens: [{ family: 'vpp', id: 'berlin', expiresAt: MONDAY + 3 * DAY + 6 * HOUR }],
    });
    await stage.pass(DAY);
    const before = stage.universe.teams.messages().length;
    stage.universe.store.mood = { ...GOOD_STORE, mode: 'read-only' };
    await stage.pass(3 * DAY);
    const told = stage.universe.teams.messages().length - before;
    assert.equal(told, 1, `the channel was told ${told} times`);
    stage.universe.store.mood = GOOD_STORE;
    await stage.pass(DAY);
    assert.ok(stage.about('berlin').length > 0, 'what was due is said once the bot can remember again');
  });
});

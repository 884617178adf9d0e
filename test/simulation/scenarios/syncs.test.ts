import assert from 'node:assert/strict';
import { DAY, HOUR, SECOND } from '../../../src/domain/instant.ts';
import { syncsOn } from '../seen-cards.ts';
import { MONDAY, setStage } from './stage.ts';

describe('scenario: a token is shown while it is synced', () => {
  for (const text of ['show berlin', 'claim berlin'])
    it(`the answer to "${text}" does not say for ever that the sync is in progress`, async () => {
      const stage = await setStage({
        tokens: [{ family: 'vpp', id: 'berlin', expiresAt: MONDAY + 200 * DAY }],
      });
      await stage.pass(9 * HOUR);
      await stage.type(stage.leader(), 'sync vpp berlin');
      await stage.pass(3 * SECOND);
      await stage.type(stage.leader(), text);
      const message = stage.universe.teams.messages().at(-1);
      assert.ok(message?.shows.view.view === 'token');
      assert.deepEqual(
        syncsOn(message.shows.view).map(({ end }) => end),
        [undefined],
      );
      await stage.pass(7 * HOUR);
      assert.deepEqual(syncsOn(message.shows.view), []);
      assert.equal(stage.universe.graph.syncs().length, 1);
    });
});

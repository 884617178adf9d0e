import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../../src/domain/instant.ts';
import { channel } from '../worlds/people.ts';
import { MONDAY, setStage } from './stage.ts';

describe('scenario: a hundred tokens that expire on one day', () => {
  it('each of them is spoken of within the hour of reminders of that day', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `token${index}`);
    // Known for two days before anything is due, so that nothing is said for being new.
    const day = MONDAY + 70 * DAY;
    const stage = await setStage({
      start: day - 62 * DAY - HOUR,
      tokens: ids.map((id) => ({ family: 'ade', id, expiresAt: day + 10 * HOUR })),
    });
    await stage.pass(day - stage.universe.time.now());
    const from = stage.universe.time.now();
    await stage.pass(2 * HOUR + 5 * 60_000);
    const said = ids.filter((id) =>
      stage.witness.said(channel(1).conversationId, `ade:${id}`).some(({ at }) => at >= from),
    );
    assert.equal(said.length, 100, `${said.length} of 100 tokens were spoken of on the day they expire`);
  });
});

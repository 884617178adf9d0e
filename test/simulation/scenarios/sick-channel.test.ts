import assert from 'node:assert/strict';
import { DAY, HOUR, SECOND } from '../../../src/domain/instant.ts';
import { channel } from '../worlds/people.ts';
import { MONDAY, setStage } from './stage.ts';

/** Tokens that expired one after the other: each of them has been spoken of on many days. */
const IGNORED = Array.from({ length: 3 }, (_, index) => ({
  family: 'vpp' as const,
  id: `ignored${index}`,
  expiresAt: MONDAY + (1 + index) * DAY,
}));

describe('scenario: one channel of two does not answer', () => {
  it('the healthy channel hears every step of the push certificate all the same', async () => {
    const expiresAt = MONDAY + 78 * DAY + 4 * HOUR;
    const stage = await setStage({
      channels: 2,
      tokens: [...IGNORED, { family: 'push', id: 'push', expiresAt }],
    });
    await stage.pass(62 * DAY);
    const sick = channel(2).conversationId;
    stage.troubles.begin(`teams ${sick}`);
    // On average a call takes the patience of the bot, with its wait for a turn, and is then put off.
    stage.universe.teams.setMood(sick, { throttling: 1, slowest: 40 * SECOND });
    await stage.pass(expiresAt + 8 * HOUR - stage.universe.time.now());
    const said = stage.witness
      .said(channel(1).conversationId, 'push:push')
      .filter(({ at }) => at > expiresAt - 15 * DAY)
      .map(({ at }) => stage.witness.ladder.reached(expiresAt, at)?.name);
    assert.deepEqual(
      ['14', '7', '3', '1', '0', 'end'].filter((step) => !said.includes(step)),
      [],
      'steps that the healthy channel never heard',
    );
  });
});

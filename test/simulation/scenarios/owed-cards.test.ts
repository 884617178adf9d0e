import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../../src/domain/instant.ts';
import { channel } from '../worlds/people.ts';
import { MONDAY, setStage, until } from './stage.ts';

describe('scenario: several cards about one token', () => {
  it('a channel that was down gets one card when it comes back, not every one it missed', async () => {
    const stage = await setStage({
      channels: 2,
      tokens: [{ family: 'vpp', id: 'berlin', expiresAt: MONDAY + 2 * HOUR }],
    });
    await stage.pass(DAY);
    stage.universe.teams.setMood(channel(2).conversationId, { throttling: 1 });
    await stage.pass(9 * DAY);
    const before = stage.about('berlin', 2).length;
    stage.universe.teams.setMood(channel(2).conversationId, { throttling: 0 });
    await stage.pass(7 * HOUR);
    assert.equal(stage.about('berlin', 2).length - before, 1);
  });

  it('a new channel hears of it once', async () => {
    const stage = await setStage({ tokens: [{ family: 'vpp', id: 'berlin', expiresAt: MONDAY + 2 * HOUR }] });
    await stage.pass(until(stage.universe.time.now(), 8 * HOUR) + 3 * DAY - 10 * MINUTE);
    // The hour of reminders comes while the channel is being told what is open.
    await stage.addChannel(2);
    await stage.pass(HOUR);
    const open = stage.open('berlin', 2).length;
    assert.equal(open, 1, `${open} open cards about one token in a new channel`);
  });

  it('a crash after the claim and a start after the next step post one card', async () => {
    for (let question = 1; question <= 30; question += 1) {
      const stage = await setStage({
        tokens: [{ family: 'vpp', id: 'berlin', expiresAt: MONDAY + 7 * DAY + 6 * HOUR }],
      });
      // Friday, a minute before the last reminder of the week.
      await stage.pass(MONDAY + 4 * DAY + HOUR - MINUTE - stage.universe.time.now());
      const [replica] = stage.universe.replicas();
      stage.universe.graph.watch({
        looking: (process) => (process === replica?.process ? process.killAt(question, 'after') : undefined),
        answered: () => undefined,
      });
      await stage.pass(HOUR);
      if (stage.universe.replicas().length > 0) continue;
      const began = stage.universe.time.now() + 3 * DAY;
      await stage.pass(3 * DAY);
      stage.universe.start();
      await stage.pass(HOUR);
      const said = stage.about('berlin').filter(({ postedAt }) => postedAt >= began);
      assert.ok(said.length <= 1, `${said.length} cards at the start, after a crash at question ${question}`);
    }
  });
});

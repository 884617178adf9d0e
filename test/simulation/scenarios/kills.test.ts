import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../../src/domain/instant.ts';
import { MONDAY, setStage, until } from './stage.ts';

/** Every question a run asks of the world while it posts, and some more. */
const QUESTIONS = Array.from({ length: 36 }, (_, index) => index + 1);

describe('scenario: killed while posting', () => {
  it('whatever was posted turns green once the token is renewed, and nothing is lost', async () => {
    for (const when of ['before', 'after'] as const) {
      for (const question of QUESTIONS) {
        const stage = await setStage({
          channels: 2,
          tokens: [{ family: 'vpp', id: 'berlin', expiresAt: MONDAY + 8 * DAY }],
        });
        await stage.pass(until(stage.universe.time.now(), 8 * HOUR) - MINUTE);
        const victim = stage.leader().process;
        stage.universe.graph.watch({
          looking: (process) => (process === victim ? process.killAt(question, when) : undefined),
          answered: () => undefined,
        });
        await stage.pass(10 * MINUTE);
        if (stage.universe.replicas().length === 0) stage.universe.start();
        await stage.pass(DAY);
        const where = `killed ${when} question ${question}`;
        for (const number of [1, 2])
          assert.ok(stage.about('berlin', number).length > 0, `${where}: nothing was said`);
        stage.renew('berlin');
        await stage.pass(DAY);
        const red = [1, 2].flatMap((number) => stage.open('berlin', number)).map(({ id }) => id);
        assert.deepEqual(red, [], `${where}: messages that stay red`);
      }
    }
  });
});

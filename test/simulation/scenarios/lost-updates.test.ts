import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/instant.ts';
import { channel, KIM } from '../worlds/people.ts';
import { MONDAY, type Stage, setStage } from './stage.ts';

/** Latencies decide who is first: every one of these orders must do. */
const ORDERS = Array.from({ length: 16 }, (_, index) => index + 1);

/** Two replicas, a slow channel, and a card that is open about a token that has ended. */
async function openCard(seed: number): Promise<Stage> {
  const stage = await setStage({
    seed,
    replicas: 2,
    tokens: [
      { family: 'vpp', id: 'berlin', expiresAt: MONDAY + 2 * HOUR },
      { family: 'ade', id: 'oslo', expiresAt: MONDAY + 200 * DAY },
    ],
  });
  await stage.pass(8 * HOUR);
  assert.equal(stage.open('berlin').length >= 1, true);
  stage.universe.teams.setMood(channel(1).conversationId, { slowest: 6 * SECOND });
  return stage;
}

/** The next run sees it renewed; a press comes some moments later. */
async function renewWhilePressing(stage: Stage, seed: number, verb: 'claim' | 'release'): Promise<void> {
  stage.renew('berlin');
  const [message] = stage.open('berlin');
  assert.ok(message !== undefined);
  const leader = stage.leader();
  const checking = stage.universe.door.type(leader, { person: KIM, address: channel(1), text: 'check now' });
  await stage.pass((seed * 700) % (9 * SECOND));
  await stage.press(stage.follower(), verb, message, { id: 'berlin' });
  await stage.pass(MINUTE);
  await checking;
}

/** Everything about it is green, and whoever comes later is told nothing. */
async function assertAllGreen(stage: Stage, seed: number): Promise<void> {
  await stage.pass(DAY);
  const open = stage.open('berlin').map(({ id }) => id);
  assert.deepEqual(open, [], `order ${seed}: open messages about a token that was renewed a day ago`);
  await stage.addChannel(2);
  await stage.pass(DAY);
  assert.equal(stage.about('berlin', 2).length, 0, `order ${seed}: a new channel is reminded of it`);
}

describe('scenario: two that write to one message', () => {
  it('a revision in the background does not orphan a card that is being resolved', async () => {
    for (const seed of ORDERS) {
      const stage = await openCard(seed);
      const [message] = stage.open('berlin');
      assert.ok(message !== undefined);
      // The claim's revision is under way in the background when the run resolves the card.
      await stage.press(stage.leader(), 'claim', message);
      await renewWhilePressing(stage, seed, 'release');
      await assertAllGreen(stage, seed);
    }
  });

  it('a press while the run turns the card green leaves it green', async () => {
    for (const seed of ORDERS) {
      const stage = await openCard(seed);
      await renewWhilePressing(stage, seed, 'claim');
      await assertAllGreen(stage, seed);
    }
  });
});

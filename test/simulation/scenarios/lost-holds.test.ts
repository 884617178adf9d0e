import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/instant.ts';
import { holdOn } from '../seen-cards.ts';
import { channel, KIM } from '../worlds/people.ts';
import { MONDAY, type Stage, setStage, until } from './stage.ts';

const MOMENTS = Array.from({ length: 14 }, (_, index) => index * SECOND);

/** Who has it, as somebody is told who asks. */
async function ownerOf(stage: Stage, id: string): Promise<string | undefined> {
  const { answer } = await stage.type(stage.leader(), `show ${id}`);
  assert.ok(typeof answer === 'object' && 'view' in answer, 'nobody answered');
  return holdOn(answer.view, `vpp:${id}`)?.owner;
}

/** Three tokens whose cards are out; the first of them reaches its next step on the next morning. */
async function cardsOut(seed: number): Promise<Stage> {
  const expiries = { berlin: 8, oslo: 15, lisbon: 31 };
  const stage = await setStage({
    seed,
    replicas: 2,
    channels: 2,
    tokens: Object.entries(expiries).map(([id, days]) => ({
      family: 'vpp',
      id,
      expiresAt: MONDAY + days * DAY + 6 * HOUR,
    })),
  });
  await stage.pass(8 * HOUR);
  for (const number of [1, 2])
    stage.universe.teams.setMood(channel(number).conversationId, { slowest: 3 * SECOND });
  return stage;
}

describe('scenario: a claim or release while the bot posts and updates', () => {
  it('a claim pressed while the run updates other cards is not lost', async () => {
    for (const moment of MOMENTS) {
      const stage = await cardsOut(moment);
      const [message] = stage.open('berlin');
      assert.ok(message !== undefined);
      await stage.pass(until(stage.universe.time.now(), 8 * HOUR) - MINUTE);
      // The run has the card of another token to resolve before it posts.
      stage.renew('oslo');
      await stage.pass(MINUTE + moment);
      const { answer } = await stage.press(stage.follower(), 'claim', message, { id: 'berlin' });
      assert.ok(typeof answer === 'object' && 'view' in answer);
      // Answered by a card that the run has just taken over, nobody is told who has it; whoever pressed has.
      const told = holdOn(answer.view, 'vpp:berlin') ?? { owner: KIM.name };
      await stage.pass(2 * HOUR);
      assert.equal(
        await ownerOf(stage, 'berlin'),
        told.owner,
        `pressed ${moment} ms after the hour of reminders`,
      );
    }
  });

  it('a release pressed while the run posts is not undone', async () => {
    for (const moment of MOMENTS) {
      const stage = await cardsOut(moment);
      const [message] = stage.open('berlin');
      assert.ok(message !== undefined);
      await stage.press(stage.leader(), 'claim', message, { id: 'berlin' });
      await stage.pass(MINUTE);
      await stage.pass(until(stage.universe.time.now(), 8 * HOUR) + moment);
      await stage.press(stage.follower(), 'release', message, { id: 'berlin' });
      await stage.pass(2 * HOUR);
      assert.equal(
        await ownerOf(stage, 'berlin'),
        undefined,
        `released ${moment} ms after the hour of reminders`,
      );
    }
  });
});

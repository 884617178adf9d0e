/** Each invariant is broken on purpose once: one that cannot fail proves nothing. */
import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/instant.ts';
import type { View } from '../../src/domain/view.ts';
import type { ReminderView } from '../../src/domain/view-reminding.ts';
import { INVARIANTS } from './invariants.ts';
import { MONDAY, type Stage, setStage } from './scenarios/stage.ts';
import { itemsOf } from './seen-cards.ts';
import { channel, KIM } from './worlds/people.ts';
import { type Message, refOf } from './worlds/teams.ts';

/** A tenant with one token that is due and one that is fine, looked after by one replica for some hours. */
async function stageOf(days = 5): Promise<Stage> {
  const stage = await setStage({
    tokens: [
      { family: 'vpp', id: 'berlin', expiresAt: MONDAY + days * DAY },
      { family: 'ade', id: 'oslo', expiresAt: MONDAY + 200 * DAY },
    ],
  });
  await stage.pass(9 * HOUR);
  stage.court.quiet();
  assert.deepEqual(stage.court.violations(), [], 'nothing is broken before it is broken on purpose');
  return stage;
}

/** Broken by name, after the evening's judgement. */
function broken(stage: Stage): string[] {
  stage.court.twiceADay();
  stage.court.quiet();
  return [...new Set(stage.court.violations().map(({ invariant }) => invariant))];
}

/** Somebody beside the bot writes to Teams. */
async function forge(stage: Stage, view: View, message?: Message): Promise<void> {
  const messenger = stage.universe.teams.forProcess(stage.leader().process);
  const card = stage.universe.viewing.render(view);
  const sending =
    message === undefined ? messenger.post(channel(1), card) : messenger.update(refOf(message), card);
  await stage.pass(MINUTE);
  await sending;
}

function reminderOn(message: Message | undefined): {
  readonly message: Message;
  readonly view: ReminderView;
} {
  assert.ok(message?.shows.view.view === 'reminder');
  return { message, view: message.shows.view };
}

function withReason(view: ReminderView, reason: 'step'): ReminderView {
  return { ...view, items: view.items.map((item) => ({ ...item, item: { ...item.item, reason } })) };
}

/** Somebody has pressed "sync", Intune has done it without a word, and the card of the answer says that it runs. */
async function synced(): Promise<{ readonly stage: Stage; readonly view: ReminderView }> {
  const stage = await stageOf();
  stage.universe.graph.syncMood = { refusing: 0, losing: 1, failing: 0, endless: 0 };
  const { message } = reminderOn(stage.open('berlin')[0]);
  const { answer } = await stage.press(stage.leader(), 'sync', message);
  assert.ok(typeof answer === 'object' && 'view' in answer && answer.view.view === 'reminder');
  await stage.pass(10 * SECOND);
  assert.equal(stage.universe.graph.syncs().length, 1);
  return { stage, view: answer.view };
}

/** As if nobody held anything. */
function released(view: ReminderView): ReminderView {
  return {
    ...view,
    items: view.items.map(({ hold: _, offers, ...item }) => {
      const { owner: __, ...free } = offers ?? assert.fail('it offers nothing');
      return { ...item, offers: { ...free, claim: true } };
    }),
  };
}

describe('the invariants of the simulation', () => {
  it('are named once and say one sentence each', () => {
    assert.equal(new Set(INVARIANTS.map(({ name }) => name)).size, INVARIANTS.length);
    for (const { sentence } of INVARIANTS) assert.match(sentence, /^[A-Z].*\.$/);
  });

  it('notice a step that was not said', async () => {
    const stage = await stageOf();
    stage.universe.teams.setMood(channel(1).conversationId, { throttling: 1 });
    await stage.pass(2 * DAY);
    assert.ok(broken(stage).includes('says each step'));
  });

  it('notice a step that was said twice, two posts in a run and two open messages', async () => {
    const stage = await stageOf();
    const { view } = reminderOn(stage.open('berlin')[0]);
    await forge(stage, withReason(view, 'step'));
    await forge(stage, withReason(view, 'step'));
    for (const name of ['says it once', 'one post a run', 'one open message'])
      assert.ok(broken(stage).includes(name), name);
  });

  it('notice that something is said of a token that is fine', async () => {
    const stage = await stageOf();
    stage.renew('berlin');
    const { view } = reminderOn(stage.open('berlin')[0]);
    await stage.pass(13 * HOUR);
    await forge(stage, view);
    assert.ok(broken(stage).includes('silent when fine'));
  });

  it('notice a green message that turns red, and one that is left red', async () => {
    const stage = await stageOf();
    const { message, view } = reminderOn(stage.open('berlin')[0]);
    stage.renew('berlin');
    await stage.pass(13 * HOUR);
    await forge(stage, view, message);
    assert.deepEqual(broken(stage).sort(), ['shows the present', 'stays resolved']);
  });

  it('notice a message that says for weeks that a token is gone, and one that says so of a token that is there', async () => {
    for (const back of [false, true]) {
      const stage = await stageOf();
      const { truth } = stage.universe;
      const berlin = stage.token('berlin');
      truth.remove(berlin);
      await stage.pass(DAY);
      stage.court.quiet();
      assert.deepEqual(stage.court.violations(), []);
      const [message] = stage.witness.openMessages();
      const { view } = reminderOn(message);
      assert.equal(itemsOf(view)[0]?.kind, 'vanished');
      if (back) truth.add(berlin);
      await stage.pass(back ? 13 * HOUR : 9 * DAY);
      await forge(stage, view, message);
      assert.ok(broken(stage).includes('shows the present'));
    }
  });

  it('notice a renewal that Intune never showed', async () => {
    const stage = await stageOf();
    const { message, view } = reminderOn(stage.open('berlin')[0]);
    const [first] = view.items;
    assert.ok(first !== undefined);
    const facts = { name: 'berlin', generation: 'a', expiresAt: MONDAY + 5 * DAY };
    const over = {
      reason: 'renewed',
      at: MONDAY,
      before: facts,
      after: { ...facts, expiresAt: MONDAY + DAY },
    } as const;
    await forge(stage, { ...view, items: [{ ...first, item: { ...first.item, over } }] }, message);
    assert.ok(broken(stage).includes('believes what was read'));
  });

  it('notice a claim that disappears, and an act that is not in the history', async () => {
    const stage = await stageOf();
    const { message } = reminderOn(stage.open('berlin')[0]);
    await stage.press(stage.leader(), 'claim', message);
    // Released behind the back of everybody who takes notes.
    const { process, tenant } = stage.leader();
    const data = { ref: 'vpp:berlin', generation: new Date(MONDAY + 5 * DAY).toISOString() };
    const releasing = tenant.handlers.press({
      ...refOf(message),
      id: 'hidden',
      person: KIM,
      verb: 'release',
      data,
    });
    await stage.pass(8 * HOUR);
    const answer = await releasing;
    assert.equal(answer.answer, 'card', `${process.name} released it`);
    assert.ok(broken(stage).includes('keeps acts'));
    stage.court.ended([]);
    assert.ok(broken(stage).includes('history once'));
  });

  it('notice a claim that disappears with a date that moved back, and let one go that was renewed', async () => {
    for (const renewed of [false, true]) {
      const stage = await stageOf();
      const { message } = reminderOn(stage.open('berlin')[0]);
      await stage.press(stage.leader(), 'claim', message);
      if (renewed) stage.renew('berlin');
      else stage.token('berlin').expiresAt -= DAY;
      await stage.pass(9 * HOUR);
      stage.court.quiet();
      assert.deepEqual(stage.court.violations(), []);
      if (renewed) continue;
      const [open] = stage.open('berlin');
      const { view } = reminderOn(open);
      await stage.pass(HOUR);
      await forge(stage, released(view), open);
      assert.ok(broken(stage).includes('keeps acts'));
    }
  });

  it('notice more calls than there are tokens and places to be called for', async () => {
    const stage = await stageOf();
    const { message, view } = reminderOn(stage.open('berlin')[0]);
    stage.court.twiceADay();
    await stage.pass(DAY);
    for (let count = 0; count < 60; count += 1) await forge(stage, view, message);
    assert.ok(broken(stage).includes('bounds calls'));
  });

  it('notice a store that grows', async () => {
    const stage = await stageOf();
    const store = stage.universe.store.forProcess(stage.leader().process);
    await store.put({ kind: 'card', name: 'forgotten' }, 'x'.repeat(100_000), 'absent');
    await stage.pass(7 * HOUR);
    assert.ok(broken(stage).includes('bounds bytes'));
  });

  it('notice a sync that never ends', async () => {
    const { stage, view } = await synced();
    await forge(stage, view);
    await stage.pass(7 * HOUR);
    assert.ok(broken(stage).includes('syncs end'));
  });

  it('notice that a sync is called not started although Intune did it', async () => {
    const { stage, view } = await synced();
    const end = { outcome: 'not-started', at: stage.universe.time.now() } as const;
    const items = view.items.map(({ sync, ...item }) => ({
      ...item,
      sync: { ...(sync ?? assert.fail('it shows no sync')), stage: 'ended' as const, end },
    }));
    await forge(stage, { ...view, items });
    assert.ok(broken(stage).includes('syncs end'));
  });

  it('notice an error that no world has caused', async () => {
    const stage = await stageOf();
    stage.universe.graph.watch({
      looking: () => {
        throw new TypeError('broken on purpose');
      },
      answered: () => undefined,
    });
    await stage.pass(7 * HOUR);
    assert.ok(broken(stage).includes('no surprises'));
  });
});

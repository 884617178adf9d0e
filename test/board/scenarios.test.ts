import assert from 'node:assert/strict';
import type { SyncRecord } from '../../src/domain/actions/sync.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/instant.ts';
import { refKey } from '../../src/domain/token.ts';
import { NOW, push, unreadable, vpp } from '../support/builders.ts';
import { ALEX, addressOf, type Replica, type Stage, setStage } from './stage.ts';

const CHANNEL = '19:it';
const OTHER = '19:other';

/** A location token that ends in so many days, at noon. */
const ending = (days: number, fields: Parameters<typeof vpp>[0] = {}) =>
  vpp({ expiresAt: NOW + days * DAY + 4 * HOUR, ...fields });

async function days(count: number, stage: Stage, replica: Replica): Promise<void> {
  for (let day = 0; day < count; day += 1) {
    stage.now += DAY;
    stage.tokens = stage.tokens.map((token) =>
      token.family === 'push' ? token : { ...token, lastSyncAt: stage.now - HOUR },
    );
    await replica.run();
  }
}

async function remindedOf(token: ReturnType<typeof vpp> | ReturnType<typeof push>, names = [CHANNEL]) {
  const stage = setStage([token]);
  for (const name of names) await stage.listen(name);
  const replica = stage.replica();
  await replica.run();
  const [first] = stage.openAt(CHANNEL, token);
  assert.ok(first, 'it was reminded');
  return { stage, replica, messageId: first.id };
}

/** A sync of a token that Intune has taken. */
const running = ({ family, id, name }: ReturnType<typeof vpp>, now: number): SyncRecord => ({
  about: { family, id },
  name,
  by: ALEX,
  startedAt: now,
  before: {},
  stage: 'running',
  seenRunning: true,
  looks: 1,
  nextLookAt: now + MINUTE,
  where: { address: addressOf(CHANNEL) },
  owed: false,
});

const renewed = <T extends { expiresAt?: number }>(token: T): T => ({ ...token, expiresAt: NOW + 380 * DAY });

describe('the board', () => {
  it('judges a press by the newest look of any replica, and never shows an older one to everybody', async () => {
    const token = ending(5);
    const { stage, replica, messageId } = await remindedOf(token);
    const late = stage.replica();
    await late.acting.snoozed();
    stage.tokens = [renewed(token)];
    stage.now += MINUTE;
    await replica.run();
    stage.now += MINUTE;
    await late.press('claim', token, messageId);
    const [item] = stage.itemsAt(CHANNEL, token);
    assert.equal(item?.item.over?.reason, 'renewed');
  });

  it('keeps a card whose update is under way while its token is renewed, and turns it green', async () => {
    const token = ending(5);
    const { stage, replica, messageId } = await remindedOf(token);
    const other = stage.replica();
    let once = true;
    stage.onCall = async ({ doing }) => {
      if (doing !== 'update' || !once) return;
      once = false;
      stage.tokens = [renewed(token)];
      stage.now += MINUTE;
      await other.run();
    };
    await replica.press('claim', token, messageId);
    stage.onCall = async () => undefined;
    await replica.run();
    assert.deepEqual(stage.openAt(CHANNEL, token), []);
    assert.equal(stage.itemsAt(CHANNEL, token)[0]?.item.over?.renewedBy, ALEX.name);
  });

  it('loses no claim that is pressed while a cycle updates other cards, and no release during a post', async () => {
    const token = ending(7);
    const { stage, replica, messageId } = await remindedOf(token);
    const other = stage.replica();
    stage.tokens = [...stage.tokens, ending(3, { id: '44444444-0000-4000-8000-000000000004', name: 'Lab' })];
    stage.onCall = async ({ doing }) => {
      if (doing !== 'post') return;
      stage.onCall = async () => undefined;
      await other.press('claim', token, messageId);
    };
    stage.now += HOUR;
    await replica.run();
    const claimed = await replica.acts.read();
    assert.equal(claimed.reminders.get(`vpp:${token.id}`)?.hold?.by.name, ALEX.name);
    stage.tokens = [
      ...stage.tokens,
      ending(1, { id: '55555555-0000-4000-8000-000000000005', name: 'Field' }),
    ];
    stage.onCall = async ({ doing }) => {
      if (doing !== 'post') return;
      stage.onCall = async () => undefined;
      await other.press('release', token, messageId);
    };
    stage.now += HOUR;
    await replica.run();
    const released = await replica.acts.read();
    assert.equal(released.reminders.get(`vpp:${token.id}`)?.hold, undefined);
    const shown = stage
      .openAt(CHANNEL, token)
      .flatMap(({ view }) => (view.view === 'reminder' ? view.items : []));
    assert.ok(
      shown
        .filter(({ item }) => item.about.id === token.id)
        .every(({ offers }) => offers?.owner === undefined),
    );
  });

  it('keeps one card open for a token that nobody touches for 120 days, and few calls a day', async () => {
    const token = push({ expiresAt: NOW + DAY });
    const { stage, replica } = await remindedOf(token, [CHANNEL, OTHER]);
    await days(120, stage, replica);
    assert.equal(stage.openAt(CHANNEL, token).length, 1);
    assert.equal(stage.openAt(OTHER, token).length, 1);
    assert.ok((await stage.messages()) <= 2, 'one record for each destination');
    const perDay = Map.groupBy(stage.calls, ({ at }) => Math.floor(at / DAY));
    assert.ok(
      [...perDay.values()].every(({ length }) => length <= 4),
      'a post and an update for each destination',
    );
  });

  it('says to the healthy channel what is due while another does not answer, and updates it too', async () => {
    const tokens = Array.from({ length: 30 }, (_, index) =>
      ending(1 + (index % 9), {
        id: `66666666-0000-4000-8000-0000000000${10 + index}`,
        name: `Token ${index}`,
      }),
    );
    const stage = setStage(tokens);
    await stage.listen(CHANNEL);
    await stage.listen(OTHER);
    stage.answers.set(OTHER, 'try-later');
    const replica = stage.replica();
    await replica.run();
    await replica.run();
    for (const token of tokens) assert.equal(stage.openAt(CHANNEL, token).length, 1, token.name);
    const toOther = stage.calls.filter(({ where }) => where === OTHER).length;
    assert.ok(toOther <= 2, 'it is left alone for the rest of a run');
  });

  it('does not leave a card red when a press comes while the cycle turns it green', async () => {
    for (const moment of ['before', 'during'] as const) {
      const token = ending(5);
      const { stage, replica, messageId } = await remindedOf(token);
      const other = stage.replica();
      await other.press('claim', token, messageId);
      stage.tokens = [renewed(token)];
      stage.now += MINUTE;
      if (moment === 'before') await other.press('release', token, messageId);
      stage.onCall = async ({ doing }) => {
        if (doing !== 'update' || moment === 'before') return;
        stage.onCall = async () => undefined;
        await other.press('release', token, messageId);
      };
      await replica.run();
      stage.onCall = async () => undefined;
      await replica.run();
      assert.deepEqual(stage.openAt(CHANNEL, token), [], moment);
      assert.equal(stage.itemsAt(CHANNEL, token)[0]?.item.over?.reason, 'renewed', moment);
    }
  });

  it('gives a channel that was down one card about a token, however many steps it has missed', async () => {
    const token = ending(8);
    const stage = setStage([token]);
    await stage.listen(CHANNEL);
    await stage.listen(OTHER);
    stage.answers.set(OTHER, 'try-later');
    const replica = stage.replica();
    await replica.run();
    await days(8, stage, replica);
    assert.equal(stage.itemsAt(OTHER, token).length, 0);
    stage.answers.clear();
    await replica.run();
    assert.equal(stage.openAt(OTHER, token).length, 1);
    assert.equal(stage.itemsAt(OTHER, token).length, 1);
    assert.equal(stage.openAt(CHANNEL, token).length, 1);
  });

  it('says to a new channel once what is open, and nothing that is over', async () => {
    const open = ending(5);
    const over = ending(4, { id: '77777777-0000-4000-8000-000000000007', name: 'Over' });
    const { stage, replica } = await remindedOf(open);
    stage.tokens = [open, over];
    stage.now += HOUR;
    await replica.run();
    stage.tokens = [open, renewed(over)];
    stage.now += HOUR;
    await replica.run();
    await stage.listen(OTHER);
    await replica.run();
    await replica.run();
    assert.equal(stage.itemsAt(OTHER, open).length, 1);
    assert.equal(stage.itemsAt(OTHER, over).length, 0);
  });

  it('says after a kill between claim and send what is due then, once', async () => {
    const token = ending(5);
    const stage = setStage([token]);
    await stage.listen(CHANNEL);
    const dying = stage.replica();
    stage.onCall = () => new Promise(() => undefined);
    void dying.run();
    await new Promise((resolve) => setTimeout(resolve, 20));
    stage.onCall = async () => undefined;
    const next = stage.replica();
    stage.now += 3 * DAY;
    await next.run();
    await next.run();
    assert.equal(stage.openAt(CHANNEL, token).length, 1);
    assert.equal(stage.itemsAt(CHANNEL, token).length, 1);
  });

  it('says all of 100 that are due at once within further cards of the same hour', async () => {
    const tokens = Array.from({ length: 100 }, (_, index) =>
      ending(1, { id: `88888888-0000-4000-8000-000000000${100 + index}`, name: `Token ${index}` }),
    );
    const stage = setStage(tokens);
    await stage.listen(CHANNEL);
    const replica = stage.replica();
    for (let run = 0; run < 5; run += 1) {
      const posts = stage.calls.filter(({ doing }) => doing === 'post').length;
      const { unfinished } = await replica.run();
      assert.equal(stage.calls.filter(({ doing }) => doing === 'post').length, posts + 1, 'one post a run');
      assert.equal(unfinished, run < 4);
      stage.now += MINUTE;
    }
    for (const token of tokens) assert.equal(stage.openAt(CHANNEL, token).length, 1, token.name);
  });

  it('does not bring a dead channel back by a failing update, and shows a restored one how its cards ended', async () => {
    const token = ending(5);
    const { stage, replica } = await remindedOf(token);
    stage.answers.set(CHANNEL, 'destination-gone');
    stage.tokens = [{ ...token, state: 'invalid' }];
    stage.now += HOUR;
    await replica.run();
    const destinations = await Array.fromAsync(replica.cycle.memory.destinations.list());
    assert.ok(destinations[0]?.value.dead);
    stage.answers.set(CHANNEL, 'try-later');
    await replica.run();
    assert.ok((await Array.fromAsync(replica.cycle.memory.destinations.list()))[0]?.value.dead);
    stage.tokens = [renewed(token)];
    stage.now += HOUR;
    await replica.run();
    await replica.run();
    stage.answers.clear();
    await stage.listen(CHANNEL);
    await replica.run();
    assert.deepEqual(stage.openAt(CHANNEL, token), []);
    assert.equal(stage.itemsAt(CHANNEL, token)[0]?.item.over?.reason, 'renewed');
  });

  it('resolves nothing because a family cannot be read', async () => {
    const token = ending(5, { lastSyncAt: NOW - 5 * DAY });
    const { stage, replica } = await remindedOf(token);
    stage.lies = { vpp: unreadable({ kind: 'permission', status: 403 }) };
    for (let look = 0; look < 4; look += 1) {
      stage.now += HOUR;
      await replica.run();
    }
    assert.equal(stage.openAt(CHANNEL, token).length, 1);
  });

  it('takes back what a clock that was ahead has said of a token that is fine', async () => {
    const token = ending(300);
    const stage = setStage([token]);
    await stage.listen(CHANNEL);
    const replica = stage.replica();
    await replica.run();
    stage.now += 400 * DAY;
    await replica.run();
    assert.equal(stage.openAt(CHANNEL, token).length, 1);
    stage.now -= 400 * DAY;
    await days(2, stage, replica);
    assert.deepEqual(stage.openAt(CHANNEL, token), []);
    assert.equal(stage.itemsAt(CHANNEL, token)[0]?.item.over?.reason, 'mistaken');
  });

  it('keeps one card open about a token when an earlier one was sent by a clock that was ahead', async () => {
    const token = ending(5);
    const stage = setStage([token]);
    await stage.listen(CHANNEL);
    const replica = stage.replica();
    stage.now += 20 * DAY;
    await replica.run();
    stage.now -= 20 * DAY;
    await days(3, stage, replica);
    assert.ok(stage.itemsAt(CHANNEL, token).length > 1);
    assert.equal(stage.openAt(CHANNEL, token).length, 1);
  });

  it('keeps a copy that a crash left behind from the first press on it', async () => {
    const token = ending(5);
    const { stage, replica, messageId } = await remindedOf(token);
    const original = stage.shown.get(messageId);
    const kept = (await Array.fromAsync(replica.cycle.memory.messages.list()))[0]?.value;
    assert.ok(original && kept);
    stage.shown.set('orphan', { ...original, id: 'orphan' });
    const press = {
      id: 'press-orphan',
      person: ALEX,
      address: kept.ref?.address as never,
      verb: 'show',
      data: { verb: 'show', m: kept.id },
      messageId: 'orphan',
    };
    assert.ok(await replica.cycle.board.pressed(press));
    await replica.run();
    assert.equal(stage.openAt(CHANNEL, token).length, 1, 'the copy says that there is a newer one');
    stage.tokens = [renewed(token)];
    stage.now += MINUTE;
    await replica.run();
    assert.deepEqual(stage.openAt(CHANNEL, token), []);
  });

  it('shows how a sync ended on a card that turned green while it ran', async () => {
    const token = ending(5);
    const { stage, replica } = await remindedOf(token);
    const { syncs } = replica.acts.memory;
    const sync = running(token, stage.now);
    await syncs.put(refKey(token), sync, 'absent');
    stage.tokens = [renewed(token)];
    stage.now += MINUTE;
    await replica.run();
    assert.deepEqual(stage.openAt(CHANNEL, token), [], 'it turned green');
    assert.equal(stage.itemsAt(CHANNEL, token)[0]?.sync?.stage, 'running');
    const end = { outcome: 'completed', at: stage.now, tookMs: MINUTE, after: {} } as const;
    await syncs.update(refKey(token), () => ({ ...sync, stage: 'ended', end, owed: true }));
    await replica.run();
    assert.equal(stage.itemsAt(CHANNEL, token)[0]?.sync?.stage, 'ended');
    assert.equal(await stage.messages(), 0, 'nothing can change on it any more');
  });

  it('shows no sync on a card that a newer one has taken over', async () => {
    const token = ending(7);
    const { stage, replica, messageId } = await remindedOf(token);
    const { syncs } = replica.acts.memory;
    const sync = running(token, stage.now);
    await syncs.put(refKey(token), sync, 'absent');
    await days(4, stage, replica);
    const [old, newer] = stage.itemsAt(CHANNEL, token);
    assert.equal(old?.item.superseded, true);
    assert.equal(old.sync, undefined, 'what nobody keeps true any more');
    assert.ok(newer && stage.openAt(CHANNEL, token)[0]?.id !== messageId);
  });

  const MEGAN = { teamsId: '29:megan', objectId: 'megan', name: 'Megan Bowen' };

  /** Whom the cards about a token at one place call by name, oldest first. */
  const calledAt = (stage: Stage, where: string) =>
    [...stage.shown.values()].flatMap(({ view, ...one }) =>
      view.view === 'reminder' && one.where === where ? [view.called.map(({ name }) => name)] : [],
    );

  it('calls people by name when a token has expired, and not for every step before or every day after', async () => {
    const token = ending(2);
    const { stage, replica } = await remindedOf(token);
    stage.callees = [MEGAN];
    await days(4, stage, replica);
    const called = calledAt(stage, CHANNEL).filter((names) => names.length > 0);
    // The last step of the ladder, which nobody has taken, and the end.
    assert.deepEqual(called, [['Megan Bowen'], ['Megan Bowen']]);
  });

  it('calls nobody for the last step of what somebody has taken, and does for its end', async () => {
    const token = ending(2);
    const { stage, replica, messageId } = await remindedOf(token);
    await replica.press('claim', token, messageId);
    stage.callees = [MEGAN];
    await days(4, stage, replica);
    assert.deepEqual(
      calledAt(stage, CHANNEL).filter((names) => names.length > 0),
      [['Megan Bowen']],
    );
  });

  it('tells a second place what nobody has taken with three days left, not what is early or taken', async () => {
    const urgent = ending(8);
    const taken = ending(8, { id: '44444444-0000-4000-8000-000000000004', name: 'Lab' });
    const stage = setStage([urgent, taken]);
    await stage.listen(CHANNEL);
    await stage.listen(OTHER, 'escalations');
    const replica = stage.replica();
    await days(2, stage, replica);
    assert.deepEqual(stage.itemsAt(OTHER, urgent), [], 'six days are left');
    const [first] = stage.openAt(CHANNEL, taken);
    assert.ok(first);
    await replica.press('claim', taken, first.id);
    await days(4, stage, replica);
    assert.equal(stage.openAt(OTHER, urgent).length, 1);
    assert.deepEqual(stage.itemsAt(OTHER, taken), [], 'somebody has it');
    stage.tokens = stage.tokens.map((token) => (token.id === urgent.id ? renewed(urgent) : token));
    await days(1, stage, replica);
    assert.equal(stage.itemsAt(OTHER, urgent).at(-1)?.item.over?.reason, 'renewed');
  });

  it('leaves nothing unheard where the only place hears what nobody sees to', async () => {
    const stage = setStage([ending(5)]);
    await stage.listen(OTHER, 'escalations');
    const report = await stage.replica().run();
    assert.equal(report.unheard, 1, 'it is not yet for that place, and is known to be heard by nobody');
  });

  it('is held up by no update that a crash has cut short, and stops repeating it', async () => {
    const token = ending(5);
    const { stage, replica } = await remindedOf(token);
    const lab = ending(3, { id: '44444444-0000-4000-8000-000000000004', name: 'Lab' });
    stage.tokens = [token, lab];
    stage.now += HOUR;
    await replica.run();
    const [newer] = stage.openAt(CHANNEL, lab);
    assert.ok(newer);
    const died = new Promise<void>((sending) => {
      stage.onCall = ({ doing }) => {
        if (doing === 'update') sending();
        return new Promise(() => undefined);
      };
    });
    void replica.press('claim', lab, newer.id);
    await died;
    const updates: { readonly at: number; readonly id: string }[] = [];
    stage.onCall = async ({ doing, id }) => {
      if (doing === 'update') updates.push({ at: stage.now, id });
    };
    const other = stage.replica();
    const diedAt = stage.now;
    stage.tokens = [renewed(token), lab];
    stage.now += SECOND;
    await other.run();
    assert.deepEqual(stage.openAt(CHANNEL, token), [], 'an older message is not behind it in a queue');
    while (stage.now < diedAt + 2 * MINUTE) {
      stage.now += 5 * SECOND;
      await other.run();
    }
    const late = updates.filter(({ at, id }) => id === newer.id && at > diedAt + MINUTE);
    assert.deepEqual(late, [], 'what was under way cannot arrive any more');
    assert.equal(stage.itemsAt(CHANNEL, lab)[0]?.hold?.by.name, ALEX.name);
  });
});

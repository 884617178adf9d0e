import assert from 'node:assert/strict';
import type { PressAnswer } from '../../src/ports.ts';
import {
  ALEX,
  activity,
  BOT,
  CHANNEL,
  edited,
  execute,
  installationUpdate,
  invoke,
  membersAdded,
  message,
  placeEvent,
  submit,
  TEAM,
  withEvent,
} from '../support/activities.ts';
import { type Connector, startConnector } from '../support/connector/connector.ts';
import { type Bench, card, startBench } from './support.ts';

describe('a turn', () => {
  let connector: Connector;
  let bench: Bench;
  let told: { serviceUrl: string };

  beforeEach(async () => {
    connector = await startConnector();
    connector.teamDetails(TEAM.id, { name: TEAM.name, aadGroupId: TEAM.aadGroupId });
    bench = await startBench();
    told = { serviceUrl: connector.url };
  });
  afterEach(() => Promise.all([bench.close(), connector.close()]));

  const posts = () => connector.sent.filter((one) => one.method === 'POST' || one.method === 'PUT');
  const kinds = () => bench.recorder.told().map((one) => one.kind);
  const errors = () => bench.lines.filter((one) => one.level === 'error');

  function answerWith(answer: PressAnswer) {
    bench.recorder.onPress = async () => answer;
  }

  it('answers in the thread of the question, with a card, a summary and no text', async () => {
    bench.recorder.onMessage = async (_ask, turn) => {
      await turn.typing();
      const ref = await turn.say(card('all fine'));
      assert.equal(ref?.messageId, [...connector.shown.keys()][0]);
      assert.equal(ref?.threadId, '1600');
    };
    const got = await bench.deliver(message({ ...told, where: 'channel', threadId: '1600' }, 'token status'));
    assert.equal(got.status, 200);
    assert.deepEqual(errors(), []);
    const [typing, answer] = posts();
    assert.equal(typing?.body.type, 'typing');
    assert.equal(answer?.path, `/v3/conversations/${CHANNEL.id};messageid=1600/activities`);
    assert.equal(answer?.body.summary, 'all fine');
    assert.equal(answer?.body.text, undefined);
    assert.equal(answer?.body.attachments[0].contentType, 'application/vnd.microsoft.card.adaptive');
  });

  it('answers in group and personal chats', async () => {
    bench.recorder.onMessage = async (_ask, turn) => void (await turn.say(card('hello')));
    await bench.deliver(message({ ...told, where: 'groupChat' }, 'help'));
    await bench.deliver(message(told, 'help'));
    const paths = posts().map((one) => one.path);
    assert.deepEqual(paths, [
      '/v3/conversations/19:chat@thread.v2/activities',
      '/v3/conversations/a:alex-and-bot/activities',
    ]);
  });

  it('fills in the group id and the names that messages leave out, asking once', async () => {
    connector.channels(TEAM.id, [{ id: TEAM.id }, CHANNEL]);
    await bench.deliver(message({ ...told, where: 'channel' }, 'help'));
    await bench.deliver(message({ ...told, where: 'channel' }, 'help'));
    const asks = bench.recorder
      .told()
      .map((one) => (one.kind === 'message' ? [one.ask.address.team, one.ask.address.channel] : []));
    const team = { id: TEAM.id, groupId: TEAM.aadGroupId, name: TEAM.name };
    assert.deepEqual(asks, [
      [team, CHANNEL],
      [team, CHANNEL],
    ]);
    assert.equal(connector.sent.filter((one) => one.path.startsWith('/v3/teams/')).length, 2);
  });

  it('goes on without the details of a team', async () => {
    connector.fault({ path: /teams/ }, { status: 500 });
    await bench.deliver(message({ ...told, where: 'channel' }, 'help'));
    assert.deepEqual(kinds(), ['message']);
  });

  it('takes an edited message for a new one, and an empty one for empty', async () => {
    await bench.deliver(edited(told, 'help'));
    await bench.deliver(message({ ...told, where: 'groupChat' }, ''));
    const texts = bench.recorder.told().map((one) => (one.kind === 'message' ? one.ask.text : one.kind));
    assert.deepEqual(texts, ['help', '']);
  });

  it('only notes what is not for it', async () => {
    const quiet = [
      withEvent(message(told, 'help', { type: 'messageUpdate' }), 'undeleteMessage'),
      withEvent(message(told, '', { type: 'messageDelete' }), 'softDeleteMessage'),
      activity(told, { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: '1' }),
      activity(told, { type: 'event', name: 'somethingOfTheFuture' }),
      activity(told, { type: 'somethingOfTheFuture' }),
      activity(told, {
        type: 'conversationUpdate',
        channelData: { eventType: 'channelCreated', tenant: { id: 'x' } },
      }),
      installationUpdate(told, 'add-upgrade'),
      installationUpdate(told, 'remove-upgrade'),
      membersAdded({ ...told, where: 'channel' }, [ALEX]),
    ];
    for (const one of quiet) {
      const got = await bench.deliver({
        ...one,
        channelData: { ...Object(one['channelData']), tenant: undefined },
      });
      assert.equal(got.status, 200, JSON.stringify(one));
    }
    assert.deepEqual(kinds(), []);
    assert.equal(bench.recorder.heard.length, quiet.length, 'each was seen');
    assert.deepEqual(posts(), []);
  });

  it('tells of installation, removal and changed places', async () => {
    bench.recorder.onInstalled = async (_address, turn) => void (await turn.say(card('welcome')));
    await bench.deliver(installationUpdate({ ...told, where: 'channel' }));
    await bench.deliver(membersAdded({ ...told, where: 'channel' }));
    await bench.deliver(installationUpdate({ ...told, where: 'channel' }, 'remove'));
    await bench.deliver(placeEvent(told, 'teamArchived'));
    assert.deepEqual(kinds(), ['installed', 'joined', 'removed', 'placeChanged']);
    const welcome = posts()[0];
    assert.equal(welcome?.path, '/v3/conversations', 'the welcome opens a thread of its own');
    assert.equal(welcome?.body.channelData.channel.id, CHANNEL.id);
    assert.equal(welcome?.body.bot.id, BOT.id);
  });

  it('answers an Action.Execute with a card for the presser', async () => {
    answerWith({ answer: 'card', card: card('yours'), for: 'presser' });
    const got = await bench.deliver(execute(told, 'show', { ref: 'vpp:1' }, '1500'));
    assert.equal(got.status, 200);
    assert.deepEqual(JSON.parse(got.body), {
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: card('yours').content,
    });
    assert.deepEqual(posts(), []);
  });

  it('shows the card of an Action.Execute to everyone when it is for everyone', async () => {
    bench.recorder.onMessage = async (_ask, turn) => void (await turn.say(card('before')));
    await bench.deliver(message(told, 'help'));
    const [id = ''] = connector.shown.keys();
    answerWith({ answer: 'card', card: card('after'), for: 'everyone' });
    const got = await bench.deliver(execute(told, 'show', {}, id));
    assert.equal(JSON.parse(got.body).value.body[0].text, 'after');
    assert.equal(connector.shown.get(id)?.activity.summary, 'after');
  });

  it('still answers the presser when the message for everyone is gone', async () => {
    answerWith({ answer: 'card', card: card('after'), for: 'everyone' });
    const got = await bench.deliver(execute(told, 'show', {}, 'deleted'));
    assert.equal(got.status, 200);
    assert.equal(JSON.parse(got.body).value.body[0].text, 'after');
  });

  it('answers an Action.Execute with a message', async () => {
    answerWith({ answer: 'message', note: { note: 'intune-is-asked' } });
    const got = await bench.deliver(execute(told, 'show'));
    const type = 'application/vnd.microsoft.activity.message';
    assert.deepEqual(JSON.parse(got.body), { statusCode: 200, type, value: 'intune-is-asked' });
  });

  it('edits the message of an Action.Submit for everyone, and in a personal chat also for the presser', async () => {
    bench.recorder.onMessage = async (_ask, turn) => void (await turn.say(card('before')));
    await bench.deliver(message({ ...told, where: 'channel', threadId: '1600' }, 'help'));
    await bench.deliver(message(told, 'help'));
    const [inChannel = '', inChat = ''] = connector.shown.keys();
    answerWith({ answer: 'card', card: card('everyone'), for: 'everyone' });
    await bench.deliver(submit({ ...told, where: 'channel', threadId: '1600' }, { verb: 'show' }, inChannel));
    answerWith({ answer: 'card', card: card('presser'), for: 'presser' });
    await bench.deliver(submit(told, { verb: 'show' }, inChat));
    assert.equal(connector.shown.get(inChannel)?.activity.summary, 'everyone');
    assert.equal(connector.shown.get(inChat)?.activity.summary, 'presser');
    assert.equal(connector.shown.size, 2);
  });

  it('answers an Action.Submit beside the card elsewhere, or when the card is gone', async () => {
    answerWith({ answer: 'card', card: card('presser'), for: 'presser' });
    await bench.deliver(submit({ ...told, where: 'channel', threadId: '1600' }, { verb: 'show' }, '1'));
    await bench.deliver(submit(told, { verb: 'show' }, 'deleted'));
    answerWith({ answer: 'message', note: { note: 'intune-is-asked' } });
    await bench.deliver(submit({ ...told, where: 'groupChat' }, { verb: 'show' }, '1'));
    const shown = [...connector.shown.values()].map((one) => [one.conversationId, one.activity.summary]);
    assert.deepEqual(shown, [
      [`${CHANNEL.id};messageid=1600`, 'presser'],
      ['a:alex-and-bot', 'presser'],
      ['19:chat@thread.v2', 'intune-is-asked'],
    ]);
  });

  it('says so when a handler fails, with an id that is in the log', async () => {
    bench.recorder.onMessage = async () => {
      throw new Error('the store is on fire');
    };
    const got = await bench.deliver(message(told, 'my secret question'));
    assert.equal(got.status, 200);
    assert.deepEqual(
      [...connector.shown.values()].map((one) => one.activity.summary),
      ['failed error-1 answer'],
    );
    const [line] = errors();
    assert.equal(line?.fields['errorId'], 'error-1');
    assert.equal(line?.fields['activityId'], '1700000000001');
    assert.match(String(line?.fields['stack']), /on fire/);
    assert.doesNotMatch(JSON.stringify(bench.lines), /secret question/);
  });

  it('answers a button whose handler fails with the id and what to try', async () => {
    bench.recorder.onPress = async () => {
      throw new Error('the store is on fire');
    };
    const got = await bench.deliver(execute(told, 'show'));
    assert.equal(got.status, 200);
    assert.match(JSON.parse(got.body).value, /failed error-1/);
    await bench.deliver(submit(told, { verb: 'show' }));
    assert.deepEqual(
      [...connector.shown.values()].map((one) => one.activity.summary),
      ['failed error-2 press'],
    );
  });

  it('is answered when Teams takes the answer and names no id', async () => {
    connector.fault({ method: 'POST' }, { status: 202 });
    const refs: unknown[] = [];
    bench.recorder.onMessage = async (_ask, turn) => void refs.push(await turn.say(card('hello')));
    await bench.deliver(message(told, 'help'));
    await bench.deliver(message({ ...told, where: 'channel', threadId: '1600' }, 'help'));
    assert.deepEqual(refs, [undefined, undefined]);
    assert.deepEqual(
      connector.sent.filter((one) => one.method === 'POST').map((one) => one.body.summary),
      ['hello', 'hello'],
      'nothing is said beside it',
    );
    assert.deepEqual(errors(), []);
  });

  it('logs it when even the failure cannot be said', async () => {
    connector.remove('a:alex-and-bot');
    bench.recorder.onMessage = async (_ask, turn) => void (await turn.say(card('hello')));
    const got = await bench.deliver(message(told, 'help'));
    assert.equal(got.status, 200);
    assert.deepEqual(
      errors().map((one) => one.fields['doing']),
      ['answer', 'saying that it failed'],
    );
    assert.match(String(errors()[0]?.fields['stack']), /destination-gone/);
  });

  it('answers although the place could not be remembered', async () => {
    bench.recorder.onSeen = async () => {
      throw new Error('the store is on fire');
    };
    await bench.deliver(message(told, 'help'));
    assert.deepEqual(kinds(), ['message']);
    assert.deepEqual(
      errors().map((one) => one.fields['doing']),
      ['remembering the place'],
    );
  });

  it('implements no other invoke, and fails at none, whatever its value', async () => {
    const names = [
      'composeExtension/submitAction',
      'composeExtension/query',
      'composeExtension/fetchTask',
      'fileConsent/invoke',
      'application/search',
      'task/fetch',
      'task/submit',
      'config/fetch',
      'tab/fetch',
      'actionableMessage/executeAction',
      'signin/verifyState',
      'somethingOfTheFuture',
    ];
    for (const name of names) {
      for (const value of [null, 'text', 7, true]) {
        const got = await bench.deliver(invoke(told, name, value));
        assert.deepEqual([got.status, got.body], [400, ''], `${name} with ${value}`);
      }
      for (const value of [{}, [], { action: null }, undefined]) {
        const got = await bench.deliver(invoke(told, name, value));
        assert.deepEqual([got.status, got.body], [501, ''], `${name} with ${JSON.stringify(value)}`);
      }
    }
    assert.deepEqual(errors(), []);
    assert.deepEqual(kinds(), []);
  });

  it('refuses an Action.Execute of any shape with a sentence, never with an error', async () => {
    for (const value of [null, 'text', {}, { action: null }, { action: { verb: {}, data: 'x' } }]) {
      const got = await bench.deliver(invoke(told, 'adaptiveCard/action', value));
      assert.equal(got.status, 200);
      assert.equal(JSON.parse(got.body).statusCode, 200);
    }
    assert.deepEqual(errors(), []);
  });
});

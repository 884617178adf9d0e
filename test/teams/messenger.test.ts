import assert from 'node:assert/strict';
import type { Messenger } from '../../src/ports.ts';
import { TEAMS_DEFAULTS } from '../../src/teams/teams.ts';
import { ALEX, BOT, CHANNEL, TENANT } from '../support/activities.ts';
import { type Connector, error, type Fault, startConnector } from '../support/connector/connector.ts';
import { ANONYMOUS, type Bench, card, channelAddress, chatAddress, refTo, startBench } from './support.ts';

const alex = { teamsId: ALEX.id, objectId: ALEX.aadObjectId, name: ALEX.name };

describe('the messenger', () => {
  let connector: Connector;
  let bench: Bench;
  let messenger: Messenger;

  beforeEach(async () => {
    connector = await startConnector();
    bench = await startBench();
    messenger = bench.teams.messenger;
  });
  afterEach(() => Promise.all([bench.close(), connector.close()]));

  const channel = () => channelAddress(connector.url);
  const chat = () => chatAddress(connector.url);

  it('opens a thread in a channel and gives the id it can be edited by', async () => {
    const posted = await messenger.post(channel(), card('one'));
    assert.ok(posted.outcome === 'delivered');
    const [id = ''] = connector.shown.keys();
    assert.deepEqual(posted.message, refTo(channel(), id, id));
    const body = connector.sent[0]?.body;
    assert.deepEqual(
      [body.isGroup, body.channelData.channel.id, body.bot.id, body.tenantId, body.activity.summary],
      [true, CHANNEL.id, BOT.id, TENANT, 'one'],
    );
    assert.ok(posted.message);
    const updated = await messenger.update(posted.message, card('two'));
    assert.equal(updated.outcome, 'delivered');
    assert.equal(connector.sent[1]?.path, `/v3/conversations/${CHANNEL.id};messageid=${id}/activities/${id}`);
    assert.equal(connector.shown.get(id)?.activity.summary, 'two');
  });

  it('replies in a thread and writes to chats', async () => {
    const reply = await messenger.post(channel(), card('one'), { threadId: '1600' });
    const inChat = await messenger.post(chat(), card('two'));
    const [first = '', second = ''] = connector.shown.keys();
    assert.deepEqual(reply, { outcome: 'delivered', message: refTo(channel(), first, '1600') });
    assert.deepEqual(inChat, { outcome: 'delivered', message: refTo(chat(), second) });
    assert.equal(connector.shown.get(first)?.conversationId, `${CHANNEL.id};messageid=1600`);
  });

  it('opens the personal chat with somebody', async () => {
    const got = await messenger.postToPerson(alex, channel(), card('one'));
    assert.ok(got.outcome === 'delivered');
    assert.deepEqual(got.message?.address, { ...chat(), conversationId: `a:chat-with-${ALEX.id}` });
    assert.deepEqual(connector.sent[0]?.body.members[0].id, ALEX.id);
    assert.equal(connector.shown.size, 1);
  });

  it('puts a mention beside those the card has', async () => {
    const own = { type: 'mention', text: '<at>x</at>', mentioned: { id: '1', name: 'x' } };
    const content = { ...card('one').content, msteams: { width: 'Full', entities: [own] } };
    await messenger.post(channel(), { summary: 'one', content }, { mention: alex });
    const msteams = connector.sent[0]?.body.activity.attachments[0].content.msteams;
    const mentioned = { id: ALEX.id, name: ALEX.name };
    assert.deepEqual(msteams.entities, [own, { type: 'mention', text: `<at>${ALEX.name}</at>`, mentioned }]);
    assert.equal(msteams.width, 'Full');
  });

  describe('says what became of it', () => {
    const blocked = {
      errorCode: 209,
      message: '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "details": "x" }',
    };
    const html = (status: number) => ({ status, body: '<html>from something in between</html>' });
    const ONCE = 1;
    const FIVE_TIMES = 5;
    const cases: readonly [string, Fault, string, number][] = [
      ['400', error(400, 'BadArgument', 'x'), 'rejected', ONCE],
      ['413, as JSON', error(413, 'MessageSizeTooBig', 'x'), 'rejected', ONCE],
      ['413, as a page of HTML', html(413), 'rejected', ONCE],
      ['401', error(401, 'BotNotRegistered', 'x'), 'try-later', ONCE],
      ['401 without a body', { status: 401 }, 'try-later', ONCE],
      ['403 not in roster', error(403, 'BotNotInConversationRoster', 'x'), 'destination-gone', ONCE],
      ['403 disabled', error(403, 'BotDisabledByAdmin', 'x'), 'destination-gone', ONCE],
      ['403 blocked by a user', error(403, 'ConversationBlockedByUser', 'x'), 'destination-gone', ONCE],
      ['403 not installed', error(403, 'ForbiddenOperationException', 'x'), 'destination-gone', ONCE],
      ['403 writes blocked', { status: 403, body: blocked }, 'destination-gone', ONCE],
      ['403 of another kind', error(403, 'NotEnoughPermissions', 'x'), 'try-later', ONCE],
      ['403 of another host', error(403, 'InvalidBotApiHost', 'x'), 'try-later', ONCE],
      ['403 of something in between', html(403), 'try-later', ONCE],
      ['404', error(404, 'ConversationNotFound', 'x'), 'destination-gone', ONCE],
      ['404 of another kind', error(404, 'NotFound', 'x'), 'try-later', ONCE],
      ['404 of something in between', html(404), 'try-later', ONCE],
      ['404 with a code of 403', error(404, 'BotDisabledByAdmin', 'x'), 'try-later', ONCE],
      ['405', { status: 405 }, 'try-later', ONCE],
      ['409', error(409, 'Conflict', 'x'), 'try-later', ONCE],
      ['410', { status: 410 }, 'try-later', ONCE],
      ['412 for ever', error(412, 'PreconditionFailed', 'x'), 'try-later', FIVE_TIMES],
      ['429 for ever', error(429, 'Throttled', 'x'), 'try-later', FIVE_TIMES],
      ['502 for ever', html(502), 'try-later', FIVE_TIMES],
      ['a reset for ever', { reset: true }, 'try-later', FIVE_TIMES],
    ];
    for (const [what, fault, outcome, attempts] of cases) {
      it(`${what}: ${outcome}`, async () => {
        connector.fault({}, fault);
        for (const got of [
          await messenger.post(channel(), card('one')),
          await messenger.post(chat(), card('one')),
          await messenger.update(refTo(chat(), '1'), card('one')),
          await messenger.postToPerson(alex, channel(), card('one')),
        ]) {
          assert.equal(got.outcome, outcome, JSON.stringify(got));
        }
        assert.equal(connector.sent.length, 4 * attempts);
        const waits = attempts === FIVE_TIMES ? [500, 1_000, 2_000, 4_000] : [];
        assert.deepEqual(bench.time.sleeps.slice(0, 4), waits);
        assert.equal(bench.lines.length, 4, 'each failure is in the log once');
        const forTheOperator = outcome === 'rejected' || what.startsWith('401');
        assert.equal(bench.lines[0]?.level, forTheOperator ? 'error' : 'warn');
      });
    }

    it('a deleted message: message-gone, and only for updates', async () => {
      assert.deepEqual(await messenger.update(refTo(chat(), 'deleted'), card('one')), {
        outcome: 'message-gone',
      });
      connector.fault({}, error(404, 'ActivityNotFoundInConversation', 'x'));
      const posted = await messenger.post(channel(), card('one'), { threadId: '1' });
      assert.equal(posted.outcome, 'try-later');
    });

    it('a removed bot: destination-gone', async () => {
      connector.remove(CHANNEL.id);
      const got = await messenger.post(channel(), card('one'));
      assert.deepEqual(
        [got.outcome, 'reason' in got && /BotNotInConversationRoster/.test(got.reason)],
        ['destination-gone', true],
      );
    });

    it('nobody listening: try-later', async () => {
      const other = await startConnector();
      await other.close();
      const got = await messenger.post(chatAddress(other.url), card('one'));
      assert.equal(got.outcome, 'try-later');
    });

    it('no token to be had because the registration is wrong: try-later, for the operator to see, and nothing is sent', async () => {
      // The token library refuses a login address without TLS before it asks anybody.
      const overrides = { ToChannelFromBotLoginUrl: 'http://127.0.0.1:9/tenant' };
      const connectors = [connector.url];
      const adapter = {
        ...ANONYMOUS,
        auth: 'required',
        password: 'not-a-real-one',
        overrides,
        connectors,
      } as const;
      const signing = await startBench({ adapter });
      const got = await signing.teams.messenger.post(chat(), card('one'));
      await signing.close();
      assert.equal(got.outcome, 'try-later');
      assert.equal(signing.lines.at(-1)?.level, 'error');
      assert.match(JSON.stringify(got), /authority_uri_insecure|authority/i);
      assert.doesNotMatch(JSON.stringify([got, signing.lines]), /not-a-real-one/);
      assert.deepEqual(connector.sent, []);
    });

    it('silence: try-later, after the time of a request', async () => {
      const impatient = await startBench({
        patience: { ...TEAMS_DEFAULTS.patience, request: 30 },
      });
      connector.fault({}, { silence: true });
      const got = await impatient.teams.messenger.post(chat(), card('one'));
      await impatient.close();
      assert.equal(got.outcome, 'try-later');
      assert.equal(connector.sent.length, 5);
    });

    for (const [what, body] of [
      ['no body', undefined],
      ['an empty object', {}],
      ['an empty id', { id: '' }],
      ['an id of another shape', { id: 7 }],
      ['something else', '<html>fine</html>'],
    ] as const) {
      it(`accepted with ${what}: delivered, without a message to follow up`, async () => {
        connector.fault({}, { status: 201, body });
        for (const posted of [
          await messenger.post(chat(), card('one')),
          await messenger.post(channel(), card('one')),
          await messenger.post(channel(), card('one'), { threadId: '1' }),
        ]) {
          assert.deepEqual(posted, { outcome: 'delivered' });
        }
        assert.equal(connector.sent.length, 3, 'and nothing is said twice');
        assert.match(JSON.stringify(bench.lines), /without naming its id/);
        const update = refTo(chat(), '1');
        assert.deepEqual(await messenger.update(update, card('one')), {
          outcome: 'delivered',
          message: update,
        });
      });
    }

    it('a chat that was opened without an id: try-later, because nothing could be said in it', async () => {
      connector.fault({}, { status: 201 });
      const got = await messenger.postToPerson(alex, channel(), card('one'));
      assert.equal(got.outcome, 'try-later');
    });
  });

  describe('tries again', () => {
    for (const status of [412, 429, 500, 502, 503, 504]) {
      it(`after ${status}, until it arrives, once`, async () => {
        connector.fault({}, { status, times: 2, body: { error: { code: 'x', message: 'x' } } });
        const got = await messenger.post(channel(), card('one'));
        assert.equal(got.outcome, 'delivered');
        assert.deepEqual([connector.sent.length, connector.shown.size], [3, 1]);
        assert.deepEqual(bench.time.sleeps, [500, 1_000]);
      });
    }

    it('after as long as Retry-After says', async () => {
      connector.fault({}, { status: 429, times: 1, headers: { 'retry-after': '7' } });
      const got = await messenger.post(channel(), card('one'));
      assert.equal(got.outcome, 'delivered');
      assert.deepEqual(bench.time.sleeps, [7_000]);
    });

    it('at the time a Retry-After names', async () => {
      const at = new Date(bench.time.clock() + 9_000).toUTCString();
      connector.fault({}, { status: 503, times: 1, headers: { 'retry-after': at } });
      assert.equal((await messenger.post(channel(), card('one'))).outcome, 'delivered');
      assert.deepEqual(bench.time.sleeps, [9_000]);
    });

    it('not at all when Retry-After is longer than anybody should wait', async () => {
      connector.fault({}, { status: 429, headers: { 'retry-after': '600' } });
      const got = await messenger.post(channel(), card('one'));
      assert.equal(got.outcome, 'try-later');
      assert.deepEqual([connector.sent.length, bench.time.sleeps], [1, []]);
    });
  });

  it('sends one at a time to a conversation, and in order', async () => {
    connector.fault({}, { status: 412, times: 3 });
    const posts = ['a', 'b', 'c', 'd'].map(
      async (name) => (await messenger.post(chat(), card(name))).outcome,
    );
    assert.deepEqual(await Promise.all(posts), ['delivered', 'delivered', 'delivered', 'delivered']);
    const names = connector.sent.map((one) => one.body.summary);
    assert.deepEqual(names, ['a', 'a', 'a', 'a', 'b', 'c', 'd']);
    await bench.teams.idle();
  });

  it('keeps to the limits, and says try-later instead of waiting for ever', async () => {
    const narrow = await startBench({
      limits: { conversation: [{ count: 2, ms: 60_000 }], tenant: [{ count: 50, ms: 1_000 }] },
      patience: { ...TEAMS_DEFAULTS.patience, proactive: 1_000 },
    });
    const got = [];
    for (const name of ['a', 'b', 'c']) got.push(await narrow.teams.messenger.post(chat(), card(name)));
    got.push(await narrow.teams.messenger.post(channel(), card('elsewhere')));
    await narrow.close();
    assert.deepEqual(
      got.map((one) => one.outcome),
      ['delivered', 'delivered', 'try-later', 'delivered'],
    );
  });
});

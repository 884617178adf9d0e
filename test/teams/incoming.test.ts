import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Address } from '../../src/domain/conversation.ts';
import {
  addressOf,
  askOf,
  changedPlaceOf,
  decodeIncoming,
  executeOf,
  type Incoming,
  placeChangeOf,
  submitOf,
  tenantsOf,
} from '../../src/teams/incoming.ts';
import {
  ALEX,
  BOT,
  CHANNEL,
  execute,
  installationUpdate,
  mention,
  message,
  placeEvent,
  rawMessage,
  submit,
  TEAM,
  TENANT,
} from '../support/activities.ts';

const told = { serviceUrl: 'https://smba.trafficmanager.net/teams/' };
const inChannel = { ...told, where: 'channel' } as const;

function decoded(activity: unknown): Incoming {
  const incoming = decodeIncoming(activity);
  assert.ok(incoming, 'the activity is understood');
  return incoming;
}

function ask(activity: unknown) {
  const incoming = decoded(activity);
  return askOf(incoming, addressOf(incoming));
}

function text(raw: string, entities: readonly unknown[] = [mention(BOT)]): string {
  return ask(rawMessage(inChannel, raw, { entities })).text;
}

describe('the text of a message', () => {
  const cases: readonly [string, string, string, (readonly unknown[])?][] = [
    [
      'loses the mention and the &nbsp; beside it',
      '<at>Token Warden</at>&nbsp;token status\r\n',
      'token status',
    ],
    ['loses a mention in the middle', 'token <at>Token Warden</at> status', 'token status'],
    ['loses every mention', '<at>Token Warden</at> <at>Token Warden</at> help', 'help'],
    [
      'loses a mention whose entity differs in case',
      '<at>Token Warden</at> help',
      'help',
      [mention({ ...BOT, id: BOT.id.toUpperCase() })],
    ],
    ['loses a mention without an entity, by the name', '<at>token warden</at> help', 'help', []],
    ['loses its name where somebody typed it', '@Token Warden, status', ', status'],
    ['loses its typed name in any case', 'status @token warden', 'status'],
    ['loses a mention with attributes', '<at id="0">Token Warden</at> help', 'help'],
    [
      'loses a name that came in two runs',
      '<at>Token</at>&nbsp;<at>Warden</at>&nbsp;help',
      'help',
      [mention({ ...BOT, name: 'Token' }), mention({ ...BOT, name: 'Warden' })],
    ],
    ['loses a renamed bot', '<at>Tokens</at> help', 'help', [mention({ ...BOT, name: 'Tokens' })]],
    [
      'loses a bot whose name is escaped in the text',
      '<at>R&amp;D Bot</at> help',
      'help',
      [mention({ id: BOT.id, name: 'R&D Bot' }, '<at>R&amp;D Bot</at>')],
    ],
    [
      'keeps the name of somebody else',
      '<at>Token Warden</at> ask <at>Alex Wilber</at>',
      'ask Alex Wilber',
      [mention(BOT), mention(ALEX)],
    ],
    [
      'tells a person with the name of the bot from the bot',
      '<at>Token Warden</at> show <at>Token Warden</at>',
      'show Token Warden',
      [mention(BOT), mention({ ...ALEX, name: BOT.name })],
    ],
    ['decodes entities once', '<at>Token Warden</at> show A &amp; B &amp;lt;', 'show A & B &lt;'],
    [
      'keeps what looks like a mention but was typed',
      '&lt;at&gt;Token Warden&lt;/at&gt;',
      '<at>Token Warden</at>',
    ],
    ['drops what cannot be seen', 'to\u200bken\ufeff sta\u00adtus\u200e', 'token status'],
    ['folds white space of every kind', ' token \u00a0 \n\t status\u3000', 'token status'],
    ['is empty when only the bot was called', '<at>Token Warden</at>&nbsp;\r\n', ''],
  ];
  for (const [what, raw, expected, entities] of cases) {
    it(what, () => assert.equal(text(raw, entities), expected));
  }

  it('is cut at 1,000 characters without halving one', () => {
    assert.equal(text('x'.repeat(5_000)).length, 1_000);
    assert.equal(text(`${'x'.repeat(999)}😀`), 'x'.repeat(999));
  });

  it('is never longer, never padded, and never fails, whatever was typed', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<at>', '</at>', '&nbsp;', '<at>Token Warden</at>', '&#x'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        const got = text(pieces.join(''));
        assert.ok(got.length <= 1_000);
        assert.equal(got, got.trim());
      }),
    );
  });

  it('ignores the HTML form Teams attaches', () => {
    assert.equal(ask(message(told, 'help')).text, 'help');
  });
});

describe('where and who', () => {
  it('reads a channel thread', () => {
    const got = ask(message({ ...inChannel, threadId: '1600' }, 'help'));
    assert.equal(got.threadId, '1600');
    assert.deepEqual(got.address, {
      kind: 'channel',
      tenantId: TENANT,
      serviceUrl: told.serviceUrl,
      conversationId: CHANNEL.id,
      botId: BOT.id,
      team: { id: TEAM.id },
      channel: { id: CHANNEL.id },
    } satisfies Address);
    assert.deepEqual(got.person, { teamsId: ALEX.id, objectId: ALEX.aadObjectId, name: ALEX.name });
  });

  it('reads group and personal chats, which have no threads', () => {
    const group = ask(message({ ...told, where: 'groupChat' }, 'help'));
    assert.equal(group.address.kind, 'group-chat');
    assert.equal(group.threadId, undefined);
    assert.equal(ask(message(told, 'help')).address.kind, 'personal');
  });

  it('reads the channel the installer picked, and the team with its group id', () => {
    const address = addressOf(decoded(installationUpdate(inChannel)));
    assert.equal(address.conversationId, CHANNEL.id);
    assert.deepEqual(address.team, { id: TEAM.id, groupId: TEAM.aadGroupId, name: TEAM.name });
  });

  it('names every tenant of an activity', () => {
    const odd = { ...message(told, 'help'), channelData: { tenant: { id: 'another' } } };
    assert.deepEqual(tenantsOf(decoded(odd)), [TENANT, 'another']);
  });

  it('gives up on what cannot be placed', () => {
    for (const spoilt of [
      { conversation: undefined },
      { serviceUrl: '' },
      { serviceUrl: 'nowhere' },
      { recipient: undefined },
    ]) {
      assert.equal(decodeIncoming({ ...message(told, 'help'), ...spoilt }), undefined);
    }
    assert.equal(decodeIncoming('text'), undefined);
  });

  it('passes over fields of an unknown shape', () => {
    const odd = {
      ...message(told, 'help'),
      entities: 'none',
      membersAdded: 7,
      replyToId: {},
      channelData: [],
    };
    assert.equal(ask(odd).text, 'help');
  });
});

describe('buttons', () => {
  it('reads an Action.Submit with its verb in the data', () => {
    const incoming = decoded(submit(told, { verb: 'status', page: 1 }, '1500'));
    const press = submitOf(incoming, addressOf(incoming));
    assert.deepEqual(
      [press?.verb, press?.data, press?.messageId],
      ['status', { verb: 'status', page: 1 }, '1500'],
    );
  });

  it('takes a message with text for a message, whatever its value', () => {
    const incoming = decoded({ ...message(told, 'help'), value: { verb: 'status' } });
    assert.equal(submitOf(incoming, addressOf(incoming)), undefined);
  });

  it('reads an Action.Execute, and an empty verb from what is none', () => {
    const incoming = decoded(execute(told, 'show', { ref: 'vpp:1' }, '1500'));
    const press = executeOf(incoming, addressOf(incoming));
    assert.deepEqual([press.verb, press.data, press.messageId], ['show', { ref: 'vpp:1' }, '1500']);
    for (const value of [undefined, null, 'x', { action: 3 }, { action: { verb: 9 } }]) {
      const odd = decoded({ ...execute(told, 'show'), value });
      assert.equal(executeOf(odd, addressOf(odd)).verb, '');
    }
  });
});

describe('events about places', () => {
  it('knows renamed, deleted, archived and restored ones', () => {
    const change = (event: string) => placeChangeOf(decoded(placeEvent(told, event, CHANNEL)));
    assert.deepEqual(change('channelRenamed'), { change: 'renamed', channelName: CHANNEL.name });
    assert.deepEqual(change('teamRenamed'), { change: 'renamed', teamName: TEAM.name });
    assert.deepEqual(change('channelDeleted'), { change: 'channel-deleted' });
    assert.deepEqual(change('teamHardDeleted'), { change: 'team-deleted' });
    assert.deepEqual(change('teamUnarchived'), { change: 'team-unarchived' });
    assert.equal(change('channelCreated'), undefined);
    assert.equal(change('somethingOfTheFuture'), undefined);
  });

  it('points at the channel it is about, not at the one that carried it', () => {
    const other = { id: '19:other@thread.tacv2', name: 'Other' };
    const incoming = decoded(placeEvent(told, 'channelRenamed', other));
    assert.equal(changedPlaceOf(incoming, addressOf(incoming)).conversationId, other.id);
  });
});

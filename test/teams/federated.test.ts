import assert from 'node:assert/strict';
import { createAdapter } from '../../src/teams/adapter.ts';
import { BOT, message } from '../support/activities.ts';
import { type Connector, startConnector } from '../support/connector/connector.ts';
import { type OpenId, startOpenId } from '../support/openid/openid.ts';
import { ANONYMOUS, type Bench, card, createLog, createTime, startBench } from './support.ts';

describe('a bot that signs in with a managed identity it trusts', () => {
  const botId = BOT.id.slice(3);
  const time = createTime();
  const scopes: string[] = [];
  let refuse = false;
  let openId: OpenId;
  let connector: Connector;
  let bench: Bench;

  before(async () => {
    openId = await startOpenId({ now: time.clock });
    connector = await startConnector();
    bench = await startBench({
      ...time,
      adapter: {
        ...ANONYMOUS,
        auth: 'required',
        tokenFor: async (scope) => {
          scopes.push(scope);
          if (refuse) throw new Error('AADSTS70021: no matching federated identity record');
          return 'bought-elsewhere';
        },
        overrides: openId.overrides,
        connectors: [connector.url],
      },
    });
    bench.recorder.onMessage = async (_ask, turn) => {
      await turn.say(card('here it is'));
    };
  });
  after(async () => {
    await Promise.all([bench.close(), connector.close(), openId.close()]);
  });

  async function knock() {
    const token = await openId.token({ botId, serviceUrl: connector.url });
    return bench.deliver(message({ serviceUrl: connector.url }, 'help'), `Bearer ${token}`);
  }

  it('answers with a token bought for Teams', async () => {
    assert.equal((await knock()).status, 200);
    assert.equal(connector.sent.at(-1)?.headers.authorization, 'Bearer bought-elsewhere');
    assert.deepEqual([...new Set(scopes)], ['https://api.botframework.com/.default']);
  });

  it('sends nothing while no token is to be had', async () => {
    refuse = true;
    const before = connector.sent.length;
    await knock();
    refuse = false;
    assert.equal(connector.sent.length, before);
  });

  it('needs a password or such a token', () => {
    const { log } = createLog();
    const options = { ...ANONYMOUS, auth: 'required', log, clock: time.clock } as const;
    assert.throws(() => createAdapter(options), /needs its password or a federated credential/);
  });
});

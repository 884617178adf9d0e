import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { AppCredentials } from 'botframework-connector';
import { channelKeys } from '../../src/teams/cloud.ts';
import { CONNECTORS, createTrust } from '../../src/teams/service-address.ts';
import { BOT } from '../support/activities.ts';
import { type Connector, startConnector } from '../support/connector/connector.ts';
import { ANONYMOUS, type Bench, card, channelAddress, chatAddress, refTo, startBench } from './support.ts';

const BOT_ID = BOT.id.slice(3);
const TOKEN = 'token-of-the-bot';

describe('the connectors of each cloud', () => {
  const REAL = {
    global: [
      'https://smba.trafficmanager.net/teams/',
      'https://smba.trafficmanager.net/emea/22222222-2222-4222-8222-222222222222/',
      'https://smba.infra.gcc.teams.microsoft.com/gcc',
      'https://smba.onyx.prod.teams.trafficmanager.net/emea/',
      'https://SMBA.trafficmanager.net:443/amer/',
    ],
    usgov: ['https://smba.infra.gov.teams.microsoft.us/gcch'],
    dod: ['https://smba.infra.dod.teams.microsoft.us/dod'],
    china: ['https://frontend.botapi.msg.infra.teams.microsoftonline.cn/'],
  } as const;
  const CLOUDS = ['global', 'usgov', 'dod', 'china'] as const;

  for (const cloud of CLOUDS) {
    it(`${cloud}: its own are trusted, those of the others are not`, () => {
      const trusts = createTrust({ auth: 'required', cloud });
      for (const other of CLOUDS) {
        for (const address of REAL[other]) assert.equal(trusts(address), other === cloud, address);
      }
    });
  }

  it('stand in docs/deploy.md, for whoever keeps the firewall', async () => {
    const docs = await readFile(new URL('../../docs/deploy.md', import.meta.url), 'utf8');
    for (const connector of Object.values(CONNECTORS).flat()) {
      const { host } = new URL(connector);
      assert.ok(docs.includes(`\`${host}\``), `name ${host} under "National clouds"`);
    }
  });

  it('nothing that only looks like one is trusted', () => {
    const trusts = createTrust({ auth: 'required', cloud: 'global' });
    for (const address of [
      'http://smba.trafficmanager.net/teams/',
      'https://smba.trafficmanager.net./teams/',
      'https://smba.trafficmanager.net:444/teams/',
      'https://smba.trafficmanager.net@example.org/',
      'https://me:pw@smba.trafficmanager.net/',
      'https://example.org/smba.trafficmanager.net/',
      'https://smba.trafficmanager.net.example.org/',
      'https://mine.trafficmanager.net/',
      'https://trafficmanager.net/',
      'https://botframework.com/',
      'http://127.0.0.1:3978/',
      'ftp://smba.trafficmanager.net/',
      'smba.trafficmanager.net',
      '',
    ]) {
      assert.equal(trusts(address), false, address);
    }
  });

  it('without authentication only this machine is', () => {
    const trusts = createTrust({ auth: 'none', cloud: 'global' });
    assert.ok(trusts('http://localhost:56150/_connector') && trusts('http://[::1]:1/'));
    for (const address of [
      'https://smba.trafficmanager.net/teams/',
      'http://rebound.example.org/',
      'http://127.0.0.1.example.org/',
      '',
    ])
      assert.equal(trusts(address), false, address);
  });
});

describe('the token of the bot', () => {
  let own: Connector;
  let stranger: Connector;
  let bench: Bench;
  let forget: () => void;

  before(() => {
    forget = rememberToken();
  });
  after(() => forget());
  beforeEach(async () => {
    own = await startConnector();
    stranger = await startConnector();
    bench = await startBench({
      adapter: { ...ANONYMOUS, auth: 'required', password: 'not-a-real-one', connectors: [own.url] },
    });
  });
  afterEach(() => Promise.all([bench.close(), own.close(), stranger.close()]));

  it('goes to the connector of the cloud', async () => {
    const got = await bench.teams.messenger.post(chatAddress(own.url), card('one'));
    assert.equal(got.outcome, 'delivered', JSON.stringify(got));
    assert.equal(own.sent[0]?.headers.authorization, `Bearer ${TOKEN}`);
  });

  it('goes nowhere else, whatever address was remembered', async () => {
    const { messenger } = bench.teams;
    for (const url of [stranger.url, stranger.url.replace('127.0.0.1', 'localhost')]) {
      const outcomes = [
        await messenger.post(chatAddress(url), card('one')),
        await messenger.post(channelAddress(url), card('one')),
        await messenger.post(channelAddress(url), card('one'), { threadId: '1' }),
        await messenger.update(refTo(chatAddress(url), '1'), card('one')),
        await messenger.postToPerson({ teamsId: '29:x', name: '' }, channelAddress(url), card('one')),
      ];
      for (const got of outcomes) {
        assert.equal(got.outcome, 'rejected');
        assert.match(JSON.stringify(got), /StrangeAddress/);
      }
    }
    assert.deepEqual(stranger.sent, []);
  });

  it('does not ask a stranger for the roster of a remembered team', async () => {
    const remembered = { get: async () => channelAddress(stranger.url), set: async () => undefined };
    const other = await startBench({
      teamMemory: remembered,
      adapter: { ...ANONYMOUS, auth: 'required', password: 'not-a-real-one', connectors: [own.url] },
    });
    assert.equal(await other.teams.roster.membershipOf({ teamsId: '29:x', name: '' }), 'unreadable');
    await other.close();
    assert.deepEqual(stranger.sent, []);
  });

  it('does not follow the connector to another host', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      own.fault({}, { status, headers: { location: `${stranger.url}v3/conversations/x/activities` } });
      await bench.teams.messenger.post(chatAddress(own.url), card('one'));
    }
    assert.deepEqual(stranger.sent, []);
  });
});

/** Puts a token into the SDK's memory, as if it had been bought: there is no login service on loopback. Returns what takes it out again. */
function rememberToken(): () => void {
  const memory: Map<string, { accessToken: string; expiresOn: Date }> = Reflect.get(AppCredentials, 'cache');
  const key = `${BOT_ID}${channelKeys('global', '').ToChannelFromBotOAuthScope}-cache`;
  memory.set(key, { accessToken: TOKEN, expiresOn: new Date(Date.now() + 3_600_000) });
  return () => void memory.delete(key);
}

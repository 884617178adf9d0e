import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { ALEX, BOT, execute, message, TENANT } from '../support/activities.ts';
import { type Connector, startConnector } from '../support/connector/connector.ts';
import { recordConsole } from '../support/console.ts';
import { type OpenId, startOpenId, type TokenChanges } from '../support/openid/openid.ts';
import { ANONYMOUS, type Bench, createTime, startBench } from './support.ts';

const BOT_ID = BOT.id.slice(3);
const OTHER_APP = '99999999-9999-4999-8999-999999999999';
const FOREIGN_TENANT = '88888888-8888-4888-8888-888888888888';
const HOUR = 3_600_000;

/** What Entra issues to the bot's own app, in the tenant or elsewhere. The SDK takes such a token for an emulator's. */
function ownToken(tenant: string): TokenChanges {
  const claims = { ver: '1.0', appid: BOT_ID, tid: tenant, serviceurl: undefined };
  return { issuer: `https://sts.windows.net/${tenant}/`, claims };
}

interface Attempt {
  readonly what: string;
  readonly status: 401 | 403;
  readonly token?: TokenChanges;
  /** In place of a token. */
  readonly header?: string | undefined;
  readonly activity?: { readonly [field: string]: unknown };
  /** Between the issue of the token and its use, ms. */
  readonly later?: number;
}

const SKILL = { ver: '1.0', appid: OTHER_APP };
const ATTEMPTS: readonly Attempt[] = [
  { what: 'no token', status: 401, header: undefined },
  { what: 'an empty header', status: 401, header: '' },
  { what: 'garbage', status: 401, header: 'Bearer garbage' },
  { what: 'garbage in three parts', status: 401, header: 'Bearer a.b.c' },
  { what: 'three empty objects', status: 401, header: 'Bearer e30.e30.e30' },
  { what: 'a password', status: 401, header: 'Basic dXNlcjpwYXNz' },
  { what: 'alg none', status: 401, token: { key: 'none' } },
  { what: 'HS256 with the public key', status: 401, token: { key: 'hs256' } },
  { what: 'an unknown key', status: 401, token: { key: 'unknown' } },
  {
    what: 'an unknown key under a published id',
    status: 401,
    token: { key: 'unknown', claimPublishedKey: true },
  },
  { what: 'a key of another channel', status: 401, token: { key: 'endorsed-elsewhere' } },
  { what: 'expired', status: 401, token: { expires: -600 } },
  { what: 'without an end', status: 401, token: { claims: { exp: undefined } } },
  { what: 'an end that is no number', status: 401, token: { claims: { exp: '4102444800' } } },
  { what: 'not yet valid', status: 401, token: { notBefore: 600, expires: 7_200 } },
  { what: 'another issuer', status: 401, token: { issuer: 'https://sts.example.org' } },
  { what: 'no issuer', status: 401, token: { claims: { iss: undefined } } },
  { what: 'several issuers', status: 401, token: { claims: { iss: ['https://api.botframework.com'] } } },
  { what: "another cloud's connector", status: 401, token: { issuer: 'https://api.botframework.us' } },
  { what: 'another audience', status: 401, token: { audience: OTHER_APP } },
  { what: 'no audience', status: 401, token: { claims: { aud: undefined } } },
  { what: 'several audiences', status: 401, token: { claims: { aud: [OTHER_APP, BOT_ID] } } },
  { what: 'another app, as a skill', status: 401, token: { claims: SKILL } },
  { what: 'another service address', status: 401, token: { serviceUrl: 'https://smba.trafficmanager.net/' } },
  { what: 'no service address', status: 401, token: { claims: { serviceurl: undefined } } },
  { what: "the emulator's tenant", status: 401, token: ownToken('d6d49420-f39b-4df7-a1dc-d59a935871db') },
  { what: "the bot's own app, in its tenant", status: 401, token: ownToken(TENANT) },
  { what: "the bot's own app, in a foreign tenant", status: 401, token: ownToken(FOREIGN_TENANT) },
  { what: 'another channel', status: 403, activity: { channelId: 'webchat' } },
  { what: "the emulator's channel", status: 403, activity: { channelId: 'emulator' } },
  { what: "Azure Stack Edge's channel", status: 403, activity: { channelId: 'AseChannel' } },
  { what: 'another tenant', status: 403, activity: { channelData: { tenant: { id: FOREIGN_TENANT } } } },
  // Last, because from then on it is later.
  { what: 'replayed after its time', status: 401, later: 2 * HOUR },
];

for (const type of ['SingleTenant', 'UserAssignedMSI'] as const) {
  describe(`tokens at the door of a bot of type ${type}`, () => {
    const time = createTime(Date.now());
    let openId: OpenId;
    let connector: Connector;
    let bench: Bench;
    let printed: ReturnType<typeof recordConsole>;

    before(async () => {
      printed = recordConsole();
      openId = await startOpenId({ now: time.clock });
      connector = await startConnector();
      bench = await startBench({
        ...time,
        adapter: {
          ...ANONYMOUS,
          type,
          auth: 'required',
          ...(type === 'SingleTenant' ? { password: 'not-a-real-one' } : {}),
          overrides: openId.overrides,
          connectors: [connector.url],
        },
      });
    });
    after(async () => {
      printed.restore();
      await Promise.all([bench.close(), connector.close(), openId.close()]);
    });
    beforeEach(() => {
      bench.recorder.heard.length = 0;
      bench.lines.length = 0;
    });

    const genuine = () => ({ botId: BOT_ID, serviceUrl: connector.url });

    async function headerOf(attempt: Attempt): Promise<string | undefined> {
      if ('header' in attempt) return attempt.header;
      return `Bearer ${await openId.token(genuine(), attempt.token)}`;
    }

    for (const build of [message, execute]) {
      it(`lets a genuine one in: ${build.name}`, async () => {
        const header = `Bearer ${await openId.token(genuine())}`;
        const got = await bench.deliver(build({ serviceUrl: connector.url }, 'help'), header);
        assert.equal(got.status, 200, got.body);
        const [, heard] = bench.recorder.heard;
        assert.equal(heard?.kind, build === message ? 'message' : 'press');
      });
    }

    it('lets a genuine one in whose times are off by four minutes, and one with claims nobody knows', async () => {
      for (const changes of [
        { expires: -240 },
        { notBefore: 240 },
        { claims: { tid: FOREIGN_TENANT, nbf: undefined, novelty: { a: 1 } } },
      ]) {
        const header = `Bearer ${await openId.token(genuine(), changes)}`;
        const got = await bench.deliver(message({ serviceUrl: connector.url }, 'help'), header);
        assert.equal(got.status, 200, JSON.stringify(changes));
      }
    });

    for (const attempt of ATTEMPTS) {
      it(`refuses ${attempt.what}`, async () => {
        const header = await headerOf(attempt);
        time.pass(attempt.later ?? 0);
        const told = { serviceUrl: connector.url, from: ALEX };
        const got = await bench.deliver({ ...message(told, 'help'), ...attempt.activity }, header);
        assert.equal(got.status, attempt.status);
        assert.equal(got.body, '', 'nothing is explained to a stranger');
        assert.deepEqual(bench.recorder.heard, []);
        assert.deepEqual(connector.sent, []);
        assert.deepEqual(
          bench.lines.map(({ level, message: text }) => [level, text]),
          [['warn', 'request turned away']],
        );
        assert.doesNotMatch(JSON.stringify(bench.lines), /eyJ|not-a-real-one/);
      });
    }

    it('refuses every service address that is not a connector of the cloud, before it says a word there', async () => {
      const stranger = await startConnector();
      for (const serviceUrl of [
        stranger.url,
        stranger.url.replace('127.0.0.1', 'localhost'),
        'https://smba.trafficmanager.net.example.org/',
        'https://evil.trafficmanager.net/',
        'https://smba.trafficmanager.net:8443/',
        'http://smba.trafficmanager.net/',
        'https://smba.infra.gov.teams.microsoft.us/teams/',
        'https://bot@smba.trafficmanager.net/',
      ]) {
        const header = `Bearer ${await openId.token({ ...genuine(), serviceUrl })}`;
        const got = await bench.deliver(message({ serviceUrl }, 'help'), header);
        assert.equal(got.status, 403, serviceUrl);
      }
      assert.deepEqual([bench.recorder.heard, stranger.sent], [[], []]);
      await stranger.close();
    });

    it('remembers nothing of what strangers claim', async () => {
      const { issuer } = sdkIssuers();
      const before = issuer.length;
      for (let i = 0; i < 200; i += 1) {
        const tid = `0000000${type.length % 10}-0000-4000-8000-${String(i).padStart(12, '0')}`;
        const issuerOfTheirs = `https://sts.windows.net/${tid}/`;
        const claims = { tid, pad: 'x'.repeat(1_000) };
        for (const changes of [{ claims }, { claims, issuer: issuerOfTheirs }]) {
          const header = `Bearer ${await openId.token(genuine(), { key: 'none', ...changes })}`;
          await bench.deliver(message({ serviceUrl: connector.url }, 'help'), header);
        }
      }
      assert.equal(issuer.length, before);
    });

    it('has printed nothing', () => {
      assert.deepEqual(printed.lines, []);
    });
  });
}

/** The list in which the SDK keeps every issuer it was ever told of. */
function sdkIssuers(): { readonly issuer: readonly string[] } {
  const inside = createRequire(import.meta.resolve('botframework-connector'));
  return inside('./auth/tokenValidationParameters.js').ToBotFromBotOrEmulatorTokenValidationParameters;
}

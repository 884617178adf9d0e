import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { message } from '../support/activities.ts';
import { type Bot, startBot } from '../support/bot.ts';
import { startConnector } from '../support/connector/connector.ts';

describe('a bot with BOT_AUTH=none', () => {
  let bot: Bot;
  before(async () => {
    bot = await startBot();
  });
  after(() => bot.stop());

  /** `fetch` does not let a test choose `Host`. */
  function ask(method: string, path: string, headers: Record<string, string>, body?: string) {
    return new Promise<{ status: number; text: string }>((resolve, reject) => {
      const { port } = new URL(bot.app.url);
      const asking = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
        let text = '';
        response.on('data', (data) => {
          text += String(data);
        });
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      asking.once('error', reject);
      asking.end(body);
    });
  }

  const PAGES = ['/healthz', '/readyz', '/metrics', '/nothing-here'];
  const activity = () => JSON.stringify(message({ serviceUrl: bot.connector.url }, 'token status'));
  const JSON_BODY = { 'content-type': 'application/json' };

  const strange: readonly (readonly [string, Record<string, string>])[] = [
    ['a name that was pointed at this machine', { host: 'rebound.example.org' }],
    ['the same with a port', { host: 'rebound.example.org:3978' }],
    ['a name that begins like loopback', { host: '127.0.0.1.example.org' }],
    ['another address of this machine', { host: '192.168.1.20:3978' }],
    ['a name that is none', { host: 'a b' }],
    ['a page of another site', { host: 'localhost', origin: 'https://example.org' }],
    ['a page without an origin', { host: 'localhost', origin: 'null' }],
  ];
  for (const [what, headers] of strange) {
    it(`tells nothing to ${what}`, async () => {
      for (const path of PAGES) {
        const got = await ask('GET', path, headers);
        assert.equal(got.status, 403, path);
        assert.doesNotMatch(got.text, /token_warden_|checks/);
      }
      const got = await ask('POST', '/api/messages', { ...headers, ...JSON_BODY }, activity());
      assert.equal(got.status, 403);
      assert.deepEqual(bot.connector.sent, []);
    });
  }

  it('tells nothing to who names no host', async () => {
    const got = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(bot.app.url).port), '127.0.0.1', () => {
        socket.write('GET /metrics HTTP/1.0\r\n\r\n');
      });
      socket.once('data', (data) => resolve(String(data)));
      socket.once('error', reject);
    });
    assert.match(got, /^HTTP\/1\.1 403 /);
  });

  it('answers programs on its own machine by any of its names', async () => {
    const { port } = new URL(bot.app.url);
    for (const host of ['localhost', `127.0.0.1:${port}`, '[::1]:3978', '127.8.9.10'])
      assert.equal((await ask('GET', '/healthz', { host })).status, 200, host);
    const own = { host: `localhost:${port}`, origin: 'http://localhost:56150' };
    assert.equal((await ask('GET', '/metrics', own)).status, 200);
  });

  it('sends nothing to an address outside, and believes no roster from there', async () => {
    const before = bot.connector.sent.length;
    for (const serviceUrl of [
      'http://rebound.example.org/',
      'https://smba.trafficmanager.net/teams/',
      'http://192.168.1.20:3978/',
    ]) {
      const body = JSON.stringify(message({ serviceUrl, where: 'channel' }, 'token status'));
      const got = await ask('POST', '/api/messages', { host: 'localhost', ...JSON_BODY }, body);
      assert.equal(got.status, 403, serviceUrl);
    }
    assert.equal(bot.connector.sent.length, before);
  });

  it('goes on answering a genuine client', async () => {
    const other = await startConnector();
    await bot.send(message({ serviceUrl: other.url.replace('127.0.0.1', 'localhost') }, 'help'));
    assert.equal(other.shown.size, 1);
    await other.close();
  });
});

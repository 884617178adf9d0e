import assert from 'node:assert/strict';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { BROKEN, withTeamsApp } from './support/broken.ts';
import { APP, examine, TENANT } from './support/set-up.ts';

describe('npm run doctor, one broken set-up at a time', () => {
  for (const { name, setUp, says, next } of BROKEN) {
    it(name, async () => {
      const lines = await examine(setUp);
      const text = lines.map(({ level, about, found }) => `${level} ${about} ${found}`);
      const at = text.findIndex((line) => says.test(line));
      assert.notEqual(at, -1, text.join('\n'));
      const line = lines[at];
      assert.ok(line !== undefined && line.level !== 'ok' && next.test(line.next), JSON.stringify(line));
    });
  }

  it('a port that another program has', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address() as AddressInfo;
    // The stranger speaks no HTTP: it takes connections and says nothing.
    const lines = await examine({ env: { PORT: String(address.port) } });
    server.close();
    const line = lines.find(({ about }) => about === 'port');
    assert.ok(line?.level === 'fail' && /taken by another program/.test(line.found), JSON.stringify(line));
    assert.match(line.next, /set PORT to a free one/);
  });
});

describe('npm run doctor, with nothing broken', () => {
  it('takes a running bot on its port for what it is', async () => {
    const bot = createHttpServer((_request, response) => response.end('{"status":"ok"}'));
    await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
    const { port } = bot.address() as AddressInfo;
    const line = (await examine({ env: { PORT: String(port) } })).find(({ about }) => about === 'port');
    bot.close();
    assert.deepEqual(line, {
      level: 'ok',
      about: 'port',
      found: `127.0.0.1:${port} is taken by a running bot`,
    });
  });

  it('knows its own Teams app', async () => {
    const id = APP.toUpperCase();
    const setUp = { prepare: withTeamsApp({ id, version: '1.2.0', bots: [{ botId: id }] }) };
    const line = (await examine(setUp)).find(({ about }) => about === 'teams app');
    assert.ok(
      line?.level === 'ok' && /version 1\.2\.0, names this bot/.test(line.found),
      JSON.stringify(line),
    );
  });

  it('says ok to everything, and leaves the store as it was', async () => {
    const lines = await examine({ endpoint: 400 });
    const others = lines.filter(({ level, about }) => level !== 'ok' && about !== 'teams app');
    assert.deepEqual(others, []);
    const abouts = lines.map(({ about }) => about);
    for (const about of [
      'config',
      'port',
      'store',
      'lease',
      'tenant',
      'clock',
      'sign-in',
      'roles',
      'endpoint',
    ]) {
      assert.ok(abouts.includes(about), about);
    }
    for (const about of ['graph push', 'graph vpp', 'graph ade', 'bot token', 'bot keys']) {
      assert.ok(abouts.includes(about), about);
    }
  });

  it('never prints a secret, not even one that another program repeats', async () => {
    for (const setUp of [
      { login: { refuse: 'AADSTS1' } },
      { env: { BOT_PASSWORD: 'wrong~but~secret' } },
      { env: { STORE_URL: 'azure-tables:AccountName=a;AccountKey=hush-hush-key==;TableEndpoint=http://x' } },
      { env: { BOT_TENANT_ID: TENANT, METRICS_TOKEN: 'short one' } },
    ]) {
      const said = JSON.stringify(await examine(setUp));
      assert.doesNotMatch(said, /right~secret|wrong~but|hush-hush|short one|eyJ/);
    }
  });
});

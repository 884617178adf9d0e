import assert from 'node:assert/strict';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { CHECKS, type Check } from '../../scripts/doctor/checks.ts';
import { startMailHost, startReceiver } from '../fallback/support.ts';
import { BROKEN, withTeamsApp } from './support/broken.ts';
import { APP, examine, SECRET, type SetUp, TENANT } from './support/set-up.ts';

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

describe('npm run doctor, about what is said outside of Teams', () => {
  const SECRET_OF_HOOK = `whsec_${Buffer.alloc(32).toString('base64')}`;

  it('says that both ways answer, and sends nothing', async () => {
    const [receiver, host] = [await startReceiver(), await startMailHost()];
    try {
      const env = {
        FALLBACK_WEBHOOK: receiver.url,
        FALLBACK_WEBHOOK_SECRET: SECRET_OF_HOOK,
        FALLBACK_MAIL: 'it@contoso.example',
        FALLBACK_SMTP: host.url,
      };
      const lines = (await examine({ env })).filter(({ about }) => ['webhook', 'mail'].includes(about));
      assert.deepEqual(
        lines.map(({ level }) => level),
        ['ok', 'ok'],
        JSON.stringify(lines),
      );
      assert.deepEqual([receiver.received.map(({ body }) => body), host.mails], [[''], []]);
      assert.doesNotMatch(JSON.stringify(lines), /s3cret|p%40ss|p@ss/);
    } finally {
      await receiver.stop();
      await host.stop();
    }
  });

  it('says which of them fails, and what to compare', async () => {
    const [receiver, host] = [await startReceiver(), await startMailHost()];
    try {
      receiver.answer(404);
      const env = {
        FALLBACK_WEBHOOK: receiver.url,
        FALLBACK_WEBHOOK_SECRET: SECRET_OF_HOOK,
        FALLBACK_MAIL: 'it@contoso.example',
        FALLBACK_SMTP: host.url.replace('p%40ss', 'wrong'),
      };
      const lines = await examine({ env });
      const [hook, mail] = ['webhook', 'mail'].map((one) => lines.find(({ about }) => about === one));
      assert.ok(hook?.level === 'fail' && hook.found.endsWith('HTTP 404'), JSON.stringify(hook));
      assert.ok(mail?.level === 'fail' && /EAUTH 535/.test(mail.found), JSON.stringify(mail));
      assert.match(mail.next, /user and password in FALLBACK_SMTP/);
    } finally {
      await receiver.stop();
      await host.stop();
    }
  });
});

describe('npm run doctor, about itself', () => {
  const said = async (setUp: SetUp) =>
    (await examine(setUp)).map(({ level, about, found }) => `${level} ${about} ${found}`);

  it('goes on when a check breaks in a way nobody expected', async () => {
    const broken: Check = {
      about: 'tenant',
      where: 'anywhere',
      run: () => Promise.reject(new RangeError(`wrong~secret is ${SECRET}\nand more`)),
    };
    const lines = await said({ endpoint: 400, checks: [broken, ...CHECKS] });
    const at = lines.indexOf('fail tenant could not be checked (RangeError: wrong~secret is (secret))');
    assert.ok(at >= 0, lines.join('\n'));
    assert.ok(lines.slice(at).some((line) => line.startsWith('ok endpoint')));
  });

  it('says where it is asked from, and leaves out what means nothing there', async () => {
    const lines = await said({ endpoint: 400, outside: true });
    assert.equal(lines[1], 'ok place asked from outside: port, store, sign-in and permissions are left out');
    const abouts = lines.map((line) => line.split(' ').slice(1, 3).join(' '));
    for (const about of ['port', 'store', 'lease', 'sign-in', 'bot token']) {
      assert.ok(!abouts.some((one) => one.startsWith(about)), about);
    }
    assert.ok(lines.some((line) => line.startsWith('ok endpoint')));
  });

  it('does not say that a bot runs and that none does', async () => {
    const bot = createHttpServer((_request, response) => response.end('{"status":"ok"}'));
    await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
    const { port } = bot.address() as AddressInfo;
    const lines = await said({ env: { PORT: String(port) } });
    bot.close();
    assert.ok(lines.some((line) => line.startsWith('ok port') && line.endsWith('taken by a running bot')));
    assert.ok(
      lines.some((line) => line.startsWith('warn lease held by nobody, but a bot runs on this machine')),
      lines.join('\n'),
    );
  });

  it('is content with a managed identity that the app trusts', async () => {
    const env = { BOT_PASSWORD: '', BOT_FEDERATED_IDENTITY: '88888888-0000-4000-8000-000000000009' };
    const lines = await said({ env, identity: 'of-the-trusted-identity', endpoint: 400 });
    assert.ok(lines.includes('ok place this machine can have a managed identity'), lines.join('\n'));
    const signedIn = lines.filter((line) => line.endsWith('by the managed identity that the app trusts'));
    assert.deepEqual(
      signedIn.map((line) => line.split(' app ')[0]),
      ['ok sign-in', 'ok bot token'],
      lines.join('\n'),
    );
  });

  it('was tried on at least 35 broken set-ups', () => {
    // One more is below: a port that another program has.
    assert.ok(BROKEN.length + 1 >= 35, String(BROKEN.length));
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

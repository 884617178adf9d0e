import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startChild } from '../../demo/child.ts';
import { freePort } from '../../demo/free-port.ts';
import { opener } from '../../demo/open-browser.ts';
import { DEMO_CHECK_EVERY, DEMO_PORTS, startDemo } from '../../demo/start.ts';
import { readConfig } from '../../src/config.ts';
import { MINUTE } from '../../src/domain/instant.ts';

const MAIN = fileURLToPath(new URL('../../demo/main.ts', import.meta.url));
const FREE_PORTS = { bot: 0, playground: 0, tenant: 0 };

describe('npm run demo', function () {
  this.timeout(40_000);
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  /** The demo as a person starts it, and what it printed when it was up. */
  async function run(env: NodeJS.ProcessEnv = {}) {
    const child = spawn(process.execPath, [MAIN], {
      env: { ...process.env, BROWSER: 'none', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    const ended = once(child, 'close');
    let text = '';
    child.stdout.on('data', (data) => {
      text += String(data);
    });
    child.stderr.on('data', (data) => {
      text += String(data);
    });
    while (!text.includes('Ctrl-C') && child.exitCode === null) await delay(20);
    const [playground = '', tenant = ''] = text.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
    return { child, ended, playground, tenant, text: () => text };
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`prints its addresses, answers there, and ${signal} ends every part within 5 seconds with code 0`, async () => {
      const { child, ended, playground, tenant, text } = await run();
      assert.match(text(), /Three things to try/, text());
      assert.match(text(), /3\. Renew .* at {2}http:\/\/127\.0\.0\.1:\d+\/ {2}and watch the card turn green/);
      assert.ok(await isUp(playground), 'the playground answers at the printed address');
      assert.ok(await isUp(tenant), 'the admin page answers at the printed address');
      const sentAt = performance.now();
      child.kill(signal);
      // Ctrl-C reaches the demo a second time through npm.
      child.kill(signal);
      assert.deepEqual(await ended, [0, null], text());
      assert.ok(performance.now() - sentAt < 5_000);
      assert.equal(await isUp(playground), false, 'the playground has ended');
    });
  }

  it('leaves no orphan when it is killed without a chance to tidy up', async () => {
    const { child, playground } = await run();
    assert.ok(await isUp(playground));
    child.kill('SIGKILL');
    while (await isUp(playground)) await delay(20);
  });

  it('says which part ended and its last words, with code 1, and ends the others', async () => {
    const { ended, text } = await run({ LOG_LEVEL: 'chatty' });
    assert.deepEqual(await ended, [1, null]);
    assert.match(text(), /The bot ended with code 78\. Its last words:\n.*LOG_LEVEL must be one of/s);
  });
});

describe('the parts of the demo', function () {
  this.timeout(40_000);

  it('takes other ports than taken ones, keeps the settings of a real bot away, and stops listening in the end', async () => {
    const taken = await Promise.all(Object.values(DEMO_PORTS).map(occupy));
    const demo = await startDemo({
      ports: DEMO_PORTS,
      env: process.env,
      signal: new AbortController().signal,
    });
    const addresses = [demo.url, `${demo.botUrl}/healthz`, demo.tenant.adminUrl];
    assert.deepEqual(await Promise.all(addresses.map(isUp)), [true, true, true]);
    const ports = addresses.map((address) => Number(new URL(address).port));
    assert.deepEqual(
      ports.filter((port) => Object.values<number>(DEMO_PORTS).includes(port)),
      [],
    );
    await demo.stop();
    assert.deepEqual(await Promise.all(addresses.map(isUp)), [false, false, false]);
    for (const server of taken) server?.close();
  });

  it('looks so often that three failed looks are over within a minute', () => {
    const { checkEvery } = readConfig({
      BOT_AUTH: 'none',
      HOST: '127.0.0.1',
      GRAPH_BASE_URL: 'http://127.0.0.1:1',
      GRAPH_ACCESS_TOKEN: 'demo-token',
      CHECK_EVERY: DEMO_CHECK_EVERY,
    });
    assert.ok(3 * checkEvery < MINUTE);
  });

  it('gives the start up when asked to, and leaves nothing running', async () => {
    const reason = new Error('enough');
    const leaving = new AbortController();
    const starting = startDemo({ ports: FREE_PORTS, env: process.env, signal: leaving.signal });
    setTimeout(() => leaving.abort(reason), 200);
    await assert.rejects(starting, reason);
  });

  it('insists on the end of a child that will not listen', async () => {
    const script =
      'process.on("SIGTERM", () => console.error("not now")); console.log("up"); setInterval(() => 0, 9e5);';
    const up = Promise.withResolvers<void>();
    const child = startChild({
      name: 'Stubborn',
      args: ['-e', script],
      env: process.env,
      onLine: () => up.resolve(),
    });
    await up.promise;
    await child.stop(100);
    assert.match(await child.ended, /^Stubborn was ended by SIGKILL\. Its last words:\n {2}not now$/);
    await child.stop(100);
  });

  it('prefers a port and falls back to a free one', async () => {
    const port = await freePort(0);
    assert.equal(await freePort(port), port);
    const server = await occupy(port);
    assert.notEqual(await freePort(port), port);
    server?.close();
  });

  it('opens a browser only where there is one', () => {
    assert.equal(opener({}, 'linux'), undefined);
    assert.equal(opener({ DISPLAY: ':0', CI: 'true' }, 'linux'), undefined);
    assert.equal(opener({ BROWSER: 'none' }, 'darwin'), undefined);
    assert.deepEqual(opener({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux'), ['xdg-open']);
    assert.deepEqual(opener({}, 'darwin'), ['open']);
    assert.deepEqual(opener({}, 'win32'), ['cmd', '/c', 'start', '']);
  });
});

async function isUp(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch (error) {
    // What fetch throws when nobody listens; anything else is a mistake of the test.
    if (error instanceof TypeError && error.message === 'fetch failed') return false;
    throw error;
  }
}

/** Listens on the port, unless somebody does already. */
async function occupy(port: number): Promise<Server | undefined> {
  if ((await freePort(port)) !== port) return undefined;
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { watchConnections } from '../../src/http/connections.ts';
import { type HttpServer, startHttp } from '../../src/http/server.ts';
import { silentLog } from '../support/log.ts';

const ACTIVITY = JSON.stringify({
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:1/',
  conversation: { id: 'c' },
  from: { id: 'u' },
  recipient: { id: 'b' },
});
const POST = `POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${ACTIVITY.length}\r\n\r\n`;
const UPGRADE = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

interface Caller {
  /** What has come back. */
  text(): string;
  /** Resolves to the ms from the connection's beginning to its end. */
  readonly ended: Promise<number>;
  write(text: string): void;
  destroy(): void;
}

async function call(port: number, text: string): Promise<Caller> {
  const started = performance.now();
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let got = '';
  socket.on('data', (data) => {
    got += String(data);
  });
  // Being cut off is what these tests wait for.
  socket.on('error', () => socket.destroy());
  const ended = new Promise<number>((resolve) => {
    const end = () => resolve(performance.now() - started);
    socket.once('end', end);
    socket.once('close', end);
  });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  if (text !== '') socket.write(text);
  return {
    text: () => got,
    ended,
    write: (more) => void socket.write(more),
    destroy: () => void socket.destroy(),
  };
}

describe('connections', () => {
  let server: HttpServer;
  let port: number;
  let turns: number;
  let release: () => void;

  beforeEach(async () => {
    turns = 0;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    server = await startHttp({
      host: '127.0.0.1',
      port: 0,
      ownMachineOnly: false,
      log: silentLog,
      processActivity: async (_request, response) => {
        turns += 1;
        await held;
        response.send(200);
      },
      health: async () => ({ ready: true, checks: {} }),
    });
    port = Number(new URL(server.url).port);
  });
  afterEach(async () => {
    release();
    await server.stop(100);
  });

  async function within(ms: number, what: string, work: Promise<unknown>): Promise<void> {
    const late = await Promise.race([work.then(() => false), delay(ms, true, { ref: false })]);
    assert.equal(late, false, `${what} took more than ${ms} ms`);
  }

  it('that want to leave HTTP are refused with 400 and ended', async () => {
    for (const text of [
      UPGRADE,
      `${UPGRADE}and some frames of the other protocol`,
      UPGRADE.replace('GET / ', 'POST /api/messages '),
      'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n',
    ]) {
      const caller = await call(port, text);
      await within(1_000, 'the refusal', caller.ended);
      assert.match(caller.text(), /^HTTP\/1\.1 400 Bad Request\r\n/);
      assert.match(caller.text(), /Connection: close\r\n.*\{"error":\{"code":"BadRequest"/s);
    }
    const tunnel = await call(port, 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n');
    await within(1_000, 'the end of a tunnel', tunnel.ended);
    assert.equal(turns, 0);
  });

  it('that want to leave HTTP and are gone at once end nothing else', async () => {
    for (let i = 0; i < 50; i += 1) (await call(port, UPGRADE)).destroy();
    await delay(100);
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  });

  it('of every kind end when the bot stops, and those that are not being answered within a second or so', async () => {
    const idle = await call(port, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    while (!idle.text().includes('"ok"')) await delay(5);
    const callers = {
      idle,
      mute: await call(port, ''),
      'half a head': await call(port, 'POST /api/messages HTTP/1.1\r\nHost: x\r\n'),
      'half a body': await call(port, `${POST}${ACTIVITY.slice(0, 20)}`),
      upgrade: await call(port, UPGRADE),
    };
    await delay(50);
    await within(2_500, 'stopping', server.stop(10_000));
    for (const [name, { ended }] of Object.entries(callers)) await within(100, `the end of ${name}`, ended);
  });

  it('that are being answered are waited for, and closed with the answer', async () => {
    const caller = await call(port, POST + ACTIVITY);
    while (turns === 0) await delay(5);
    const stopped = server.stop(10_000);
    await delay(1_500);
    assert.equal(caller.text(), '');
    release();
    await within(1_000, 'stopping', stopped);
    await caller.ended;
    assert.match(caller.text(), /^HTTP\/1\.1 200 OK\r\n/);
    assert.match(caller.text(), /Connection: close/i);
  });

  it('whose request is nearly there when the bot stops may finish it', async () => {
    const caller = await call(port, `${POST}${ACTIVITY.slice(0, 20)}`);
    await delay(50);
    const stopped = server.stop(10_000);
    caller.write(ACTIVITY.slice(20));
    while (turns === 0) await delay(5);
    release();
    await within(1_000, 'stopping', stopped);
    await caller.ended;
    assert.match(caller.text(), /^HTTP\/1\.1 200 OK\r\n/);
  });

  it('whose answer never comes are cut off after the patience', async () => {
    const caller = await call(port, POST + ACTIVITY);
    while (turns === 0) await delay(5);
    await within(1_000, 'stopping', server.stop(300));
    await within(100, 'the end', caller.ended);
  });
});

describe('the ends of connections', () => {
  it('come by themselves: nothing sent, half sent, never answered, never read', async () => {
    const server = createServer({ connectionsCheckingInterval: 50 }, (request, response) => {
      if (request.url === '/never') return;
      // More than the buffers between the two take in.
      response.end('x'.repeat(20_000_000));
    });
    const connections = watchConnections(server, { request: 200, silence: 400 });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const unread = connect({ port, host: '127.0.0.1' });
    unread.on('error', () => unread.destroy());
    unread.write('GET /much HTTP/1.1\r\nHost: x\r\n\r\n');
    unread.pause();
    const callers = [
      await call(port, ''),
      await call(port, 'GET /never HTTP/1.1\r\nHos'),
      await call(port, 'POST /never HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n123'),
      await call(port, 'GET /never HTTP/1.1\r\nHost: x\r\n\r\n'),
    ];
    const took = await Promise.all(callers.map(({ ended }) => ended));
    assert.ok(
      took.every((ms) => ms < 2_000),
      took.join(', '),
    );
    const open = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
    const end = performance.now() + 3_000;
    while ((await open()) > 0 && performance.now() < end) await delay(20);
    assert.equal(await open(), 0);
    unread.destroy();
    await connections.stop(100);
  });
});

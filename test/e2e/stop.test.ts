import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../demo/free-port.ts';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';
import { TENANT } from '../support/activities.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const POST = 'POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n';

describe('SIGTERM', function () {
  this.timeout(40_000);
  let tenant: Tenant;
  let child: ChildProcess;
  const sockets: Socket[] = [];

  beforeEach(async () => {
    tenant = await startTenant({ now: Date.now });
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    child.kill('SIGKILL');
    await tenant.close();
  });

  async function start(): Promise<{ readonly port: number; readonly printed: () => string }> {
    const port = await freePort(0);
    const env = {
      PATH: process.env['PATH'],
      ENV_FILE: '',
      BOT_AUTH: 'none',
      HOST: '127.0.0.1',
      PORT: String(port),
      BOT_TENANT_ID: TENANT,
      GRAPH_BASE_URL: tenant.url,
      GRAPH_ACCESS_TOKEN: 'demo-token',
      STORE_URL: 'memory:',
    };
    child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let errors = '';
    child.stdout?.on('data', (data) => {
      out += String(data);
    });
    child.stderr?.on('data', (data) => {
      errors += String(data);
    });
    while (!out.includes('"cycle"') && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 20));
    return { port, printed: () => errors };
  }

  async function hold(port: number, text: string): Promise<void> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    // Being cut off is what this test waits for.
    socket.on('error', () => socket.destroy());
    sockets.push(socket);
    await once(socket, 'connect');
    if (text !== '') socket.write(text);
  }

  it('ends the bot within 10 s and with code 0, whatever hangs on its connections, and prints nothing to stderr', async () => {
    const { port, printed } = await start();
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    for (const text of [
      '',
      'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n${upgrade}`,
      `${POST}${upgrade}`,
      POST,
      `${POST}Content-Length: 1000\r\n\r\n{"type":`,
      `${POST}Transfer-Encoding: chunked\r\n\r\n5\r\n{"typ`,
    ])
      await hold(port, text);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const started = performance.now();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
    const ms = performance.now() - started;
    assert.ok(ms < 10_000, `${ms} ms`);
    assert.equal(printed(), '');
  });
});

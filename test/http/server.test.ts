import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { createHealth } from '../../src/http/health.ts';
import { BODY_LIMIT } from '../../src/http/json-body.ts';
import { type HttpServer, startHttp } from '../../src/http/server.ts';
import { NOW } from '../support/builders.ts';
import { recordingLog, silentLog } from '../support/log.ts';

const ACTIVITY = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:1/',
  conversation: { id: 'c' },
  from: { id: 'u' },
  recipient: { id: 'b' },
};

describe('http', () => {
  let server: HttpServer;
  let seen: unknown[];
  let storeError: Error | undefined;
  let goodLookAt: number | 'unknown' | undefined;
  let release: () => void;
  let log: ReturnType<typeof recordingLog>;

  beforeEach(async () => {
    seen = [];
    log = recordingLog();
    storeError = undefined;
    goodLookAt = NOW;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    server = await startHttp({
      host: '127.0.0.1',
      port: 0,
      ownMachineOnly: false,
      log,
      processActivity: async (request, response) => {
        seen.push(request.body);
        if ((request.body as { text?: string }).text === 'slow') await held;
        response.send(200);
      },
      health: createHealth({
        clock: () => NOW,
        checkEvery: 60_000,
        lastGoodLookAt: async () => {
          if (goodLookAt === 'unknown') throw new Error('the store is silent');
          return goodLookAt;
        },
        unheard: () => undefined,
        probeStore: async () => {
          if (storeError !== undefined) throw storeError;
        },
      }),
    });
  });
  afterEach(async () => {
    release();
    await server.stop(100);
  });

  async function post(
    body: string,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) {
    const response = await fetch(`${server.url}/api/messages`, { method: 'POST', body, headers });
    return {
      status: response.status,
      text: await response.text(),
      type: response.headers.get('content-type'),
    };
  }

  it('hands an activity over', async () => {
    assert.equal((await post(JSON.stringify(ACTIVITY))).status, 200);
    assert.deepEqual(seen, [ACTIVITY]);
  });

  it('takes a charset', async () => {
    assert.equal(
      (await post(JSON.stringify(ACTIVITY), { 'content-type': 'application/json; charset=utf-8' })).status,
      200,
    );
  });

  const { recipient: _, ...headless } = ACTIVITY;
  for (const [name, body, headers, status] of [
    ['no body', '', undefined, 400],
    ['broken JSON', '{"type":', undefined, 400],
    ['an array', '[]', undefined, 400],
    ['null', 'null', undefined, 400],
    ['a text', '"hello"', undefined, 400],
    ['an activity without a recipient', JSON.stringify(headless), undefined, 400],
    ['an activity whose sender is a text', JSON.stringify({ ...ACTIVITY, from: 'me' }), undefined, 400],
    ['plain text', JSON.stringify(ACTIVITY), { 'content-type': 'text/plain' }, 415],
    ['a beacon', JSON.stringify(ACTIVITY), { 'content-type': 'text/plain;charset=UTF-8' }, 415],
    ['a form with files', '--x', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['more than 256 KB', JSON.stringify({ ...ACTIVITY, text: 'x'.repeat(BODY_LIMIT) }), undefined, 413],
  ] as const) {
    it(`answers ${name} with ${status} and a JSON error, and goes on working`, async () => {
      const answer = await post(body, headers);
      assert.equal(answer.status, status);
      assert.match(answer.type ?? '', /application\/json/);
      assert.match((JSON.parse(answer.text) as { error: { message: string } }).error.message, /\w+ .*\.$/);
      assert.deepEqual(seen, []);
      assert.equal((await post(JSON.stringify(ACTIVITY))).status, 200);
    });
  }

  it('refuses a large body that is sent in pieces without a length', async () => {
    const status = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
        socket.write(
          'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
        );
        for (let sent = 0; sent <= BODY_LIMIT; sent += 65_536)
          socket.write(`10000\r\n${'x'.repeat(65_536)}\r\n`);
        socket.write('0\r\n\r\n');
      });
      socket.once('data', (data) => {
        resolve(data.toString().split('\r\n')[0] ?? '');
        socket.destroy();
      });
      socket.once('error', reject);
    });
    assert.equal(status, 'HTTP/1.1 413 Payload Too Large');
  });

  it('takes a body that is cut off for what it is: a line without a stack, and no error', async () => {
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
        socket.write(
          'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"type":',
        );
        setTimeout(() => socket.destroy(), 50);
      });
      socket.once('close', () => resolve());
      socket.once('error', reject);
    });
    while (log.lines.length === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(log.lines, [
      { level: 'warn', fields: { status: 400, code: 'BadRequest' }, message: 'a body was refused' },
    ]);
    assert.deepEqual(seen, []);
    assert.equal((await post(JSON.stringify(ACTIVITY))).status, 200);
  });

  it('answers other addresses and methods in JSON', async () => {
    for (const [path, status] of [
      ['/', 404],
      ['/api/messages', 405],
    ] as const) {
      const response = await fetch(`${server.url}${path}`);
      assert.equal(response.status, status);
      assert.equal(
        typeof ((await response.json()) as { error: { message: string } }).error.message,
        'string',
      );
    }
  });

  it('is healthy while it runs, and ready while store and Intune can be read', async () => {
    const status = async (path: string) => (await fetch(`${server.url}${path}`)).status;
    assert.equal(await status('/healthz'), 200);
    assert.equal(await status('/readyz'), 200);
    goodLookAt = NOW - 120_001;
    assert.equal(await status('/readyz'), 503);
    for (const at of [undefined, 'unknown'] as const) {
      goodLookAt = at;
      assert.equal(await status('/readyz'), 503);
    }
    goodLookAt = NOW;
    storeError = new Error('the disk is full');
    const response = await fetch(`${server.url}/readyz`);
    assert.equal(response.status, 503);
    assert.deepEqual(((await response.json()) as { checks: { store: unknown } }).checks.store, {
      ok: false,
      detail: 'the disk is full',
    });
    assert.equal(await status('/healthz'), 200);
  });

  it('waits for the turns in flight when it stops, and takes no new ones', async () => {
    const slow = post(JSON.stringify({ ...ACTIVITY, text: 'slow' }));
    while (seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const stopped = server.stop(5_000);
    await assert.rejects(post(JSON.stringify(ACTIVITY)));
    release();
    assert.equal((await slow).status, 200);
    await stopped;
  });

  it('says why it cannot listen', async () => {
    const port = Number(new URL(server.url).port);
    const again = startHttp({
      host: '127.0.0.1',
      port,
      ownMachineOnly: false,
      log: silentLog,
      processActivity: async () => undefined,
      health: async () => ({ ready: true, checks: {} }),
    });
    await assert.rejects(again, { code: 'EADDRINUSE' });
  });
});

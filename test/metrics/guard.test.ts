import assert from 'node:assert/strict';
import { createHealth } from '../../src/http/health.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { createMetricsPage } from '../../src/http/metrics-page.ts';
import { type HttpServer, startHttp } from '../../src/http/server.ts';
import { NOW } from '../support/builders.ts';
import { silentLog } from '../support/log.ts';

const TOKEN = 'sixteen-or-more-letters';
const STANDING = {
  now: NOW,
  assessment: undefined,
  lastGoodLookAt: undefined,
  lastCycleAt: undefined,
  leading: false,
  failedCycles: 0,
  everyReminderHeard: true,
};

describe('/metrics', () => {
  let server: HttpServer | undefined;
  afterEach(() => server?.stop(100));

  async function serve(token: string | undefined, onLoopback: boolean) {
    const metrics = createMetrics({ version: '1.2.3' });
    server = await startHttp({
      host: '127.0.0.1',
      port: 0,
      ownMachineOnly: false,
      log: silentLog,
      processActivity: async (_request, response) => void response.send(200),
      health: createHealth({
        clock: () => NOW,
        checkEvery: 60_000,
        lastGoodLookAt: async () => NOW,
        unheard: () => undefined,
        probeStore: async () => undefined,
      }),
      metrics: createMetricsPage({ metrics, token, onLoopback, standing: async () => STANDING }),
    });
    const { url } = server;
    return async (headers: Record<string, string> = {}) => {
      const response = await fetch(`${url}/metrics`, { headers });
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        text: await response.text(),
      };
    };
  }

  it('is open on loopback, in the format of Prometheus', async () => {
    const { status, type, text } = await (await serve(undefined, true))();
    assert.equal(status, 200);
    assert.match(type ?? '', /^text\/plain; version=0\.0\.4/);
    assert.match(text, /^token_warden_build_info\{version="1\.2\.3"\} 1$/m);
    assert.match(text, /^token_warden_leader 0$/m);
  });

  it('has no line for what never happened', async () => {
    const { text } = await (await serve(undefined, true))();
    assert.doesNotMatch(text, /^token_warden_last_good_look_timestamp_seconds/m);
  });

  it('is not there for those who come through a proxy, or on every address', async () => {
    const ask = await serve(undefined, true);
    for (const name of ['X-Forwarded-For', 'Forwarded', 'Via', 'X-Real-IP']) {
      assert.equal((await ask({ [name]: '192.0.2.1' })).status, 404, name);
    }
    await server?.stop(100);
    const { status, text } = await (await serve(undefined, false))();
    assert.equal(status, 404);
    assert.doesNotMatch(text, /token_warden/);
  });

  it('asks for the token when there is one, wherever it listens', async () => {
    for (const onLoopback of [true, false]) {
      const ask = await serve(TOKEN, onLoopback);
      assert.equal((await ask()).status, 401);
      for (const authorization of ['Bearer', `Bearer ${TOKEN}x`, 'Bearer wrong', `Basic ${TOKEN}`, TOKEN]) {
        const { status, text } = await ask({ authorization });
        assert.equal(status, 401, authorization);
        assert.doesNotMatch(text, /token_warden|sixteen/);
      }
      const { status, text } = await ask({
        authorization: `Bearer ${TOKEN}`,
        'x-forwarded-for': '192.0.2.1',
      });
      assert.equal(status, 200);
      assert.match(text, /token_warden_build_info/);
      await server?.stop(100);
    }
  });
});

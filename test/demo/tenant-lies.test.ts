import assert from 'node:assert/strict';
import { request } from 'node:http';
import { DEMO_IDS } from '../../demo/tenant/demo-data.ts';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 30);
const PUSH = '/v1.0/deviceManagement/applePushNotificationCertificate';
const VPP = '/v1.0/deviceAppManagement/vppTokens';
const VPP_BETA = '/beta/deviceAppManagement/vppTokens';
const SYNC_HQ = `${VPP}/${DEMO_IDS.hq}/syncLicenses`;

type Json = { readonly [name: string]: unknown };
interface List {
  readonly value: readonly Json[];
  readonly error?: { readonly code: string };
  readonly '@odata.nextLink'?: string;
}

describe('lies of the simulated tenant', () => {
  let tenant: Tenant;

  beforeEach(async () => {
    tenant = await startTenant({ now: () => NOW });
  });
  afterEach(() => tenant.close());

  function ask(path: string, method = 'GET'): Promise<Response> {
    const url = path.startsWith('http') ? path : tenant.url + path;
    return fetch(url, { method, headers: { Authorization: 'Bearer demo-token' } });
  }

  async function one(path: string): Promise<Json> {
    return (await (await ask(path)).json()) as Json;
  }

  async function list(path: string): Promise<List> {
    return (await (await ask(path)).json()) as List;
  }

  it('put an error into a 200: beside nothing, beside an empty list, beside the data', async () => {
    tenant.setFault('vpp', { kind: 'error-in-answer' });
    const empty = await list(VPP);
    assert.deepEqual([empty.value, empty.error?.code], [[], 'InternalServerError']);
    tenant.setFault('vpp', { kind: 'error-in-answer', beside: 'data' });
    assert.equal((await list(VPP)).value.length, 4);
    tenant.setFault('vpp', { kind: 'error-in-answer', beside: 'nothing' });
    assert.equal((await list(VPP)).value, undefined);
    tenant.setFault('push', { kind: 'error-in-answer' });
    const push = await one(PUSH);
    assert.deepEqual([push['topicIdentifier'], 'error' in push], [undefined, true]);
  });

  it('answer 200 without a list, with null for one, and with a null in it', async () => {
    const bodies = { 'no-value': undefined, 'null-value': null, 'null-entry': [null] };
    for (const [body, value] of Object.entries(bodies)) {
      tenant.setFault('vpp', { kind: 'garbage', body: body as keyof typeof bodies });
      assert.deepEqual((await one(VPP))['value'], value, body);
    }
  });

  it('pretend that nothing is there, for a while', async () => {
    tenant.setFault('all', { kind: 'empty', times: 1 });
    assert.deepEqual((await list(VPP)).value, []);
    assert.equal((await ask(PUSH)).status, 404);
    assert.equal((await list(VPP)).value.length, 4);
    assert.equal((await ask(PUSH)).status, 200);
  });

  it('hide one token', async () => {
    tenant.setFault('vpp', { kind: 'hides', tokens: [DEMO_IDS.retail] });
    assert.deepEqual(
      (await list(VPP)).value.map(({ id }) => id),
      [DEMO_IDS.hq, DEMO_IDS.field, DEMO_IDS.lab],
    );
    assert.equal((await ask(`${VPP}/${DEMO_IDS.retail}`)).status, 404);
    assert.equal((await ask(`${VPP}/${DEMO_IDS.hq}`)).status, 200);
  });

  it('leave properties out once, of one token or of all, as nothing, null or year 1', async () => {
    const fields = ['expirationDateTime'];
    const dates = async () => (await list(VPP)).value.map((token) => token['expirationDateTime']);
    tenant.setFault('vpp', { kind: 'omits', fields, as: 'null', tokens: [DEMO_IDS.hq], times: 1 });
    const [hq, retail] = await dates();
    assert.deepEqual([hq, typeof retail], [null, 'string']);
    assert.equal(typeof (await dates())[0], 'string');
    tenant.setFault('vpp', { kind: 'omits', fields, as: 'year-one' });
    assert.deepEqual(new Set(await dates()), new Set(['0001-01-01T00:00:00Z']));
    tenant.setFault('push', { kind: 'omits', fields: ['topicIdentifier', 'certificateSerialNumber'] });
    const push = await one(PUSH);
    assert.equal('topicIdentifier' in push || 'certificateSerialNumber' in push, false);
    assert.equal(typeof push['expirationDateTime'], 'string');
  });

  it('carry an action out and lose its answer', async () => {
    const status = () => tenant.state.vpp.find(({ id }) => id === DEMO_IDS.hq)?.syncStatus;
    for (const by of ['gateway', 'reset', 'silence'] as const) {
      await tenant.close();
      tenant = await startTenant({ now: () => NOW });
      tenant.setFault('vpp', { kind: 'answer-lost', by }, 'action');
      assert.equal(status(), 'completed');
      const signal = AbortSignal.timeout(200);
      const headers = { Authorization: 'Bearer demo-token' };
      const asking = fetch(tenant.url + SYNC_HQ, { method: 'POST', headers, signal });
      if (by === 'gateway') assert.equal((await asking).status, 504);
      else await assert.rejects(asking);
      assert.equal(status(), 'inProgress', by);
    }
  });

  it('throttle by a date', async () => {
    tenant.setFault('vpp', { kind: 'throttled', retryAfterSeconds: 90, asDate: true }, 'action');
    const header = (await ask(SYNC_HQ, 'POST')).headers.get('retry-after');
    assert.equal(Date.parse(header ?? ''), NOW + 90_000);
  });

  it('spoil one version, one token, looks and actions apart', async () => {
    tenant.setFault('vpp', { kind: 'server-error', status: 500, version: 'beta' }, 'read');
    tenant.setFault('vpp', { kind: 'reset', onlyFor: [DEMO_IDS.hq] }, 'action');
    assert.equal((await ask(VPP_BETA)).status, 500);
    assert.equal((await ask(VPP)).status, 200);
    await assert.rejects(ask(SYNC_HQ, 'POST'));
    assert.equal((await ask(`${VPP}/${DEMO_IDS.retail}/syncLicenses`, 'POST')).status, 200);
    tenant.setFault('vpp', undefined, 'read');
    assert.equal((await ask(VPP_BETA)).status, 200);
    await assert.rejects(ask(SYNC_HQ, 'POST'));
  });

  it('lead lists in a circle, back to the same page, and on without end', async () => {
    await tenant.close();
    tenant = await startTenant({ now: () => NOW, pageSize: 2 });
    const walk = async (steps: number) => {
      const seen: string[] = [];
      let next: string | undefined = VPP;
      for (let step = 0; step < steps && next !== undefined; step += 1) {
        const page: List = await list(next);
        seen.push(page.value.map(({ id }) => String(id)).join());
        next = page['@odata.nextLink'];
      }
      return seen;
    };
    const [first = '', second = ''] = await walk(2);
    tenant.setFault('vpp', { kind: 'pages', how: 'circle' });
    assert.deepEqual(await walk(5), [first, second, first, second, first]);
    tenant.setFault('vpp', { kind: 'pages', how: 'repeat' });
    assert.deepEqual(await walk(3), [first, first, first]);
    tenant.setFault('vpp', { kind: 'pages', how: 'endless' });
    assert.equal(new Set(await walk(5)).size, 5);
  });

  it('bloat an answer, which stays right, and send one without end until nobody reads it', async () => {
    tenant.setFault('vpp', { kind: 'bloated', bytes: 100_000 });
    const text = await (await ask(VPP)).text();
    assert.ok(text.length > 100_000);
    assert.equal((JSON.parse(text) as List).value.length, 4);
    tenant.setFault('vpp', { kind: 'bloated' });
    await new Promise<void>((resolve, reject) => {
      let read = 0;
      const asking = request(
        tenant.url + VPP,
        { headers: { Authorization: 'Bearer demo-token' } },
        (answer) =>
          answer.on('data', (chunk: Buffer) => {
            read += chunk.length;
            if (read < 5_000_000) return;
            asking.destroy();
            resolve();
          }),
      );
      asking.once('error', reject).end();
    });
    // Closing waits for every answer that is still being written.
    await tenant.close();
    tenant = await startTenant({ now: () => NOW });
  });
});

import assert from 'node:assert/strict';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';

const PUSH = '/v1.0/deviceManagement/applePushNotificationCertificate';
const VPP = '/v1.0/deviceAppManagement/vppTokens';
const VPP_BETA = '/beta/deviceAppManagement/vppTokens';
const ADE = '/beta/deviceManagement/depOnboardingSettings';

describe('faults of the simulated tenant', () => {
  let tenant: Tenant;

  beforeEach(async () => {
    tenant = await startTenant({ now: () => Date.UTC(2026, 10, 23, 9, 30) });
  });

  afterEach(async () => {
    await tenant.close();
  });

  function ask(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(tenant.url + path, { ...init, headers: { Authorization: 'Bearer demo-token' } });
  }

  it('spoil one family and leave the others alone, until mended', async () => {
    tenant.setFault('vpp', { kind: 'server-error', status: 500 });
    assert.equal((await ask(VPP)).status, 500);
    assert.equal((await ask(PUSH)).status, 200);
    assert.equal((await ask(ADE)).status, 200);
    tenant.setFault('vpp', undefined);
    assert.equal((await ask(VPP)).status, 200);
  });

  it('can spoil all families at once', async () => {
    tenant.setFault('all', { kind: 'unauthorized' });
    for (const path of [PUSH, VPP, ADE]) assert.equal((await ask(path)).status, 401);
  });

  it('name the missing permissions in a JSON text inside the 403', async () => {
    const scopes = ['DeviceManagementApps.Read.All', 'DeviceManagementServiceConfig.Read.All'];
    tenant.setFault('vpp', { kind: 'forbidden', scopes });
    const response = await ask(VPP);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    assert.equal(response.status, 403);
    assert.equal(error.code, 'Forbidden');
    const named = /must have one of the following scopes:\s*(?<scopes>.+?)\s*-\s*Operation ID/.exec(
      JSON.parse(error.message).Message,
    );
    assert.equal(named?.groups?.['scopes'], scopes.join(', '));
  });

  it('throttle with Retry-After for as many requests as told', async () => {
    tenant.setFault('push', { kind: 'throttled', retryAfterSeconds: 7, times: 2 });
    const first = await ask(PUSH);
    assert.equal(first.headers.get('retry-after'), '7');
    assert.deepEqual([first.status, (await ask(PUSH)).status, (await ask(PUSH)).status], [429, 429, 200]);
  });

  it('leave Retry-After out when told no seconds', async () => {
    tenant.setFault('push', { kind: 'throttled' });
    assert.equal((await ask(PUSH)).headers.get('retry-after'), null);
  });

  it('take beta away and keep v1.0', async () => {
    tenant.setFault('vpp', { kind: 'beta-missing' });
    const response = await ask(VPP_BETA);
    assert.equal(response.status, 400);
    assert.match(await response.text(), /Resource not found for the segment 'vppTokens'/);
    assert.equal((await ask(VPP)).status, 200);
  });

  it('can spoil actions and let looks through', async () => {
    tenant.setFault('vpp', { kind: 'forbidden', scopes: ['X'] }, 'action');
    assert.equal((await ask(VPP)).status, 200);
    const id = tenant.state.vpp[0]?.id;
    assert.equal((await ask(`${VPP}/${id}/syncLicenses`, { method: 'POST' })).status, 403);
    assert.equal(tenant.state.vpp[0]?.syncStatus, 'completed');
  });

  it('say in words that the tenant has no Intune', async () => {
    tenant.setFault('ade', { kind: 'no-intune' });
    const response = await ask(ADE);
    assert.equal(response.status, 400);
    assert.match(await response.text(), /Request not applicable to target tenant\./);
  });

  it('answer 200 with what is not Graph', async () => {
    tenant.setFault('vpp', { kind: 'garbage' });
    const proxy = await ask(VPP);
    assert.match(proxy.headers.get('content-type') ?? '', /html/);
    await assert.rejects(proxy.json(), SyntaxError);
    tenant.setFault('vpp', { kind: 'garbage', body: 'cut-short' });
    await assert.rejects((await ask(VPP)).json(), SyntaxError);
    tenant.setFault('vpp', { kind: 'garbage', body: 'wrong-shape' });
    assert.equal(Array.isArray(((await (await ask(VPP)).json()) as { value: unknown }).value), false);
  });

  it('cut the connection', async () => {
    tenant.setFault('vpp', { kind: 'reset' });
    await assert.rejects(ask(VPP), /fetch failed/);
  });

  it('answer late, but rightly', async () => {
    tenant.setFault('vpp', { kind: 'slow', ms: 20 });
    assert.equal((await ask(VPP)).status, 200);
  });

  it('stay silent until the caller gives up, and do not hold up closing', async () => {
    tenant.setFault('vpp', { kind: 'silence' });
    await assert.rejects(ask(VPP, { signal: AbortSignal.timeout(50) }), { name: 'TimeoutError' });
    assert.equal(tenant.requests.length, 1);
    const waiting = assert.rejects(ask(VPP), /fetch failed/);
    while (tenant.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await tenant.close();
    await waiting;
    tenant = await startTenant({ now: () => 0 });
  });
});

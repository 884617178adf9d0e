import assert from 'node:assert/strict';
import { DEMO_IDS } from '../../demo/tenant/demo-data.ts';
import type { Fault } from '../../demo/tenant/faults.ts';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';
import { withEarlier } from '../../src/domain/snapshot.ts';
import { connect, NOW, TOKEN } from './support/connection.ts';
import { type StubAnswer, startGraphStub } from './support/graph-stub.ts';

const FORBIDDEN = {
  status: 403,
  body: {
    error: {
      code: 'Forbidden',
      message: '{"Message":"Application must have one of the following scopes: A.Read.All - Operation ID"}',
    },
  },
};

/** What beta answers, and whether v1.0 is then asked. */
const BETA_ANSWERS: readonly { name: string; answer: StubAnswer; asksAgain: boolean }[] = [
  {
    name: '400 for an unknown segment',
    answer: { status: 400, body: { error: { code: 'BadRequest' } } },
    asksAgain: true,
  },
  { name: '404', answer: { status: 404, body: '' }, asksAgain: true },
  { name: '500', answer: { status: 500, body: '' }, asksAgain: true },
  { name: '403 that v1.0 does not share', answer: FORBIDDEN, asksAgain: true },
  { name: 'a list of another shape', answer: { body: { value: 'none' } }, asksAgain: true },
  { name: '401', answer: { status: 401, body: '' }, asksAgain: false },
  { name: '429', answer: { status: 429, headers: { 'Retry-After': '90' }, body: '' }, asksAgain: false },
  {
    name: 'no Intune',
    answer: { status: 400, body: { error: { message: 'Request not applicable to target tenant.' } } },
    asksAgain: false,
  },
];

describe('location tokens, beta and v1.0', () => {
  let tenant: Tenant;

  beforeEach(async () => {
    tenant = await startTenant({ now: () => NOW, accessToken: TOKEN });
  });
  afterEach(() => tenant.close());

  it('reads v1.0 where beta does not have them, with the names v1.0 has', async () => {
    const fault: Fault = { kind: 'beta-missing' };
    tenant.setFault('all', fault);
    const { readings } = await connect(tenant.url).intune.look();
    assert.ok(readings.vpp.outcome === 'read');
    assert.deepEqual(
      readings.vpp.tokens.map(({ id, name, location, notGiven }) => ({ id, name, location, notGiven })),
      [DEMO_IDS.hq, DEMO_IDS.retail, DEMO_IDS.field, DEMO_IDS.lab].map((id) => ({
        id,
        name: 'Contoso Ltd.',
        location: undefined,
        // The organization stands in for the name, which only beta gives.
        notGiven: { name: null },
      })),
    );
    const versions = tenant.requests
      .filter(({ path }) => path.includes('vppTokens'))
      .map((one) => one.version);
    assert.deepEqual(versions, ['beta', 'v1.0']);
    // The others have one version each and no second one to fall back to.
    assert.equal(readings.ade.outcome, 'unreadable');
    assert.equal(readings.push.outcome, 'read');
  });

  it('what v1.0 does not know keeps what beta has given before', async () => {
    const { intune } = connect(tenant.url);
    const before = await intune.look();
    tenant.setFault('all', { kind: 'beta-missing' });
    const after = withEarlier(await intune.look(), before);
    const [hq] = after.readings.vpp.outcome === 'read' ? after.readings.vpp.tokens : [];
    assert.deepEqual([hq?.name, hq?.location], ['Contoso HQ', 'Contoso HQ']);
    assert.deepEqual(hq?.notGiven, { name: before.at, location: before.at });
  });

  it('a state that v1.0 has no word for is not taken for a new one', async () => {
    const stub = await startGraphStub(({ url }) =>
      url.startsWith('/v1.0/')
        ? { body: { value: [{ id: 'a', state: 'unknown' }] } }
        : { status: 404, body: '' },
    );
    const { readings } = await connect(stub.url).intune.look();
    await stub.close();
    const [token] = readings.vpp.outcome === 'read' ? readings.vpp.tokens : [];
    assert.equal(token?.notGiven?.['state'], null);
  });

  for (const { name, answer, asksAgain } of BETA_ANSWERS) {
    it(`${asksAgain ? 'asks' : 'does not ask'} v1.0 after ${name}`, async () => {
      const stub = await startGraphStub(({ url }) =>
        url.startsWith('/v1.0/') ? { body: { value: [{ id: 'from-v1' }] } } : answer,
      );
      const reading = (await connect(stub.url).intune.look()).readings.vpp;
      await stub.close();
      const asked = stub.requests.some(({ url }) => url.startsWith('/v1.0/deviceAppManagement'));
      assert.equal(asked, asksAgain);
      assert.equal(reading.outcome, asksAgain ? 'read' : 'unreadable');
    });
  }

  it('keeps the missing permission as the reason when v1.0 fails otherwise', async () => {
    const stub = await startGraphStub(({ url }) =>
      url.startsWith('/beta/') ? FORBIDDEN : { status: 500, body: '' },
    );
    const reading = (await connect(stub.url).intune.look()).readings.vpp;
    await stub.close();
    assert.ok(reading.outcome === 'unreadable');
    assert.equal(reading.reason.kind, 'permission');
    assert.deepEqual(reading.reason.permissions, ['A.Read.All']);
  });

  it('stays within one patience for both versions', async () => {
    tenant.setFault('vpp', { kind: 'silence' });
    const { intune, calls } = connect(tenant.url, { timeoutMs: 5_000, patienceMs: 80 });
    const reading = (await intune.look()).readings.vpp;
    assert.ok(reading.outcome === 'unreadable');
    assert.equal(reading.reason.kind, 'timeout');
    assert.equal(tenant.requests.filter(({ path }) => path.includes('vppTokens')).length, 1);
    assert.equal(calls.filter((call) => call.family === 'vpp').length, 2);
  });
});

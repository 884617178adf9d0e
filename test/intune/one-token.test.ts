import assert from 'node:assert/strict';
import { DEMO_IDS } from '../../demo/tenant/demo-data.ts';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';
import type { Family } from '../../src/domain/token.ts';
import { connect, NOW, TOKEN } from './support/connection.ts';
import { startGraphStub } from './support/graph-stub.ts';

const SYNCS = [
  { family: 'vpp', id: DEMO_IDS.hq, path: `/v1.0/deviceAppManagement/vppTokens/${DEMO_IDS.hq}/syncLicenses` },
  {
    family: 'ade',
    id: DEMO_IDS.iphones,
    path: `/beta/deviceManagement/depOnboardingSettings/${DEMO_IDS.iphones}/syncWithAppleDeviceEnrollmentProgram`,
  },
] as const;

/** Ids that would choose another resource if they got into a path. */
const FORGED = [
  '..',
  '.',
  '',
  '../users',
  'a/b',
  'a%2Fb',
  '%2e%2e',
  'a?b',
  'a#b',
  'https://x',
  ' ',
  'ä',
  '*',
];

for (const { family, id, path } of SYNCS) {
  describe(`starting the sync of one ${family} token`, () => {
    let tenant: Tenant;

    beforeEach(async () => {
      tenant = await startTenant({ now: () => NOW, accessToken: TOKEN });
    });
    afterEach(() => tenant.close());

    it('posts the action once', async () => {
      assert.deepEqual(await connect(tenant.url).intune.startSync({ family, id }), { outcome: 'started' });
      const sent = tenant.requests.map((one) => `${one.method} /${one.version}${one.path}`);
      assert.deepEqual(sent, [`POST ${path}`]);
    });

    it('takes every 2xx for a yes, with any body or none', async () => {
      for (const answer of [{ status: 200, body: '{"id":' }, { status: 202 }, { status: 204 }]) {
        const stub = await startGraphStub(() => answer);
        assert.deepEqual(await connect(stub.url).intune.startSync({ family, id }), { outcome: 'started' });
        await stub.close();
      }
    });

    it('says that a token is gone', async () => {
      const gone = { family, id: '00000000-0000-4000-8000-000000000000' };
      assert.deepEqual(await connect(tenant.url).intune.startSync(gone), { outcome: 'gone' });
    });

    it('names the missing permission when refused', async () => {
      const scopes = ['DeviceManagementServiceConfig.ReadWrite.All'];
      tenant.setFault(family, { kind: 'forbidden', scopes }, 'action');
      const result = await connect(tenant.url).intune.startSync({ family, id });
      assert.ok(result.outcome === 'refused');
      assert.equal(result.reason.kind, 'permission');
      assert.deepEqual(result.reason.permissions, scopes);
    });

    it('is not repeated when it may have started', async () => {
      const faults = [
        { kind: 'server-error', status: 500 },
        { kind: 'server-error', status: 503 },
        { kind: 'server-error', status: 504, retryAfterSeconds: 1 },
        { kind: 'throttled' },
        { kind: 'reset' },
        { kind: 'silence' },
      ] as const;
      for (const fault of faults) {
        const before = tenant.requests.length;
        tenant.setFault(family, { ...fault, times: 1 });
        const { intune } = connect(tenant.url, { timeoutMs: fault.kind === 'silence' ? 60 : 5_000 });
        assert.equal((await intune.startSync({ family, id })).outcome, 'refused', fault.kind);
        assert.equal(tenant.requests.length - before, 1, fault.kind);
      }
    });

    it('is repeated when Graph says that it did not take it', async () => {
      tenant.setFault(family, { kind: 'throttled', retryAfterSeconds: 3, times: 1 });
      const { intune, pauses } = connect(tenant.url);
      assert.deepEqual(await intune.startSync({ family, id }), { outcome: 'started' });
      assert.deepEqual(pauses, [3_000]);
    });

    it('is repeated when nothing was sent', async () => {
      await tenant.close();
      const { intune, calls } = connect(tenant.url);
      const result = await intune.startSync({ family, id });
      tenant = await startTenant({ now: () => NOW, accessToken: TOKEN });
      assert.equal(result.outcome === 'refused' && result.reason.kind, 'network');
      assert.equal(calls.length, 3);
    });

    it('calls nobody for an id that is no id', async () => {
      for (const forged of FORGED) {
        const result = await connect(tenant.url).intune.startSync({ family, id: forged });
        assert.deepEqual(result, { outcome: 'gone' }, forged);
      }
      assert.equal(tenant.requests.length, 0);
    });
  });
}

describe('looking at one token', () => {
  let tenant: Tenant;

  beforeEach(async () => {
    tenant = await startTenant({ now: () => NOW, accessToken: TOKEN, pageSize: 1 });
  });
  afterEach(() => tenant.close());

  it('gives what a look at the family gives', async () => {
    const { intune } = connect(tenant.url);
    const { readings } = await intune.look();
    const all: { readonly [F in Family]: string } = { push: 'push', vpp: DEMO_IDS.lab, ade: DEMO_IDS.macs };
    for (const family of ['push', 'vpp', 'ade'] as const) {
      const reading = await intune.lookAt({ family, id: all[family] });
      const listed = readings[family];
      assert.ok(reading.outcome === 'read' && listed.outcome === 'read');
      assert.deepEqual(
        reading.tokens,
        listed.tokens.filter((token) => token.id === all[family]),
      );
    }
  });

  it('is absent when the token is gone, or never was', async () => {
    const { intune } = connect(tenant.url);
    for (const family of ['vpp', 'ade'] as const) {
      assert.deepEqual(await intune.lookAt({ family, id: 'nobody' }), { outcome: 'absent' });
      assert.deepEqual(await intune.lookAt({ family, id: '../users' }), { outcome: 'absent' });
    }
  });

  it('asks v1.0 for a location token that beta cannot give', async () => {
    tenant.setFault('vpp', { kind: 'beta-missing' });
    const reading = await connect(tenant.url).intune.lookAt({ family: 'vpp', id: DEMO_IDS.hq });
    assert.equal(reading.outcome === 'read' && reading.tokens[0]?.name, 'Contoso Ltd.');
  });

  it('has no sync to start for the push certificate', async () => {
    const result = await connect(tenant.url).intune.startSync({ family: 'push', id: 'push' });
    assert.deepEqual(result, { outcome: 'gone' });
    assert.equal(tenant.requests.length, 0);
  });
});

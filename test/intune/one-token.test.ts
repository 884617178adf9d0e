import assert from 'node:assert/strict';
import { DEMO_IDS, demoState } from '../../demo/tenant/demo-data.ts';
import type { Fault } from '../../demo/tenant/faults.ts';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';

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

    it('whose answer is lost is unknown, and not repeated: it may have started', async () => {
      const lost = [
        { fault: { kind: 'answer-lost', by: 'silence' }, kind: 'timeout' },
        { fault: { kind: 'answer-lost', by: 'reset' }, kind: 'network' },
        { fault: { kind: 'answer-lost', by: 'gateway' }, kind: 'server' },
        { fault: { kind: 'server-error', status: 500 }, kind: 'server' },
        { fault: { kind: 'server-error', status: 503 }, kind: 'server' },
        { fault: { kind: 'server-error', status: 503, retryAfterSeconds: 1 }, kind: 'server' },
        { fault: { kind: 'server-error', status: 504, retryAfterSeconds: 1 }, kind: 'server' },
        { fault: { kind: 'reset' }, kind: 'network' },
        { fault: { kind: 'silence' }, kind: 'timeout' },
      ] as const;
      for (const { fault, kind } of lost) {
        const before = tenant.requests.length;
        tenant.setFault(family, { ...fault, times: 1 }, 'action');
        const silent = kind === 'timeout';
        const { intune } = connect(tenant.url, { timeoutMs: silent ? 60 : 5_000 });
        const result = await intune.startSync({ family, id });
        assert.ok(result.outcome === 'unknown', JSON.stringify(fault));
        assert.equal(result.reason.kind, kind);
        assert.equal(tenant.requests.length - before, 1, JSON.stringify(fault));
      }
    });

    it('whose answer is lost can be looked for afterwards', async () => {
      tenant.setFault(family, { kind: 'answer-lost', by: 'reset' }, 'action');
      const { intune } = connect(tenant.url);
      const facts = async () => {
        const reading = await intune.lookAt({ family, id });
        const token = reading.outcome === 'read' ? reading.tokens[0] : undefined;
        if (token?.family === 'vpp') return token.syncStatus;
        return token?.family === 'ade' ? token.syncTriggeredAt : undefined;
      };
      const before = await facts();
      assert.equal((await intune.startSync({ family, id })).outcome, 'unknown');
      assert.notEqual(await facts(), before);
    });

    it('is started when Intune says yes, whatever becomes of the rest of its answer', async () => {
      const body = { value: 'x'.repeat(1_000) };
      for (const spoiled of [{ stall: true }, { breakOff: true }, { body: '', endless: true }]) {
        const stub = await startGraphStub(() => ({ status: 200, body, ...spoiled }));
        const { intune } = connect(stub.url, { timeoutMs: 1_000 });
        assert.deepEqual(await intune.startSync({ family, id }), { outcome: 'started' });
        assert.equal(stub.requests.length, 1);
        await stub.close();
      }
    });

    it('is tried again when Graph throttles, which says that it did not take it', async () => {
      for (const [fault, expected] of [
        [{ retryAfterSeconds: 3, times: 2 }, [3_000, 3_000]],
        [{ times: 2 }, [300, 900]],
      ] as const) {
        tenant.setFault(family, { kind: 'throttled', ...fault }, 'action');
        // A sync of an enrolment program token is taken once in 15 minutes.
        tenant.update(() => demoState(NOW));
        const { intune, pauses } = connect(tenant.url);
        assert.deepEqual(await intune.startSync({ family, id }), { outcome: 'started' });
        assert.deepEqual(pauses, expected);
      }
    });

    it('is throttled when that goes on, with the time from which Graph will have it', async () => {
      const start = async (fault: Omit<Extract<Fault, { kind: 'throttled' }>, 'kind'>) => {
        tenant.setFault(family, { kind: 'throttled', ...fault }, 'action');
        const before = tenant.requests.length;
        const { intune } = connect(tenant.url);
        const result = await intune.startSync({ family, id });
        assert.ok(result.outcome === 'throttled');
        assert.deepEqual([result.reason.kind, result.reason.status], ['throttled', 429]);
        return { retryAt: result.retryAt, requests: tenant.requests.length - before };
      };
      // Longer than anybody waits here: said at once.
      assert.deepEqual(await start({ retryAfterSeconds: 90 }), { retryAt: NOW + 90_000, requests: 1 });
      assert.deepEqual(await start({ retryAfterSeconds: 90, asDate: true }), {
        retryAt: NOW + 90_000,
        requests: 1,
      });
      // Three pauses of 4 s have passed when the fourth answer asks for one more.
      assert.deepEqual(await start({ retryAfterSeconds: 4 }), { retryAt: NOW + 16_000, requests: 4 });
      assert.deepEqual(await start({}), { retryAt: undefined, requests: 3 });
    });

    it('that was never sent is refused, after some tries', async () => {
      await tenant.close();
      const { intune, calls } = connect(tenant.url);
      const result = await intune.startSync({ family, id });
      tenant = await startTenant({ now: () => NOW, accessToken: TOKEN });
      assert.equal(result.outcome === 'refused' && result.reason.kind, 'network');
      assert.equal(calls.length, 3);
    });

    it('that could not be signed or written is refused, for nothing was sent', async () => {
      const { intune } = connect(tenant.url, {
        credential: { kind: 'fixed', accessToken: 'no\nheader' },
      });
      assert.equal((await intune.startSync({ family, id })).outcome, 'refused');
      assert.equal(tenant.requests.length, 0);
    });

    it('to which Intune says no is refused, with the reason', async () => {
      const refusals = [
        { status: 400, kind: 'unexpected' },
        { status: 401, kind: 'sign-in' },
        { status: 403, kind: 'permission' },
        { status: 409, kind: 'unexpected' },
      ];
      for (const { status, kind } of refusals) {
        const stub = await startGraphStub(() => ({ status, body: { error: { code: 'No' } } }));
        const result = await connect(stub.url).intune.startSync({ family, id });
        await stub.close();
        assert.ok(result.outcome === 'refused', String(status));
        assert.equal(result.reason.kind, kind);
        assert.equal(stub.requests.length, 1);
      }
    });

    it('is not gone because something on the way says 404', async () => {
      const stub = await startGraphStub(() => ({ status: 404, body: '<!doctype html>' }));
      const result = await connect(stub.url).intune.startSync({ family, id });
      await stub.close();
      assert.equal(result.outcome, 'refused');
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
    const all = { push: 'push', vpp: DEMO_IDS.lab, ade: DEMO_IDS.macs };
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

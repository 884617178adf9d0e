import assert from 'node:assert/strict';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';
import { FAMILIES, FAMILIES_BY_DEFAULT } from '../../src/catalogue/families/families.ts';
import type { Reading } from '../../src/domain/snapshot.ts';
import { FAMILY_NAMES, type Family } from '../../src/domain/token.ts';
import { connect, NOW, TOKEN } from './support/connection.ts';
import { CASES, TROUBLES } from './support/family-cases.ts';
import { startGraphStub } from './support/graph-stub.ts';

function idsOf(reading: Reading): string[] {
  return reading.outcome === 'read' ? reading.tokens.map((token) => token.id) : [];
}

/** Of all families: `token` is a secret wherever it stands. */
const EVERY_SECRET = new Set(Object.values(FAMILIES).flatMap(({ source }) => source.secrets));

for (const family of FAMILY_NAMES) {
  const example = CASES[family];

  describe(`reading ${family} from the simulated tenant`, () => {
    let tenant: Tenant;

    beforeEach(async () => {
      tenant = await startTenant({ now: () => NOW, accessToken: TOKEN });
    });
    afterEach(() => tenant.close());

    function requestsOf(wanted: Family) {
      const { path } = FAMILIES[wanted].source;
      return tenant.requests.filter((request) => request.path.includes(path));
    }

    it('gives every token with every field', async () => {
      const { intune } = connect(tenant.url, { families: FAMILY_NAMES });
      const reading = (await intune.look()).readings[family];
      assert.deepEqual(idsOf(reading), example.tokens);
      assert.deepEqual(reading.outcome === 'read' ? reading.tokens[0] : undefined, example.first);
      const unread = Object.keys(FAMILIES[family].shape.shape).filter((field) => !(field in example.first));
      assert.deepEqual(unread, ['notGiven'], 'a field that the family has, and that nobody reads');
    });

    it('is absent when nothing is set up', async () => {
      tenant.update(example.without);
      const { intune } = connect(tenant.url, { families: FAMILY_NAMES });
      assert.deepEqual((await intune.look()).readings[family], { outcome: 'absent' });
      assert.equal(requestsOf(family).length, 1);
    });

    it('takes a missing field for not known', async () => {
      const stub = await startGraphStub(() => ({ body: example.bare.body }));
      const { intune } = connect(stub.url, { families: [family] });
      const reading = (await intune.look()).readings[family];
      await stub.close();
      assert.deepEqual(reading, { outcome: 'read', tokens: [example.bare.token] });
    });

    it('is unreadable when an answer would lose a token', async () => {
      for (const body of example.spoiled) {
        const stub = await startGraphStub(() => ({ body }));
        const { intune } = connect(stub.url, { families: [family] });
        const reading = (await intune.look()).readings[family];
        await stub.close();
        assert.equal(reading.outcome, 'unreadable', JSON.stringify(body));
        assert.equal(reading.outcome === 'unreadable' && reading.reason.kind, 'unexpected');
      }
    });

    for (const { name, fault, reason, requests } of TROUBLES) {
      it(`fails alone with ${name}`, async () => {
        tenant.setFault(family, fault);
        const { intune } = connect(tenant.url, {
          families: FAMILY_NAMES,
          timeoutMs: fault.kind === 'silence' ? 60 : 5_000,
        });
        const { readings } = await intune.look();
        const reading = readings[family];
        assert.ok(reading.outcome === 'unreadable');
        const sent = requestsOf(family);
        const { permissions = [], ...expected } = reason;
        assert.deepEqual(
          { ...reading.reason, code: undefined, requestId: undefined },
          { permissions, ...expected, code: undefined, requestId: undefined },
        );
        if (reason.code !== undefined) assert.equal(reading.reason.code, reason.code);
        assert.ok(sent.some((request) => request.clientRequestId === reading.reason.requestId));
        for (const other of FAMILY_NAMES) {
          if (other !== family) assert.deepEqual(idsOf(readings[other]), CASES[other].tokens);
        }
        assert.equal(sent.length, family === 'vpp' ? requests[1] : requests[0]);
      });
    }

    it('waits as long as Retry-After says, then reads', async () => {
      tenant.setFault(family, { kind: 'throttled', retryAfterSeconds: 7, times: 2 });
      const { intune, pauses } = connect(tenant.url, { families: FAMILY_NAMES });
      assert.deepEqual(idsOf((await intune.look()).readings[family]), example.tokens);
      assert.deepEqual(pauses, [7_000, 7_000]);
    });

    it('gets over a passing trouble', async () => {
      tenant.setFault(family, { kind: 'reset', times: 1 });
      const { intune, pauses } = connect(tenant.url, { families: FAMILY_NAMES });
      assert.deepEqual(idsOf((await intune.look()).readings[family]), example.tokens);
      assert.deepEqual(pauses, [300]);
    });

    it('never asks for a secret, and names every request', async () => {
      const { intune, calls } = connect(tenant.url, { families: FAMILY_NAMES });
      await intune.look();
      for (const request of requestsOf(family)) {
        const select = (request.query['$select'] ?? '').split(',');
        assert.ok(select.length > 2);
        assert.deepEqual(
          select.filter((field) => EVERY_SECRET.has(field)),
          [],
        );
        assert.match(request.clientRequestId ?? '', /^[0-9a-f-]{36}$/);
      }
      const ids = tenant.requests.map((request) => request.clientRequestId);
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual(new Set(calls.map((call) => call.requestId)), new Set(ids));
    });
  });
}

describe('a look at the simulated tenant', () => {
  it('reads lists over many pages', async () => {
    const tenant = await startTenant({ now: () => NOW, accessToken: TOKEN, pageSize: 1 });
    const { intune } = connect(tenant.url);
    const { readings } = await intune.look();
    await tenant.close();
    assert.deepEqual(idsOf(readings.vpp), CASES.vpp.tokens);
    assert.deepEqual(idsOf(readings.ade), CASES.ade.tokens);
    assert.equal(tenant.requests.length, 1 + 4 + 2);
    assert.ok(tenant.requests.every((request) => request.query['$select'] !== undefined));
  });

  it('says which tenant it is and when it began', async () => {
    const tenant = await startTenant({ now: () => NOW, accessToken: TOKEN });
    const { tenantId, at } = await connect(tenant.url).intune.look();
    await tenant.close();
    assert.deepEqual({ tenantId, at }, { tenantId: 'contoso', at: NOW });
  });

  it('gives a reading for every family when nobody answers at all', async () => {
    const tenant = await startTenant({ now: () => NOW });
    await tenant.close();
    const { intune, pauses } = connect(tenant.url);
    const { readings } = await intune.look();
    for (const family of FAMILIES_BY_DEFAULT) {
      const reading = readings[family];
      assert.equal(reading.outcome === 'unreadable' && reading.reason.kind, 'network');
      assert.equal(reading.outcome === 'unreadable' && reading.reason.code, 'ECONNREFUSED');
    }
    assert.deepEqual(
      [...pauses].sort((a, b) => a - b),
      [300, 300, 300, 900, 900, 900],
    );
  });

  it('reports every attempt, without anything secret', async () => {
    const tenant = await startTenant({ now: () => NOW, accessToken: TOKEN });
    tenant.setFault('push', { kind: 'garbage', body: 'wrong-shape' });
    const { intune, calls } = connect(tenant.url);
    await intune.look();
    await tenant.close();
    const record = calls.find((call) => call.family === 'push');
    assert.deepEqual(
      { ...record, requestId: undefined },
      {
        family: 'push',
        method: 'GET',
        path: '/v1.0/deviceManagement/applePushNotificationCertificate',
        status: 200,
        ms: 0,
        requestId: undefined,
        problem: 'unexpected: expirationDateTime invalid_type',
      },
    );
    assert.doesNotMatch(JSON.stringify(calls), /demo-token|contoso\.example/);
  });
});

import assert from 'node:assert/strict';
import { DEMO_IDS } from '../../demo/tenant/demo-data.ts';
import type { Fault } from '../../demo/tenant/faults.ts';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';
import type { Reading, Unreadable } from '../../src/domain/snapshot.ts';
import { FAMILY_NAMES } from '../../src/domain/token.ts';
import { connect, NOW, TOKEN } from './support/connection.ts';
import { startGraphStub } from './support/graph-stub.ts';

/** Answers with status 200 that are no look at a family: taken for one, they would make its tokens vanish. */
const BAD_LOOKS: readonly { readonly name: string; readonly fault: Fault }[] = [
  { name: 'an error beside an empty list', fault: { kind: 'error-in-answer' } },
  { name: 'an error alone', fault: { kind: 'error-in-answer', beside: 'nothing' } },
  { name: 'an error beside the data', fault: { kind: 'error-in-answer', beside: 'data' } },
  { name: 'no list', fault: { kind: 'garbage', body: 'no-value' } },
  { name: 'null for a list', fault: { kind: 'garbage', body: 'null-value' } },
  { name: 'a list with nothing in it but null', fault: { kind: 'garbage', body: 'null-entry' } },
];

function reasonOf(reading: Reading): Unreadable {
  assert.ok(reading.outcome === 'unreadable', `${reading.outcome} is not unreadable`);
  return reading.reason;
}

describe('a 200 that is no good look', () => {
  let tenant: Tenant;

  beforeEach(async () => {
    tenant = await startTenant({ now: () => NOW, accessToken: TOKEN });
  });
  afterEach(() => tenant.close());

  for (const { name, fault } of BAD_LOOKS) {
    for (const family of FAMILY_NAMES) {
      it(`${name} leaves ${family} unreadable, neither empty nor gone`, async () => {
        tenant.setFault(family, fault);
        const reason = reasonOf(
          (await connect(tenant.url, { families: [family] }).intune.look()).readings[family],
        );
        assert.deepEqual([reason.kind, reason.status], ['unexpected', 200]);
      });
    }
  }

  it('gives the code of the error that it holds, so that the log and support have it', async () => {
    tenant.setFault('ade', { kind: 'error-in-answer' });
    const { intune, calls } = connect(tenant.url);
    assert.equal(reasonOf((await intune.look()).readings.ade).code, 'InternalServerError');
    const problem = calls.find((call) => call.family === 'ade')?.problem;
    assert.equal(problem, 'unexpected: an error in the answer');
  });

  it('is asked for again in v1.0 where that has no such error', async () => {
    tenant.setFault('vpp', { kind: 'error-in-answer', version: 'beta' });
    const reading = (await connect(tenant.url).intune.look()).readings.vpp;
    assert.equal(reading.outcome === 'read' && reading.tokens.length, 4);
  });

  it('does not make one token gone', async () => {
    tenant.setFault('all', { kind: 'error-in-answer' });
    const { intune } = connect(tenant.url);
    for (const [family, id] of [
      ['push', 'push'],
      ['vpp', DEMO_IDS.hq],
      ['ade', DEMO_IDS.macs],
    ] as const) {
      assert.equal(reasonOf(await intune.lookAt({ family, id })).kind, 'unexpected');
    }
  });
});

describe('an answer that says less than it counts', () => {
  const answers = {
    unreadable: { '@odata.count': 2, value: [] },
    absent: { '@odata.count': 0, value: [] },
    read: { '@odata.count': 1, value: [{ id: 'a' }] },
  };
  for (const [outcome, body] of Object.entries(answers)) {
    it(`${JSON.stringify(body)} is ${outcome}`, async () => {
      const stub = await startGraphStub(() => ({ body }));
      const reading = (await connect(stub.url).intune.look()).readings.ade;
      await stub.close();
      assert.equal(reading.outcome, outcome);
    });
  }

  it('with an error that is null is a good look', async () => {
    const stub = await startGraphStub(() => ({ body: { error: null, value: [{ id: 'a' }] } }));
    const reading = (await connect(stub.url).intune.look()).readings.ade;
    await stub.close();
    assert.equal(reading.outcome, 'read');
  });
});

describe('a 404 about one token', () => {
  it('means that it is gone only when Graph itself says so', async () => {
    const answers = [
      { body: { error: { code: 'ResourceNotFound', message: '' } }, outcome: 'absent' },
      { body: '<!doctype html><title>Proxy</title>', outcome: 'unreadable' },
      { body: '', outcome: 'unreadable' },
    ];
    for (const { body, outcome } of answers) {
      const stub = await startGraphStub(() => ({ status: 404, body }));
      const reading = await connect(stub.url).intune.lookAt({ family: 'vpp', id: DEMO_IDS.hq });
      await stub.close();
      assert.equal(reading.outcome, outcome, JSON.stringify(body));
    }
  });
});

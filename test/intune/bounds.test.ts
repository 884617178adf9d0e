import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { vpp } from '../../demo/tenant/demo-data.ts';
import type { Fault } from '../../demo/tenant/faults.ts';
import { startTenant, type Tenant, type TenantOptions } from '../../demo/tenant/server.ts';
import type { Reading } from '../../src/domain/snapshot.ts';
import { connect, NOW, TOKEN } from './support/connection.ts';
import { type StubAnswer, startGraphStub } from './support/graph-stub.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const MB = 1_024 * 1_024;
const CAP = 8 * MB;
/** What the sockets of both ends may hold of a stream that nobody reads any more. */
const IN_TRANSIT = 16 * MB;

function codeOf(reading: Reading): string | undefined {
  assert.ok(reading.outcome === 'unreadable', reading.outcome);
  assert.equal(reading.reason.kind, 'unexpected');
  return reading.reason.code;
}

/** A look at enrolment program tokens only; the other lists are empty. */
async function lookAtStub(ade: StubAnswer, options: Parameters<typeof connect>[1] = {}) {
  const stub = await startGraphStub(({ url }) =>
    url.includes('depOnboarding') ? ade : { body: { value: [] } },
  );
  const { readings } = await connect(stub.url, options).intune.look();
  const sent = stub.sentBytes();
  await stub.close();
  return { reading: readings.ade, sent, requests: stub.requests };
}

describe('an answer that is too large', () => {
  it('is read up to the cap and not further, and is not asked for again', async () => {
    const { reading, sent, requests } = await lookAtStub({ body: '{"value":[', endless: true });
    assert.equal(codeOf(reading), 'answer-too-large');
    assert.ok(sent > CAP && sent < CAP + IN_TRANSIT, `${sent} bytes were taken`);
    assert.equal(requests.filter(({ url }) => url.includes('depOnboarding')).length, 1);
  });

  it('is not read at all when it says so itself', async () => {
    const headers = { 'Content-Length': String(CAP + 1) };
    const { reading, sent } = await lookAtStub({ body: '{"value":[]}', endless: true, headers });
    assert.equal(codeOf(reading), 'answer-too-large');
    assert.ok(sent < IN_TRANSIT, `${sent} bytes were taken`);
  });

  it('leaves the memory flat, however often it is sent', async () => {
    const answer = { body: '{"value":[', endless: true };
    const heap = async () => {
      await lookAtStub(answer);
      collectGarbage();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const first = await heap();
    let last = first;
    for (let round = 0; round < 10; round += 1) last = await heap();
    assert.ok(last - first < 2 * CAP, `${Math.round((last - first) / MB)} MB more after ten of them`);
  });

  it('says what its status says when it is a refusal', async () => {
    const { reading, sent } = await lookAtStub({ status: 403, body: '{', endless: true });
    assert.equal(reading.outcome === 'unreadable' && reading.reason.kind, 'permission');
    assert.ok(sent < CAP + IN_TRANSIT);
  });

  it('up to the cap is as good as any', async () => {
    const tenant = await startTenant({ now: () => NOW, accessToken: TOKEN });
    tenant.setFault('ade', { kind: 'bloated', bytes: CAP - 100_000 });
    const reading = (await connect(tenant.url).intune.look()).readings.ade;
    await tenant.close();
    assert.equal(reading.outcome === 'read' && reading.tokens.length, 2);
  });

  it('counts all pages of a list together', async () => {
    let pages = 0;
    const stub = await startGraphStub(({ url }, origin) => {
      if (!url.includes('depOnboarding')) return { body: { value: [] } };
      pages += 1;
      const next = `${origin}/beta/deviceManagement/depOnboardingSettings?$skiptoken=${pages}`;
      const value = [{ id: `a-${pages}`, tokenName: 'x'.repeat(7 * MB) }];
      return { body: { value, '@odata.nextLink': next } };
    });
    const reading = (await connect(stub.url).intune.look()).readings.ade;
    await stub.close();
    assert.equal(codeOf(reading), 'answer-too-large');
    assert.ok(pages <= 10, `${pages} pages of 7 MB were read`);
  });
});

describe('pages that do not end', () => {
  let tenant: Tenant;
  afterEach(() => tenant.close());

  async function look(fault: Fault, options: Partial<TenantOptions> = {}): Promise<Reading> {
    tenant = await startTenant({ now: () => NOW, accessToken: TOKEN, ...options });
    tenant.setFault('ade', fault);
    return (await connect(tenant.url).intune.look()).readings.ade;
  }
  const asked = () => tenant.requests.filter(({ path }) => path.includes('depOnboarding')).length;

  for (const pageSize of [1, 2]) {
    it(`in a circle of ${2 / pageSize}, end where the first one comes again`, async () => {
      assert.equal(codeOf(await look({ kind: 'pages', how: 'circle' }, { pageSize })), 'page-seen-before');
      assert.ok(asked() <= 2 / pageSize + 1, `${asked()} requests`);
    });
  }

  it('that are always the same one under new addresses, end where it is seen', async () => {
    assert.equal(codeOf(await look({ kind: 'pages', how: 'repeat' })), 'page-seen-before');
    assert.equal(asked(), 2);
  });

  it('with ever new tokens, end at their bound', async () => {
    assert.equal(codeOf(await look({ kind: 'pages', how: 'endless' })), 'too-many-pages');
    assert.equal(asked(), 500);
  });
});

describe('a large tenant', () => {
  /** 5,000 location tokens; Intune allows 3,000. */
  const many = (now: number) =>
    Array.from({ length: 5_000 }, (_, index) =>
      vpp(now, {
        id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        displayName: `L ${index}`,
      }),
    );

  for (const pageSize of [25, 1_000]) {
    it(`of 5,000 tokens is read whole, ${pageSize} to a page`, async () => {
      const tenant = await startTenant({ now: () => NOW, accessToken: TOKEN, pageSize });
      tenant.update((state) => ({ ...state, vpp: many(NOW) }));
      const reading = (await connect(tenant.url).intune.look()).readings.vpp;
      await tenant.close();
      assert.equal(reading.outcome === 'read' && reading.tokens.length, 5_000);
    });
  }

  it('is not given up while its pages keep coming, but is in the end', async () => {
    const tenant = await startTenant({ now: () => NOW, accessToken: TOKEN, pageSize: 25 });
    tenant.update((state) => ({ ...state, vpp: many(NOW).slice(0, 500) }));
    tenant.setFault('vpp', { kind: 'slow', ms: 30 });
    const look = async (longestMs: number) =>
      (await connect(tenant.url, { patienceMs: 200, longestMs }).intune.look()).readings.vpp;
    // Twenty pages of 30 ms take three times the patience.
    const [reading, ended] = [await look(20_000), await look(300)];
    await tenant.close();
    assert.equal(reading.outcome === 'read' && reading.tokens.length, 500);
    assert.equal(ended.outcome === 'unreadable' && ended.reason.kind, 'timeout');
  });
});

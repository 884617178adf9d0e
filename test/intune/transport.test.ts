import assert from 'node:assert/strict';
import { connectIntune } from '../../src/intune/connect.ts';
import { onlyTo } from '../../src/intune/graph-client.ts';
import { realTimer } from '../../src/timing/real-timer.ts';
import { connect, TOKEN } from './support/connection.ts';
import { startGraphStub } from './support/graph-stub.ts';

const CERTIFICATE = {
  topicIdentifier: 'com.apple.mgmt.External.1',
  expirationDateTime: '2027-01-01T00:00:00Z',
};

describe('talking to Graph', () => {
  it('sends the access token, and sends it nowhere else when redirected', async () => {
    const elsewhere = await startGraphStub(() => ({ body: CERTIFICATE }));
    const stub = await startGraphStub(({ url }) => ({
      status: 302,
      headers: { Location: `${elsewhere.url}${url}` },
    }));
    const reading = (await connect(stub.url).intune.look()).readings.push;
    await stub.close();
    await elsewhere.close();
    assert.equal(stub.requests[0]?.headers.authorization, `Bearer ${TOKEN}`);
    assert.equal(elsewhere.requests.length, 0);
    assert.equal(reading.outcome === 'unreadable' && reading.reason.status, 302);
  });

  it('stops every request to another host on its way out', async () => {
    const sent: unknown[] = [];
    const guard = onlyTo('https://graph.microsoft.com');
    guard.setNext?.({
      execute: async (context) => {
        sent.push(context.request);
      },
    });
    const strangers = [
      'https://graph.microsoft.com.example/v1.0/x',
      'http://graph.microsoft.com/v1.0/x',
      'https://graph.microsoft.com:8443/v1.0/x',
      'https://graph.microsoft.com@stranger.example/v1.0/x',
    ];
    for (const request of strangers) await assert.rejects(guard.execute({ request }), /was stopped/);
    await guard.execute({ request: 'https://graph.microsoft.com/v1.0/x' });
    assert.deepEqual(sent, ['https://graph.microsoft.com/v1.0/x']);
  });

  it('gives up on a body that stalls', async () => {
    const stub = await startGraphStub(() => ({ body: CERTIFICATE, stall: true }));
    const { intune } = connect(stub.url, { timeoutMs: 60 });
    const reading = (await intune.look()).readings.push;
    await stub.close();
    assert.equal(reading.outcome === 'unreadable' && reading.reason.kind, 'timeout');
  });

  it('asks again when a body breaks off', async () => {
    let answers = 0;
    const stub = await startGraphStub(({ url }) => {
      if (!url.includes('applePush')) return { body: { value: [] } };
      answers += 1;
      return { body: CERTIFICATE, breakOff: answers === 1 };
    });
    const reading = (await connect(stub.url).intune.look()).readings.push;
    await stub.close();
    assert.equal(reading.outcome, 'read');
    assert.equal(answers, 2);
  });

  it('understands error answers of any shape', async () => {
    const bodies = [
      '',
      'null',
      '{"error":null}',
      '{"error":"x"}',
      '{"error":{"code":7,"innerError":null}}',
      '<',
    ];
    for (const body of bodies) {
      const stub = await startGraphStub(() => ({ status: 403, body }));
      const reading = (await connect(stub.url).intune.look()).readings.push;
      await stub.close();
      assert.ok(reading.outcome === 'unreadable', body);
      const { requestId, ...reason } = reading.reason;
      assert.deepEqual(reason, { kind: 'permission', status: 403, permissions: [] }, body);
      assert.match(requestId, /^[0-9a-f-]{36}$/);
    }
  });

  it('takes only ResourceNotFound for a certificate that was never set up', async () => {
    const answers = [
      { code: 'ResourceNotFound', outcome: 'absent' },
      { code: 'NotFound', outcome: 'unreadable' },
    ];
    for (const { code, outcome } of answers) {
      const stub = await startGraphStub(() => ({ status: 404, body: { error: { code } } }));
      const { readings } = await connect(stub.url).intune.look();
      await stub.close();
      assert.equal(readings.push.outcome, outcome, code);
      assert.equal(readings.ade.outcome, 'unreadable', 'a list that is not found is not an empty list');
    }
  });

  it('honours a Retry-After that is a date', async () => {
    let answers = 0;
    const stub = await startGraphStub(() => {
      answers += 1;
      return answers > 1
        ? { body: { ...CERTIFICATE, value: [] } }
        : { status: 503, headers: { 'Retry-After': 'Mon, 23 Nov 2026 08:00:04 GMT' }, body: '' };
    });
    const { intune, pauses } = connect(stub.url);
    await intune.look();
    await stub.close();
    assert.deepEqual(pauses, [4_000]);
  });

  it('cannot be made to leak an access token that no header can hold', async () => {
    const stub = await startGraphStub(() => ({ body: {} }));
    const accessToken = 'very-secret\nline';
    const { intune, calls } = connect(stub.url, { credential: { kind: 'fixed', accessToken } });
    const snapshot = await intune.look();
    await stub.close();
    assert.equal(snapshot.readings.push.outcome, 'unreadable');
    assert.doesNotMatch(JSON.stringify([snapshot, calls]), /very-secret/);
  });

  it('keeps a path in the base URL', async () => {
    const stub = await startGraphStub(() => ({ body: { ...CERTIFICATE, value: [] } }));
    await connect(`${stub.url}/gate/graph/`).intune.look();
    await stub.close();
    assert.ok(stub.requests.every(({ url }) => /^\/gate\/graph\/(v1\.0|beta)\/device/.test(url)));
  });

  it('refuses to send an access token in the clear over a network', () => {
    const parts = {
      tenantId: 'contoso',
      cloud: 'global',
      families: [],
      credential: { kind: 'fixed', accessToken: TOKEN },
      clock: () => 0,
      after: realTimer,
      random: () => 0,
      uuid: () => '',
    } as const;
    assert.throws(() => connectIntune({ ...parts, graphBaseUrl: 'http://graph.example' }), /https/);
    assert.doesNotThrow(() => connectIntune({ ...parts, graphBaseUrl: 'https://graph.example' }));
  });
});

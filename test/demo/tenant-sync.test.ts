import assert from 'node:assert/strict';
import { DEMO_IDS } from '../../demo/tenant/demo-data.ts';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';
import { changeAde, changeVpp } from '../../demo/tenant/state.ts';
import { MINUTE, SECOND } from '../../src/domain/instant.ts';

const START = Date.UTC(2026, 10, 23, 9, 30);
const HEADERS = { Authorization: 'Bearer demo-token' };

/** What the tests look at in Graph's answers; each test asks for what its own answer has. */
interface Answer {
  readonly lastSyncStatus: string;
  readonly lastSyncDateTime: string;
  readonly lastSyncErrorCode: number;
  readonly lastSyncTriggeredDateTime: string;
  readonly lastSuccessfulSyncDateTime: string;
  readonly error: { readonly code: string };
}

describe('syncs of the simulated tenant', () => {
  let tenant: Tenant;
  let now: number;

  beforeEach(async () => {
    now = START;
    tenant = await startTenant({ now: () => now, syncTakesMs: 8 * SECOND });
  });

  afterEach(async () => {
    await tenant.close();
  });

  const vppUrl = (id: string) => `${tenant.url}/v1.0/deviceAppManagement/vppTokens/${id}`;
  const adeUrl = (id: string) => `${tenant.url}/beta/deviceManagement/depOnboardingSettings/${id}`;

  async function json(url: string, method = 'GET'): Promise<Answer> {
    return (await (await fetch(url, { method, headers: HEADERS })).json()) as Answer;
  }

  function syncAde(id: string): Promise<Response> {
    const headers = HEADERS;
    return fetch(`${adeUrl(id)}/syncWithAppleDeviceEnrollmentProgram`, { method: 'POST', headers });
  }

  it('run for some seconds and then complete with a new date', async () => {
    const before = await json(vppUrl(DEMO_IDS.hq));
    const started = await json(`${vppUrl(DEMO_IDS.hq)}/syncLicenses`, 'POST');
    assert.equal(started.lastSyncStatus, 'inProgress');
    now += 7_999;
    const running = await json(vppUrl(DEMO_IDS.hq));
    assert.equal(running.lastSyncStatus, 'inProgress');
    assert.equal(running.lastSyncDateTime, before.lastSyncDateTime);
    now += 1;
    const done = await json(vppUrl(DEMO_IDS.hq));
    assert.equal(done.lastSyncStatus, 'completed');
    assert.equal(Date.parse(done.lastSyncDateTime), START + 8 * SECOND);
  });

  it('are not prolonged by a second request', async () => {
    await json(`${vppUrl(DEMO_IDS.hq)}/syncLicenses`, 'POST');
    now += 6 * SECOND;
    await json(`${vppUrl(DEMO_IDS.hq)}/syncLicenses`, 'POST');
    now += 2 * SECOND;
    assert.equal((await json(vppUrl(DEMO_IDS.hq))).lastSyncStatus, 'completed');
  });

  for (const [why, id, patch] of [
    ['is invalid', DEMO_IDS.field, {}],
    ['is managed by another MDM', DEMO_IDS.lab, {}],
    ['is marked to fail', DEMO_IDS.hq, { syncFails: true }],
    ['expires meanwhile', DEMO_IDS.hq, { expiresAt: START + SECOND }],
  ] as const) {
    it(`fail when the token ${why}, and leave the date alone`, async () => {
      tenant.update((state) => changeVpp(state, id, patch));
      const before = await json(vppUrl(id));
      await json(`${vppUrl(id)}/syncLicenses`, 'POST');
      now += 8 * SECOND;
      const after = await json(vppUrl(id));
      assert.equal(after.lastSyncStatus, 'failed');
      assert.equal(after.lastSyncDateTime, before.lastSyncDateTime);
    });
  }

  it('of enrolment program tokens answer 204 and show first the request, then the success', async () => {
    assert.equal((await syncAde(DEMO_IDS.macs)).status, 204);
    const asked = await json(adeUrl(DEMO_IDS.macs));
    assert.equal(Date.parse(asked.lastSyncTriggeredDateTime), START);
    assert.ok(Date.parse(asked.lastSuccessfulSyncDateTime) < START);
    now += 8 * SECOND;
    assert.equal(
      Date.parse((await json(adeUrl(DEMO_IDS.macs))).lastSuccessfulSyncDateTime),
      START + 8 * SECOND,
    );
  });

  it('of enrolment program tokens are refused within 15 minutes of the last', async () => {
    await syncAde(DEMO_IDS.macs);
    now += 15 * MINUTE - 1;
    assert.equal((await syncAde(DEMO_IDS.macs)).status, 400);
    now += 1;
    assert.equal((await syncAde(DEMO_IDS.macs)).status, 204);
  });

  it('of enrolment program tokens can end with an error code, which the next good one clears', async () => {
    tenant.update((state) => changeAde(state, DEMO_IDS.macs, { syncFailsWith: 3 }));
    await syncAde(DEMO_IDS.macs);
    now += 8 * SECOND;
    const failed = await json(adeUrl(DEMO_IDS.macs));
    assert.equal(failed.lastSyncErrorCode, 3);
    assert.ok(Date.parse(failed.lastSuccessfulSyncDateTime) < START);
    tenant.update((state) => changeAde(state, DEMO_IDS.macs, { syncFailsWith: 0 }));
    now += 15 * MINUTE;
    await syncAde(DEMO_IDS.macs);
    now += 8 * SECOND;
    assert.equal((await json(adeUrl(DEMO_IDS.macs))).lastSyncErrorCode, 0);
  });

  it('answer 404 for ids nobody has', async () => {
    assert.equal((await syncAde('nobody')).status, 404);
    assert.equal((await json(`${vppUrl('nobody')}/syncLicenses`, 'POST')).error.code, 'ResourceNotFound');
  });
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DEMO_IDS, demoState, vpp } from '../../demo/tenant/demo-data.ts';
import { startTenant, type Tenant, type TenantOptions } from '../../demo/tenant/server.ts';
import { changeVpp } from '../../demo/tenant/state.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 30, 15, 250);
const PUSH = '/deviceManagement/applePushNotificationCertificate';
const VPP = '/deviceAppManagement/vppTokens';
const ADE = '/deviceManagement/depOnboardingSettings';

/** What the tests look at in Graph's answers; each test asks for what its own answer has. */
interface Row {
  readonly id: string;
  readonly displayName: string;
  readonly state: string;
  readonly token: unknown;
  readonly expirationDateTime: string;
  readonly lastModifiedDateTime: string;
  readonly lastSyncDateTime: string;
  readonly lastSuccessfulSyncDateTime: string;
}

interface Answer extends Row {
  readonly topicIdentifier: string;
  readonly certificate: unknown;
  readonly certificateUploadStatus: unknown;
  readonly '@odata.count'?: number;
  readonly value: readonly Row[];
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly innerError: { readonly 'request-id': string };
  };
}

describe('the simulated tenant, as Graph', () => {
  let tenant: Tenant;

  async function open(options: Partial<TenantOptions> = {}): Promise<void> {
    tenant = await startTenant({ now: () => NOW, ...options });
  }

  afterEach(async () => {
    await tenant.close();
  });

  function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { Authorization: 'Bearer demo-token', ...init.headers };
    return fetch(path.startsWith('http') ? path : tenant.url + path, { ...init, headers });
  }

  async function json(path: string): Promise<Answer> {
    return (await (await ask(path)).json()) as Answer;
  }

  async function first(path: string): Promise<Row> {
    const [row] = (await json(path)).value;
    assert.ok(row !== undefined);
    return row;
  }

  it('gives the push certificate at the top level, with a new id and modification time at every read', async () => {
    let now = NOW;
    await open({ now: () => now });
    const one = await json(`/v1.0${PUSH}`);
    now += 60_000;
    const second = await json(`/beta${PUSH}`);
    assert.deepEqual(Object.keys(one).sort(), [
      '@odata.context',
      'appleIdentifier',
      'certificate',
      'certificateSerialNumber',
      'certificateUploadFailureReason',
      'certificateUploadStatus',
      'expirationDateTime',
      'id',
      'lastModifiedDateTime',
      'topicIdentifier',
    ]);
    assert.notEqual(one.id, second.id);
    assert.equal(one.topicIdentifier, second.topicIdentifier);
    assert.equal(one.lastModifiedDateTime, '2026-11-23T09:30:15Z');
    assert.equal(second.lastModifiedDateTime, '2026-11-23T09:31:15Z');
    assert.equal(one.expirationDateTime, '2026-12-05T09:30:15Z');
    assert.equal(one.certificate, null);
    assert.equal(one.certificateUploadStatus, null);
  });

  it('answers 404 with JSON inside JSON when there is no push certificate', async () => {
    await open({ state: { ...demoState(NOW), push: undefined } });
    const response = await ask(`/v1.0${PUSH}`);
    const { error } = (await response.json()) as Answer;
    assert.equal(response.status, 404);
    assert.equal(error.code, 'ResourceNotFound');
    assert.match(JSON.parse(error.message).Message, /^An error has occurred - Operation ID/);
    assert.equal(error.innerError['request-id'], response.headers.get('request-id'));
  });

  it('leaves the names and new properties of location tokens out of v1.0', async () => {
    await open();
    const v1 = await first(`/v1.0${VPP}`);
    const beta = await first(`/beta${VPP}`);
    assert.deepEqual(Object.keys(v1).sort(), [
      'appleId',
      'automaticallyUpdateApps',
      'countryOrRegion',
      'expirationDateTime',
      'id',
      'lastModifiedDateTime',
      'lastSyncDateTime',
      'lastSyncStatus',
      'organizationName',
      'state',
      'token',
      'vppTokenAccountType',
    ]);
    assert.deepEqual(
      Object.keys(beta)
        .filter((name) => !(name in v1))
        .sort(),
      [
        'appleDeviceAppDeliveryProtocolType',
        'claimTokenManagementFromExternalMdm',
        'dataSharingConsentGranted',
        'displayName',
        'locationName',
        'roleScopeTagIds',
        'tokenActionResults',
      ],
    );
    assert.equal(beta.token, null);
    assert.match(v1.lastSyncDateTime, /^2026-11-23T06:30:15\.2502993Z$/);
  });

  it('never says duplicateLocationId in v1.0', async () => {
    await open();
    tenant.update((state) => changeVpp(state, DEMO_IDS.hq, { state: 'duplicateLocationId' }));
    assert.equal((await json(`/v1.0${VPP}/${DEMO_IDS.hq}`)).state, 'unknown');
    assert.equal((await json(`/beta${VPP}/${DEMO_IDS.hq}`)).state, 'duplicateLocationId');
  });

  it('turns a location token expired by the clock and writes "never" as year 1', async () => {
    const state = {
      ...demoState(NOW),
      vpp: [vpp(NOW, { id: randomUUID(), displayName: 'Old', expiresAt: NOW, lastSyncAt: undefined })],
    };
    await open({ state });
    const token = await first(`/v1.0${VPP}`);
    assert.equal(token.state, 'expired');
    assert.equal(token.lastSyncDateTime, '0001-01-01T00:00:00Z');
  });

  it('knows enrolment program tokens in beta only', async () => {
    await open();
    const missing = await ask(`/v1.0${ADE}`);
    assert.equal(missing.status, 400);
    assert.match(await missing.text(), /Resource not found for the segment 'depOnboardingSettings'/);
    const list = await json(`/beta${ADE}`);
    assert.equal(list['@odata.count'], 2);
    assert.deepEqual(Object.keys(list.value[0] ?? {}).sort(), [
      'appleIdentifier',
      'dataSharingConsentGranted',
      'id',
      'lastModifiedDateTime',
      'lastSuccessfulSyncDateTime',
      'lastSyncErrorCode',
      'lastSyncTriggeredDateTime',
      'roleScopeTagIds',
      'shareTokenWithSchoolDataSyncService',
      'syncedDeviceCount',
      'tokenExpirationDateTime',
      'tokenName',
      'tokenType',
    ]);
    assert.equal(
      (await json(`/beta${ADE}/${DEMO_IDS.macs}`)).lastSuccessfulSyncDateTime,
      '2026-11-19T09:30:15Z',
    );
  });

  it('refuses options it does not know, other methods, ids nobody has and paths Graph lacks', async () => {
    await open();
    assert.equal((await ask(`/v1.0${VPP}?$filter=x`)).status, 400);
    assert.equal((await ask(`/v1.0${VPP}?$top=many`)).status, 400);
    assert.equal((await ask(`/v1.0${VPP}/${DEMO_IDS.hq}`, { method: 'DELETE' })).status, 405);
    assert.equal((await ask(`/v1.0${VPP}/${randomUUID()}`)).status, 404);
    assert.equal((await ask(`/beta${ADE}/${randomUUID()}`)).status, 404);
    assert.equal((await ask('/v1.0/deviceManagement/appleTokens')).status, 400);
    assert.equal((await ask('/v2.0/me')).status, 400);
    assert.equal(tenant.state.vpp.length, 4);
  });

  it('wants the right access token and keeps none', async () => {
    await open({ accessToken: 'right-one' });
    const none = await fetch(`${tenant.url}/v1.0${VPP}`);
    const wrong = await ask(`/v1.0${VPP}`);
    const right = await ask(`/v1.0${VPP}`, { headers: { Authorization: 'Bearer right-one' } });
    assert.deepEqual([none.status, wrong.status, right.status], [401, 401, 200]);
    assert.match(await wrong.text(), /"code":"InvalidAuthenticationToken"/);
    assert.doesNotMatch(JSON.stringify(tenant.requests), /right-one|demo-token/);
  });

  it('echoes client-request-id, dates answers by its own clock and records what was asked', async () => {
    await open();
    const id = randomUUID();
    const response = await ask(`/beta${VPP}?$select=id`, { headers: { 'client-request-id': id } });
    assert.equal(response.headers.get('client-request-id'), id);
    assert.match(response.headers.get('request-id') ?? '', /^[0-9a-f-]{36}$/);
    assert.equal(response.headers.get('date'), 'Mon, 23 Nov 2026 09:30:15 GMT');
    assert.deepEqual(tenant.requests, [
      { method: 'GET', version: 'beta', path: VPP, query: { $select: 'id' }, clientRequestId: id, at: NOW },
    ]);
  });

  it('has no directory permissions', async () => {
    await open();
    const response = await ask("/v1.0/applications(appId='x')");
    assert.equal(response.status, 403);
    assert.match(await response.text(), /Authorization_RequestDenied/);
  });

  it('starts with the data of the demo', async () => {
    await open();
    const { value } = await json(`/beta${VPP}`);
    assert.deepEqual(
      value.map((token) => [token.displayName, token.state, token.expirationDateTime.slice(0, 10)]),
      [
        ['Contoso HQ', 'valid', '2027-06-21'],
        ['Contoso Retail', 'valid', '2026-11-28'],
        ['Contoso Field', 'invalid', '2027-04-15'],
        ['Contoso Lab', 'assignedToExternalMDM', '2027-02-19'],
      ],
    );
  });
});

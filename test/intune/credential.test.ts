import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAMILY_NAMES } from '../../src/catalogue/families/families.ts';
import { CLOUDS, cloudHosts, graphScope } from '../../src/intune/clouds.ts';
import {
  credentialFor,
  type GraphCredential,
  type IdentitySettings,
  tokenCredential,
} from '../../src/intune/credential.ts';
import { connect } from './support/connection.ts';
import { type GraphStub, startGraphStub } from './support/graph-stub.ts';
import { type GiveToken, startIdentityEndpoint } from './support/identity-endpoint.ts';
import { type LoginStub, startLoginStub } from './support/login-stub.ts';

const TENANT = '3b8e1f60-5c2d-4a97-8e14-9f0d6c7b2a31';
const CLIENT = '0f3c5a71-9d2e-4b6c-8a10-5e7d3c1b2a90';
const SECRET = 'right-secret~';
const EMPTY = { topicIdentifier: 'com.apple.mgmt.External.1', value: [] };

const settings: IdentitySettings = {
  botType: 'SingleTenant',
  cloud: 'global',
  tenantId: TENANT,
  clientId: CLIENT,
};

describe('choosing the credential', () => {
  const authorityHost = 'https://login.microsoftonline.com';
  const app = { tenantId: TENANT, clientId: CLIENT, authorityHost };
  const azure = { certificatePath: '/cert.pem', federatedTokenFile: '/token' };
  const cases: readonly [string, Partial<IdentitySettings>, GraphCredential][] = [
    ['the secret', { clientSecret: 's' }, { kind: 'secret', clientSecret: 's', ...app }],
    [
      'a ready token before anything',
      { accessToken: 't', clientSecret: 's', botType: 'UserAssignedMSI', azure },
      { kind: 'fixed', accessToken: 't' },
    ],
    [
      'the managed identity by bot type',
      { clientSecret: 's', botType: 'UserAssignedMSI', azure },
      { kind: 'managed-identity', clientId: CLIENT },
    ],
    [
      'a certificate before a token file and the secret',
      { clientSecret: 's', azure },
      { kind: 'certificate', path: '/cert.pem', ...app },
    ],
    [
      'a token file before the secret, with the identity it is for',
      { clientSecret: 's', azure: { federatedTokenFile: '/token', clientId: 'other', tenantId: 'there' } },
      { kind: 'workload', tokenFile: '/token', ...app, clientId: 'other', tenantId: 'there' },
    ],
    [
      'the login host of the cloud',
      { clientSecret: 's', cloud: 'usgov' },
      { kind: 'secret', clientSecret: 's', ...app, authorityHost: 'https://login.microsoftonline.us' },
    ],
    [
      'another login host when one is named',
      { clientSecret: 's', cloud: 'china', azure: { authorityHost: 'https://login.partner.example' } },
      { kind: 'secret', clientSecret: 's', ...app, authorityHost: 'https://login.partner.example' },
    ],
  ];
  for (const [name, given, expected] of cases) {
    it(`takes ${name}`, () => assert.deepEqual(credentialFor({ ...settings, ...given }), expected));
  }

  it('says what to set when there is none', () => {
    assert.throws(() => credentialFor({ ...settings, clientSecret: '' }), /BOT_PASSWORD.*UserAssignedMSI/);
  });
});

describe('clouds', () => {
  it('have each their own Graph, scope and login host', () => {
    assert.equal(new Set(CLOUDS.map((cloud) => cloudHosts(cloud).graph)).size, CLOUDS.length);
    assert.equal(graphScope('dod'), 'https://dod-graph.microsoft.us/.default');
  });
});

describe('signing in', () => {
  let graph: GraphStub;
  let login: LoginStub;
  let status: number;

  beforeEach(async () => {
    status = 200;
    graph = await startGraphStub(() => (status === 200 ? { body: EMPTY } : { status, body: '' }));
    login = await startLoginStub(SECRET);
  });
  afterEach(async () => {
    await graph.close();
    await login.close();
  });

  function secret(clientSecret: string): GraphCredential {
    return { kind: 'secret', tenantId: TENANT, clientId: CLIENT, clientSecret, authorityHost: login.url };
  }

  function bearers(): Set<string | undefined> {
    return new Set(graph.requests.map((request) => request.headers.authorization));
  }

  it('happens once for all families and looks', async () => {
    const { intune } = connect(graph.url, { credential: secret(SECRET) });
    await intune.look();
    const { readings } = await intune.look();
    assert.equal(readings.push.outcome, 'read');
    assert.deepEqual(bearers(), new Set(['Bearer token-1']));
    assert.equal(login.tokenRequests.length, 1);
    assert.equal(login.tokenRequests[0]?.get('scope'), 'https://graph.microsoft.com/.default');
  });

  it('asks for the scope of the cloud', async () => {
    await connect(graph.url, { credential: secret(SECRET), cloud: 'china' }).intune.look();
    assert.equal(login.tokenRequests[0]?.get('scope'), 'https://microsoftgraph.chinacloudapi.cn/.default');
  });

  it('happens anew after a refusal, because a grant shows in new tokens only', async () => {
    const { intune } = connect(graph.url, { credential: secret(SECRET) });
    status = 401;
    await intune.look();
    status = 200;
    const before = graph.requests.length;
    await intune.look();
    const after = graph.requests.slice(before).map((request) => request.headers.authorization);
    assert.ok(
      after.every((bearer) => bearer === 'Bearer token-2'),
      after.join(),
    );
  });

  it('with a wrong secret makes every family unreadable and repeats the secret nowhere', async () => {
    const { intune, calls } = connect(graph.url, {
      credential: secret('wrong-secret~'),
      families: FAMILY_NAMES,
    });
    const snapshot = await intune.look();
    for (const reading of Object.values(snapshot.readings)) {
      assert.ok(reading.outcome === 'unreadable');
      assert.equal(reading.reason.kind, 'sign-in');
      assert.equal(reading.reason.code, 'AADSTS7000215');
      assert.equal(reading.reason.status, undefined);
    }
    assert.equal(graph.requests.length, 0);
    assert.doesNotMatch(JSON.stringify([snapshot, calls]), /wrong-secret/);
  });

  it('at a login host that is not there fails for every family', async () => {
    await login.close();
    const credential = secret(SECRET);
    const { readings } = await connect(graph.url, { credential, families: FAMILY_NAMES }).intune.look();
    login = await startLoginStub(SECRET);
    for (const reading of Object.values(readings)) {
      assert.equal(reading.outcome === 'unreadable' && reading.reason.kind, 'sign-in');
    }
  });

  it('works with a certificate and with a token file, and says when the file is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'token-warden-'));
    const app = { tenantId: TENANT, clientId: CLIENT, authorityHost: login.url };
    await writeFile(join(folder, 'cert.pem'), login.pem);
    await writeFile(join(folder, 'token'), 'cluster-token');
    const credentials: readonly GraphCredential[] = [
      { kind: 'certificate', path: join(folder, 'cert.pem'), ...app },
      { kind: 'workload', tokenFile: join(folder, 'token'), ...app },
    ];
    for (const credential of credentials) {
      const { readings } = await connect(graph.url, { credential }).intune.look();
      assert.equal(readings.push.outcome, 'read', credential.kind);
    }
    await rm(folder, { recursive: true });
    assert.match(login.tokenRequests[0]?.get('client_assertion') ?? '', /^[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.equal(login.tokenRequests[1]?.get('client_assertion'), 'cluster-token');
    for (const credential of credentials) {
      const reading = (await connect(graph.url, { credential }).intune.look()).readings.push;
      assert.equal(reading.outcome === 'unreadable' && reading.reason.kind, 'sign-in', credential.kind);
    }
  });

  /** One look with the managed identity that a host offers in the variables of Azure's hosts. */
  async function lookFrom(give: GiveToken, options: { readonly timeoutMs?: number } = {}) {
    const host = await startIdentityEndpoint(give);
    try {
      const credential = { kind: 'managed-identity', clientId: CLIENT } as const;
      return {
        ...(await connect(graph.url, { credential, families: FAMILY_NAMES, ...options }).intune.look()),
        asked: host.requests,
      };
    } finally {
      host.close();
    }
  }

  it('works with a managed identity', async () => {
    const { asked } = await lookFrom(() => ({ access_token: 'from-the-host', lifetime: 60 }));
    assert.deepEqual(bearers(), new Set(['Bearer from-the-host']));
    assert.equal(asked[0]?.get('client_id'), CLIENT);
    assert.equal(asked[0]?.get('resource'), 'https://graph.microsoft.com');
  });

  it('gives up on a host that never answers', async () => {
    const { readings } = await lookFrom(() => 'silence', { timeoutMs: 80 });
    for (const reading of Object.values(readings)) {
      assert.ok(reading.outcome === 'unreadable');
      assert.equal(reading.reason.kind, 'sign-in');
      assert.equal(reading.reason.code, 'TimeoutError');
    }
    assert.equal(graph.requests.length, 0);
  });

  it('does not take place with a ready token', async () => {
    await connect(graph.url, { credential: { kind: 'fixed', accessToken: 'ready' } }).intune.look();
    assert.deepEqual(bearers(), new Set(['Bearer ready']));
    assert.equal(login.tokenRequests.length, 0);
    const answer = await tokenCredential({ kind: 'fixed', accessToken: 'ready' }).getToken('any');
    assert.equal(answer?.token, 'ready');
  });
});

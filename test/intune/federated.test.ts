import assert from 'node:assert/strict';
import { credentialFor, type GraphCredential, storageCredential } from '../../src/intune/credential.ts';
import { connect } from './support/connection.ts';
import { type GraphStub, startGraphStub } from './support/graph-stub.ts';
import { type IdentityEndpoint, startIdentityEndpoint } from './support/identity-endpoint.ts';
import { type LoginStub, startLoginStub } from './support/login-stub.ts';

const TENANT = '3b8e1f60-5c2d-4a97-8e14-9f0d6c7b2a31';
const APP = '0f3c5a71-9d2e-4b6c-8a10-5e7d3c1b2a90';

describe('an app that trusts a managed identity', () => {
  let graph: GraphStub;
  let login: LoginStub;
  let host: IdentityEndpoint;
  /** Each test has its own identity: the library keeps tokens of managed identities for the whole process. */
  let identity: string;
  let count = 0;
  let status = 200;

  before(async () => {
    // Less than the five minutes before the end of a token at which the library asks for another.
    host = await startIdentityEndpoint((nth) => ({ access_token: `assertion-${nth}`, lifetime: 60 }));
  });
  after(() => host.close());

  beforeEach(async () => {
    count += 1;
    identity = `5a71c0de-0000-4000-8000-${String(count).padStart(12, '0')}`;
    status = 200;
    const body = { topicIdentifier: 'com.apple.mgmt.External.1', value: [] };
    graph = await startGraphStub(() => (status === 200 ? { body } : { status, body: '' }));
    login = await startLoginStub('no secret exists');
    host.requests.length = 0;
  });
  afterEach(async () => {
    await Promise.all([graph.close(), login.close()]);
  });

  function credential(cloud: 'global' | 'usgov' | 'china' = 'global'): GraphCredential {
    return credentialFor({
      botType: 'SingleTenant',
      cloud,
      tenantId: TENANT,
      clientId: APP,
      federatedIdentity: identity,
      azure: { authorityHost: login.url, federatedTokenFile: '/a/file/that/clusters/set' },
    });
  }

  it('signs in to Graph with the token of the identity in place of a secret', async () => {
    const { intune } = connect(graph.url, { credential: credential() });
    assert.equal((await intune.look()).readings.push.outcome, 'read');
    const [asked] = host.requests;
    assert.deepEqual(
      [asked?.get('resource'), asked?.get('client_id')],
      ['api://AzureADTokenExchange', identity],
    );
    const [form] = login.tokenRequests;
    assert.equal(form?.get('client_id'), APP);
    assert.equal(form?.get('client_assertion'), 'assertion-1');
    assert.equal(
      form?.get('client_assertion_type'),
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    );
    assert.equal(form?.get('client_secret'), null);
  });

  it('asks for the audience of its cloud', async () => {
    const { intune } = connect(graph.url, { credential: credential('china'), cloud: 'china' });
    await intune.look();
    assert.equal(host.requests[0]?.get('resource'), 'api://AzureADTokenExchangeChina');
  });

  it('asks the identity again when its token is old, for Entra refuses an old one', async () => {
    const { intune } = connect(graph.url, { credential: credential() });
    await intune.look();
    // Graph refuses the app's token, so that the next look asks Entra anew.
    status = 401;
    await intune.look();
    status = 200;
    await intune.look();
    const assertions = login.tokenRequests.map((form) => form.get('client_assertion'));
    assert.ok(assertions.length >= 2, String(assertions));
    assert.equal(new Set(assertions).size, assertions.length, 'never the same twice');
  });

  it('reads the store as the identity itself', async () => {
    const token = await storageCredential(credential()).getToken('https://storage.azure.com/.default');
    assert.equal(token?.token, 'assertion-1');
    assert.equal(host.requests[0]?.get('resource'), 'https://storage.azure.com');
    assert.equal(login.tokenRequests.length, 0);
  });
});

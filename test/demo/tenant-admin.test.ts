import assert from 'node:assert/strict';
import { request } from 'node:http';
import { DEMO_IDS } from '../../demo/tenant/demo-data.ts';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';
import { changeVpp } from '../../demo/tenant/state.ts';
import { vppStateAt } from '../../demo/tenant/sync.ts';
import { DAY } from '../../src/domain/instant.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 30);
const IN_A_YEAR = NOW + 365 * DAY;

describe('the admin centre of the simulated tenant', () => {
  let tenant: Tenant;

  beforeEach(async () => {
    tenant = await startTenant({ now: () => NOW });
  });

  afterEach(async () => {
    await tenant.close();
  });

  function press(button: string, headers: Record<string, string> = {}, body = ''): Promise<Response> {
    return fetch(`${tenant.url}/admin/${button}`, { method: 'POST', redirect: 'manual', headers, body });
  }

  async function page(): Promise<string> {
    return (await fetch(tenant.adminUrl)).text();
  }

  const push = () => tenant.state.push;
  const hq = () => tenant.state.vpp.find((token) => token.id === DEMO_IDS.hq);
  const macs = () => tenant.state.ade.find((token) => token.id === DEMO_IDS.macs);

  it('has a row for every token at the anchor that links point to, and a list for every family', async () => {
    const text = await page();
    const { vpp, ade } = DEMO_ROWS;
    for (const id of ['push', 'vpp', 'ade', ...vpp, ...ade]) assert.ok(text.includes(`id="${id}"`), id);
  });

  it('draws no button that does nothing', async () => {
    const addresses = [...(await page()).matchAll(/formaction="([^"]+)"/g)].map(
      ([, address]) => address ?? '',
    );
    assert.ok(addresses.length > 40);
    for (const address of addresses) {
      await press('reset');
      const before = await page();
      assert.equal((await press(address.replace('/admin/', ''))).status, 303, address);
      assert.notEqual(await page(), before, `${address} changes nothing`);
    }
  });

  it('goes back to the row whose button was pressed', async () => {
    const response = await press(`vpp/${DEMO_IDS.hq}/renew`);
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), `/#vpp-${DEMO_IDS.hq}`);
  });

  it('renews the push certificate: a year, a new serial, the same topic and account', async () => {
    const before = tenant.state.push;
    await press('push/renew');
    const after = tenant.state.push;
    assert.equal(after?.expiresAt, IN_A_YEAR);
    assert.equal(after?.topic, before?.topic);
    assert.equal(after?.appleIdentifier, before?.appleIdentifier);
    assert.notEqual(after?.serial, before?.serial);
  });

  for (const [button, topicKept, accountKept] of [
    ['created-anew', false, true],
    ['other-account', false, false],
    ['account-moved', true, false],
  ] as const) {
    it(`uploads another push certificate by ${button}`, async () => {
      const before = tenant.state.push;
      await press(`push/${button}`);
      const after = tenant.state.push;
      assert.equal(after?.topic === before?.topic, topicKept);
      assert.equal(after?.appleIdentifier === before?.appleIdentifier, accountKept);
      assert.equal(after?.expiresAt, IN_A_YEAR);
    });
  }

  it('undoes a wrong renewal, also a second one: the topic and the account that the devices know are back', async () => {
    const before = push();
    assert.doesNotMatch(await page(), /Undo the wrong renewal/);
    await press('push/created-anew');
    await press('push/other-account');
    await press('push/renew');
    assert.match(await page(), /Undo the wrong renewal/);
    await press('push/undo');
    const after = push();
    assert.deepEqual(
      [after?.topic, after?.appleIdentifier, after?.expiresAt],
      [before?.topic, before?.appleIdentifier, IN_A_YEAR],
    );
    assert.notEqual(after?.serial, before?.serial);
    assert.doesNotMatch(await page(), /Undo the wrong renewal/);
  });

  it('moves dates back', async () => {
    const before = [push()?.expiresAt, hq()?.expiresAt, macs()?.expiresAt];
    for (const row of ['push', `vpp/${DEMO_IDS.hq}`, `ade/${DEMO_IDS.macs}`]) await press(`${row}/date-back`);
    assert.deepEqual(
      [push()?.expiresAt, hq()?.expiresAt, macs()?.expiresAt],
      before.map((at) => (at ?? 0) - 30 * DAY),
    );
  });

  it('removes the push certificate and sets up a first one', async () => {
    await press('push/remove');
    assert.equal(push(), undefined);
    assert.match(await page(), /Not set up/);
    await press('push/create');
    assert.equal(push()?.expiresAt, IN_A_YEAR);
  });

  it('renews an invalid location token in place', async () => {
    await press(`vpp/${DEMO_IDS.field}/renew`);
    const field = tenant.state.vpp.find((token) => token.id === DEMO_IDS.field);
    assert.deepEqual([field?.state, field?.expiresAt], ['valid', IN_A_YEAR]);
    assert.equal(tenant.state.vpp.length, 4);
  });

  it('uploads a location token beside the old one as a duplicate, which turns valid once it is alone', async () => {
    await press(`vpp/${DEMO_IDS.retail}/upload-as-new`);
    const duplicate = tenant.state.vpp.at(-1);
    assert.equal(tenant.state.vpp.length, 5);
    assert.deepEqual([duplicate?.state, duplicate?.locationName], ['duplicateLocationId', 'Contoso Retail']);
    await press(`vpp/${DEMO_IDS.retail}/delete`);
    assert.deepEqual([tenant.state.vpp.at(-1)?.id, tenant.state.vpp.at(-1)?.state], [duplicate?.id, 'valid']);
  });

  it('makes location tokens invalid, another MDM’s, and Intune’s again', async () => {
    await press(`vpp/${DEMO_IDS.hq}/password-changed`);
    assert.equal(hq()?.state, 'invalid');
    await press(`vpp/${DEMO_IDS.hq}/other-mdm`);
    await press(`vpp/${DEMO_IDS.hq}/renew`);
    assert.equal(hq()?.state, 'assignedToExternalMDM');
    await press(`vpp/${DEMO_IDS.hq}/take-control`);
    assert.equal(hq()?.state, 'valid');
    await press(`vpp/${DEMO_IDS.hq}/expire`);
    const expired = hq();
    assert.ok(expired !== undefined && vppStateAt(expired, NOW) === 'expired');
  });

  it('kills an enrolment program token by a download alone and revives it by renewing', async () => {
    const before = macs();
    await press(`ade/${DEMO_IDS.macs}/download-only`);
    assert.equal(macs()?.syncErrorCode, 3);
    assert.equal(macs()?.expiresAt, before?.expiresAt);
    await press(`ade/${DEMO_IDS.macs}/renew`);
    assert.deepEqual([macs()?.syncErrorCode, macs()?.expiresAt], [0, IN_A_YEAR]);
  });

  it('breaks and mends a family', async () => {
    const read = () =>
      fetch(`${tenant.url}/beta/deviceManagement/depOnboardingSettings`, {
        headers: { Authorization: 'Bearer demo-token' },
      });
    await press('faults/ade/forbidden');
    assert.equal((await read()).status, 403);
    assert.match(await page(), /Broken on purpose/);
    await press('faults/ade/mend');
    assert.equal((await read()).status, 200);
    assert.doesNotMatch(await page(), /Broken on purpose/);
  });

  it('shows names as text', async () => {
    tenant.update((state) => changeVpp(state, DEMO_IDS.hq, { displayName: '<script>alert("x")</script>' }));
    const text = await page();
    assert.doesNotMatch(text, /<script/);
    assert.match(text, /&lt;script&gt;/);
  });

  it('knows no other tokens and buttons', async () => {
    for (const button of [
      'push/burn',
      'vpp/nobody/renew',
      `vpp/${DEMO_IDS.hq}/burn`,
      'faults/vpp/rain',
      'x',
    ]) {
      assert.equal((await press(button)).status, 404, button);
    }
    assert.equal((await fetch(`${tenant.url}/admin/push/remove`)).status, 405);
  });

  it('takes no form from another site, of another host name, or with a long body', async () => {
    assert.equal((await press('push/remove', { Origin: 'https://evil.example' })).status, 403);
    assert.equal((await press('push/remove', {}, 'x'.repeat(2_000))).status, 413);
    assert.equal(await statusFor(tenant.url, 'evil.example'), 403);
    assert.notEqual(tenant.state.push, undefined);
    assert.equal((await press('push/remove', { Origin: tenant.url })).status, 303);
  });
});

const DEMO_ROWS = {
  vpp: [DEMO_IDS.hq, DEMO_IDS.retail, DEMO_IDS.field, DEMO_IDS.lab].map((id) => `vpp-${id}`),
  ade: [DEMO_IDS.iphones, DEMO_IDS.macs].map((id) => `ade-${id}`),
};

/** `fetch` does not let a caller choose the Host header, so this asks with node:http. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asking = request(
      `${url}/admin/push/remove`,
      { method: 'POST', headers: { Host: host } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    asking.once('error', reject).end();
  });
}

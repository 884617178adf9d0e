import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';
import { FAMILIES, FAMILY_NAMES } from '../../src/catalogue/families/families.ts';
import { connect, NOW, TOKEN } from '../intune/support/connection.ts';

/**
 * Properties of the resources that let somebody in, or another device management service. From Microsoft's reference of
 * each resource, by hand: this is what the families are measured by.
 */
const SECRETS = ['token', 'certificate', 'tokenValue', 'qrCodeContent', 'qrCodeImage', 'wifiPassword'];

describe('what families ask Graph for', () => {
  it('is never a secret', () => {
    for (const [name, { source }] of Object.entries(FAMILIES)) {
      for (const { select } of source.answers) {
        const asked = select.filter((field) => [...SECRETS, ...source.secrets].includes(field));
        assert.deepEqual(asked, [], name);
        assert.ok(select.length > 0, `${name} asks for everything`);
      }
    }
  });

  it('names its secrets where they are written down by hand', () => {
    for (const { source } of Object.values(FAMILIES))
      assert.deepEqual(
        source.secrets.filter((field) => !SECRETS.includes(field)),
        [],
        'write it down here too',
      );
  });

  it('is said in the documents with the permission it needs', async () => {
    const texts = ['README.md', 'docs/deploy.md', 'infra/README.md'].map((name) =>
      readFile(new URL(`../../${name}`, import.meta.url), 'utf8'),
    );
    const documents = (await Promise.all(texts)).join();
    for (const { permissions } of Object.values(FAMILIES)) {
      const { read, act = read, perhaps = read } = permissions;
      for (const { name } of [read, act, perhaps]) assert.ok(documents.includes(name), name);
    }
  });
});

describe('a family that is not named', () => {
  let tenant: Tenant;
  beforeEach(async () => {
    tenant = await startTenant({ now: () => NOW, accessToken: TOKEN });
  });
  afterEach(() => tenant.close());

  for (const family of FAMILY_NAMES) {
    it(`${family}: nothing is asked of Graph about it`, async () => {
      const families = FAMILY_NAMES.filter((one) => one !== family);
      const { intune } = connect(tenant.url, { families });
      const { readings } = await intune.look();
      assert.deepEqual(readings[family], { outcome: 'not-asked' });
      assert.deepEqual(await intune.lookAt({ family, id: 'push' }), { outcome: 'not-asked' });
      const { path } = FAMILIES[family].source;
      assert.deepEqual(
        tenant.requests.filter((request) => request.path.includes(path)),
        [],
      );
      for (const other of families) assert.notEqual(readings[other].outcome, 'not-asked');
    });
  }
});

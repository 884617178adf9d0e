import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ade, demoState } from '../../demo/tenant/demo-data.ts';
import { nextLink, page } from '../../demo/tenant/odata.ts';
import { startTenant, type Tenant, type TenantOptions } from '../../demo/tenant/server.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 30);
const PUSH = '/deviceManagement/applePushNotificationCertificate';
const VPP = '/deviceAppManagement/vppTokens';
const ADE = '/deviceManagement/depOnboardingSettings';

interface Answer {
  readonly '@odata.nextLink'?: string;
  readonly value: readonly unknown[];
}

describe('paging and selecting in the simulated tenant', () => {
  let tenant: Tenant;

  async function open(options: Partial<TenantOptions> = {}): Promise<void> {
    tenant = await startTenant({ now: () => NOW, ...options });
  }

  afterEach(async () => {
    await tenant.close();
  });

  function ask(path: string): Promise<Response> {
    const headers = { Authorization: 'Bearer demo-token' };
    return fetch(path.startsWith('http') ? path : tenant.url + path, { headers });
  }

  async function json(path: string): Promise<Answer> {
    return (await (await ask(path)).json()) as Answer;
  }

  it('pages with an absolute link that keeps the selection, and every row comes exactly once', async () => {
    const many = Array.from({ length: 7 }, (_, at) => ade(NOW, { id: `id-${at}`, tokenName: `T${at}` }));
    await open({ pageSize: 3, state: { ...demoState(NOW), ade: many } });
    const seen: unknown[] = [];
    let pages = 0;
    let next: string | undefined = `/beta${ADE}?$select=id`;
    while (next !== undefined) {
      const body: Answer = await json(next);
      seen.push(...body.value);
      pages += 1;
      next = body['@odata.nextLink'];
      if (next !== undefined) assert.ok(next.startsWith(`${tenant.url}/beta${ADE}?`), next);
    }
    assert.equal(pages, 3);
    assert.deepEqual(
      seen,
      many.map(({ id }) => ({ id })),
    );
  });

  it('takes $top as the size of a page', async () => {
    await open();
    const body = await json(`/v1.0${VPP}?$top=3`);
    assert.equal(body.value.length, 3);
    assert.equal((await json(body['@odata.nextLink'] ?? 'no link')).value.length, 1);
  });

  it('returns only what $select names and refuses what the version does not have', async () => {
    await open();
    const body = await json(`/v1.0${PUSH}?$select=expirationDateTime,topicIdentifier`);
    assert.deepEqual(Object.keys(body), ['@odata.context', 'topicIdentifier', 'expirationDateTime']);
    const refused = await ask(`/v1.0${VPP}?$select=id,displayName`);
    assert.equal(refused.status, 400);
    assert.match(await refused.text(), /property named 'displayName' on type 'microsoft.graph.vppToken'/);
    assert.equal((await ask(`/beta${VPP}?$select=id,displayName`)).status, 200);
  });
});

describe('pages of the simulated tenant', () => {
  it('loses and repeats no row, whatever the page sizes', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 9 }), fc.nat(12), (length, pageSize, top) => {
        const rows = Array.from({ length }, (_, at) => ({ id: String(at) }));
        const seen: unknown[] = [];
        let query = new URLSearchParams({ $top: String(top) });
        for (let next: string | undefined = 'first'; next !== undefined; ) {
          const shown = page(rows, query, pageSize);
          seen.push(...shown.rows);
          next = shown.next;
          if (next !== undefined) query = new URL(nextLink('http://127.0.0.1/x', query, next)).searchParams;
        }
        assert.deepEqual(seen, rows);
      }),
    );
  });
});

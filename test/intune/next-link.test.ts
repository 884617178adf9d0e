import assert from 'node:assert/strict';
import fc from 'fast-check';
import { followLink } from '../../src/intune/paging.ts';
import { connect } from './support/connection.ts';
import { type GraphStub, startGraphStub } from './support/graph-stub.ts';

const LIST = '/beta/deviceManagement/depOnboardingSettings';

/** A Graph whose list of enrolment program tokens goes on at the link that `next` gives. */
function graphWithLink(next: (page: number, origin: string) => string | null): Promise<GraphStub> {
  let pages = 0;
  return startGraphStub(({ url }, origin) => {
    if (!url.startsWith(LIST)) return { body: { value: [] } };
    pages += 1;
    return { body: { value: [{ id: `token-${pages}` }], '@odata.nextLink': next(pages, origin) } };
  });
}

async function adeIds(stub: GraphStub): Promise<string[] | string> {
  const reading = (await connect(stub.url).intune.look()).readings.ade;
  if (reading.outcome === 'unreadable') return reading.reason.kind;
  return reading.outcome === 'read' ? reading.tokens.map((token) => token.id) : [];
}

function listRequests(stub: GraphStub): string[] {
  return stub.requests.map(({ url }) => url).filter((url) => url.startsWith(LIST));
}

describe('next links', () => {
  it('are followed as they are, whatever their token holds', async () => {
    const skipToken = "LastDeltaToken='a%2Fb(c)==',RowId=https://graph.microsoft.com/x:1";
    const stub = await graphWithLink((page, origin) =>
      page === 1 ? `${origin}${LIST}?$select=id&$skiptoken=${skipToken}` : null,
    );
    assert.deepEqual(await adeIds(stub), ['token-1', 'token-2']);
    await stub.close();
    const second = new URL(listRequests(stub)[1] ?? '', stub.url);
    assert.equal(second.searchParams.get('$skiptoken'), decodeURIComponent(skipToken));
    assert.equal(second.searchParams.get('$select'), 'id');
  });

  it('may be relative', async () => {
    const stub = await graphWithLink((page) => (page === 1 ? 'depOnboardingSettings?$skiptoken=2' : null));
    assert.deepEqual(await adeIds(stub), ['token-1', 'token-2']);
    await stub.close();
  });

  it('never carry the access token to another host', async () => {
    const foreign = await startGraphStub(() => ({ body: { value: [] } }));
    const links = [
      `${foreign.url}${LIST}`,
      foreign.url.replace('http:', '') + LIST,
      `${foreign.url.replace('127.0.0.1', 'localhost')}${LIST}`,
      'https://graph.microsoft.com.example/beta/deviceManagement/depOnboardingSettings',
      'file:///etc/passwd',
      'http://[',
    ];
    for (const link of links) {
      const stub = await graphWithLink(() => link);
      assert.equal(await adeIds(stub), 'unexpected', link);
      await stub.close();
      assert.equal(listRequests(stub).length, 1, link);
    }
    await foreign.close();
    assert.equal(foreign.requests.length, 0);
  });

  it('do not leave the version', async () => {
    for (const path of ['/v1.0/deviceManagement/x', '/beta/../v1.0/users', '/admin', '/beta%2F..%2Fx']) {
      const stub = await graphWithLink((_page, origin) => `${origin}${path}`);
      assert.equal(await adeIds(stub), 'unexpected', path);
      await stub.close();
    }
  });

  it('that lead to where they stand are not followed', async () => {
    const stub = await graphWithLink((_page, origin) => `${origin}${LIST}?$skiptoken=same`);
    assert.equal(await adeIds(stub), 'unexpected');
    await stub.close();
    assert.equal(listRequests(stub).length, 2);
  });

  it('are not followed without end', async () => {
    const stub = await graphWithLink((page, origin) => `${origin}${LIST}?$skiptoken=${page}`);
    assert.equal(await adeIds(stub), 'unexpected');
    await stub.close();
    assert.equal(listRequests(stub).length, 500);
  });

  it('make one token of what stands on two pages', async () => {
    const stub = await startGraphStub(({ url }, origin) => {
      const first = !url.includes('skiptoken');
      const value = first ? [{ id: 'a' }, { id: 'b' }] : [{ id: 'b' }, { id: 'c' }];
      return { body: { value, ...(first ? { '@odata.nextLink': `${origin}${LIST}?$skiptoken=2` } : {}) } };
    });
    assert.deepEqual(await adeIds(stub), ['a', 'b', 'c']);
    await stub.close();
  });

  it('spoil the whole list when a later page cannot be read', async () => {
    let pages = 0;
    const stub = await startGraphStub((_request, origin) => {
      pages += 1;
      if (pages > 3) return { status: 403, body: '' };
      return { body: { value: [{ id: 'a' }], '@odata.nextLink': `${origin}${LIST}?$skiptoken=${pages}` } };
    });
    const reading = (await connect(stub.url).intune.look()).readings.ade;
    await stub.close();
    assert.equal(reading.outcome, 'unreadable');
  });

  it('whatever they are, lead below the root and version or nowhere', () => {
    const from = { version: 'beta', path: 'deviceManagement/x', query: '' } as const;
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath()), (link) => {
        const next = followLink(link, from, 'https://graph.example/root');
        if (next === undefined) return;
        const url = new URL(`https://graph.example/root/${next.version}/${next.path}${next.query}`);
        assert.equal(url.host, 'graph.example');
        assert.ok(url.pathname.startsWith('/root/beta/'));
      }),
    );
  });
});

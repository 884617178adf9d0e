import assert from 'node:assert/strict';
import { MINUTE } from '../../src/domain/instant.ts';
import { createOperators } from '../../src/intune/operators.ts';
import { connect, NOW } from './support/connection.ts';
import { type StubAnswer, startGraphStub } from './support/graph-stub.ts';

const GROUP = 'aaaaaaaa-0000-4000-8000-00000000000a';
const USER = 'bbbbbbbb-0000-4000-8000-00000000000b';

describe('operators in groups', () => {
  async function withStub(
    answer: (url: string, origin: string) => StubAnswer,
    work: (parts: ReturnType<typeof operatorsAt>, requests: () => number) => Promise<void>,
  ): Promise<void> {
    const stub = await startGraphStub(({ url }, origin) => answer(url, origin));
    try {
      await work(operatorsAt(stub.url), () => stub.requests.length);
    } finally {
      await stub.close();
    }
  }

  function operatorsAt(url: string) {
    let now = NOW;
    const { intune } = connect(url);
    const operators = createOperators({ ids: [GROUP, USER], readGroup: intune.readGroup, clock: () => now });
    return {
      operators,
      pass: (ms: number) => {
        now += ms;
      },
    };
  }

  const notFound = {
    status: 404,
    body: { error: { code: 'Request_ResourceNotFound', message: 'no such group' } },
  };

  it('are the members of every page, and the id of a user is no group', async () => {
    const answer = (url: string, origin: string): StubAnswer => {
      if (url.includes(USER)) return notFound;
      if (url.includes('skiptoken')) return { body: { value: [{ id: 'CCCC' }] } };
      const next = `${origin}/v1.0/groups/${GROUP}/transitiveMembers?$skiptoken=2`;
      return { body: { value: [{ id: 'dddd' }], '@odata.nextLink': next } };
    };
    await withStub(answer, async ({ operators }) => {
      assert.deepEqual(await operators.inGroups(), new Set(['dddd', 'cccc']));
    });
  });

  it('are remembered for ten minutes', async () => {
    await withStub(
      () => ({ body: { value: [{ id: 'dddd' }] } }),
      async ({ operators, pass }, requests) => {
        await Promise.all([operators.inGroups(), operators.inGroups()]);
        pass(9 * MINUTE);
        await operators.inGroups();
        assert.equal(requests(), 2, 'one request for each id');
        pass(2 * MINUTE);
        await operators.inGroups();
        assert.equal(requests(), 4);
      },
    );
  });

  it('that may not be read name the permission, and are asked for again soon', async () => {
    let status = 403;
    await withStub(
      () =>
        status === 403
          ? { status, body: { error: { code: 'Authorization_RequestDenied', message: 'no' } } }
          : notFound,
      async ({ operators, pass }) => {
        const refused = await operators.inGroups();
        assert.ok('permissions' in refused);
        assert.deepEqual(refused.permissions, ['GroupMember.Read.All']);
        status = 404;
        pass(2 * MINUTE);
        assert.deepEqual(await operators.inGroups(), new Set());
      },
    );
  });
});

describe('owners of a team', () => {
  async function ownersFrom(answer: StubAnswer) {
    const stub = await startGraphStub(() => answer);
    try {
      const read = await connect(stub.url).intune.readOwners(GROUP);
      return { read, asked: stub.requests.map(({ url }) => url.split('?')[0]) };
    } finally {
      await stub.close();
    }
  }

  it('are read by the id of its group', async () => {
    assert.deepEqual(await ownersFrom({ body: { value: [{ id: 'DDDD' }] } }), {
      read: { outcome: 'read', members: ['dddd'] },
      asked: [`/v1.0/groups/${GROUP}/owners`],
    });
  });

  it('that may not be read name the permission', async () => {
    const { read } = await ownersFrom({
      status: 403,
      body: { error: { code: 'Authorization_RequestDenied', message: 'no' } },
    });
    assert.ok(read.outcome === 'unreadable');
    assert.deepEqual(read.reason.permissions, ['GroupMember.Read.All']);
  });
});

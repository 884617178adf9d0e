import assert from 'node:assert/strict';
import type { RequestListener, ServerResponse } from 'node:http';
import { decodeStoreUrl } from '../../src/store/address.ts';
import { openAzureTablesStore } from '../../src/store/azure-tables.ts';
import type { KeyValueStore } from '../../src/store/key-value.ts';
import { openStore } from '../../src/store/open.ts';
import { withServer } from './support-fake-server.ts';
import { all, rejectsStoreError, triesOf } from './support-store.ts';

const ACCOUNT_KEY = Buffer.from('the account key of this test').toString('base64');
const key = { kind: 'claim', name: 'private-name' };
const value = { text: 'private-value' };

/** One way in which a service, or something before it, fails. */
interface Sabotage {
  readonly how: string;
  readonly answer: (response: ServerResponse) => void;
  readonly message: RegExp;
  /** How often it is asked before it is given up. */
  readonly tries: number;
  /** For those that say nothing; the others get time enough for a busy machine. */
  readonly timeoutMs?: number;
}

const SABOTAGES: readonly Sabotage[] = [
  {
    how: 'fails',
    answer: odata(500, 'InternalError'),
    message: /500 InternalError, 3 tries.*service failed/,
    tries: 3,
  },
  { how: 'throttles', answer: odata(503, 'ServerBusy'), message: /503 ServerBusy.*throttled/, tries: 3 },
  {
    how: 'throttles as Cosmos DB',
    answer: odata(429, 'TooManyRequests'),
    message: /429 .*throttled/,
    tries: 3,
  },
  {
    how: 'refuses the login',
    answer: odata(403, 'AuthorizationPermissionMismatch'),
    message: /403 AuthorizationPermissionMismatch.*Storage Table Data Contributor/,
    tries: 1,
  },
  { how: 'is full', answer: odata(413, 'RequestBodyTooLarge'), message: /413 RequestBodyTooLarge/, tries: 1 },
  {
    how: 'lost its table',
    answer: odata(404, 'TableNotFound'),
    message: /TableNotFound.*table is gone/,
    tries: 1,
  },
  {
    how: 'is another web site',
    answer: page(404),
    message: /404 .*did not answer as a table service/,
    tries: 1,
  },
  {
    how: 'is a sign-in page',
    answer: page(200),
    message: /(as a table service does|did not accept)/,
    tries: 1,
  },
  {
    how: 'answers an empty object',
    answer: json(200, {}),
    message: /(as a table service does|not in the form|did not accept)/,
    tries: 1,
  },
  {
    how: 'resets the connection',
    answer: (response) => response.destroy(),
    message: /3 tries.*could not be reached/,
    tries: 3,
  },
  {
    how: 'never answers',
    answer: () => undefined,
    message: /no answer in time, 3 tries/,
    tries: 3,
    timeoutMs: 40,
  },
  {
    how: 'stops in the middle',
    answer: half,
    message: /3 tries.*could not be reached/,
    tries: 3,
    timeoutMs: 40,
  },
];

const CALLS: Readonly<Record<string, (store: KeyValueStore) => Promise<unknown>>> = {
  get: (store) => store.get(key),
  'put (absent)': (store) => store.put(key, value, 'absent'),
  'put (version)': (store) => store.put(key, value, { version: 'W/"1"' }),
  remove: (store) => store.remove(key, { version: 'W/"1"' }),
  list: (store) => all(store.list('claim')),
};

describe('an Azure Tables service that', () => {
  for (const { how, answer, message, tries, timeoutMs } of SABOTAGES) {
    it(`${how} is an error of every call, never "absent", "conflict" or an empty list`, async () => {
      for (const [name, call] of Object.entries(CALLS)) {
        let asked = 0;
        const listener = afterOpening((response) => {
          asked += 1;
          answer(response);
        });
        await withStore(listener, timeoutMs, async (store) => {
          await rejectsStoreError(call(store), message, [
            ACCOUNT_KEY,
            'private-name',
            'private-value',
            'SharedKey',
          ]);
        });
        assert.ok(asked <= tries, `${name} was asked ${asked} times`);
      }
    });
  }

  it('never answers takes no more of a caller’s time than the limits say, all tries included', async () => {
    const limits = { withinMs: 200, longWithinMs: 600 };
    const calls: [call: (store: KeyValueStore) => Promise<unknown>, within: number][] = [
      ...Object.values(CALLS).map((call): [typeof call, number] => [call, limits.withinMs]),
      [(store) => store.put(key, 'x'.repeat(300_000), 'absent'), limits.longWithinMs],
      [(store) => store.put(key, 'x'.repeat(3_000_000), 'absent'), limits.longWithinMs],
    ];
    await withServer(
      afterOpening(() => undefined),
      async (port) => {
        const store = await openStore(urlOf(port), { limits });
        for (const [call, within] of calls) {
          const startedAt = performance.now();
          await rejectsStoreError(call(store), /no answer in time/);
          const ms = performance.now() - startedAt;
          // The rest is what a busy machine may need.
          assert.ok(ms < within + 400, `it took ${Math.round(ms)} ms`);
        }
      },
    );
  });

  it('answers each try just in time with an error takes no more either', async () => {
    const slowly = (response: ServerResponse) =>
      void setTimeout(() => odata(500, 'InternalError')(response), 80);
    await withServer(afterOpening(slowly), async (port) => {
      const store = await openStore(urlOf(port), { limits: { withinMs: 200, longWithinMs: 600 } });
      const startedAt = performance.now();
      await rejectsStoreError(store.get(key), /InternalError|no answer in time/);
      assert.ok(performance.now() - startedAt < 600);
    });
  });

  it('gives the same rest of a list again and again is an error, not a list without end', async () => {
    const again = (response: ServerResponse) => {
      response.setHeader('x-ms-continuation-nextpartitionkey', 'claim');
      response.setHeader('x-ms-continuation-nextrowkey', 'n-a');
      json(200, { value: [] })(response);
    };
    await withStore(afterOpening(again), undefined, (store) =>
      rejectsStoreError(all(store.list('claim')), /as a table service does/),
    );
  });

  it('fails already when opened is an error that does not tell the key', async () => {
    for (const { answer, message, timeoutMs } of SABOTAGES) {
      await withServer(
        (_, response) => answer(response),
        (port) => rejectsStoreError(open(port, timeoutMs), message, [ACCOUNT_KEY, 'SharedKey']),
      );
    }
  });

  it('fails once and recovers is waited for', async () => {
    let asked = 0;
    const listener = afterOpening((response) => {
      asked += 1;
      if (asked === 1) odata(500, 'InternalError')(response);
      else odata(404, 'ResourceNotFound')(response);
    });
    await withStore(listener, undefined, async (store) => {
      assert.equal(await store.get(key), undefined);
      assert.equal(asked, 2);
    });
  });

  it('says "gone" to the second try of a removal leaves open who removed it, and the error says so', async () => {
    let asked = 0;
    const listener = afterOpening((response) => {
      asked += 1;
      if (asked === 1) response.destroy();
      else odata(404, 'ResourceNotFound')(response);
    });
    await withStore(listener, undefined, (store) =>
      rejectsStoreError(store.remove(key, { version: 'W/"1"' }), /gone.*answer .*lost/),
    );
  });
});

function afterOpening(answer: (response: ServerResponse) => void): RequestListener {
  return (request, response) => {
    // The body is read first, so that a reset is never the fault of unread bytes.
    request.resume().on('end', () => {
      if (request.url?.includes('/Tables') === true) odata(409, 'TableAlreadyExists')(response);
      else answer(response);
    });
  };
}

async function withStore(
  listener: RequestListener,
  timeoutMs: number | undefined,
  work: (store: KeyValueStore) => Promise<void>,
): Promise<void> {
  await withServer(listener, async (port) => work(await open(port, timeoutMs)));
}

async function open(port: number, timeoutMs = 5_000): Promise<KeyValueStore> {
  const address = decodeStoreUrl(urlOf(port));
  assert.ok(address.backEnd === 'azure-tables');
  return openAzureTablesStore({ address, limits: triesOf(timeoutMs) });
}

function urlOf(port: number): string {
  return `azure-tables:DefaultEndpointsProtocol=http;AccountName=fake;AccountKey=${ACCOUNT_KEY};TableEndpoint=http://127.0.0.1:${port}/fake`;
}

function odata(status: number, code: string): (response: ServerResponse) => void {
  return json(status, {
    'odata.error': { code, message: { lang: 'en-US', value: `${code}: private-name` } },
  });
}

function json(status: number, body: unknown): (response: ServerResponse) => void {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json;odata=minimalmetadata' });
    response.end(JSON.stringify(body));
  };
}

function page(status: number): (response: ServerResponse) => void {
  return (response) => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Not what you look for</title>');
  };
}

function half(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"value":[');
}

import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { decodeStoreUrl, type StoreAddress } from '../../src/store/address.ts';
import { StoreError } from '../../src/store/key-value.ts';
import { openStore } from '../../src/store/open.ts';
import { rejectsStoreError } from './support-store.ts';

const KEY = 'c2VjcmV0LWtleQ==';
const STORAGE = `DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=${KEY};EndpointSuffix=core.windows.net`;
const COSMOS = `DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=${KEY};TableEndpoint=https://acct.table.cosmos.azure.com:443/;`;
const EMULATOR = `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=${KEY};TableEndpoint=http://127.0.0.1:10002/a`;
const SAS = 'TableEndpoint=https://acct.table.core.windows.net;SharedAccessSignature=sv=2022&sig=c2VjcmV0';

function withString(connectionString: string, table = 'tokenwarden', insecure = false): StoreAddress {
  return { backEnd: 'azure-tables', login: 'connection-string', connectionString, table, insecure };
}

function withIdentity(endpoint: string, table: string): StoreAddress {
  return { backEnd: 'azure-tables', login: 'identity', endpoint, table };
}

describe('STORE_URL', () => {
  const accepted: Readonly<Record<string, StoreAddress>> = {
    'memory:': { backEnd: 'memory' },
    'sqlite:data/store.db': { backEnd: 'sqlite', path: 'data/store.db' },
    'sqlite:/var/lib/bot/a b#c?.db': { backEnd: 'sqlite', path: '/var/lib/bot/a b#c?.db' },
    'SQLite:C:\\bot\\store.db': { backEnd: 'sqlite', path: 'C:\\bot\\store.db' },
    'azure-tables:https://acct.table.core.windows.net': withIdentity(
      'https://acct.table.core.windows.net',
      'tokenwarden',
    ),
    'azure-tables:https://acct.table.core.windows.net/bot/': withIdentity(
      'https://acct.table.core.windows.net',
      'bot',
    ),
    'azure-tables:https://127.0.0.1:10002/devstoreaccount1/bot': withIdentity(
      'https://127.0.0.1:10002/devstoreaccount1',
      'bot',
    ),
    [`azure-tables:${STORAGE}`]: withString(STORAGE),
    [`azure-tables:${STORAGE};TableName=bot2`]: withString(`${STORAGE};TableName=bot2`, 'bot2'),
    [`azure-tables:${COSMOS}`]: withString(COSMOS),
    [`azure-tables:${EMULATOR}`]: withString(EMULATOR, 'tokenwarden', true),
    [`azure-tables:${SAS}`]: withString(SAS),
    'azure-tables:UseDevelopmentStorage=true': withString('UseDevelopmentStorage=true'),
  };
  for (const [url, address] of Object.entries(accepted)) {
    it(`accepts ${url.replaceAll(KEY, '...')}`, () => {
      assert.deepEqual(decodeStoreUrl(url), address);
    });
  }

  const refused: Readonly<Record<string, RegExp>> = {
    '': /STORE_URL is one of sqlite:PATH/,
    'data/store.db': /is one of/,
    'redis://:secret@host': /is one of/,
    'memory:secret': /memory: takes no path/,
    'sqlite:': /needs the path of a file/,
    'sqlite::memory:': /for a store without a file use memory:/,
    'azure-tables:': /neither by an https URL nor by a connection string/,
    'azure-tables:secret': /neither by an https URL nor by a connection string/,
    'azure-tables:http://acct.table.core.windows.net/bot': /must begin with https:/,
    'azure-tables:https://acct.table.core.windows.net/bot?sig=secret': /must not hold a signature/,
    'azure-tables:https://user:secret@acct.table.core.windows.net/bot': /must not hold a signature/,
    'azure-tables:https://secret host/': /not a URL/,
    'azure-tables:https://acct.table.core.windows.net/1bot': /letters and digits and begin with a letter/,
    'azure-tables:https://acct.table.core.windows.net/my-bot': /letters and digits and begin with a letter/,
    'azure-tables:DefaultEndpointsProtocol=http;AccountName=a;AccountKey=secret;EndpointSuffix=x.net':
      /plain http.*loopback/,
    'azure-tables:DefaultEndpointsProtocol=https;AccountKey=secret;TableEndpoint=http://example.net/a':
      /plain http.*loopback/,
    'azure-tables:AccountKey=secret;TableEndpoint=secret': /not a URL/,
  };
  for (const [url, message] of Object.entries(refused)) {
    it(`refuses ${JSON.stringify(url)} without repeating it`, () => {
      assert.throws(
        () => decodeStoreUrl(url),
        (error: unknown) => {
          assert.ok(error instanceof StoreError);
          assert.match(error.message, message);
          assert.ok(
            !inspect(error, { showHidden: true, depth: 5 })
              .replace(error.stack ?? '', error.message)
              .includes('secret'),
          );
          return true;
        },
      );
    });
  }

  it('refuses an incomplete connection string without repeating it', async () => {
    await rejectsStoreError(
      openStore(
        'azure-tables:DefaultEndpointsProtocol=https;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net',
      ),
      /connection string is incomplete/,
      ['c2VjcmV0'],
    );
  });
});

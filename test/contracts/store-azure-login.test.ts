import assert from 'node:assert/strict';
import { type AzureTablesAddress, decodeStoreUrl } from '../../src/store/address.ts';
import { openAzureTablesStore } from '../../src/store/azure-tables.ts';
import { openStore } from '../../src/store/open.ts';
import { rejectsStoreError, triesOf } from './support-store.ts';

describe('the sign-in to Azure Tables with an identity', () => {
  it('asks for the token of the service the endpoint belongs to, and tells when there is none', async () => {
    const scopes: string[] = [];
    const credential = {
      async getToken(asked: string | string[]): Promise<never> {
        scopes.push(...[asked].flat());
        const error = new Error('the secret of this test');
        error.name = 'CredentialUnavailableError';
        throw error;
      },
    };
    for (const host of ['account.table.core.windows.net', 'account.table.cosmos.azure.com']) {
      const opening = openStore(`azure-tables:https://${host}/bot`, { credential });
      await rejectsStoreError(opening, /CredentialUnavailableError.*sign-in did not work.*managed identity/, [
        'the secret of this test',
      ]);
    }
    assert.deepEqual(scopes, ['https://storage.azure.com/.default', 'https://cosmos.azure.com/.default']);
  });

  it('does not wait for ever for a token', async () => {
    const credential = { getToken: () => new Promise<never>(() => undefined) };
    const address = azureAddress('azure-tables:https://account.table.core.windows.net');
    const limits = triesOf(20);
    await rejectsStoreError(
      openAzureTablesStore({ address, credential, limits }),
      /no answer in time, 3 tries/,
    );
  });

  it('is refused without an identity', async () => {
    await rejectsStoreError(
      openStore('azure-tables:https://account.table.core.windows.net'),
      /needs an identity.*connection string/,
    );
  });
});

function azureAddress(url: string): AzureTablesAddress {
  const address = decodeStoreUrl(url);
  assert.ok(address.backEnd === 'azure-tables');
  return address;
}

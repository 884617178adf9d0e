import { decodeStoreUrl } from './address.ts';
import type { TokenSource } from './azure-client.ts';
import { azureLimits } from './azure-request.ts';
import { openAzureTablesStore } from './azure-tables.ts';
import type { KeyValueStore } from './key-value.ts';
import { STORE_LIMITS, type StoreLimits } from './limits.ts';
import { memoryStore } from './memory.ts';
import { openSqliteStore } from './sqlite.ts';
import { patienceOf } from './sqlite-database.ts';

/**
 * Opens what STORE_URL names: `sqlite:PATH`, `azure-tables:URL-or-connection-string` or `memory:`.
 * The credential is used only for an `azure-tables:` URL, which has no key in it; `limits` says how long a call may
 * take. Throws `StoreError`.
 */
export async function openStore(
  url: string,
  options: { readonly credential?: TokenSource; readonly limits?: StoreLimits } = {},
): Promise<KeyValueStore> {
  const { credential, limits = STORE_LIMITS } = options;
  const address = decodeStoreUrl(url);
  switch (address.backEnd) {
    case 'memory':
      return memoryStore();
    case 'sqlite':
      return openSqliteStore({ path: address.path, patience: patienceOf(limits) });
    case 'azure-tables':
      return openAzureTablesStore({ address, credential, limits: azureLimits(limits) });
  }
}

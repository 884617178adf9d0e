import { decodeStoreUrl } from './address.ts';
import type { TokenSource } from './azure-client.ts';
import { openAzureTablesStore } from './azure-tables.ts';
import type { KeyValueStore } from './key-value.ts';
import { memoryStore } from './memory.ts';
import { openSqliteStore } from './sqlite.ts';

/**
 * Opens what STORE_URL names: `sqlite:PATH`, `azure-tables:URL-or-connection-string` or `memory:`.
 * The credential is used only for an `azure-tables:` URL, which has no key in it. Throws `StoreError`.
 */
export async function openStore(
  url: string,
  options: { readonly credential?: TokenSource } = {},
): Promise<KeyValueStore> {
  const address = decodeStoreUrl(url);
  switch (address.backEnd) {
    case 'memory':
      return memoryStore();
    case 'sqlite':
      return openSqliteStore({ path: address.path });
    case 'azure-tables':
      return openAzureTablesStore({ address, credential: options.credential });
  }
}

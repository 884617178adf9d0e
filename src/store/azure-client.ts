import { TableClient, type TableServiceClientOptions } from '@azure/data-tables';
import type { AzureTablesAddress } from './address.ts';
import { StoreError } from './key-value.ts';

/** What signs in to Azure; the credentials of @azure/identity have this shape. */
export interface TokenSource {
  getToken(scopes: string | string[]): Promise<{ token: string; expiresOnTimestamp: number } | null>;
}

type AdditionalPolicy = NonNullable<TableServiceClientOptions['additionalPolicies']>[number]['policy'];

/** The client for a table; nothing is sent yet. Throws `StoreError` when it cannot log in with what it has. */
export function connect(address: AzureTablesAddress, credential: TokenSource | undefined): TableClient {
  const options = {
    // The tries are counted in `request`, which has to know their number.
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [{ policy: asciiBodies, position: 'perCall' as const }],
  };
  if (address.login === 'identity') {
    if (credential === undefined)
      throw new StoreError(
        'open',
        'STORE_URL names a table without a connection string, which needs an identity to sign in with. Set up the managed identity or client secret of the bot, or use a connection string.',
      );
    return new TableClient(address.endpoint, address.table, credential, options);
  }
  try {
    return TableClient.fromConnectionString(address.connectionString, address.table, {
      ...options,
      allowInsecureConnection: address.insecure,
    });
  } catch {
    // Without `cause`, for the SDK's error may carry a part of the connection string.
    throw new StoreError(
      'open',
      'STORE_URL cannot be used: the connection string is incomplete. Copy it again from the portal.',
    );
  }
}

/**
 * Sends the JSON with escapes instead of characters beyond ASCII. The service stores the characters all the
 * same; but Azurite, decoding each packet by itself, breaks a character that falls between two packets.
 */
const asciiBodies: AdditionalPolicy = {
  name: 'asciiBodies',
  sendRequest(outgoing, next) {
    const { body } = outgoing;
    if (typeof body === 'string') outgoing.body = body.replace(/[\u0080-\uffff]/g, toEscape);
    return next(outgoing);
  },
};

function toEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

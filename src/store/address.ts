import { StoreError } from './key-value.ts';

/** Where the bot remembers, as decoded from STORE_URL. */
export type StoreAddress =
  | { readonly backEnd: 'memory' }
  | { readonly backEnd: 'sqlite'; readonly path: string }
  | AzureTablesAddress;

/**
 * A table of Azure Storage or of Cosmos DB for Table: reached by an endpoint and the bot's own Entra
 * identity, or by a connection string, which is a secret.
 */
export type AzureTablesAddress =
  | {
      readonly backEnd: 'azure-tables';
      readonly login: 'identity';
      readonly endpoint: string;
      readonly table: string;
    }
  | {
      readonly backEnd: 'azure-tables';
      readonly login: 'connection-string';
      readonly connectionString: string;
      readonly table: string;
      /** True for plain HTTP, which is accepted on loopback only. */
      readonly insecure: boolean;
    };

const DEFAULT_TABLE = 'tokenwarden';

const FORMS =
  'STORE_URL is one of sqlite:PATH, azure-tables:https://ACCOUNT.table.core.windows.net/TABLE, azure-tables:CONNECTION-STRING, memory:';

/** Decodes STORE_URL; throws `StoreError`, whose message never repeats the text, for it may hold a key. */
export function decodeStoreUrl(text: string): StoreAddress {
  const colon = text.indexOf(':');
  const rest = text.slice(colon + 1).trim();
  switch (text.slice(0, colon).trim().toLowerCase()) {
    case 'memory':
      if (rest !== '') throw refused(`memory: takes no path. ${FORMS}.`);
      return { backEnd: 'memory' };
    case 'sqlite':
      if (rest === '' || rest === ':memory:')
        throw refused(`sqlite: needs the path of a file; for a store without a file use memory:. ${FORMS}.`);
      return { backEnd: 'sqlite', path: rest };
    case 'azure-tables':
      return /^https?:/i.test(rest) ? fromEndpoint(rest) : fromConnectionString(rest);
    default:
      throw refused(`${FORMS}.`);
  }
}

function fromEndpoint(text: string): AzureTablesAddress {
  const url = parsedUrl(text);
  if (url.protocol !== 'https:')
    throw refused('the table endpoint must begin with https:, for an identity is only sent encrypted.');
  if (url.search !== '' || url.username !== '' || url.password !== '')
    throw refused(
      'the table endpoint must not hold a signature or password. Use the form TableEndpoint=...;SharedAccessSignature=...',
    );
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const table = tableName(segments.pop() ?? DEFAULT_TABLE);
  const endpoint = [url.origin, ...segments].join('/');
  return { backEnd: 'azure-tables', login: 'identity', endpoint, table };
}

/** The connection string as the Azure portal shows it; `TableName=...` may be added to it. */
function fromConnectionString(text: string): AzureTablesAddress {
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0) parts.set(part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim());
  }
  const emulator = parts.get('usedevelopmentstorage')?.toLowerCase() === 'true';
  if (!emulator && !parts.has('accountkey') && !parts.has('sharedaccesssignature'))
    throw refused(
      `azure-tables: is followed neither by an https URL nor by a connection string with AccountKey or SharedAccessSignature. ${FORMS}.`,
    );
  const endpoint = parts.get('tableendpoint');
  const protocol =
    endpoint === undefined ? parts.get('defaultendpointsprotocol') : parsedUrl(endpoint).protocol;
  const insecure = !emulator && /^http:?$/i.test(protocol ?? '');
  if (insecure && !isLoopback(endpoint))
    throw refused(
      'the connection string asks for plain http, which is accepted on loopback only. Use https.',
    );
  const table = tableName(parts.get('tablename') ?? DEFAULT_TABLE);
  return { backEnd: 'azure-tables', login: 'connection-string', connectionString: text, table, insecure };
}

function isLoopback(endpoint: string | undefined): boolean {
  if (endpoint === undefined) return false;
  return ['localhost', '127.0.0.1', '[::1]'].includes(parsedUrl(endpoint).hostname);
}

function tableName(name: string): string {
  // https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model#table-names
  if (/^[A-Za-z][A-Za-z0-9]{2,62}$/.test(name)) return name;
  throw refused('the name of the table must be 3 to 63 letters and digits and begin with a letter.');
}

function parsedUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null) throw refused(`the table endpoint is not a URL. ${FORMS}.`);
  return url;
}

function refused(problem: string): StoreError {
  return new StoreError('open', `STORE_URL cannot be used: ${problem}`);
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface IdentityToken {
  readonly access_token: string;
  /** How long it lives, seconds. */
  readonly lifetime: number;
}

export interface IdentityEndpoint {
  /** The query of every request, oldest first. */
  readonly requests: URLSearchParams[];
  /** Takes the address out of the environment again. */
  close(): void;
}

/** Gives the nth token, from 1; 'silence' leaves the request without an answer. */
export type GiveToken = (nth: number) => IdentityToken | 'silence';

const HEADER = 'loopback-header';
let shared: { readonly server: Server; give: GiveToken; requests: URLSearchParams[] } | undefined;

/**
 * What App Service gives its apps to ask for tokens of their managed identity: an address and a header in the
 * environment of this process, until it closes. The identity library remembers the first address for the whole
 * process, so there is one for all tests. Source: learn.microsoft.com/azure/app-service/overview-managed-identity
 */
export async function startIdentityEndpoint(give: GiveToken): Promise<IdentityEndpoint> {
  shared ??= await listen();
  const requests: URLSearchParams[] = [];
  shared.give = give;
  shared.requests = requests;
  const { port } = shared.server.address() as AddressInfo;
  process.env['IDENTITY_ENDPOINT'] = `http://127.0.0.1:${port}/msi/token`;
  process.env['IDENTITY_HEADER'] = HEADER;
  return {
    requests,
    close: () => {
      delete process.env['IDENTITY_ENDPOINT'];
      delete process.env['IDENTITY_HEADER'];
    },
  };
}

async function listen(): Promise<NonNullable<typeof shared>> {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    if (shared === undefined || request.headers['x-identity-header'] !== HEADER) {
      response.writeHead(401).end();
      return;
    }
    const token = shared.give(shared.requests.push(searchParams));
    if (token === 'silence') return;
    const expires_on = String(Math.floor(Date.now() / 1_000) + token.lifetime);
    const resource = searchParams.get('resource');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ...token, expires_on, resource, token_type: 'Bearer' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return { server, give: () => 'silence', requests: [] };
}

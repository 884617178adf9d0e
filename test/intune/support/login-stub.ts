import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import tls from 'node:tls';
import { selfSigned } from './self-signed.ts';

export interface LoginStub {
  readonly url: string;
  /** Key and certificate in one PEM, as `AZURE_CLIENT_CERTIFICATE_PATH` wants them. */
  readonly pem: string;
  /** What was posted to the token endpoint, oldest first. */
  readonly tokenRequests: readonly URLSearchParams[];
  close(): Promise<void>;
}

/**
 * A login host like Entra's over real TLS: gives `token-1`, `token-2`, ... to `clientSecret` or any
 * signed assertion, refuses other secrets in Entra's words. Trusted by this process until it closes.
 */
export async function startLoginStub(clientSecret: string): Promise<LoginStub> {
  const { key, cert } = selfSigned();
  const tokenRequests: URLSearchParams[] = [];
  let url = '';
  const server = createServer({ key, cert }, async (request, response) => {
    const tenant = request.url?.split('/')[1];
    const reply = (status: number, body: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.method === 'GET') {
      const root = `${url}/${tenant}`;
      reply(200, {
        issuer: `${root}/v2.0`,
        authorization_endpoint: `${root}/oauth2/v2.0/authorize`,
        token_endpoint: `${root}/oauth2/v2.0/token`,
        end_session_endpoint: `${root}/oauth2/v2.0/logout`,
        jwks_uri: `${root}/discovery/v2.0/keys`,
      });
      return;
    }
    const form = new URLSearchParams(await text(request));
    tokenRequests.push(form);
    const secret = form.get('client_secret');
    if (secret !== null && secret !== clientSecret) {
      const error_description = `AADSTS7000215: Invalid client secret provided: ${secret}.`;
      reply(401, { error: 'invalid_client', error_description, error_codes: [7000215] });
      return;
    }
    reply(200, { token_type: 'Bearer', expires_in: 3599, access_token: `token-${tokenRequests.length}` });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The address of a TCP server that listens is always an AddressInfo.
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const trusted = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...trusted, cert]);
  return {
    url,
    pem: key + cert,
    tokenRequests,
    close: () =>
      new Promise((resolve) => {
        tls.setDefaultCACertificates(trusted);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

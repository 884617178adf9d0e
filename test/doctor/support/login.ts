import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import tls from 'node:tls';
import { UnsecuredJWT } from 'jose';
import { selfSigned } from '../../intune/support/self-signed.ts';

export interface LoginOptions {
  readonly tenant: string;
  readonly app: string;
  readonly secret: string;
  readonly roles: readonly string[];
  /** The tenant its tokens name, when it is not the one that was asked. */
  readonly tokenTenant?: string | undefined;
  /** The app is open to every tenant: any of them gives it tokens. */
  readonly everyTenant?: boolean | undefined;
  /** Refuses every sign-in with this code. */
  readonly refuse?: string | undefined;
}

export interface Login {
  readonly url: string;
  /** What Graph must accept: the tokens are always the same. */
  readonly accessToken: string;
  close(): Promise<void>;
}

/** Made once: a key takes longer than everything else a set-up does. */
const PAIR = selfSigned();

/** Entra's login host on loopback: one tenant, one app, tokens that name both. Trusted until it closes. */
export async function startLogin(options: LoginOptions): Promise<Login> {
  const { key, cert } = PAIR;
  const { tenant, app, secret, roles, tokenTenant = tenant } = options;
  const accessToken = new UnsecuredJWT({
    appid: app,
    app_displayname: 'Token Warden',
    tid: tokenTenant,
    roles,
  })
    .setExpirationTime('1h')
    .encode();
  let url = '';

  function refusal(form: URLSearchParams): string | undefined {
    if (options.refuse !== undefined)
      return `${options.refuse}: Refused, sent was ${form.get('client_secret')}.`;
    if (form.get('client_id') !== app) return 'AADSTS700016: Application was not found in the directory.';
    if (form.get('client_assertion') === 'of-the-trusted-identity') return undefined;
    if (form.has('client_assertion')) return 'AADSTS700213: No matching federated identity record found.';
    const given = form.get('client_secret');
    return given === secret ? undefined : `AADSTS7000215: Invalid client secret provided: ${given}.`;
  }

  const server = createServer({ key, cert }, async (request, response) => {
    const reply = (status: number, body: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    const root = `${url}/${request.url?.split('/')[1]}`;
    if (root !== `${url}/${tenant}` && !(options.everyTenant && root === `${url}/botframework.com`)) {
      reply(400, { error: 'invalid_tenant', error_description: 'AADSTS90002: Tenant was not found.' });
      return;
    }
    if (request.method === 'GET') {
      reply(200, {
        issuer: `${root}/v2.0`,
        authorization_endpoint: `${root}/oauth2/v2.0/authorize`,
        token_endpoint: `${root}/oauth2/v2.0/token`,
        jwks_uri: `${root}/discovery/v2.0/keys`,
      });
      return;
    }
    const problem = refusal(new URLSearchParams(await text(request)));
    if (problem !== undefined) reply(401, { error: 'invalid_client', error_description: problem });
    else reply(200, { token_type: 'Bearer', expires_in: 3599, access_token: accessToken });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const trusted = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...trusted, cert]);
  return {
    url,
    accessToken,
    close: () =>
      new Promise((resolve) => {
        tls.setDefaultCACertificates(trusted);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

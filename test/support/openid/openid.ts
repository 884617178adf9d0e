import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';

/**
 * The Bot Framework's identity provider on loopback: metadata, public keys endorsed for Teams, and tokens
 * as Teams puts them into the Authorization header.
 */
export interface OpenId {
  readonly issuer: string;
  /** SDK configuration keys that make a bot believe this provider and no other. */
  readonly overrides: {
    readonly ToBotFromChannelOpenIdMetadataUrl: string;
    readonly ToBotFromEmulatorOpenIdMetadataUrl: string;
    readonly ToBotFromChannelTokenIssuer: string;
  };
  /** The path of every request, in order. */
  readonly asked: string[];
  /** How it answers from now on. */
  behave(how: Behaviour): void;
  /** Connections that are open now. */
  connections(): Promise<number>;
  /** A token that is good for this bot and this service address, apart from what is changed. */
  token(genuine: Genuine, changes?: TokenChanges): Promise<string>;
  close(): Promise<void>;
}

/** `silent` never answers; `broken` answers with HTTP 500; `nonsense` with 200 and something else; `keyless` has no keys. */
export type Behaviour = 'right' | 'silent' | 'broken' | 'nonsense' | 'keyless';

export interface Genuine {
  readonly botId: string;
  readonly serviceUrl: string;
}

export interface TokenChanges {
  readonly issuer?: string;
  readonly audience?: string;
  readonly serviceUrl?: string;
  /** Seconds from now; the genuine token is valid from a minute ago for an hour. */
  readonly notBefore?: number;
  readonly expires?: number;
  /** Claims put in, or with undefined taken away, last of all. */
  readonly claims?: { readonly [name: string]: unknown };
  /**
   * `unknown`: signed by a key that is not published; `none`: not signed at all; `endorsed-elsewhere`: a key of
   * another channel; `hs256`: signed with the text of the published key as if it were a shared secret.
   */
  readonly key?: 'unknown' | 'none' | 'endorsed-elsewhere' | 'hs256';
  /** Published key id claimed in the header of a token signed by another key. */
  readonly claimPublishedKey?: boolean;
}

const PUBLISHED = 'loopback-key';
const ELSEWHERE = 'webchat-key';

/** @param options `now` is the time tokens are made for, ms UTC. */
export async function startOpenId(options: { readonly now?: () => number } = {}): Promise<OpenId> {
  const now = options.now ?? Date.now;
  const [published, elsewhere, unknown] = await Promise.all([keyPair(), keyPair(), keyPair()]);
  const keys = [
    { ...(await exportJWK(published.publicKey)), kid: PUBLISHED, use: 'sig', endorsements: ['msteams'] },
    { ...(await exportJWK(elsewhere.publicKey)), kid: ELSEWHERE, use: 'sig', endorsements: ['webchat'] },
  ];
  const issuer = 'https://api.botframework.com';
  const asked: string[] = [];
  let behaviour: Behaviour = 'right';
  let url = '';

  function answer(path: string): { readonly status: number; readonly body: string } {
    if (behaviour === 'broken') return { status: 500, body: '' };
    if (behaviour === 'nonsense') return { status: 200, body: '<html>a captive portal</html>' };
    const metadata = { issuer, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] };
    const list = { keys: behaviour === 'keyless' ? [] : keys };
    return { status: 200, body: JSON.stringify(path === '/keys' ? list : metadata) };
  }

  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (behaviour === 'silent') return;
    const { status, body } = answer(request.url ?? '');
    // In two steps, because restify takes the result of `writeHead` away from every server of the process.
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function claims(genuine: Genuine, changes: TokenChanges): JWTPayload {
    const seconds = Math.floor(now() / 1_000);
    return {
      iss: changes.issuer ?? issuer,
      aud: changes.audience ?? genuine.botId,
      serviceurl: changes.serviceUrl ?? genuine.serviceUrl,
      nbf: seconds + (changes.notBefore ?? -60),
      exp: seconds + (changes.expires ?? 3_600),
      ...changes.claims,
    };
  }

  return {
    issuer,
    overrides: {
      ToBotFromChannelOpenIdMetadataUrl: `${url}/metadata`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/metadata`,
      ToBotFromChannelTokenIssuer: issuer,
    },
    asked,
    behave(how) {
      behaviour = how;
    },
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((problem, count) => (problem ? reject(problem) : resolve(count))),
      ),
    async token(genuine, changes = {}) {
      const payload = claims(genuine, changes);
      if (changes.key === 'none') return new UnsecuredJWT(payload).encode();
      if (changes.key === 'hs256') {
        const secret = new TextEncoder().encode(await exportSPKI(published.publicKey));
        return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid: PUBLISHED }).sign(secret);
      }
      const signer =
        changes.key === 'unknown' ? unknown : changes.key === 'endorsed-elsewhere' ? elsewhere : published;
      const own =
        changes.key === 'unknown' ? 'unknown-key' : changes.key === undefined ? PUBLISHED : ELSEWHERE;
      const kid = changes.claimPublishedKey === true ? PUBLISHED : own;
      return new SignJWT(payload)
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .sign(signer.privateKey);
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve, reject) =>
        server.close((problem) => (problem ? reject(problem) : resolve())),
      );
    },
  };
}

function keyPair() {
  return generateKeyPair('RS256', { extractable: true });
}

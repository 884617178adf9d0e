import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';

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
  /** A token that is good for this bot and this service address, apart from what is changed. */
  token(genuine: Genuine, changes?: TokenChanges): Promise<string>;
  close(): Promise<void>;
}

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
  /** `unknown`: signed by a key that is not published; `none`: not signed at all; `endorsed-elsewhere`: a key of another channel. */
  readonly key?: 'unknown' | 'none' | 'endorsed-elsewhere';
  /** Published key id claimed in the header of a token signed by another key. */
  readonly claimPublishedKey?: boolean;
}

const PUBLISHED = 'loopback-key';
const ELSEWHERE = 'webchat-key';

export async function startOpenId(): Promise<OpenId> {
  const [published, elsewhere, unknown] = await Promise.all([keyPair(), keyPair(), keyPair()]);
  const keys = [
    { ...(await exportJWK(published.publicKey)), kid: PUBLISHED, use: 'sig', endorsements: ['msteams'] },
    { ...(await exportJWK(elsewhere.publicKey)), kid: ELSEWHERE, use: 'sig', endorsements: ['webchat'] },
  ];
  const issuer = 'https://api.botframework.com';
  let url = '';
  const server = createServer((request, response) => {
    const metadata = { issuer, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(request.url === '/keys' ? { keys } : metadata));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function claims(genuine: Genuine, changes: TokenChanges): JWTPayload {
    const now = Math.floor(Date.now() / 1_000);
    return {
      iss: changes.issuer ?? issuer,
      aud: changes.audience ?? genuine.botId,
      serviceurl: changes.serviceUrl ?? genuine.serviceUrl,
      nbf: now + (changes.notBefore ?? -60),
      exp: now + (changes.expires ?? 3_600),
    };
  }

  return {
    issuer,
    overrides: {
      ToBotFromChannelOpenIdMetadataUrl: `${url}/metadata`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/metadata`,
      ToBotFromChannelTokenIssuer: issuer,
    },
    async token(genuine, changes = {}) {
      const payload = claims(genuine, changes);
      if (changes.key === 'none') return new UnsecuredJWT(payload).encode();
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

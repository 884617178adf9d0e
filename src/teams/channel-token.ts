import { SkillValidation } from 'botframework-connector';
import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../ports.ts';
import { Refused } from './refused.ts';
import { KeysUnavailable, type SigningKey, type SigningKeys } from './signing-keys.ts';

/** What the token has to fit. */
export interface Expected {
  readonly serviceUrl: string;
  readonly channelId: string;
}

/** Checks the value of an Authorization header and gives the claims in it. Throws Refused: 401, or 503 while the keys cannot be read. */
export type CheckToken = (header: string, expected: Expected) => Promise<JWTPayload>;

export interface CheckTokenParts {
  /** The connector of the cloud, the only one who may issue a token for the bot. */
  readonly issuer: string;
  readonly botId: string;
  readonly keys: SigningKeys;
  readonly clock: Clock;
}

const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** Clocks may differ by five minutes, seconds. Source: "Authentication with the Bot Connector API". */
const TOLERANCE = 300;
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/;

/**
 * The rules of "Authentication with the Bot Connector API" (requests from the Bot Connector service to your
 * bot), and that a token must end. Only the connector's own tokens are taken: what Entra issues to the bot's
 * app, which the SDK believes as an emulator's or another bot's, is none.
 */
export function createCheckToken({ issuer, botId, keys, clock }: CheckTokenParts): CheckToken {
  async function verified(token: string, { jwk }: SigningKey): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, jwk, {
        issuer,
        audience: botId,
        algorithms: ALGORITHMS,
        clockTolerance: TOLERANCE,
        currentDate: new Date(clock()),
        requiredClaims: ['exp'],
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new Refused(401, `the token is not valid: ${error.code}`);
      throw error;
    }
  }

  return async (header, { serviceUrl, channelId }) => {
    const token = BEARER.exec(header)?.[1];
    if (token === undefined) throw new Refused(401, 'there is no token');
    const { kid, claimed } = unverified(token);
    // Before anything else, because strangers can send as many of these as they like: no key is looked for.
    if (claimed.iss !== issuer) throw new Refused(401, 'the token was not issued by the connector');
    if (typeof claimed.exp !== 'number') throw new Refused(401, 'the token has no end');
    const key = await keyOf(keys, kid);
    if (!isEndorsed(key, channelId)) throw new Refused(401, 'the key of the token is for another channel');
    const payload = await verified(token, key);
    if (payload.aud !== botId) throw new Refused(401, 'the token is for several bots');
    if (payload['serviceurl'] !== serviceUrl)
      throw new Refused(401, 'the token is for another service address');
    if (SkillValidation.isSkillClaim(claimsOf(payload)))
      throw new Refused(401, 'the token is of another bot');
    return payload;
  };
}

/** The claims in the form the SDK wants them. */
export function claimsOf(payload: JWTPayload): { type: string; value: string }[] {
  return Object.entries(payload).map(([type, value]) => ({
    type,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
}

/** What anybody may have written into it. */
function unverified(token: string): { readonly kid: string; readonly claimed: JWTPayload } {
  try {
    const { kid } = decodeProtectedHeader(token);
    return { kid: kid ?? '', claimed: decodeJwt(token) };
  } catch (error) {
    // Both throw a TypeError or a JWTInvalid for what is no token.
    if (error instanceof TypeError || error instanceof errors.JOSEError)
      throw new Refused(401, 'the token cannot be decoded');
    throw error;
  }
}

async function keyOf(keys: SigningKeys, kid: string): Promise<SigningKey> {
  try {
    const key = await keys.find(kid);
    if (key === undefined) throw new Refused(401, 'the key of the token is not published');
    return key;
  } catch (error) {
    if (error instanceof KeysUnavailable) throw new Refused(503, error.message);
    throw error;
  }
}

/** A key that names no channel may speak for all. */
function isEndorsed({ endorsements }: SigningKey, channelId: string): boolean {
  return endorsements.length === 0 || endorsements.includes(channelId);
}

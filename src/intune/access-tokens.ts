import { type GraphCredential, tokenCredential } from './credential.ts';
import { before, deadline } from './deadline.ts';

export type SignIn =
  | { readonly ok: true; readonly accessToken: string }
  /** `code` is Entra's (`AADSTS7000215`) or the kind of error; never a message, which may quote secrets. */
  | { readonly ok: false; readonly code: string };

export interface AccessTokens {
  /** Never rejects. Asks Entra only when the identity library's cache holds no good token. */
  get(signal: AbortSignal): Promise<SignIn>;
  /**
   * Makes the next `get` ask for a new token: a permission granted after the present one was issued
   * only shows in a new one, and the present one may live for another hour.
   */
  forget(): void;
}

/**
 * @param options.timeoutMs how long one sign-in may take; the identity library itself waits forever
 * @throws when the credential is malformed
 */
export function accessTokens(options: {
  readonly credential: GraphCredential;
  readonly scope: string;
  readonly timeoutMs: number;
}): AccessTokens {
  let source = tokenCredential(options.credential);
  let inFlight: Promise<SignIn> | undefined;

  async function signIn(): Promise<SignIn> {
    const patience = deadline(options.timeoutMs);
    try {
      const answer = await before(patience.signal, source.getToken(options.scope));
      return answer === null ? { ok: false, code: 'no-token' } : { ok: true, accessToken: answer.token };
    } catch (error) {
      return { ok: false, code: signInCode(error) };
    } finally {
      patience.cancel();
    }
  }

  return {
    get: async (signal) => {
      // The families start together: one sign-in serves them all.
      inFlight ??= signIn().finally(() => {
        inFlight = undefined;
      });
      try {
        return await before(signal, inFlight);
      } catch (error) {
        return { ok: false, code: signInCode(error) };
      }
    },
    forget: () => {
      source = tokenCredential(options.credential);
    },
  };
}

function signInCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return /\bAADSTS\d+\b/.exec(error.message)?.[0] ?? error.name;
}

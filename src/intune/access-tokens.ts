import { singleFlight } from '../timing/single-flight.ts';
import { limited, unlessAborted } from '../timing/time-limit.ts';
import type { Timer } from '../timing/timer.ts';
import { type GraphCredential, tokenCredential } from './credential.ts';

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
  readonly after: Timer;
}): AccessTokens {
  let source = tokenCredential(options.credential);
  // The families start together: one sign-in serves them all.
  const signIn = singleFlight(async (): Promise<SignIn> => {
    try {
      const limit = { ms: options.timeoutMs, after: options.after };
      const answer = await limited(limit, () => source.getToken(options.scope));
      return answer === null ? { ok: false, code: 'no-token' } : { ok: true, accessToken: answer.token };
    } catch (error) {
      return { ok: false, code: signInCode(error) };
    }
  });

  return {
    get: async (signal) => {
      try {
        return await unlessAborted(signal, signIn.run());
      } catch (error) {
        return { ok: false, code: signInCode(error) };
      }
    },
    forget: () => {
      source = tokenCredential(options.credential);
      signIn.forget();
    },
  };
}

function signInCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return /\bAADSTS\d+\b/.exec(error.message)?.[0] ?? error.name;
}

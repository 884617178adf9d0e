import pino from 'pino';
import type { Log } from './ports.ts';

interface ErrorLine {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly statusCode?: unknown;
  readonly stack?: string | undefined;
  readonly cause?: ErrorLine;
}

/**
 * One JSON line an event, on stdout. An error is written by a list of its known fields: the SDKs hang
 * requests with their bearer tokens on the errors they throw.
 */
export function createLog(level: string, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: (error: unknown) => errorLine(error) },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function errorLine(error: unknown, depth = 0): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  return {
    type: error.name,
    message: withoutTokens(error.message),
    ...(code === undefined ? {} : { code }),
    ...(statusCode === undefined ? {} : { statusCode }),
    stack: error.stack === undefined ? undefined : withoutTokens(error.stack),
    ...(error.cause === undefined || depth > 3 ? {} : { cause: errorLine(error.cause, depth + 1) }),
  };
}

/** Whatever looks like a bearer token, a JSON web token or an account key is cut out of a message. */
function withoutTokens(text: string): string {
  return text
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '(token)')
    .replace(/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer (token)')
    .replace(/\b(AccountKey|SharedAccessSignature|client_secret|sig)=[^;&\s]+/gi, '$1=(secret)');
}

import type { Instant } from '../../src/domain/instant.ts';
import { dateTime, type Json } from './odata.ts';

/** What the simulated Graph answers; `body` is sent as JSON, `text` as it is. */
export interface Reply {
  readonly status: number;
  /** Bytes of white space before the body, which JSON allows; may be without end. */
  readonly filler?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly text?: string;
}

/** What an error body says of the request it answers. */
export interface RequestIds {
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly at: Instant;
  /** Path below the version, e.g. `/deviceAppManagement/vppTokens`. */
  readonly path: string;
}

const OPERATION = '00000000-0000-0000-0000-000000000000';

/** An error of Graph itself: plain words in `message`. */
export function graphError(status: number, code: string, message: string, ids: RequestIds): Reply {
  return {
    status,
    body: {
      error: {
        code,
        message,
        innerError: {
          date: dateTime(ids.at).slice(0, 19),
          'request-id': ids.requestId,
          'client-request-id': ids.clientRequestId,
        },
      },
    },
  };
}

/** An error of Intune behind Graph: `message` is a JSON text of its own, written with line ends. */
export function intuneError(status: number, code: string, message: string, ids: RequestIds): Reply {
  const inner = {
    _version: 3,
    Message:
      `${message} - Operation ID (for customer support): ${OPERATION} - Activity ID: ${ids.requestId}` +
      ` - Url: https://fef.example.manage.microsoft.com/StatelessFEService${ids.path}?api-version=5024-05-01`,
    CustomApiErrorPhrase: '',
    RetryAfter: null,
    ErrorSourceService: '',
    HttpHeaders: '{}',
  };
  return graphError(status, code, JSON.stringify(inner, null, 1).replaceAll('\n', '\r\n'), ids);
}

/** 404 for a push certificate that was never set up, or an id nobody has. */
export function notFound(ids: RequestIds): Reply {
  return intuneError(404, 'ResourceNotFound', 'An error has occurred', ids);
}

/** 403 that names the application permissions of which one is needed. */
export function forbidden(scopes: readonly string[], ids: RequestIds): Reply {
  const message =
    'Application is not authorized to perform this operation. ' +
    `Application must have one of the following scopes: ${scopes.join(', ')}`;
  return intuneError(403, 'Forbidden', message, ids);
}

/** 403 of the directory part of Graph, whose words name no permission. */
export function directoryForbidden(ids: RequestIds): Reply {
  return graphError(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
    ids,
  );
}

/** 401; `message` tells an empty token from one that is not valid. */
export function unauthorized(message: string, ids: RequestIds): Reply {
  const reply = graphError(401, 'InvalidAuthenticationToken', message, ids);
  return { ...reply, headers: { 'WWW-Authenticate': 'Bearer realm="", error="invalid_token"' } };
}

/** 400 for a path that this version of Graph does not have; the answer comes before any look at the token. */
export function unknownSegment(segment: string, ids: RequestIds): Reply {
  return graphError(400, 'BadRequest', `Resource not found for the segment '${segment}'.`, ids);
}

/** 400 for a property that the type does not have in this version. */
export function unknownProperty(name: string, type: string, ids: RequestIds): Reply {
  const message = `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`;
  return graphError(400, 'BadRequest', message, ids);
}

/** 429, with Retry-After in seconds, or as a date, unless undefined. */
export function throttled(retryAfterSeconds: number | undefined, ids: RequestIds, asDate = false): Reply {
  const until = new Date(ids.at + (retryAfterSeconds ?? 0) * 1_000).toUTCString();
  return {
    status: 429,
    headers: asDate ? { 'Retry-After': until } : retryAfter(retryAfterSeconds),
    body: {
      error: {
        code: 'TooManyRequests',
        innerError: {
          code: '429',
          date: dateTime(ids.at).slice(0, 19),
          message: 'Please retry after',
          'request-id': ids.requestId,
          status: '429',
        },
        message: 'Please retry again later.',
      },
    },
  };
}

const SERVER_CODES = {
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
} as const;

/** 500 to 504, with Retry-After in seconds unless undefined. */
export function serverError(
  status: 500 | 502 | 503 | 504,
  retryAfterSeconds: number | undefined,
  ids: RequestIds,
): Reply {
  const reply = intuneError(status, SERVER_CODES[status], 'An error has occurred', ids);
  return { ...reply, headers: retryAfter(retryAfterSeconds) };
}

function retryAfter(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
}

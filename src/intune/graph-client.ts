import {
  Client,
  type Context,
  GraphClientError,
  type GraphRequest,
  HTTPMessageHandler,
  type Middleware,
  ResponseType,
} from '@microsoft/microsoft-graph-client';
import { type Body, readBody } from './read-body.ts';

export type Version = 'v1.0' | 'beta';

/** One HTTP exchange with Graph. */
export interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly version: Version;
  /** Below the version, percent-encoded, without a slash in front. */
  readonly path: string;
  /** With the question mark in front, or empty. */
  readonly query: string;
  readonly accessToken: string;
  readonly requestId: string;
  readonly signal: AbortSignal;
  /** The most of the answer's body that is read. */
  readonly maxBytes: number;
}

export type ExchangeResult =
  | {
      readonly outcome: 'answered';
      readonly status: number;
      readonly body: string;
      /** What the body took. */
      readonly bytes: number;
      readonly retryAfter: string | null;
    }
  /** The body has more than `maxBytes`. */
  | { readonly outcome: 'too-large'; readonly status: number }
  | { readonly outcome: 'timeout' }
  /** `unsent`: no connection came about, so Graph knows nothing of the request. */
  | { readonly outcome: 'network'; readonly unsent: boolean; readonly code: string }
  /** The request could not be made, e.g. from an access token with a line break. */
  | { readonly outcome: 'impossible'; readonly code: string };

export type GraphExchange = (exchange: Exchange) => Promise<ExchangeResult>;

/** What fetch reports when there was no connection at all. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * The Graph client, one exchange at a time, with a middleware chain of our own. The client's own chain
 * does not fit: its authentication and telemetry handlers drop the bearer token and the
 * `client-request-id` for every host that is not https, its retry handler sleeps up to 180 s and cannot
 * be aborted, and its redirect handler follows Graph anywhere. The raw response is asked for, because
 * the client's own decoding loses the status when an error body has an unusual shape.
 *
 * @param baseUrl Graph's root, without a version
 */
export function graphExchange(baseUrl: string): GraphExchange {
  const client = Client.initWithMiddleware({
    baseUrl,
    middleware: [onlyTo(new URL(baseUrl).origin), keepCause(new HTTPMessageHandler())],
  });

  return async (exchange) => {
    try {
      const response = await send(request(client, exchange), exchange.method);
      const { status } = response;
      const body = await bodyOf(response, exchange);
      if (body === 'too-large') return { outcome: 'too-large', status };
      const retryAfter = response.headers.get('retry-after');
      return { outcome: 'answered', status, body: body.text, bytes: body.bytes, retryAfter };
    } catch (error) {
      if (exchange.signal.aborted) return { outcome: 'timeout' };
      const code = networkCode(error);
      if (code !== undefined) return { outcome: 'network', unsent: UNSENT.has(code), code };
      // The name alone: fetch quotes a header it cannot send in its message, and one is the bearer token.
      return { outcome: 'impossible', code: error instanceof Error ? error.name : 'unknown' };
    }
  };
}

/**
 * Reading belongs to the exchange: a body can stall or break off like a connection. But only the answer to a look
 * is worth nothing without its body. A refusal, and the yes to an action, are said by the status alone; what the
 * body of those adds is taken when it comes.
 */
async function bodyOf(response: Response, { method, maxBytes }: Exchange): Promise<Body> {
  const reading = readBody(response, maxBytes);
  if (method === 'GET' && response.ok) return reading;
  const nothing = { text: '', bytes: 0 };
  const body = await reading.catch(() => nothing);
  return body === 'too-large' ? nothing : body;
}

function request(client: Client, exchange: Exchange): GraphRequest {
  // The client takes "https://" anywhere in a path, also inside a query, for the start of another host.
  const query = exchange.query.replaceAll('://', '%3A%2F%2F');
  return client
    .api(`/${exchange.path}${query}`)
    .version(exchange.version)
    .header('Authorization', `Bearer ${exchange.accessToken}`)
    .header('Accept', 'application/json')
    .header('client-request-id', exchange.requestId)
    .option('signal', exchange.signal)
    .option('redirect', 'manual')
    .responseType(ResponseType.RAW);
}

function send(graphRequest: GraphRequest, method: Exchange['method']): Promise<Response> {
  return method === 'GET' ? graphRequest.get() : graphRequest.post(undefined);
}

/** Last line of defence for the bearer token: whatever became of the URL, it goes to Graph only. */
export function onlyTo(origin: string): Middleware {
  let next: Middleware | undefined;
  return {
    setNext: (middleware) => {
      next = middleware;
    },
    execute: async (context) => {
      if (new URL(urlOf(context)).origin !== origin) {
        throw new GraphClientError('A request to a host other than Microsoft Graph was stopped.');
      }
      await next?.execute(context);
    },
  };
}

function urlOf({ request: target }: Context): string {
  return typeof target === 'string' ? target : target.url;
}

/** The client copies the message of a failed fetch and drops its cause, which alone says what happened. */
function keepCause(transport: Middleware): Middleware {
  return {
    execute: async (context) => {
      try {
        await transport.execute(context);
      } catch (error) {
        throw GraphClientError.setGraphClientError({ transport: error });
      }
    },
  };
}

/** `ECONNRESET` and the like; undefined for errors that did not come from the connection. */
function networkCode(error: unknown): string | undefined {
  const raised = error instanceof GraphClientError ? error.customError?.transport : error;
  if (!(raised instanceof TypeError)) return undefined;
  // Fetch raises TypeErrors with a cause for everything that goes wrong on the wire.
  const { cause } = raised;
  if (!(cause instanceof Error)) return undefined;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

import pino from 'pino';
import restify from 'restify';
import type { Log } from '../ports.ts';
import { watchConnections } from './connections.ts';
import type { Health } from './health.ts';
import { readJsonBody } from './json-body.ts';
import type { MetricsPage } from './metrics-page.ts';
import { strangeOnLoopback } from './own-machine.ts';

/** A POST always has a method; restify's types leave it open. */
export type ActivityRequest = restify.Request & { method: string };

/** Handles one POST whose body is an activity, its sender not yet checked; resolves when the response has been written. */
export type ProcessActivity = (request: ActivityRequest, response: restify.Response) => Promise<void>;

export interface HttpOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly processActivity: ProcessActivity;
  readonly health: Health;
  /** Without it there is no /metrics. */
  readonly metrics?: MetricsPage;
  /** For a bot that believes its callers: only programs on this machine are answered, and no page in its browsers. */
  readonly ownMachineOnly: boolean;
  readonly log: Log;
}

export interface HttpServer {
  /** `http://host:port` as it is really listened on. */
  readonly url: string;
  /** Takes no new connections and waits for the requests in flight, at most `patienceMs`. Then no connection is left. */
  stop(patienceMs: number): Promise<void>;
}

/**
 * Starts listening.
 * @throws the listen error, e.g. EADDRINUSE.
 */
export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const { log, health, processActivity } = options;
  // restify's own log would write whole requests, bearer tokens included, to stdout.
  const server = restify.createServer({
    name: 'token-warden',
    ignoreTrailingSlash: true,
    log: pino({ enabled: false }) as never,
  });
  const connections = watchConnections(server.server);

  if (options.ownMachineOnly) {
    server.pre((request: restify.Request, response: restify.Response, next: restify.Next) => {
      const strange = strangeOnLoopback(request.headers);
      if (strange === undefined) return next();
      log.warn({ strange }, 'a request from elsewhere was refused');
      sendError(response, 403, 'Forbidden', publicMessage(403));
      return next(false);
    });
  }
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    const body = await readJsonBody(request);
    if (body.ok) {
      request.body = body.activity;
      await processActivity(request as ActivityRequest, response);
      return;
    }
    log.warn({ status: body.status, code: body.code }, 'a body was refused');
    sendError(response, body.status, body.code, body.message);
  });
  server.get('/healthz', async (_request: restify.Request, response: restify.Response) => {
    response.json(200, { status: 'ok' });
  });
  server.get('/readyz', async (_request: restify.Request, response: restify.Response) => {
    const readiness = await health();
    response.json(readiness.ready ? 200 : 503, readiness);
  });
  const { metrics } = options;
  if (metrics !== undefined) {
    server.get('/metrics', async (request: restify.Request, response: restify.Response) => {
      const answer = await metrics.answer(request.headers);
      if (answer.status === 200) sendText(response, answer.contentType, answer.text);
      else sendError(response, answer.status, 'Refused', publicMessage(answer.status));
    });
  }
  server.on(
    'restifyError',
    (
      _request,
      response: restify.Response,
      error: { statusCode?: number; message?: string },
      done: () => void,
    ) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) log.error({ err: error }, 'a request failed');
      if (!response.headersSent)
        sendError(response, status, status >= 500 ? 'InternalError' : 'BadRequest', publicMessage(status));
      done();
    },
  );

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address();
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    stop: connections.stop,
  };
}

function sendError(response: restify.Response, status: number, code: string, message: string): void {
  response.json(status, { error: { code, message } });
}

function sendText(response: restify.Response, contentType: string, text: string): void {
  response.writeHead(200, { 'Content-Type': contentType });
  response.end(text);
}

function publicMessage(status: number): string {
  if (status === 401) return 'This page needs a token.';
  if (status === 403) return 'With BOT_AUTH=none the bot answers only programs on its own machine.';
  if (status === 404) return 'There is nothing here. The bot listens at POST /api/messages.';
  if (status === 405) return 'This address takes another method. The bot listens at POST /api/messages.';
  return status >= 500
    ? 'The request could not be handled; the log of the bot says why.'
    : 'The request could not be understood.';
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from './graph-errors.ts';

/** The answer to a host name that is not loopback. */
export const NOT_LOOPBACK: Reply = {
  status: 403,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  text: 'The simulated tenant answers to loopback names only.\n',
};

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The address asked for, or undefined when it is malformed or its host is not a loopback name: a page
 * from elsewhere whose host name was made to point here must not get in.
 */
export function loopbackUrl(request: IncomingMessage): URL | undefined {
  const url = URL.parse(request.url ?? '/', `http://${request.headers.host ?? ''}`);
  return url !== null && LOOPBACK.includes(url.hostname) ? url : undefined;
}

/** A request header's text; undefined when it is missing, empty or repeated. */
export function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const GRAPH_JSON =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

const FILLER = Buffer.alloc(65_536, ' ');

/** Sends a reply, and ends the response. A filler without end is sent for as long as somebody reads it. */
export async function send(response: ServerResponse, reply: Reply): Promise<void> {
  const content = reply.text ?? (reply.body === undefined ? undefined : JSON.stringify(reply.body));
  if (reply.text === undefined && content !== undefined) response.setHeader('Content-Type', GRAPH_JSON);
  response.writeHead(reply.status, reply.headers);
  for (let left = reply.filler ?? 0; left > 0 && !response.closed; left -= FILLER.length) {
    const taken = response.write(FILLER.subarray(0, Math.min(left, FILLER.length)));
    if (!taken) await drained(response);
  }
  response.end(content);
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      response.off('drain', go);
      response.off('close', go);
      resolve();
    };
    response.once('drain', go);
    response.once('close', go);
  });
}

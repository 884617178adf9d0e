import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { withServer } from '../contracts/support-fake-server.ts';

/**
 * What becomes of one request: it is passed on, carried out without its answer arriving, or cut off before it
 * reaches the service, or never answered.
 */
export type Fate = 'pass' | 'lose-answer' | 'cut-off' | 'silence';

/** A request that the service answered, and the rows in its answer. */
export interface Passed {
  readonly method: string;
  /** Decoded path and query. */
  readonly path: string;
  readonly rows: number;
}

/** Runs with a proxy before the service on `to`; `passed` is told of each request that got through. */
export async function withProxy<T>(
  to: number,
  decide: (incoming: IncomingMessage) => Fate | Promise<Fate>,
  work: (port: number) => Promise<T>,
  passed: (one: Passed) => void = () => undefined,
): Promise<T> {
  return withServer((incoming, outgoing) => {
    passOn(to, incoming, outgoing, decide, passed).catch(() => outgoing.destroy());
  }, work);
}

async function passOn(
  to: number,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  decide: (incoming: IncomingMessage) => Fate | Promise<Fate>,
  passed: (one: Passed) => void,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const body = await buffer(incoming);
  const fate = await decide(incoming);
  if (fate === 'cut-off') {
    outgoing.destroy();
    return;
  }
  if (fate === 'silence') return;
  const answer = await answerOf(to, { method, url, headers }, body);
  passed({ method, path: decodeURIComponent(url), rows: rowsIn(answer.body) });
  if (fate === 'lose-answer') {
    outgoing.destroy();
    return;
  }
  // In two steps: in a process with the bot in it, restify has put a `writeHead` in its place that returns nothing.
  outgoing.writeHead(answer.status, answer.headers);
  outgoing.end(answer.body);
}

function answerOf(
  port: number,
  { method, url, headers }: { method: string; url: string; headers: IncomingMessage['headers'] },
  body: Buffer,
): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      buffer(answer).then(
        (all) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: all }),
        reject,
      );
    });
    onward.once('error', reject);
    onward.end(body);
  });
}

function rowsIn(body: Buffer): number {
  const text = body.toString('utf8');
  if (!text.startsWith('{')) return 0;
  const { value } = JSON.parse(text);
  return Array.isArray(value) ? value.length : 0;
}

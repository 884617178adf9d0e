import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface StubRequest {
  readonly method: string;
  /** Path and query as they stood in the request line. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, a string as it is. */
  readonly body?: unknown;
  /** Sends the body's first half and then cuts the connection. */
  readonly breakOff?: boolean;
  /** Sends the body's first half and then nothing more. */
  readonly stall?: boolean;
  /** Sends the body and then white space for as long as somebody reads; without a length. */
  readonly endless?: boolean;
}

export interface GraphStub {
  readonly url: string;
  readonly requests: readonly StubRequest[];
  /** Bytes that went into connections, headers included. */
  sentBytes(): number;
  close(): Promise<void>;
}

/** A Graph that answers what a test says, for answers the simulated tenant would never give. */
export async function startGraphStub(
  answer: (request: StubRequest, origin: string) => StubAnswer,
): Promise<GraphStub> {
  const requests: StubRequest[] = [];
  const sockets = new Set<Socket>();
  let origin = '';
  const server = createServer((incoming, response) => {
    const request = {
      method: incoming.method ?? '',
      url: incoming.url ?? '',
      headers: incoming.headers,
    };
    requests.push(request);
    const { status = 200, headers = {}, body, breakOff, stall, endless } = answer(request, origin);
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const length = endless ? {} : { 'Content-Length': String(Buffer.byteLength(text)) };
    response.writeHead(status, { 'Content-Type': 'application/json', ...length, ...headers });
    if (endless) {
      response.write(text);
      pour(response);
      return;
    }
    if (!breakOff && !stall) {
      response.end(text);
      return;
    }
    response.write(text.slice(0, text.length / 2), () => {
      if (breakOff) incoming.socket.destroy();
    });
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The address of a TCP server that listens is always an AddressInfo.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: origin,
    requests,
    sentBytes: () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, 0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const SPACE = Buffer.alloc(65_536, ' ');

/** Writes white space as fast as it is taken, until the connection is closed. */
function pour(response: ServerResponse): void {
  while (!response.destroyed && response.write(SPACE));
  if (!response.destroyed) response.once('drain', () => pour(response));
}

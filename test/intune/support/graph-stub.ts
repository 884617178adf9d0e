import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

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
}

export interface GraphStub {
  readonly url: string;
  readonly requests: readonly StubRequest[];
  close(): Promise<void>;
}

/** A Graph that answers what a test says, for answers the simulated tenant would never give. */
export async function startGraphStub(
  answer: (request: StubRequest, origin: string) => StubAnswer,
): Promise<GraphStub> {
  const requests: StubRequest[] = [];
  let origin = '';
  const server = createServer((incoming, response) => {
    const request = {
      method: incoming.method ?? '',
      url: incoming.url ?? '',
      headers: incoming.headers,
    };
    requests.push(request);
    const { status = 200, headers = {}, body, breakOff, stall } = answer(request, origin);
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const length = String(Buffer.byteLength(text));
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'Content-Length': length,
      ...headers,
    });
    if (!breakOff && !stall) {
      response.end(text);
      return;
    }
    response.write(text.slice(0, text.length / 2), () => {
      if (breakOff) incoming.socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The address of a TCP server that listens is always an AddressInfo.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: origin,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

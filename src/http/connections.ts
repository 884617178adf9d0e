import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface Connections {
  /**
   * Takes no new connections and resolves when none is open any more: those that wait for something end at
   * once, those on which a request is still arriving after a second, those that are being answered when they
   * are, and all of them after `patienceMs`.
   */
  stop(patienceMs: number): Promise<void>;
}

export interface ConnectionLimits {
  /** A request must have arrived whole after this, ms. Node looks every 30 s, so that it may take longer by that. */
  readonly request: number;
  /** After so long without a byte in either direction a connection ends, ms. */
  readonly silence: number;
}

/** No turn takes as long as a silence may last. */
const LIMITS: ConnectionLimits = { request: 30_000, silence: 60_000 };
/** What was half sent when the bot stops may still arrive for so long, ms. */
const HALF_SENT = 1_000;
/** A refused upgrade may read the refusal for so long, ms. */
const FAREWELL = 1_000;

/** Gives every connection of a server an end, those that leave HTTP behind by an upgrade included. */
export function watchConnections(server: Server, limits: ConnectionLimits = LIMITS): Connections {
  const answering = new Map<
    Socket,
    { readonly request: IncomingMessage; readonly response: ServerResponse }
  >();
  const open = new Set<Socket>();
  let stopping = false;

  server.requestTimeout = limits.request;
  server.headersTimeout = limits.request;
  server.setTimeout(limits.silence);
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  // Before the handlers of the request, which may answer at once.
  server.prependListener('request', (request, response) => {
    const { socket } = request;
    answering.set(socket, { request, response });
    if (stopping) response.shouldKeepAlive = false;
    response.once('close', () => {
      answering.delete(socket);
      if (stopping) socket.destroySoon();
    });
  });
  server.on('upgrade', (_request, socket) => refuseUpgrade(socket));

  function endThose(which: (socket: Socket) => boolean): void {
    for (const socket of open) if (which(socket)) socket.destroy();
  }

  return {
    async stop(patienceMs) {
      stopping = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const { response } of answering.values()) response.shouldKeepAlive = false;
      server.closeIdleConnections();
      const arrived = (socket: Socket) => answering.get(socket)?.request.complete === true;
      const timers = [
        setTimeout(() => endThose((socket) => !arrived(socket)), Math.min(HALF_SENT, patienceMs)),
        setTimeout(() => endThose(() => true), patienceMs),
      ];
      await closed;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

const NO_UPGRADE = JSON.stringify({
  error: { code: 'BadRequest', message: 'The bot takes plain HTTP requests alone.' },
});

/** Node leaves an upgraded socket to whoever listens: without an answer, without an end and without a handler of its errors. */
function refuseUpgrade(socket: Duplex): void {
  const timer = setTimeout(() => socket.destroy(), FAREWELL);
  socket.once('close', () => clearTimeout(timer));
  // A caller that is gone already needs no answer, and must not end the program.
  socket.once('error', () => socket.destroy());
  socket.resume();
  socket.end(
    [
      'HTTP/1.1 400 Bad Request',
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(NO_UPGRADE)}`,
      '',
      NO_UPGRADE,
    ].join('\r\n'),
  );
}

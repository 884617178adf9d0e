import { createServer } from 'node:net';
import type { Config } from '../../src/config.ts';
import { ask } from './ask.ts';
import { fail, type Line, ok } from './line.ts';

/** How the line of a port ends that the bot itself has. */
export const RUNNING = 'is taken by a running bot';

const NEXT: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Stop it (find it with: ss -ltnp, on Windows netstat -ano), or set PORT to a free one.',
  EACCES: 'Ports below 1024 need a privilege: set PORT to 3978 and let the reverse proxy listen on 443.',
  EADDRNOTAVAIL: 'This machine has no such address: set HOST to 0.0.0.0, or to 127.0.0.1 behind a proxy.',
  ENOTFOUND: 'HOST is not known: set it to 0.0.0.0, or to 127.0.0.1 behind a reverse proxy.',
};

/** Takes the port for a moment. When a bot has it already, that is fine too. */
export async function checkPort({ host, port }: Config, patienceMs: number): Promise<Line> {
  const code = await tryListen(host, port);
  if (code === undefined) return ok('port', `${host}:${port} is free`);
  if (code === 'EADDRINUSE' && (await isBot(port, patienceMs))) {
    return ok('port', `${host}:${port} ${RUNNING}`);
  }
  const found = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be listened on (${code})`;
  return fail('port', `${host}:${port} ${found}`, NEXT[code] ?? 'Check HOST and PORT.');
}

function tryListen(host: string, port: number): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

async function isBot(port: number, patienceMs: number): Promise<boolean> {
  const health = await ask(`http://127.0.0.1:${port}/healthz`, Math.min(patienceMs, 3_000));
  return health.answered && health.status === 200 && health.text.includes('"status":"ok"');
}

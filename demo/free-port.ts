import { once } from 'node:events';
import { createServer } from 'node:net';

/** The preferred port of 127.0.0.1, or a free one when something listens there already; 0 is always a free one. */
export async function freePort(preferred: number): Promise<number> {
  return (await tryPort(preferred)) ?? (await tryPort(0)) ?? preferred;
}

async function tryPort(port: number): Promise<number | undefined> {
  const server = createServer();
  try {
    const listening = once(server, 'listening');
    server.listen(port, '127.0.0.1');
    await listening;
    const address = server.address();
    return typeof address === 'object' ? address?.port : undefined;
  } catch (error) {
    if (isTaken(error)) return undefined;
    throw error;
  } finally {
    server.close();
  }
}

/** Reserved ranges of Windows and low ports answer with EACCES. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EADDRINUSE', 'EACCES'].includes(String(error.code));
}

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A running emulator of the Table service, with nothing in it. */
export interface Azurite {
  readonly port: number;
  /** The part of STORE_URL behind `azure-tables:`; `port` leads through a proxy instead. */
  connectionString(options: { readonly table: string; readonly port?: number }): string;
  /** Ends it and removes its data. */
  close(): Promise<void>;
}

/** The account of every Azurite, public by its documentation: no secret. */
const ACCOUNT = 'devstoreaccount1';
const ACCOUNT_KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

const PROGRAM = join(import.meta.dirname, 'node_modules/azurite/dist/src/table/main.js');

/**
 * Starts Azurite's table service on a free loopback port, in a folder of its own. Needs `npm ci` in
 * test/azurite; `npm run test:azure` does both.
 */
export async function startAzurite(): Promise<Azurite> {
  const folder = await mkdtemp(join(tmpdir(), 'token-warden-azurite-'));
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      PROGRAM,
      ...['--tableHost', '127.0.0.1', '--tablePort', String(port), '--location', folder],
      ...['--silent', '--disableTelemetry'],
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  await started(child);

  function connectionString(options: { readonly table: string; readonly port?: number }): string {
    const endpoint = `http://127.0.0.1:${options.port ?? port}/${ACCOUNT}`;
    return `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${ACCOUNT_KEY};TableEndpoint=${endpoint};TableName=${options.table}`;
  }

  async function close(): Promise<void> {
    process.removeListener('exit', end);
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    }
    await rm(folder, { recursive: true, force: true });
  }

  return { port, connectionString, close };
}

/** Resolves when the service says it listens; fails with its own words when it ends before. */
async function started(child: ChildProcess): Promise<void> {
  assert.ok(child.stdout && child.stderr);
  let said = '';
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  await new Promise<void>((resolve, reject) => {
    const listen = (text: string) => {
      said += text;
      if (said.includes('successfully started')) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Azurite ended with code ${code}: ${said}`)));
  });
}

/** A loopback port nobody listens on now; Azurite cannot report one it chose itself. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  server.close();
  await once(server, 'close');
  return address.port;
}

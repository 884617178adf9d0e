import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { readConfig } from '../../src/config.ts';

/** The instructions of a Dockerfile, with continued lines joined and comments left out. */
function instructions(text: string): readonly (readonly [word: string, rest: string])[] {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
}

const all = instructions(readFileSync('Dockerfile', 'utf8'));
const rest = (word: string) => all.filter(([name]) => name === word).map(([, text]) => text);
const last = (word: string) => rest(word).at(-1) ?? '';

const IDENTITY = {
  BOT_ID: '8f3c1d52-5f0e-4b7a-9c1e-2d6a7b8c9d0e',
  BOT_TENANT_ID: '5d9e3c1a-1b2c-4d3e-8f4a-6b7c8d9e0f1a',
  BOT_TYPE: 'UserAssignedMSI',
};

/** Runs a health check's command against a bot that answers with this status, and gives its exit code. */
async function checkHealth(command: readonly string[], status: number): Promise<number> {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/healthz' ? status : 404;
    response.end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const child = spawn(process.execPath, command.slice(1), { env: { PORT: String(address.port) } });
  const [code] = await once(child, 'close');
  server.close();
  return code;
}

describe('Dockerfile', () => {
  it('builds on the same base by name, without a registry host, and on a Node that runs the bot', () => {
    assert.deepEqual(rest('FROM'), ['node:24-slim AS packages', 'node:24-slim']);
  });

  it('installs exactly the lockfile and no development packages', () => {
    assert.deepEqual(rest('RUN')[0], 'npm ci --omit=dev --no-audit --no-fund');
  });

  it('does not run as root, and says so by number after the last thing that needs root', () => {
    assert.equal(last('USER'), '1000:1000');
    const user = all.findIndex(([word]) => word === 'USER');
    assert.ok(all.slice(user).every(([word]) => word !== 'RUN' && word !== 'COPY'));
  });

  it('writes to its volume only, so that the root can be read-only', () => {
    const variables = last('ENV')
      .split(/\s+/)
      .map((pair) => pair.split('=') as [string, string]);
    const config = readConfig({ ...Object.fromEntries(variables), ...IDENTITY });
    assert.equal(config.storeUrl, 'sqlite:/data/token-warden.db');
    assert.equal(last('VOLUME'), '/data');
    assert.match(rest('RUN').join('\n'), /--owner=node --group=node .*\/data/);
  });

  it('asks the bot itself whether it is well', async () => {
    const command: string[] = JSON.parse(last('HEALTHCHECK').replace(/^.*?CMD /, ''));
    assert.equal(command[0], 'node');
    assert.equal(await checkHealth(command, 200), 0);
    assert.equal(await checkHealth(command, 503), 1);
  });

  it('starts node itself, so that signals reach the bot', () => {
    assert.deepEqual(JSON.parse(last('CMD')), ['node', '--max-semi-space-size=8', 'src/main.ts']);
  });

  it('copies only what is there, and what .dockerignore lets through', () => {
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
    const copied = rest('COPY')
      .filter((text) => !text.startsWith('--from'))
      .flatMap((text) => text.split(' ').slice(0, -1));
    for (const path of copied) {
      assert.ok(existsSync(path), path);
      assert.ok(ignored.includes(`!${path}`), `.dockerignore must let ${path} through`);
    }
    assert.ok(ignored.includes('*') && ignored.includes('**/.env'));
  });
});

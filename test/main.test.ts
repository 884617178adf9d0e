import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startTenant, type Tenant } from '../demo/tenant/server.ts';
import { plainLine, plainLog } from '../src/log-plain.ts';
import { until } from './support/bot.ts';

const MAIN = resolve('src/main.ts');

describe('npm start', () => {
  let folder: string;
  let tenant: Tenant;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'start-'));
    await mkdir(join(folder, 'env'));
    tenant = await startTenant({ now: Date.now });
    const settings = {
      BOT_AUTH: 'none',
      HOST: '127.0.0.1',
      PORT: '0',
      STORE_URL: 'memory:',
      GRAPH_BASE_URL: tenant.url,
      GRAPH_ACCESS_TOKEN: 'demo-token',
      TIME_ZONE: 'Europe/Berlin',
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
    await writeFile(join(folder, 'env', '.env'), lines.join('\n'));
  });
  after(async () => {
    await tenant.close();
    await rm(folder, { recursive: true });
  });

  /** Runs the bot until it has said this, or until it ends, and gives what it said. */
  async function saysUntil(pattern: RegExp, env: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, [MAIN], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...env },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    const ended = once(child, 'exit');
    await until(`it says ${pattern}`, () => pattern.test(said) || child.exitCode !== null);
    if (child.exitCode === null) child.kill('SIGTERM');
    const [code] = await ended;
    return { said, code };
  }

  it('reads env/.env, says so, and writes JSON where there is no terminal', async () => {
    const { said, code } = await saysUntil(/"msg":"listening"/);
    assert.equal(code, 0, said);
    const lines = said
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(lines[0].msg, 'settings come from the environment and env/.env');
    assert.equal(lines.find(({ msg }) => msg === 'starting').config.timeZone, 'Europe/Berlin');
  });

  it('lets the environment win, and reads another file or none', async () => {
    const { said } = await saysUntil(/"msg":"listening"/, { TIME_ZONE: 'Asia/Tokyo' });
    assert.match(said, /"timeZone":"Asia\/Tokyo"/);
    const none = await saysUntil(/never/, { ENV_FILE: '' });
    assert.equal(none.code, 78);
  });

  it('writes plain lines when asked to', async () => {
    const { said } = await saysUntil(/listening/, { LOG_FORMAT: 'plain' });
    assert.match(said, /^\d\d:\d\d:\d\d {2}info {3}listening {2}url=http:\/\/127\.0\.0\.1:\d+$/m);
    assert.doesNotMatch(said, /^\{/m);
  });

  it('names the doctor when it cannot start, and when a family cannot be read', async () => {
    const { said, code } = await saysUntil(/never/, { TIME_ZONE: 'Berlin' });
    assert.equal(code, 78);
    assert.match(said, /TIME_ZONE must be an IANA time zone.*\nnpm run doctor says more/);
    const closed = await saysUntil(/(?!)/, { STORE_URL: `sqlite:${folder}` });
    assert.equal(closed.code, 1);
    assert.match(closed.said, /SQLite store .* failed.*\nnpm run doctor says more/);
    tenant.setFault('vpp', { kind: 'forbidden', scopes: ['DeviceManagementApps.Read.All'] });
    const warned = await saysUntil(/a family could not be read/, { LOG_FORMAT: 'plain' });
    tenant.setFault('vpp', undefined);
    assert.match(warned.said, /WARN {3}a family could not be read {2}family=vpp .*next="npm run doctor"/);
  });
});

describe('a plain log line', () => {
  const at = { time: '2026-11-23T09:00:00.000Z' };

  it('has everything the JSON has', () => {
    const fields = { a: 'two words', d: [1, 2], b: { c: 1 } };
    const line = plainLine(JSON.stringify({ level: 'warn', ...at, msg: 'look out', ...fields }));
    assert.match(line, /^\d\d:\d\d:00 {2}WARN {3}look out {2}a="two words" {2}d=\[1,2\]\n {2}b\.c=1\n$/);
  });

  it('shows an error below, and stays one line for a name with a line break in it', () => {
    const err = { message: 'no', stack: 'Error: no\n    at here' };
    const json = JSON.stringify({ level: 'error', ...at, msg: 'failed', name: 'a\nb', err });
    assert.match(plainLine(json), /ERROR {2}failed {2}name="a\\nb"\n {2}Error: no\n {6}at here\n$/);
  });

  it('puts the members of an object below the line, one each', () => {
    const config = { botId: 'an-id', pulse: 'never', remindDays: [60, 30], azure: { secret: 'not set' } };
    const line = plainLine(JSON.stringify({ level: 'info', ...at, msg: 'starting', config, code: 7 }));
    const below = ['botId=an-id', 'pulse=never', 'remindDays=[60,30]', 'azure.secret="not set"'];
    const rows = below.map((one) => `  config.${one}\n`).join('');
    assert.equal(line.replace(/^\S+/, 'time'), `time  info   starting  code=7\n${rows}`);
  });

  it('comes for each line of a chunk', async () => {
    const written: string[] = [];
    const log = plainLog({ write: (text) => written.push(text) });
    const json = JSON.stringify({ level: 'info', ...at, msg: 'one' });
    log.end(`${json}\n${json}\n`);
    await once(log, 'finish');
    assert.equal(written.length, 2);
  });
});

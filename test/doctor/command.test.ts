import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';
import { format, warn } from '../../scripts/doctor/line.ts';
import { signInAdvice } from '../../scripts/doctor/sign-in-advice.ts';

/** Runs the doctor as npm does, with nothing in the environment but what is given. */
function doctor(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const options = { env: { PATH: process.env['PATH'], ...env } };
    execFile(process.execPath, ['scripts/doctor/main.ts', ...args], options, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe('npm run doctor, as a command', () => {
  let tenant: Tenant;
  let folder: string;
  before(async () => {
    tenant = await startTenant({ now: Date.now });
    folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const lines = {
      BOT_AUTH: 'none',
      HOST: '127.0.0.1',
      PORT: '0',
      GRAPH_BASE_URL: tenant.url,
      GRAPH_ACCESS_TOKEN: 'demo-token',
      STORE_URL: `sqlite:${folder}/store.db`,
    };
    const text = Object.entries(lines).map(([name, value]) => `${name}=${value}`);
    await writeFile(join(folder, 'env'), text.join('\n'));
  });
  after(async () => {
    await tenant.close();
    await rm(folder, { recursive: true });
  });

  it('reads the file, warns, and ends with 0 when nothing failed', async () => {
    const { code, out, err } = await doctor(['--env', join(folder, 'env')]);
    assert.deepEqual([code, err], [0, ''], out);
    assert.match(out, /^ok {3}config {6}read from \S+env and the environment$/m);
    assert.match(out, /^warn config {6}BOT_AUTH=none: .* -> Fine for the demo/m);
    assert.match(out, /^ok {3}graph vpp {3}Location tokens \(VPP\) can be read, 4 of them$/m);
    assert.match(out, /\n\nNothing keeps the bot from working: \d+ ok, \d+ warn, 0 fail\n$/);
    const json = await doctor(['--json', '--env', join(folder, 'env')]);
    const { ok, warn: doubts, fail, lines } = JSON.parse(json.out);
    assert.deepEqual([json.code, fail, lines.length], [0, 0, ok + doubts]);
    assert.ok(lines.every((line: { about: string; found: string }) => line.about && line.found));
    assert.doesNotMatch(out, /demo-token/);
  });

  it('lets the environment win, and ends with 1 when something failed', async () => {
    const { code, out } = await doctor(['--env', join(folder, 'env')], { PORT: 'x', STORE_URL: 'redis:' });
    assert.equal(code, 1);
    assert.match(
      out,
      /^fail config {6}PORT must be a port .*\nfail config|^fail config {6}STORE_URL must be/m,
    );
    assert.match(out, /\n\nBegin with "config": 0 ok, 0 warn, 2 fail\n$/);
  });

  it('ends with 2 for an option or a file it does not know', async () => {
    assert.equal((await doctor(['--endpiont', 'x'])).code, 2);
    assert.deepEqual(await doctor(['--env', 'nowhere/.env']), {
      code: 2,
      out: '',
      err: 'The file nowhere/.env does not exist.\n',
    });
  });

  it('knows that a managed identity is only to be had in Azure', () => {
    const code = 'CredentialUnavailableError';
    assert.match(signInAdvice(code, 'managed-identity'), /no managed identity on this machine/);
    assert.match(signInAdvice(code, 'secret'), /login host gave no usable answer/);
    assert.match(signInAdvice('AADSTS12345', 'secret'), /error\?code=12345/);
  });

  it('wraps under itself on a terminal', () => {
    const line = warn('graph vpp', 'one two three four five six seven eight nine ten', 'do this');
    const rows = format(line, { width: 60, colour: false }).split('\n');
    assert.deepEqual(rows, [
      'warn graph vpp   one two three four five six seven eight',
      '                 nine ten',
      '                 -> do this',
    ]);
  });
});

import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';
import { unzip } from '../../scripts/bundle/tools.ts';
import { ALEX, installationUpdate, message, TEAM, TENANT } from '../support/activities.ts';
import { until } from '../support/bot.ts';
import { type Connector, type Json, startConnector } from '../support/connector/connector.ts';
import { textOf } from '../support/read-card.ts';

/** Runs node with nothing in the environment but what is given. */
function run(args: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}) {
  const env = { PATH: process.env['PATH'], ...options.env };
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, args, { ...options, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe('npm run package:app', () => {
  let folder: string;
  let zip: Buffer;
  let files: Readonly<Record<string, Uint8Array>>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'package-app-'));
    const { code, err } = await run(['scripts/package-app.ts', '--out', join(folder, 'out', 'app.zip')]);
    assert.deepEqual([code, err], [0, '']);
    zip = await readFile(join(folder, 'out', 'app.zip'));
    files = unzip(zip);
    for (const [name, bytes] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), bytes);
    }
  });
  after(() => rm(folder, { recursive: true }));

  it('writes the same bytes twice', async () => {
    await run(['scripts/package-app.ts', '--out', join(folder, 'again.zip')]);
    assert.deepEqual(await readFile(join(folder, 'again.zip')), zip);
  });

  it('holds no packages, no secrets and no tests, and a binary for every platform', () => {
    const names = Object.keys(files);
    assert.deepEqual(
      names.filter((name) => /node_modules|\.test\.|\.sample\.|\.env$/.test(name)),
      [],
    );
    for (const platform of ['linux-x64', 'linux-arm64', 'win32-x64', 'darwin-arm64']) {
      assert.ok(names.includes(`app/prebuilds/${platform}.node`), platform);
    }
    assert.ok(zip.length < 20_000_000, `${zip.length} bytes`);
  });

  it('passes on the licence of every package inside', () => {
    const notices = new TextDecoder().decode(files['THIRD-PARTY-NOTICES.txt']);
    for (const name of ['botbuilder', 'restify', 'better-sqlite3', '@azure/identity']) {
      assert.match(notices, new RegExp(`=== ${name} \\d`));
    }
  });

  it('shows how to call it for an option it does not know', async () => {
    const { code, err } = await run(['scripts/package-app.ts', '--output', 'x']);
    assert.equal(code, 2);
    assert.match(err, /npm run package:app -- \[--out/);
  });

  describe('unzipped into an empty folder', () => {
    let tenant: Tenant;
    let connector: Connector;
    let env: Record<string, string>;
    before(async () => {
      tenant = await startTenant({ now: Date.now });
      connector = await startConnector();
      connector.teamDetails(TEAM.id, TEAM);
      connector.members(TEAM.id, [ALEX]);
      env = {
        BOT_AUTH: 'none',
        HOST: '127.0.0.1',
        PORT: '0',
        BOT_TENANT_ID: TENANT,
        IT_TEAM_ID: TEAM.aadGroupId,
        GRAPH_BASE_URL: tenant.url,
        GRAPH_ACCESS_TOKEN: 'demo-token',
        STORE_URL: 'sqlite:data/store.db',
      };
    });
    after(async () => {
      await tenant.close();
      await connector.close();
    });

    it('the doctor finds nothing that fails', async () => {
      const { code, out, err } = await run(['doctor.js'], { cwd: folder, env });
      assert.deepEqual([code, err], [0, ''], out);
      assert.match(out, /^ok {3}store {7}sqlite: written, read and removed$/m);
      assert.match(out, /^ok {3}graph vpp/m);
    });

    // The second is the command of infra/azuredeploy.json.
    for (const entry of ['main.js', 'src/main.ts']) {
      it(`node ${entry} answers token status, and stops when told to`, async () => {
        const bot = spawn(process.execPath, [entry], { cwd: folder, env });
        const errors = text(bot.stderr);
        const log = linesOf(bot);
        const url = await until(
          'the bot listens',
          () => log.find(({ msg }) => msg === 'listening')?.url,
          20_000,
        );
        await post(url, installationUpdate({ serviceUrl: connector.url, where: 'channel' }));
        await post(url, message({ serviceUrl: connector.url, where: 'personal' }, 'token status'));
        const card = await until('the status card', () => {
          const shown = [...connector.shown.values()].map(
            ({ activity }) => activity.attachments?.[0]?.content,
          );
          return shown.find((one: Json) => one !== undefined && textOf(one).includes('Contoso Retail'));
        });
        assert.match(textOf(card), /MDM push certificate/i);
        assert.match(await (await fetch(`${url}/metrics`)).text(), /^token_warden_build_info\{version="\d/m);
        bot.kill('SIGTERM');
        assert.deepEqual([await once(bot, 'exit'), await errors], [[0, null], '']);
      });
    }
  });
});

/** The bot's log, line by line as it comes. */
function linesOf(bot: ChildProcess & { stdout: NodeJS.ReadableStream }): Json[] {
  const lines: Json[] = [];
  createInterface(bot.stdout).on('line', (line) => lines.push(JSON.parse(line)));
  return lines;
}

async function post(url: string, activity: Json): Promise<void> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  assert.equal(response.status, 200);
}

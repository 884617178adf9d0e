import assert from 'node:assert/strict';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../demo/free-port.ts';
import { startTenant, type Tenant } from '../../demo/tenant/server.ts';
import { ALEX, installationUpdate, message, TEAM, TENANT } from '../support/activities.ts';
import { until } from '../support/bot.ts';
import { type Connector, type Json, startConnector } from '../support/connector/connector.ts';
import { textOf } from '../support/read-card.ts';
import { fillBase } from './support/base-image.ts';
import { type Container, startContainer } from './support/container.ts';
import { eventually, run } from './support/programs.ts';

interface Inspected {
  readonly Docker: {
    readonly config: {
      readonly User: string;
      readonly Env: readonly string[];
      readonly Cmd: readonly string[];
      readonly Volumes: object;
      readonly Healthcheck: { readonly Test: readonly string[] };
    };
  };
}

describe('the image of the Dockerfile, built by buildah from layers of this machine', function () {
  this.timeout(580_000);
  let folder: string;
  let tenant: Tenant;
  let connector: Connector;
  let bot: Container | undefined;
  let url: string;
  let made: Inspected['Docker']['config'];

  async function buildah(...args: readonly string[]): Promise<string> {
    const store = ['--root', join(folder, 'images'), '--runroot', join(folder, 'run')];
    const { code, said } = await run('buildah', [...store, '--storage-driver', 'overlay', ...args]);
    assert.equal(code, 0, `buildah ${args.join(' ')}\n${said}`);
    return said;
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'image-'));
    const base = join(folder, 'base');
    await mkdir(base);
    await fillBase(base);
    await writeFile(
      join(folder, 'Base'),
      'FROM scratch\nCOPY base /\nENV PATH=/usr/local/bin:/usr/bin:/bin\n',
    );
    const local = ['build', '--isolation', 'chroot', '--format', 'docker', '--pull-never'];
    await buildah(...local, '--file', join(folder, 'Base'), '--tag', 'localhost/node:24-slim', folder);
    await buildah(...local, '--tag', 'localhost/token-warden', '.');
    made = (JSON.parse(await buildah('inspect', '--type', 'image', 'localhost/token-warden')) as Inspected)
      .Docker.config;
    tenant = await startTenant({ now: Date.now });
    connector = await startConnector();
    connector.teamDetails(TEAM.id, TEAM);
    connector.members(TEAM.id, [ALEX]);
  });
  after(async () => {
    await bot?.stop();
    await Promise.all([tenant?.close(), connector?.close()]);
    await buildah('rm', '--all');
    await rm(folder, { recursive: true });
  });

  it('is what the Dockerfile says', () => {
    assert.deepEqual(
      [made.User, made.Cmd, Object.keys(made.Volumes)],
      ['1000:1000', ['node', '--max-semi-space-size=8', 'src/main.ts'], ['/data']],
    );
    assert.ok(made.Env.includes('STORE_URL=sqlite:/data/token-warden.db'));
  });

  it('runs as an ordinary user on a read-only root, without a capability, and answers', async () => {
    const data = join(folder, 'data');
    await mkdir(data, { mode: 0o700 });
    await chown(data, 1000, 1000);
    const port = await freePort(0);
    url = `http://127.0.0.1:${port}`;
    const root = (
      await buildah('mount', await buildah('from', '--pull-never', 'localhost/token-warden'))
    ).trim();
    const settings = {
      ...{ BOT_AUTH: 'none', HOST: '127.0.0.1', PORT: String(port), BOT_TENANT_ID: TENANT },
      ...{ GRAPH_BASE_URL: tenant.url, GRAPH_ACCESS_TOKEN: 'demo-token', IT_TEAM_ID: TEAM.aadGroupId },
    };
    const own = made.Env.map((line) => [line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1)]);
    const volume = { from: data, to: '/data' };
    bot = startContainer({ root, volume, args: made.Cmd, env: { ...Object.fromEntries(own), ...settings } });
    await eventually('the bot in the image is well', bot, async () => (await fetch(`${url}/healthz`)).ok);
    await post(installationUpdate({ serviceUrl: connector.url, where: 'channel' }));
    await post(message({ serviceUrl: connector.url }, 'token status'));
    await until('the status card', () =>
      [...connector.shown.values()].some(({ activity }) =>
        textOf(activity.attachments?.[0]?.content ?? {}).includes('Contoso Retail'),
      ),
    );
  });

  it('its health check says that it is well', async () => {
    const [kind, ...command] = made.Healthcheck.Test;
    assert.equal(kind, 'CMD');
    assert.equal(await bot?.exec(command), 0);
  });

  it('cannot write anywhere but to its volume', async () => {
    const write = (path: string) => ['node', '--eval', `require('fs').writeFileSync('${path}', '')`];
    assert.equal(await bot?.exec(write('/data/probe')), 0);
    for (const path of ['/app/probe', '/tmp/probe', '/probe'])
      assert.notEqual(await bot?.exec(write(path)), 0, path);
  });

  async function post(activity: Json): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers,
      body: JSON.stringify(activity),
    });
    assert.equal(response.status, 200);
  }
});

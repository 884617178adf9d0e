import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { freePort } from '../../demo/free-port.ts';
import { adapted, snippet } from './support/docs.ts';
import { eventually, type Running, run, start } from './support/programs.ts';

interface Notice {
  readonly receiver: string;
  readonly alerts: readonly { readonly labels: { readonly alertname: string } }[];
}

describe('a real Alertmanager, set up as docs/operations.md says', () => {
  let folder: string;
  let config: string;
  let desk: Server;
  let alertmanager: Running;
  let url: string;
  const notices: Notice[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'alertmanager-'));
    desk = createServer(async (request, response) => {
      notices.push((await json(request)) as Notice);
      response.end();
    });
    await new Promise<void>((done) => desk.listen(0, '127.0.0.1', done));
    const hook = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`;
    config = join(folder, 'alertmanager.yml');
    const documented = adapted(snippet('docs/operations.md', 'yaml', 'inhibit_rules'), {
      'https://tickets.contoso.com': hook,
      'https://on-call.contoso.com': hook,
      // Alertmanager waits half a minute for more of the same.
      'receiver: tickets': 'receiver: tickets\n  group_wait: 500ms',
    });
    await writeFile(config, documented);
    const address = `127.0.0.1:${await freePort(0)}`;
    url = `http://${address}`;
    alertmanager = start('prometheus-alertmanager', [
      `--config.file=${config}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
    ]);
    await eventually('Alertmanager is ready', alertmanager, async () => (await fetch(`${url}/-/ready`)).ok);
  });

  after(async () => {
    await alertmanager.stop();
    desk.closeAllConnections();
    desk.close();
    await rm(folder, { recursive: true });
  });

  it('takes the configuration', async () => {
    const { code, said } = await run('amtool', ['check-config', config]);
    assert.deepEqual([code, /SUCCESS/.test(said)], [0, true], said);
  });

  it('sends each alert where its severity belongs', async () => {
    const rules = await readFile('infra/alerts/token-warden.yml', 'utf8');
    const alerts = [...rules.matchAll(/alert: (\w+)[\s\S]*?severity: (\w+)/g)];
    assert.ok(alerts.length >= 12);
    for (const [, alert, severity] of alerts) {
      const labels = [`alertname=${alert}`, `severity=${severity}`];
      const { said } = await run('amtool', [
        'config',
        'routes',
        'test',
        `--config.file=${config}`,
        ...labels,
      ]);
      const [receiver] = said.split('\n');
      assert.equal(receiver, severity === 'critical' ? 'on-call' : 'tickets', alert);
    }
  });

  it('tells of a token that has lapsed once, and not also that it will', async () => {
    const token = ['family=push', 'token=push'];
    const other = ['family=vpp', 'token=v1'];
    for (const [alert, severity, labels] of [
      ['AppleTokenExpired', 'critical', token],
      ['AppleTokenExpiresSoon', 'warning', token],
      ['AppleTokenExpiresSoon', 'warning', other],
    ] as const) {
      const args = ['alert', 'add', `--alertmanager.url=${url}`, alert, `severity=${severity}`, ...labels];
      const { code, said } = await run('amtool', args);
      assert.equal(code, 0, said);
    }
    await eventually('both desks were told', alertmanager, async () => notices.length >= 2);
    const told = notices.map(({ receiver, alerts }) => [receiver, ...alerts.map(({ labels }) => labels)]);
    assert.deepEqual(
      told.sort(([one], [two]) => String(one).localeCompare(String(two))),
      [
        ['on-call', { alertname: 'AppleTokenExpired', family: 'push', severity: 'critical', token: 'push' }],
        ['tickets', { alertname: 'AppleTokenExpiresSoon', family: 'vpp', severity: 'warning', token: 'v1' }],
      ],
    );
  });
});

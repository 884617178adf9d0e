import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../demo/free-port.ts';
import { type Bot, startBot } from '../support/bot.ts';
import { adapted, snippet } from './support/docs.ts';
import { eventually, type Running, run, start } from './support/programs.ts';

const TOKEN = 'a-token-for-prometheus-alone';

describe('a real Prometheus, set up as docs/operations.md says', () => {
  let folder: string;
  let config: string;
  let bot: Bot;
  let prometheus: Running;
  let url: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-'));
    bot = await startBot({ env: { METRICS_TOKEN: TOKEN } });
    config = join(folder, 'prometheus.yml');
    const documented = adapted(snippet('docs/operations.md', 'yaml', 'scrape_configs'), {
      '/etc/prometheus/token-warden.yml': resolve('infra/alerts/token-warden.yml'),
      '/etc/prometheus/token-warden.token': join(folder, 'token'),
      'bot.internal:3978': new URL(bot.app.url).host,
    });
    await writeFile(config, `global: { scrape_interval: 1s, evaluation_interval: 1s }\n${documented}`);
    await writeFile(join(folder, 'token'), TOKEN);
    const address = `127.0.0.1:${await freePort(0)}`;
    url = `http://${address}`;
    const data = [`--storage.tsdb.path=${join(folder, 'data')}`, `--web.listen-address=${address}`];
    prometheus = start('prometheus', [`--config.file=${config}`, ...data]);
    await eventually('Prometheus is ready', prometheus, async () => (await fetch(`${url}/-/ready`)).ok);
  });

  after(async () => {
    await prometheus.stop();
    await bot.stop();
    await rm(folder, { recursive: true });
  });

  /** The values of an expression, by their labels. */
  async function query(expression: string): Promise<readonly { metric: object; value: [number, string] }[]> {
    const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(expression)}`);
    const { status, data } = (await response.json()) as { status: string; data: { result: [] } };
    assert.equal(status, 'success');
    return data.result;
  }

  it('takes the configuration', async () => {
    const { code, said } = await run('promtool', ['check', 'config', config]);
    assert.equal(code, 0, said);
  });

  it('scrapes the bot with the token, under the job that the rules ask for', async () => {
    await eventually('the bot is up', prometheus, async () => {
      const [up] = await query('up{job="token-warden"}');
      return up?.value[1] === '1';
    });
    const expiries = await query('token_warden_token_expires_in_seconds');
    assert.equal(expiries.length, 7);
  });

  it('evaluates every rule without an error', async () => {
    type Rules = { data: { groups: { rules: { name: string; health: string; lastError?: string }[] }[] } };
    const rules = async () => {
      const { data } = (await (await fetch(`${url}/api/v1/rules`)).json()) as Rules;
      return data.groups.flatMap((group) => group.rules);
    };
    await eventually('all rules were evaluated', prometheus, async () =>
      (await rules()).every(({ health }) => health !== 'unknown'),
    );
    const sick = (await rules()).filter(({ health }) => health !== 'ok');
    assert.deepEqual(sick, []);
    assert.ok((await rules()).length >= 12);
  });
});

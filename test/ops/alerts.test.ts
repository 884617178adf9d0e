import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installationUpdate, message } from '../support/activities.ts';
import { type Bot, quiet, startBot, until } from '../support/bot.ts';
import { ALERT_CASES, type AlertCase, type Change } from './support/alert-cases.ts';
import { run } from './support/programs.ts';
import { type Sample, samplesOf, scraped, TARGET } from './support/series.ts';

const RULES = 'infra/alerts/token-warden.yml';

/** Metrics of Node that prom-client names against Prometheus' own custom, and the bot's dashboard knows so. */
const NODES_OWN = /^nodejs_active_(handles|requests|resources)_total non-counter metrics/;

/** What a bot really says of itself after a look, a reminder and an answer. */
async function realMetrics(): Promise<string> {
  const bot: Bot = await startBot();
  try {
    await until('the first look', () =>
      bot.log.lines.some(({ message: line }) => line === 'looked at Intune'),
    );
    await bot.send(installationUpdate({ serviceUrl: bot.connector.url, where: 'channel' }));
    await quiet(bot);
    await bot.send(message({ serviceUrl: bot.connector.url }, 'token status'));
    return await (await fetch(`${bot.app.url}/metrics`)).text();
  } finally {
    await bot.stop();
  }
}

describe('alert rules, by promtool', () => {
  let folder: string;
  let text: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'alerts-'));
    text = await realMetrics();
  });
  after(() => rm(folder, { recursive: true }));

  it('are rules', async () => {
    const { code, said } = await run('promtool', ['check', 'rules', '--lint-fatal', RULES]);
    assert.deepEqual([code, /SUCCESS: \d+ rules found/.test(said)], [0, true], said);
  });

  it('the metrics of a running bot are metrics', async () => {
    const { said } = await run('promtool', ['check', 'metrics'], { input: text });
    const others = said.split('\n').filter((line) => line !== '' && !NODES_OWN.test(line));
    assert.deepEqual(others, []);
  });

  it('every rule is tried', async () => {
    const rules = await readFile(RULES, 'utf8');
    const alerts = [...rules.matchAll(/alert: (\w+)/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(ALERT_CASES.map(({ alert }) => alert))], alerts);
  });

  it('say nothing of a bot that is well, but for the location token of the demo that has five days left', async () => {
    const samples = samplesOf(text);
    const soon = { family: 'vpp', name: 'Contoso Retail', token: '8f2d9a44-71be-4c6b-8d1e-3a90b7c4e502' };
    const firing = await promtool({
      input_series: seriesOf(samples, []),
      alert_rule_test: ALL_ALERTS.flatMap((alertname) =>
        ['2h', '24h'].map((eval_time) => ({
          eval_time,
          alertname,
          exp_alerts:
            alertname === 'AppleTokenExpiresSoon'
              ? [alertOf(alertname, 'warning', soon, SUMMARY_SOON(samples))]
              : [],
        })),
      ),
    });
    assert.deepEqual(firing, { code: 0, said: '' });
  });

  for (const one of ALERT_CASES) {
    it(`${one.alert}: a bot that ${one.name}`, async () => {
      const samples = samplesOf(text).filter(
        ({ series }) =>
          !series.includes('Contoso Retail') && (one.gone === undefined || !series.startsWith(one.gone)),
      );
      const said = await promtool({
        input_series: seriesOf(samples, one.changes),
        alert_rule_test: tests(one),
      });
      assert.deepEqual(said, { code: 0, said: '' });
    });
  }

  /** Runs one test of the rules; everything that promtool says against it comes back. */
  async function promtool(test: object): Promise<{ code: number | null; said: string }> {
    const file = join(folder, 'test.yml');
    // JSON is YAML too.
    await writeFile(
      file,
      JSON.stringify({
        rule_files: [resolve(RULES)],
        evaluation_interval: '1m',
        tests: [{ interval: '1m', ...test }],
      }),
    );
    const { code, said } = await run('promtool', ['test', 'rules', file]);
    return { code, said: said.replace(/^Unit Testing: .*\n\s*SUCCESS$/, '') };
  }
});

const ALL_ALERTS = [...new Set(ALERT_CASES.map(({ alert }) => alert))];

/** The bot's own series, held as they were; what counts in seconds since 1970 is moved to promtool's start, 0. */
function seriesOf(samples: readonly Sample[], changes: readonly Change[]): object[] {
  const others = samples.filter(({ series }) => !changes.some((change) => change.series === series));
  const own = others.map(({ series, value }) => ({
    series: scraped(series),
    values: series.endsWith('_timestamp_seconds') ? '0+60x1500' : `${value}x1500`,
  }));
  const up = changes.some(({ series }) => series === 'up')
    ? []
    : [{ series: `up{${TARGET}}`, values: '1x1500' }];
  return [...own, ...up, ...changes.map(({ series, values }) => ({ series: scraped(series), values }))];
}

/** The alert is silent first and fires then, and no other does. */
function tests(one: AlertCase): object[] {
  const fires = alertOf(one.alert, one.severity, one.labels ?? {}, one.summary);
  const early =
    one.silentAt === undefined ? [] : [{ eval_time: one.silentAt, alertname: one.alert, exp_alerts: [] }];
  return [
    ...early,
    {
      eval_time: one.at,
      alertname: one.alert,
      exp_alerts: [{ ...fires, exp_labels: { ...fires.exp_labels } }],
    },
    ...ALL_ALERTS.filter((alert) => alert !== one.alert && !causedBy(one, alert)).map((alertname) => ({
      eval_time: one.at,
      alertname,
      exp_alerts: [],
    })),
  ];
}

/** What has expired also expires soon. */
function causedBy(one: AlertCase, alert: string): boolean {
  return one.alert === 'AppleTokenExpired' && alert === 'AppleTokenExpiresSoon';
}

function alertOf(alert: string, severity: string, labels: Readonly<Record<string, string>>, summary: string) {
  return {
    exp_labels: { severity, ...labels },
    exp_annotations: { summary, runbook: `docs/operations.md#${alert.toLowerCase()}` },
  };
}

/** humanizeDuration drops what is smaller than a second when there are days. */
function SUMMARY_SOON(samples: readonly Sample[]): string {
  const retail = samples.find(
    ({ series }) =>
      series.startsWith('token_warden_token_expires_in_seconds') && series.includes('Contoso Retail'),
  );
  const left = Math.floor(retail?.value ?? assert.fail('Contoso Retail is not there'));
  const parts = [left / 86_400, (left / 3_600) % 24, (left / 60) % 60, left % 60].map(Math.floor);
  return `vpp Contoso Retail expires in ${parts[0]}d ${parts[1]}h ${parts[2]}m ${parts[3]}s.`;
}

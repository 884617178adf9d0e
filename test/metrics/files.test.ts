import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createMetrics } from '../../src/http/metrics.ts';
import { NOW } from '../support/builders.ts';

/** Every metric there is, as it stands in the text format before labels. */
async function metricNames(): Promise<ReadonlySet<string>> {
  const { text } = await createMetrics({ version: '1' }).scrape({
    now: NOW,
    assessment: undefined,
    lastGoodLookAt: undefined,
    lastCycleAt: undefined,
    leading: true,
    failedCycles: 0,
    everyReminderHeard: true,
  });
  const types = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)];
  return new Set(
    types.flatMap(([, name = '', type]) =>
      type === 'histogram' ? ['_bucket', '_sum', '_count'].map((suffix) => name + suffix) : [name],
    ),
  );
}

function namesIn(expression: string): string[] {
  return [...expression.matchAll(/\b(?:token_warden|process|nodejs)_\w+/g)].map(([name]) => name);
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly severity: string;
  readonly runbook: string;
}

/** Reads the rules line by line: the file keeps to one line a value. */
async function readRules(): Promise<readonly Rule[]> {
  const text = await readFile('infra/alerts/token-warden.yml', 'utf8');
  return text
    .split(/^ {6}- /m)
    .slice(1)
    .map((block) => {
      const value = (name: string) =>
        new RegExp(`^ *${name}: '?(.*?)'?$`, 'm').exec(block)?.[1] ?? assert.fail(`${name} in ${block}`);
      value('for');
      value('summary');
      return {
        alert: value('alert'),
        expr: value('expr'),
        severity: value('severity'),
        runbook: value('runbook'),
      };
    });
}

describe('alert rules and dashboard', () => {
  let known: ReadonlySet<string>;
  let rules: readonly Rule[];
  before(async () => {
    known = await metricNames();
    rules = await readRules();
  });

  it('ask only for metrics that exist', async () => {
    const board: { panels: { title: string; targets: { expr: string }[] }[]; templating: unknown } =
      JSON.parse(await readFile('infra/grafana/token-warden.json', 'utf8'));
    const asked = [
      ...rules.map(({ alert, expr }) => [alert, namesIn(expr)] as const),
      ...board.panels.map(
        ({ title, targets }) => [title, targets.flatMap(({ expr }) => namesIn(expr))] as const,
      ),
      ['variables', namesIn(JSON.stringify(board.templating))] as const,
    ];
    const unknown = asked.flatMap(([where, names]) =>
      names.filter((name) => !known.has(name)).map((name) => `${where}: ${name}`),
    );
    assert.deepEqual(unknown, []);
    for (const [where, names] of asked) assert.ok(names.length > 0 || where === 'TokenWardenDown', where);
  });

  it('use labels that exist', async () => {
    const text = `${JSON.stringify(rules)}${await readFile('infra/grafana/token-warden.json', 'utf8')}`;
    const used = [...text.matchAll(/[{,](\w+)(?:=~|!~|!=|=)\\?"/g)].map(([, label]) => label ?? '');
    const ours = ['family', 'kind', 'severity', 'outcome', 'instance', 'job'];
    assert.deepEqual(
      [...new Set(used)].filter((label) => !ours.includes(label)),
      [],
    );
  });

  it('the dashboard shows every metric of the bot', async () => {
    const text = await readFile('infra/grafana/token-warden.json', 'utf8');
    const left = [...known]
      .filter((name) => name.startsWith('token_warden_'))
      .map((name) => name.replace(/_(bucket|sum|count)$/, ''))
      .filter((name) => !text.includes(name));
    const elsewhere = ['token_warden_token_expiry_timestamp_seconds', 'token_warden_tokens'];
    const alsoNot = ['token_warden_last_cycle_timestamp_seconds'];
    assert.deepEqual(
      left.filter((name) => ![...elsewhere, ...alsoNot].includes(name)),
      [],
    );
  });

  it('every alert has its section in docs/operations.md', async () => {
    const doc = await readFile('docs/operations.md', 'utf8');
    assert.ok(rules.length >= 10);
    for (const { alert, runbook, severity } of rules) {
      assert.equal(runbook, `docs/operations.md#${alert.toLowerCase()}`);
      assert.match(doc, new RegExp(`^### ${alert}$`, 'm'));
      assert.match(severity, /^(warning|critical)$/);
    }
  });
});

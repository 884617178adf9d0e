import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { MINUTE } from '../../src/domain/instant.ts';
import { MAX_TOKENS } from '../../src/http/metrics-standing.ts';
import { execute, installationUpdate, message } from '../support/activities.ts';
import { type Bot, quiet, startBot, until } from '../support/bot.ts';

/** One line of the text format: its name, its labels as they stand, its value. */
interface Sample {
  readonly name: string;
  readonly labels: string;
  readonly value: number;
}

async function scrape(bot: Bot): Promise<readonly Sample[]> {
  const response = await fetch(`${bot.app.url}/metrics`);
  assert.equal(response.status, 200);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const match = /^(\w+)(\{.*\})? (\S+)$/.exec(line);
    assert.ok(match, `not a line of the text format: ${line}`);
    return { name: match[1] ?? '', labels: match[2] ?? '', value: Number(match[3]) };
  });
}

function sampleOf(samples: readonly Sample[], name: string, labels = /^/): number | undefined {
  return samples.find((sample) => sample.name === `token_warden_${name}` && labels.test(sample.labels))
    ?.value;
}

describe('what the bot measures', () => {
  let bot: Bot;
  before(async () => {
    bot = await startBot();
    await until('the first look', () =>
      bot.log.lines.some(({ message: line }) => line === 'looked at Intune'),
    );
    await bot.send(installationUpdate({ serviceUrl: bot.connector.url, where: 'channel' }));
    await quiet(bot);
  });
  after(() => bot.stop());

  it('the expiry of every token, in seconds', async () => {
    const samples = await scrape(bot);
    const push = sampleOf(samples, 'token_expires_in_seconds', /family="push",token="push"/);
    assert.ok(push !== undefined && push > 0, String(push));
    const at = sampleOf(samples, 'token_expiry_timestamp_seconds', /family="push"/) ?? 0;
    assert.ok(Math.abs(at - push - bot.now() / 1_000) < 5);
    assert.equal(sampleOf(samples, 'tokens', /family="vpp"/), 4);
    assert.equal(sampleOf(samples, 'tokens', /family="ade"/), 2);
  });

  it('looks and calls by family and outcome, with how long they took', async () => {
    const samples = await scrape(bot);
    for (const family of ['push', 'vpp', 'ade']) {
      const labels = new RegExp(`family="${family}",outcome="read",reason=""`);
      assert.ok((sampleOf(samples, 'looks_total', labels) ?? 0) >= 1, family);
      const calls = new RegExp(`family="${family}",method="GET",status="200"`);
      assert.ok((sampleOf(samples, 'graph_call_duration_seconds_count', calls) ?? 0) >= 1, family);
    }
    assert.ok((sampleOf(samples, 'look_duration_seconds_count') ?? 0) >= 1);
  });

  it('turns by command, also of buttons nobody knows', async () => {
    await bot.send(message({ serviceUrl: bot.connector.url }, 'token status'));
    await bot.send(message({ serviceUrl: bot.connector.url }, 'sing a song'));
    await bot.send(execute({ serviceUrl: bot.connector.url }, 'no such verb', { verb: 'no such verb' }, '1'));
    const samples = await scrape(bot);
    const turns = (labels: RegExp) => sampleOf(samples, 'turn_duration_seconds_count', labels);
    assert.equal(turns(/kind="message",command="status",outcome="done"/), 1);
    assert.equal(turns(/kind="message",command="unknown",outcome="done"/), 1);
    assert.equal(turns(/kind="press",command="unknown",outcome="done"/), 1);
  });

  it('operations of the store, the lease, deliveries, and the build', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    const samples = await scrape(bot);
    assert.ok((sampleOf(samples, 'store_operation_duration_seconds_count', /get".*"done"/) ?? 0) > 0);
    assert.ok((sampleOf(samples, 'store_operation_duration_seconds_count', /put".*"done"/) ?? 0) > 0);
    assert.equal(sampleOf(samples, 'leader'), 1);
    assert.equal(sampleOf(samples, 'failed_cycles'), 0);
    assert.ok((sampleOf(samples, 'last_cycle_timestamp_seconds') ?? 0) > 1_000_000_000);
    assert.ok((sampleOf(samples, 'delivery_duration_seconds_count', /"post",outcome="delivered"/) ?? 0) >= 1);
    assert.equal(sampleOf(samples, 'build_info', new RegExp(`version="${version}"`)), 1);
    const delivery = bot.log.lines.find(({ message: line }) => line === 'delivery');
    assert.equal(delivery?.fields['outcome'], 'delivered');
  });

  it('findings by kind and severity, and a family that cannot be read, by its reason', async () => {
    bot.tenant.setFault('ade', { kind: 'forbidden', scopes: ['X.Read.All'] });
    bot.pass(6 * MINUTE);
    await bot.send(message({ serviceUrl: bot.connector.url }, 'token status'));
    const samples = await scrape(bot);
    bot.tenant.setFault('ade', undefined);
    assert.equal(sampleOf(samples, 'looks_total', /"ade",outcome="unreadable",reason="permission"/), 1);
    assert.equal(sampleOf(samples, 'findings', /kind="cannot-check"/), 1);
    const line = bot.log.lines.find(({ message: one }) => one === 'a family could not be read');
    assert.match(String(line?.fields['requestId']), /^[0-9a-f-]{36}$/);
    assert.equal(line?.fields['family'], 'ade');
  });

  it('names from outside as one label each, without mail addresses, and not without end', async () => {
    const strange = 'Say "hi" \\ to\nall';
    bot.tenant.update((state) => {
      const [one] = state.vpp;
      assert.ok(one);
      const many = Array.from({ length: MAX_TOKENS + 50 }, (_, index) => {
        const id = `0f3c5a71-0000-4000-8000-${String(index).padStart(12, '0')}`;
        return { ...one, id, displayName: index === 0 ? strange : `mail${index}@contoso.example` };
      });
      return { ...state, vpp: many };
    });
    bot.pass(6 * MINUTE);
    await bot.send(message({ serviceUrl: bot.connector.url }, 'token status'));
    const samples = await scrape(bot);
    const shown = samples.filter(({ name }) => name === 'token_warden_token_expires_in_seconds');
    assert.equal(shown.length, MAX_TOKENS);
    assert.ok(
      shown.some(({ labels }) => labels.includes('name="Say \\"hi\\" \\\\ to\\nall"')),
      shown[0]?.labels,
    );
    assert.equal(sampleOf(samples, 'tokens', /vpp/), MAX_TOKENS + 50);
    assert.deepEqual(
      shown.filter(({ labels }) => labels.includes('@')),
      [],
    );
  });
});

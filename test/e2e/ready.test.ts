import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HOUR } from '../../src/domain/instant.ts';
import { FAMILY_NAMES } from '../../src/domain/token.ts';
import { installationUpdate, message } from '../support/activities.ts';
import { type Bot, startBot, until } from '../support/bot.ts';
import { type Connector, startConnector } from '../support/connector/connector.ts';

describe('readiness of several replicas', () => {
  let folder: string;
  let connector: Connector;
  let leader: Bot;
  let follower: Bot;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'token-warden-'));
    connector = await startConnector();
    const env = { STORE_URL: `sqlite:${path.join(folder, 'bot.db')}` };
    leader = await startBot({ env, connector });
    await until('the first look', () => leader.log.lines.some((one) => one.message === 'cycle'));
    await leader.send(installationUpdate({ serviceUrl: connector.url, where: 'channel' }));
    follower = await startBot({ env, connector });
  });
  afterEach(async () => {
    await leader.stop();
    await follower.stop();
    await connector.close();
    await rm(folder, { recursive: true });
  });

  async function look(): Promise<void> {
    const before = leader.tenant.requests.length;
    await leader.send(message({ serviceUrl: connector.url }, 'check now'));
    assert.ok(leader.tenant.requests.length > before, 'the leader has looked');
  }

  async function readyz({ app }: Bot) {
    const response = await fetch(`${app.url}/readyz`);
    const { checks } = (await response.json()) as { checks: { intune: { detail: string } } };
    return { status: response.status, intune: checks.intune.detail };
  }

  it('counts the looks of the one that leads for the others', async () => {
    const [first, second] = [await readyz(leader), await readyz(follower)];
    assert.deepEqual([first.status, second.status], [200, 200], second.intune);
    assert.equal(first.intune, second.intune);
    assert.deepEqual(follower.tenant.requests, [], 'it has not looked itself');
  });

  it('sees later looks of others as well, and that there are none any more', async () => {
    assert.equal((await readyz(follower)).status, 200);
    for (const one of [leader, follower]) one.pass(13 * HOUR);
    assert.equal((await readyz(follower)).status, 503, 'nobody has looked for two intervals');
    await look();
    assert.equal((await readyz(leader)).status, 200);
    assert.equal((await readyz(follower)).status, 200);
    assert.deepEqual(follower.tenant.requests, []);
  });

  it('is not lost by a look that could read nothing', async () => {
    for (const family of FAMILY_NAMES) leader.tenant.setFault(family, { kind: 'forbidden', scopes: [] });
    for (const one of [leader, follower]) one.pass(HOUR);
    await look();
    const [first, second] = [await readyz(leader), await readyz(follower)];
    assert.deepEqual([first.status, second.status], [200, 200], second.intune);
    assert.equal(first.intune, second.intune);
    for (const one of [leader, follower]) one.pass(12 * HOUR);
    await look();
    assert.deepEqual([(await readyz(leader)).status, (await readyz(follower)).status], [503, 503]);
  });
});

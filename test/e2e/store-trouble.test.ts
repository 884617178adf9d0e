import assert from 'node:assert/strict';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installationUpdate, message } from '../support/activities.ts';
import { type Bot, quiet, startBot, until } from '../support/bot.ts';

const COMPANIONS = ['', '-wal', '-shm'];

describe('a bot whose store', () => {
  let bot: Bot;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'token-warden-'));
    bot = await startBot({ env: { STORE_URL: `sqlite:${path.join(folder, 'bot.db')}` } });
    await bot.send(message({ serviceUrl: bot.connector.url, where: 'channel' }, 'token status'));
    await bot.send(installationUpdate({ serviceUrl: bot.connector.url, where: 'channel' }));
    await quiet(bot);
  });
  afterEach(async () => {
    await bot.stop();
    await rm(folder, { recursive: true });
  });

  const file = (name: string) => path.join(folder, name);

  /** What readiness says of the store, once the probe has looked again. */
  async function readiness(ready: boolean): Promise<string> {
    let last = { status: 0, text: '' };
    let asking = false;
    await until(`/readyz ${ready ? 200 : 503}`, () => {
      if (!asking) {
        asking = true;
        void fetch(`${bot.app.url}/readyz`).then(async (response) => {
          last = { status: response.status, text: await response.text() };
          asking = false;
        });
      }
      return last.status === (ready ? 200 : 503);
    });
    return JSON.parse(last.text).checks.store.detail;
  }

  it('is deleted while it runs is not ready and says why, and is again when the file is back', async () => {
    assert.equal(await readiness(true), 'written and read');
    for (const one of COMPANIONS) await rename(file(`bot.db${one}`), file(`away.db${one}`));
    assert.match(await readiness(false), /deleted or moved while the bot runs.*restart the bot/);
    for (const one of COMPANIONS) await rename(file(`away.db${one}`), file(`bot.db${one}`));
    assert.equal(await readiness(true), 'written and read');
  });
});

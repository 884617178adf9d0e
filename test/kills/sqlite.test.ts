import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { surviveKills } from './check.ts';

describe('two processes on one SQLite file, killed ten times', () => {
  it('lose no reminder and no claim, and leave no message red', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'token-warden-kills-'));
    try {
      const after = await surviveKills(`sqlite:${path.join(folder, 'bot.db')}`);
      process.stderr.write(`${after.due} due, ${after.doubled.size} doubled, ${after.claimed} claimed\n`);
    } finally {
      await rm(folder, { recursive: true });
    }
  }).timeout(300_000);
});

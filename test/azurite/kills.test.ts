import { surviveKills } from '../kills/check.ts';
import { startAzurite } from './start-azurite.ts';

describe('two processes on one table, killed ten times', () => {
  it('lose no reminder and no claim, and leave no message red', async () => {
    const azurite = await startAzurite();
    try {
      const after = await surviveKills(`azure-tables:${azurite.connectionString({ table: 'kills' })}`);
      process.stderr.write(`${after.due} due, ${after.doubled.size} doubled, ${after.claimed} claimed\n`);
    } finally {
      await azurite.close();
    }
  }).timeout(300_000);
});

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { HOUR } from '../../src/domain/instant.ts';
import { versionView } from '../../src/flows/version.ts';
import { message } from '../support/activities.ts';
import { type Bot, until } from '../support/bot.ts';
import { textOf } from '../support/read-card.ts';
import { startActing } from './acting.ts';

/** `2026-11-24T21:00:00Z`: a Tuesday evening. */
const TUESDAY = Date.UTC(2026, 10, 24, 21);

async function told(bot: Bot, locale: string): Promise<string> {
  await bot.send(message({ serviceUrl: bot.connector.url }, 'version', { locale }));
  return textOf(bot.cards().at(-1)?.card);
}

describe('version', () => {
  it('tells the release, since when it runs, the store, the last look and whether it leads', async () => {
    const bot = await startActing({ startsAt: TUESDAY, env: { TIME_ZONE: 'UTC', LANGUAGE: 'auto' } });
    try {
      await until('the lease', () => bot.log.lines.some(({ message: line }) => line === 'lease'));
      bot.pass(2 * HOUR);
      const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { readonly version: string };
      const english = await told(bot, 'en-GB');
      for (const line of [version, '21:00', 'Memory', 'This one']) assert.ok(english.includes(line), english);
      assert.match(await told(bot, 'de-DE'), /Läuft seit.*21:00.*Arbeitsspeicher.*Diese Instanz/s);
    } finally {
      await bot.stop();
    }
  });

  it('says so when nothing was looked at yet, and when another replica leads', async () => {
    const running = { version: '1.2.3', startedAt: TUESDAY, store: 'sqlite', leading: () => false } as const;
    const { facts } = await versionView(running, { last: async () => undefined }, () => TUESDAY);
    const words = facts.flatMap(({ value }) => ('word' in value ? [value.word] : []));
    assert.deepEqual(words, ['version.store.sqlite', 'version.look.none', 'version.leads.no']);
  });
});

import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { HOUR } from '../../src/domain/instant.ts';
import { installationUpdate, message } from '../support/activities.ts';
import { type Bot, quiet, startBot, until } from '../support/bot.ts';
import { textOf } from '../support/read-card.ts';
import { withProxy } from './proxy.ts';
import { startAzurite } from './start-azurite.ts';

/** Two seconds, on a machine that is busy with other things. */
const SOON = 8_000;

/** The small record by which the bot finds out whether the store answers. */
const isProbe = ({ url = '' }: IncomingMessage) => decodeURIComponent(url).includes("PartitionKey='probe'");

describe('a bot whose Azure Tables endpoint takes requests and never answers', () => {
  it('answers soon, asks no more of it, and remembers again when it answers', async () => {
    const azurite = await startAzurite();
    let silent = false;
    const unanswered: string[] = [];
    const decide = (incoming: IncomingMessage) => {
      if (!silent) return 'pass';
      if (!isProbe(incoming)) unanswered.push(decodeURIComponent(incoming.url ?? ''));
      return 'silence';
    };
    try {
      await withProxy(azurite.port, decide, async (port) => {
        const url = azurite.connectionString({ table: 'silent', port });
        const bot = await startBot({ env: { STORE_URL: `azure-tables:${url}` } });
        try {
          await meetTeam(bot);
          silent = true;
          assert.match(await answerTo(bot, 'token status'), /cannot remember anything just now/);
          assert.ok(unanswered.length > 0, 'it was asked');
          unanswered.splice(0);
          bot.pass(HOUR);
          assert.match(await answerTo(bot, 'token status'), /cannot remember[\s\S]*Contoso Field/);
          assert.match(await answerTo(bot, 'show Contoso Field'), /Contoso Field[\s\S]*cannot remember/);
          assert.match(await answerTo(bot, 'claim Contoso Field'), /nothing was done/);
          assert.deepEqual(unanswered, [], 'known to be silent, it is not asked by anybody who waits');
          silent = false;
          await until('that it remembers', () => said(bot, 'the store answers again'));
          assert.match(await answerTo(bot, 'claim Contoso Field'), /Alex Wilber/);
        } finally {
          await bot.stop();
        }
      });
    } finally {
      await azurite.close();
    }
  });
});

const told = (bot: Bot) => ({ serviceUrl: bot.connector.url, where: 'channel' as const });
const said = (bot: Bot, line: string) => bot.log.lines.some(({ message: one }) => one === line);

async function meetTeam(bot: Bot): Promise<void> {
  await bot.send(message(told(bot), 'token status'));
  await bot.send(installationUpdate(told(bot)));
  await until('the first cycle', () => said(bot, 'cycle'));
  await quiet(bot);
}

/** All that the answer says; it must be there within the time that people and Teams wait. */
async function answerTo(bot: Bot, text: string): Promise<string> {
  const before = bot.cards().length;
  const look = () => (bot.cards().length > before ? textOf(bot.cards().at(-1)?.card) : undefined);
  const [, answer] = await Promise.all([
    bot.send(message(told(bot), text)),
    until(`an answer to ${text}`, look, SOON),
  ]);
  return answer;
}

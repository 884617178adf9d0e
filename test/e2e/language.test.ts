import assert from 'node:assert/strict';
import { CHANNEL, installationUpdate, message, type Told } from '../support/activities.ts';
import { type Bot, type BotOptions, quiet, startBot, until } from '../support/bot.ts';
import { textOf } from '../support/read-card.ts';
import { buttonOf, press, startActing } from './acting.ts';

const GERMAN = { locale: 'de-DE' };
const ENGLISH = { locale: 'en-US' };

describe('the language of the bot', () => {
  let bot: Bot;
  /** A bot that has met its team, so that it answers in a personal chat too. */
  const start = async (options: BotOptions = {}) => {
    bot = await startActing(options);
  };
  afterEach(() => bot.stop());

  const channel = () => ({ serviceUrl: bot.connector.url, where: 'channel' as const });
  const personal = () => ({ serviceUrl: bot.connector.url, where: 'personal' as const });

  /** The card that answers a message. */
  async function answer(text: string, fields: object, where: Told = personal()): Promise<string> {
    await bot.send(message(where, text, { ...fields }));
    return textOf(bot.cards().at(-1)?.card);
  }

  it('is everybody’s own with LANGUAGE=auto, and commands are understood in each', async () => {
    await start();
    assert.match(await answer('token status', GERMAN), /ist nicht mehr gültig\n\d kritisch, \d bald/);
    assert.match(await answer('token status', ENGLISH), /is no longer valid\n\d critical, \d soon/);
    assert.match(await answer('zeige Contoso HQ', ENGLISH), /Location token “Contoso HQ”/);
    assert.match(await answer('show Contoso HQ', GERMAN), /Standorttoken „Contoso HQ“/);
    assert.equal(bot.cards().at(-1)?.card.lang, 'de');
  });

  it('of reminders is the one last spoken in the channel', async () => {
    bot = await startBot();
    await answer('hilfe', GERMAN, channel());
    await bot.send(installationUpdate(channel()));
    const reminder = await until('a reminder', () =>
      bot
        .cards()
        .find(
          ({ conversationId, summary }) => conversationId.startsWith(CHANNEL.id) && /gültig/.test(summary),
        ),
    );
    assert.match(textOf(reminder.card), /\d kritisch, \d bald/);
  });

  it('is set for a channel with “language”, for answers and reminders, until “language auto”', async () => {
    await start();
    const said = (text: string) => answer(text, ENGLISH, channel());
    assert.match(await said('language de'), /Ab jetzt spreche ich in diesem Kanal Deutsch/);
    assert.match(await said('help'), /Das kann ich/);
    assert.match(await answer('help', ENGLISH), /What I can do/, 'elsewhere nothing has changed');
    await bot.send(installationUpdate(channel()));
    await until('a German reminder', () =>
      bot.cards().some(({ summary }) => /nicht mehr gültig/.test(summary)),
    );
    await quiet(bot);
    assert.match(await said('language fr'), /„fr“ spreche ich nicht/);
    assert.match(await said('sprache auto'), /No language is chosen for this channel any more/);
    assert.match(await said('help'), /What I can do/);
  });

  it('of what only the presser sees is the presser’s, also where it says why not', async () => {
    await start();
    await answer('token status', ENGLISH, channel());
    const card = bot.cards().at(-1);
    const shown = await press(bot, {}, buttonOf(card?.card, 'show'), card?.id);
    assert.match(textOf(shown.body.value), /What to check|Renewal steps/);
    const forged = await bot.send({
      ...message({ ...personal(), id: 'f:1' }, ''),
      ...GERMAN,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'no-such-verb', data: {} } },
    });
    assert.match(String(forged.body.value), /Diese Schaltfläche ist hier nicht bekannt/);
  });

  it('is the one LANGUAGE names, whatever clients say', async () => {
    await start({ env: { LANGUAGE: 'de' } });
    assert.match(await answer('help', ENGLISH), /Das kann ich/);
  });
});

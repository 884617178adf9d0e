import assert from 'node:assert/strict';
import { CHANNEL, installationUpdate, message, TEAM } from '../support/activities.ts';
import { type Bot, quiet } from '../support/bot.ts';
import { textOf } from '../support/read-card.ts';
import { buttonOf, findButton, press, startActing } from './acting.ts';

describe('where reminders go, by button', () => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await startActing({ env: { LANGUAGE: 'en' } });
  });
  afterEach(() => bot.stop());

  const last = () => {
    const card = bot.cards().at(-1);
    assert.ok(card, 'no card was sent');
    return card;
  };
  const shown = (id: string) => textOf(bot.cards().find((one) => one.id === id)?.card);
  const write = (text: string) =>
    bot.send(message({ serviceUrl: bot.connector.url, where: 'channel' }, text));

  it('the welcome of a channel says when and what comes first, and "Not here" ends it for everybody', async () => {
    await bot.send(installationUpdate({ serviceUrl: bot.connector.url, where: 'channel' }));
    await quiet(bot);
    const welcome = bot.cards().find(({ card }) => textOf(card).includes('Hello, I am Token Warden'));
    assert.ok(welcome !== undefined);
    assert.match(textOf(welcome.card), /I remind in this channel: on workdays at 09:00/);
    assert.match(textOf(welcome.card), /First comes: /);
    await press(bot, {}, buttonOf(welcome.card, 'stop-reminding-here'), welcome.id);
    assert.match(shown(welcome.id), /No more reminders in this channel/);
    await write('where');
    assert.match(textOf(last().card), /Reminders go nowhere yet/);
  });

  it('the personal welcome says whether a channel listens', async () => {
    const alone = installationUpdate({ serviceUrl: bot.connector.url, where: 'personal' });
    await bot.send(alone);
    assert.match(textOf(last().card), /No channel is reminded yet/);
    await write('remind here');
    await bot.send(installationUpdate({ serviceUrl: bot.connector.url, where: 'personal' }, 'remove'));
    await bot.send(alone);
    assert.match(textOf(last().card), /Reminders go to 1 place, not here/);
  });

  it('"where" names team and channel as Teams does, and starts and stops in place', async () => {
    await write('where');
    const card = last();
    await press(bot, {}, buttonOf(card.card, 'remind-here'), card.id);
    assert.match(shown(card.id), new RegExp(`${TEAM.name} > ${CHANNEL.name}`));
    const after = bot.cards().find(({ id }) => id === card.id)?.card;
    assert.equal(findButton(after, 'remind-here'), undefined, 'it is reminded already');
    await press(bot, {}, buttonOf(after, 'stop-reminding-here'), card.id);
    assert.match(shown(card.id), /Reminders go nowhere yet/);
  });

  it('stops in another place that the list names, and in none that it does not', async () => {
    await write('remind here');
    await bot.send(message({ serviceUrl: bot.connector.url }, 'where'));
    const card = last();
    const button = buttonOf(card.card, 'stop-reminding-here');
    const told = { where: 'personal' as const };
    await press(
      bot,
      told,
      { ...button, data: { ...button.data, place: '19:nowhere@thread.tacv2' } },
      card.id,
    );
    assert.match(shown(card.id), /Reminders go to 1 place/);
    await press(bot, told, button, card.id);
    assert.match(shown(card.id), /Reminders go nowhere yet/);
  });

  it('asks for the channels of a team once', async () => {
    const asked = () =>
      bot.connector.sent.filter(({ path }) => path.endsWith('/conversations') && path.includes('/teams/'));
    await write('help');
    await write('help');
    assert.equal(asked().length, 1);
  });
});

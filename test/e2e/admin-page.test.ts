import assert from 'node:assert/strict';
import { MINUTE } from '../../src/domain/instant.ts';
import { CHANNEL, installationUpdate, message } from '../support/activities.ts';
import { type Bot, quiet, startBot, until } from '../support/bot.ts';
import { textOf } from '../support/read-card.ts';

const ALARM = /replaced by another one, not renewed/;

/** What a person tries on the admin page of the demo, and what the channel makes of it by itself. */
describe('the channel, while somebody plays on the admin page', () => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await startBot({ env: { CHECK_EVERY: '5s' } });
    bot.tenant.update((state) => ({ ...state, vpp: [], ade: [] }));
    await bot.send(installationUpdate({ serviceUrl: bot.connector.url, where: 'channel' }));
    await quiet(bot);
  });
  afterEach(() => bot.stop());

  async function press(button: string): Promise<void> {
    const response = await fetch(`${bot.tenant.url}/admin/${button}`, { method: 'POST', redirect: 'manual' });
    assert.equal(response.status, 303, button);
  }

  /** A look now, instead of at the next time. */
  async function look(): Promise<void> {
    await bot.send(message({ serviceUrl: bot.connector.url, where: 'personal' }, 'check now'));
  }

  const cardsWith = (text: RegExp) =>
    bot
      .cards()
      .filter(({ conversationId, card }) => conversationId.startsWith(CHANNEL.id) && text.test(textOf(card)));

  /** A card in the channel whose text fits, as soon as there is one. */
  function card(what: string, text: RegExp): Promise<{ readonly id: string }> {
    return until(what, () => cardsWith(text)[0], MINUTE);
  }

  it('sees the card turn green after a renewal', async () => {
    const reminder = await card('the reminder', /MDM push certificate expires in 12 days/);
    await press('push/renew');
    await look();
    const green = await card('the green card', /renewed/i);
    assert.equal(green.id, reminder.id);
  });

  it('hears of a wrong renewal, and that it was undone', async () => {
    await press('push/created-anew');
    await look();
    const alarm = await card('the alarm', ALARM);
    await press('push/undo');
    await look();
    await until('the end of the alarm', () => cardsWith(ALARM).length === 0, MINUTE);
    const after = bot.cards().find(({ id }) => id === alarm.id);
    assert.match(textOf(after?.card), /was renewed/);
  });

  it('hears within a minute that a permission is missing, by the looks that come by themselves', async () => {
    await press('faults/vpp/forbidden');
    await card('the card that it cannot check', /DeviceManagementServiceConfig\.Read\.All/);
  });
});

import assert from 'node:assert/strict';
import { CHANNEL, installationUpdate, message } from '../support/activities.ts';
import { type Bot, quiet, until } from '../support/bot.ts';
import type { Json } from '../support/connector/connector.ts';
import { actionsOf, textOf } from '../support/read-card.ts';
import { buttonOf, findButton, type PressedButton, press, startActing } from './acting.ts';

/** The buttons of one token on a card of several. */
function buttonsAbout(card: Json, ref: string): PressedButton[] {
  return actionsOf(card).filter(({ data }) => data?.ref === ref);
}

describe('rows of a card of several', () => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await startActing({ tenant: { syncTakesMs: 30_000 } });
  });
  afterEach(() => bot.stop());

  const channel = () => ({ serviceUrl: bot.connector.url, where: 'channel' as const });
  const shown = (id: string | undefined) => bot.cards().find((one) => one.id === id);

  /** The status card in the channel. */
  async function status() {
    await bot.send(message(channel(), 'token status'));
    const card = bot.cards().at(-1);
    assert.ok(card !== undefined);
    return card;
  }

  it('are claimed in place: the status card stays, for everyone, with the owner on that row', async () => {
    const { id, card } = await status();
    const claim = buttonOf(card, 'claim');
    const answer = await press(bot, {}, claim, id);
    assert.match(textOf(answer.body.value), /Alex Wilber has it since/);
    await until('the owner on the shared card', () => /Alex Wilber has it/.test(textOf(shown(id)?.card)));
    const others = (one: Json) =>
      buttonsAbout(one, 'push:push').filter(({ verb }) => verb !== 'claim' && verb !== 'release').length;
    assert.equal(others(shown(id)?.card), others(card), 'the other rows are as they were');
    assert.ok(buttonsAbout(shown(id)?.card, String(claim.data?.ref)).some(({ verb }) => verb === 'release'));
  });

  it('are synced in place, and the card follows until it has ended', async () => {
    const { id, card } = await status();
    const sync = buttonOf(card, 'sync');
    const before = bot.cards().length;
    const answer = await press(bot, {}, sync, id);
    assert.match(textOf(answer.body.value), /Sync (started|asked for) by Alex Wilber/);
    assert.ok(findButton(answer.body.value, 'show') !== undefined, 'it is still the card of all');
    const posts = () => bot.tenant.requests.filter(({ method }) => method === 'POST');
    await until('the request to Intune', () => posts().length === 1);
    bot.pass(31_000);
    await until('the end of the sync', () => !/in progress/i.test(textOf(shown(id)?.card)));
    assert.match(textOf(shown(id)?.card), /Contoso Macs[^\n]*\n✅ in/, 'what was out of sync is fine now');
    assert.equal(bot.cards().length, before, 'no other card was posted for it');
  });

  it('lead back to the page of the status they were opened on', async () => {
    const { id, card } = await status();
    const token = await press(bot, {}, buttonOf(card, 'show'), id);
    const back = actionsOf(token.body.value).find(({ data }) => data?.page === 0 && data.ref === undefined);
    assert.equal(back?.verb, 'status');
    assert.ok(back !== undefined);
    const again = await press(bot, {}, back, id);
    assert.equal(textOf(again.body.value), textOf(card));
  });

  it('lead back to the reminder they were opened over, which stays what it is for everyone', async () => {
    await bot.send(installationUpdate(channel()));
    const reminder = await until('the reminder', () =>
      bot
        .cards()
        .find(
          ({ conversationId, card }) =>
            conversationId.startsWith(CHANNEL.id) && /This card changes by itself/.test(textOf(card)),
        ),
    );
    await quiet(bot);
    const text = textOf(shown(reminder.id)?.card);
    const token = await press(bot, {}, buttonOf(reminder.card, 'show'), reminder.id);
    assert.notEqual(textOf(token.body.value), text);
    const history = await press(bot, {}, buttonOf(token.body.value, 'history'), reminder.id);
    const back = buttonOf(history.body.value, 'back');
    const again = await press(bot, {}, back, reminder.id);
    assert.equal(textOf(again.body.value), text);
    assert.equal(textOf(shown(reminder.id)?.card), text);
  });
});

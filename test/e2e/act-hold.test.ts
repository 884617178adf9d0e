import assert from 'node:assert/strict';
import type { TenantState } from '../../demo/tenant/state.ts';
import { DAY } from '../../src/domain/instant.ts';
import { CHANNEL, installationUpdate, message } from '../support/activities.ts';
import { type Bot, type BotOptions, quiet, until } from '../support/bot.ts';
import { textOf } from '../support/read-card.ts';
import { buttonOf, demoWith, findButton, press, ROBIN, startActing } from './acting.ts';
import { renewPush, uploadPushFromOther } from './renewals.ts';

const onlyPush = (state: TenantState): TenantState => ({ ...state, vpp: [], ade: [] });

describe('acting: claim, snooze, accept', () => {
  let bot: Bot;
  const started: Bot[] = [];
  afterEach(async () => {
    for (const one of started.splice(0)) await one.stop();
  });

  const channel = () => ({ serviceUrl: bot.connector.url, where: 'channel' as const });
  const cycles = () => bot.log.lines.filter(({ message: line }) => line === 'cycle').length;
  const shown = (id: string | undefined) => bot.cards().find((one) => one.id === id);
  const last = () => bot.cards().at(-1);

  async function look(): Promise<void> {
    const before = cycles();
    await bot.send(message({ serviceUrl: bot.connector.url }, 'check now'));
    await until('the cycle', () => cycles() > before);
    await quiet(bot);
  }

  /** A bot that has just reminded of the push certificate, and the message of that reminder. */
  async function reminded(options: BotOptions = {}) {
    bot = await startActing({ ...options, tenant: { state: demoWith(onlyPush), ...options.tenant } });
    started.push(bot);
    await look();
    await bot.send(installationUpdate(channel()));
    const card = await until('the reminder', () =>
      bot
        .cards()
        .find(
          ({ conversationId, card: one }) =>
            conversationId.startsWith(CHANNEL.id) && /This card changes by itself/.test(textOf(one)),
        ),
    );
    await quiet(bot);
    return card;
  }

  it('names the owner on the reminder for everyone, and on the green card', async () => {
    const { id, card } = await reminded();
    const answer = await press(bot, {}, buttonOf(card, 'claim'), id);
    assert.match(textOf(answer.body.value), /Alex Wilber/);
    await until('the owner on the shared card', () => /Alex Wilber/.test(textOf(shown(id)?.card)));
    assert.equal(findButton(shown(id)?.card, 'claim'), undefined);
    bot.tenant.update((state) => renewPush(state, bot.now()));
    await look();
    await until('the green card', () => /renewed/i.test(textOf(shown(id)?.card)));
    assert.match(textOf(shown(id)?.card), /Alex Wilber/);
    await bot.send(message(channel(), 'history push'));
    assert.match(textOf(last()?.card), /renewed/i);
  });

  it('is quiet while claimed; a second person finds the first, and a release ends it', async () => {
    const { id, card } = await reminded();
    await Promise.all([
      press(bot, {}, buttonOf(card, 'claim'), id),
      press(bot, { from: ROBIN }, buttonOf(card, 'claim'), id),
    ]);
    const claims = () => bot.log.lines.filter(({ fields }) => fields['what'] === 'claimed');
    assert.equal(claims().length, 1);
    const before = bot.cards().length;
    await look();
    assert.ok(bot.cards().length <= before + 1, 'nothing but the answer to "check now"');
    const claimed = await until('the owner', () => {
      const now = shown(id)?.card;
      return /(Alex Wilber|Robin Kay)/.test(textOf(now)) ? now : undefined;
    });
    await press(bot, { from: ROBIN }, buttonOf(claimed, 'release'), id);
    await until('no owner', () => !/(Alex Wilber|Robin Kay)/.test(textOf(shown(id)?.card)));
  });

  it('gives a forgotten claim back after three workdays, in the thread and to the owner', async () => {
    const { id, card } = await reminded();
    await press(bot, { threadId: id }, buttonOf(card, 'claim'), id);
    bot.pass(6 * DAY);
    await look();
    const said = await until('the release', () =>
      bot
        .cards()
        .find(
          ({ conversationId, card: one }) =>
            conversationId.includes(`;messageid=${id}`) &&
            /Alex Wilber/.test(textOf(one)) &&
            !/expires in/i.test(textOf(one)),
        ),
    );
    const mentioned = said.card.msteams?.entities?.[0]?.mentioned?.id;
    assert.equal(mentioned, '29:alex');
    await bot.send(message(channel(), 'history'));
    assert.ok(bot.log.lines.some(({ fields }) => fields['what'] === 'claim-forgotten'));
  });

  it('snoozes with a reason, lists it, wakes it', async () => {
    const { id, card } = await reminded();
    const button = buttonOf(card, 'snooze');
    const data = { ...button.data, choice: 'next-workday', reason: 'The owner is on leave' };
    await press(bot, {}, { verb: 'snooze', data }, id);
    await until('the snooze on the shared card', () => /on leave/.test(textOf(shown(id)?.card)));
    await bot.send(message(channel(), 'snoozed'));
    const list = last();
    assert.match(textOf(list?.card), /Alex Wilber/);
    await press(bot, {}, buttonOf(list?.card, 'wake'), list?.id);
    await until('no snooze', () => !/on leave/.test(textOf(shown(id)?.card)));
    assert.doesNotMatch(textOf(shown(list?.id)?.card), /Alex Wilber/);
  });

  it('does not let a button of an earlier generation act', async () => {
    const { id, card } = await reminded();
    const old = buttonOf(card, 'claim');
    bot.tenant.update((state) => renewPush(state, bot.now()));
    await look();
    await press(bot, {}, old, id);
    assert.ok(bot.log.lines.some(({ fields }) => fields['outcome'] === 'outdated'));
    assert.ok(!bot.log.lines.some(({ fields }) => fields['what'] === 'claimed'));
  });

  it('says it once more when Teams sends the press again, and does it once', async () => {
    const { id, card } = await reminded();
    const claim = buttonOf(card, 'claim');
    await press(bot, { id: 'f:claim' }, claim, id);
    const claimed = await until('the owner', () =>
      /Alex Wilber/.test(textOf(shown(id)?.card)) ? shown(id)?.card : undefined,
    );
    await press(bot, {}, buttonOf(claimed, 'release'), id);
    await press(bot, { id: 'f:claim' }, claim, id);
    await until('the replay on record', () =>
      bot.log.lines.some(({ fields }) => fields['outcome'] === 'replayed'),
    );
    assert.equal(bot.log.lines.filter(({ fields }) => fields['what'] === 'claimed').length, 1);
  });

  it('takes an intended change of the certificate for right after a second press', async () => {
    await reminded();
    bot.tenant.update((state) => uploadPushFromOther(state, bot.now()));
    await look();
    const alarm = await until('the alarm', () =>
      bot.cards().findLast(({ card }) => findButton(card, 'accept') !== undefined),
    );
    const sure = await press(bot, {}, buttonOf(alarm.card, 'accept'), alarm.id);
    await press(bot, {}, buttonOf(sure.body.value, 'accept-sure'), alarm.id);
    await until('the alarm over', () => findButton(shown(alarm.id)?.card, 'accept') === undefined);
    assert.ok(bot.log.lines.some(({ fields }) => fields['what'] === 'accepted'));
  });
});

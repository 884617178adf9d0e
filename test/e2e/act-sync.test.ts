import assert from 'node:assert/strict';
import { DEMO_IDS } from '../../demo/tenant/demo-data.ts';
import { renewVpp } from '../../demo/tenant/transitions.ts';
import { MINUTE, SECOND } from '../../src/domain/instant.ts';
import { ALEX, installationUpdate, message, submit } from '../support/activities.ts';
import { type Bot, type BotOptions, quiet, until } from '../support/bot.ts';
import { textOf } from '../support/read-card.ts';
import { buttonOf, demoWith, findButton, press, ROBIN, startActing } from './acting.ts';

describe('acting: sync', () => {
  let bot: Bot;
  const started: Bot[] = [];
  afterEach(async () => {
    for (const one of started.splice(0)) await one.stop();
  });

  async function start(options: BotOptions = {}): Promise<Bot> {
    bot = await startActing({ tenant: { syncTakesMs: 30 * SECOND }, ...options });
    started.push(bot);
    return bot;
  }

  const channel = () => ({ serviceUrl: bot.connector.url, where: 'channel' as const });
  const shown = (id: string | undefined) => textOf(bot.cards().find((one) => one.id === id)?.card);
  const posts = () => bot.tenant.requests.filter(({ method }) => method === 'POST');

  /** The card of one token, as a message of its own. */
  async function tokenCard(name: string) {
    await bot.send(message(channel(), `show ${name}`));
    const card = bot.cards().at(-1);
    assert.ok(card);
    return card;
  }

  it('answers with the running sync, and the same card tells everyone how it ended', async () => {
    await start();
    const { id, card } = await tokenCard('Contoso HQ');
    const answer = await press(bot, {}, buttonOf(card, 'sync'), id);
    assert.equal(answer.status, 200);
    assert.equal(answer.body.type, 'application/vnd.microsoft.card.adaptive');
    assert.match(textOf(answer.body.value), /Alex Wilber/);
    assert.match(textOf(answer.body.value), /in progress|running|syncing/i);
    assert.match(shown(id), /Alex Wilber/, 'everybody sees it');
    await until('the request to Intune', () => posts().length === 1);
    assert.match(posts()[0]?.path ?? '', /vppTokens\/[^/]+\/syncLicenses$/);
    bot.pass(31 * SECOND);
    await until(
      'the outcome',
      () => /completed|synced|finished|done/i.test(shown(id)) && !/in progress/i.test(shown(id)),
    );
    assert.equal(posts().length, 1);
    await bot.send(message(channel(), 'history Contoso HQ'));
    assert.match(textOf(bot.cards().at(-1)?.card), /Alex Wilber/);
  });

  it('starts one sync however many press, on whatever card, and all see the same', async () => {
    await start();
    const one = await tokenCard('Contoso HQ');
    const other = await tokenCard('Contoso HQ');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        press(
          bot,
          { from: index % 2 === 0 ? ALEX : ROBIN },
          buttonOf((index % 3 === 0 ? one : other).card, 'sync'),
          (index % 3 === 0 ? one : other).id,
        ),
      ),
    );
    const who = answers.map(({ body }) => /(Alex Wilber|Robin Kay)/.exec(textOf(body.value))?.[0]);
    assert.equal(new Set(who).size, 1, 'one of them has started it');
    assert.ok(who[0]);
    await until('the request to Intune', () => posts().length > 0);
    bot.pass(31 * SECOND);
    for (const { id } of [one, other])
      await until(
        'the outcome',
        () => /completed|synced|finished|done/i.test(shown(id)) && !/in progress/i.test(shown(id)),
      );
    assert.equal(posts().length, 1);
  });

  it('shows the same sync when Teams sends the press again, also after it has ended', async () => {
    await start();
    const { id, card } = await tokenCard('Contoso HQ');
    const again = () => press(bot, { id: 'f:the-same' }, buttonOf(card, 'sync'), id);
    await again();
    await again();
    await until('the request to Intune', () => posts().length > 0);
    bot.pass(31 * SECOND);
    await until('the outcome', () => !/in progress/i.test(shown(id)));
    assert.match(textOf((await again()).body.value), /Alex Wilber/);
    assert.equal(posts().length, 1);
  });

  it('works as the Submit fallback too', async () => {
    await start();
    const { id, card } = await tokenCard('Contoso HQ');
    await bot.send(submit({ ...channel(), id: 'f:submit' }, buttonOf(card, 'sync').data, id));
    assert.match(shown(id), /Alex Wilber/);
    await until('the request to Intune', () => posts().length === 1);
  });

  it('says what is missing when Intune refuses', async () => {
    await start();
    const scopes = ['DeviceManagementServiceConfig.ReadWrite.All'];
    const { id, card } = await tokenCard('Contoso HQ');
    bot.tenant.setFault('vpp', { kind: 'forbidden', scopes }, 'action');
    await press(bot, {}, buttonOf(card, 'sync'), id);
    await until('the permission by name', () => shown(id).includes('ReadWrite.All'));
  });

  it('says when an enrolment token may be synced again, and asks Intune nothing', async () => {
    await start();
    const { ade } = bot.tenant.state;
    const [token] = ade;
    assert.ok(token);
    await bot.send(message(channel(), `sync ade ${token.tokenName}`));
    await until('the request to Intune', () => posts().length === 1);
    bot.pass(6 * MINUTE);
    await until('the outcome', () => !/in progress/i.test(shown(bot.cards().at(-1)?.id)));
    await bot.send(message(channel(), `sync ade ${token.tokenName}`));
    assert.match(textOf(bot.cards().at(-1)?.card), /15 minutes|possible (again )?(from|at)/i);
    assert.equal(posts().length, 1);
  });

  it('has no sync button for a token that cannot be synced, and refuses a forged one', async () => {
    await start();
    bot.tenant.update((state) => ({
      ...state,
      vpp: state.vpp.map((one) => (one.id === DEMO_IDS.hq ? { ...one, state: 'invalid' as const } : one)),
    }));
    await bot.send(message(channel(), 'check now'));
    const { id, card } = await tokenCard('Contoso HQ');
    assert.equal(findButton(card, 'sync'), undefined);
    const data = { verb: 'sync', ref: `vpp:${DEMO_IDS.hq}`, seen: bot.now() };
    const answer = await press(bot, {}, { verb: 'sync', data }, id);
    assert.equal(answer.body.type, 'application/vnd.microsoft.activity.message');
    assert.match(answer.body.value, /invalid/);
    assert.equal(posts().length, 0);
  });

  it('asks once before it syncs all, and then shows each', async () => {
    await start();
    await bot.send(message(channel(), 'sync vpp'));
    const ask = bot.cards().at(-1);
    assert.equal(posts().length, 0, 'nothing before somebody says yes');
    const answer = await press(bot, {}, buttonOf(ask?.card, 'sync-all'), ask?.id);
    assert.match(textOf(answer.body.value), /Contoso HQ/);
    await until('requests to Intune', () => posts().length > 1);
    bot.pass(31 * SECOND);
    await until('all outcomes', () => !/in progress/i.test(shown(ask?.id)));
  });

  it('stops watching after 20 minutes and says so; a look later finds the end', async () => {
    await start({ tenant: { syncTakesMs: 25 * MINUTE } });
    const { id, card } = await tokenCard('Contoso HQ');
    await press(bot, {}, buttonOf(card, 'sync'), id);
    await until('the request to Intune', () => posts().length === 1);
    await quiet(bot);
    bot.pass(21 * MINUTE);
    await until('that it has not ended', () => /20 minutes/.test(shown(id)));
    bot.pass(5 * MINUTE);
    const later = bot.cards().find((one) => one.id === id);
    const answer = await press(bot, {}, buttonOf(later?.card, 'sync-look'), id);
    assert.doesNotMatch(textOf(answer.body.value), /20 minutes/);
  });

  it('is offered by the green card after a renewal, which stays green', async () => {
    const state = demoWith((all) => ({
      ...all,
      push: undefined,
      ade: [],
      vpp: all.vpp.filter(({ id }) => id === DEMO_IDS.retail),
    }));
    await start({ tenant: { syncTakesMs: 30 * SECOND, state } });
    const look = () => bot.send(message({ serviceUrl: bot.connector.url }, 'check now'));
    await look();
    await bot.send(installationUpdate(channel()));
    const reminder = await until('the reminder', () =>
      bot.cards().find(({ card }) => /This card changes by itself/.test(textOf(card))),
    );
    await quiet(bot);
    bot.tenant.update((state) =>
      renewVpp(state, DEMO_IDS.retail, { now: bot.now(), uuid: () => 'not needed' }),
    );
    await look();
    await until('the green card', () => /renewed/i.test(shown(reminder.id)));
    const green = bot.cards().find(({ id }) => id === reminder.id);
    const before = bot.cards().length;
    const answer = await press(bot, { threadId: reminder.id }, buttonOf(green?.card, 'sync'), reminder.id);
    assert.equal(answer.body.type, 'application/vnd.microsoft.activity.message');
    await until('a card of its own in the thread', () => bot.cards().length === before + 1);
    const reply = bot.cards().at(-1);
    assert.ok(reply?.conversationId.endsWith(`;messageid=${reminder.id}`), reply?.conversationId);
    await until('the request to Intune', () => posts().length === 1);
    bot.pass(31 * SECOND);
    await until('the outcome', () => /completed/i.test(shown(reply?.id)));
    assert.match(shown(reminder.id), /renewed/i);
  });

  it('answers within a second while Graph is slow', async () => {
    await start();
    const { id, card } = await tokenCard('Contoso HQ');
    bot.tenant.setFault('vpp', { kind: 'slow', ms: 3_000 });
    let answered = false;
    const waiting = press(bot, {}, buttonOf(card, 'sync'), id).then(() => {
      answered = true;
    });
    await until('the answer, before Graph has said anything', () => answered, 2_500);
    await waiting;
  });
});

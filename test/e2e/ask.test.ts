import assert from 'node:assert/strict';
import { HOUR, MINUTE } from '../../src/domain/instant.ts';
import { edited, execute, installationUpdate, message, rawMessage, submit } from '../support/activities.ts';
import { type Bot, quiet, startBot, until } from '../support/bot.ts';
import { actionsOf, textOf } from '../support/read-card.ts';

const LOOKS_A_ROUND = 3;

describe('asking in Teams, answered from Intune', () => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await startBot();
    await until('the first look', () =>
      bot.log.lines.some(({ message: line }) => line === 'looked at Intune'),
    );
    // Only after it was added does the bot know which team is the IT team.
    await bot.send(installationUpdate({ serviceUrl: bot.connector.url, where: 'channel' }));
    await quiet(bot);
  });
  afterEach(() => bot.stop());

  const told = (where: 'personal' | 'groupChat' | 'channel' = 'personal') => ({
    serviceUrl: bot.connector.url,
    where,
  });
  const last = () => {
    const card = bot.cards().at(-1);
    assert.ok(card, 'no card was sent');
    return card;
  };

  for (const where of ['personal', 'groupChat', 'channel'] as const) {
    it(`token status in ${where}: every token on one card, most urgent first`, async () => {
      const { status } = await bot.send(message(told(where), 'token status'));
      assert.equal(status, 200);
      const text = textOf(last().card);
      for (const name of [
        'Contoso HQ',
        'Contoso Retail',
        'Contoso Field',
        'Contoso Lab',
        'Contoso iPhones',
        'Contoso Macs',
      ]) {
        assert.ok(text.includes(name), `${name} is missing:\n${text}`);
      }
      assert.ok(text.includes('12 days'), text);
      assert.ok(
        text.indexOf('Contoso Retail') < text.indexOf('Contoso HQ'),
        'five days left comes before fine',
      );
      assert.notEqual(last().summary, '');
      assert.ok(JSON.stringify(last().card).length < 28_000);
    });
  }

  it('answers a fresh look without asking Intune again', async () => {
    const before = bot.tenant.requests.length;
    await bot.send(message(told(), 'status'));
    await bot.send(message(told(), 'status vpp'));
    assert.equal(bot.tenant.requests.length, before);
  });

  it('asks Intune again when the look is older than five minutes, and shows that it is at work', async () => {
    bot.pass(6 * MINUTE);
    const before = bot.tenant.requests.length;
    await bot.send(message(told(), 'status'));
    assert.equal(bot.tenant.requests.length, before + LOOKS_A_ROUND);
    assert.ok(bot.connector.sent.some(({ body }) => body?.type === 'typing'));
  });

  it('shows the last look after three seconds, and updates the same message when Intune has answered', async () => {
    bot.pass(6 * MINUTE);
    bot.tenant.setFault('vpp', { kind: 'slow', ms: 3_600 });
    await bot.send(message(told(), 'token status'));
    const early = last();
    assert.match(textOf(early.card), /being asked/);
    await until('the same message with the new look', () => !/being asked/.test(textOf(last().card)));
    assert.equal(last().id, early.id);
  });

  it('says below its first answer what Intune gave later, when Teams named no id to edit that by', async () => {
    bot.pass(HOUR);
    bot.tenant.setFault('vpp', { kind: 'slow', ms: 3_600 });
    bot.connector.fault({ method: 'POST', path: /activities$/ }, { status: 202, times: 2 });
    const before = bot.cards().length;
    await bot.send(message(told(), 'status'));
    assert.equal(bot.cards().length, before, 'the first answer was taken without an id');
    await until('the answer', () => bot.cards().length > before);
    assert.match(textOf(last().card), /Contoso Retail/);
    assert.ok(!bot.log.lines.some(({ message: line }) => line === 'handler failed'));
  });

  it('is never silenced by an outage of Graph', async () => {
    bot.pass(2 * HOUR);
    bot.tenant.setFault('all', { kind: 'server-error', status: 500 });
    await bot.send(message(told(), 'token status'));
    await until(
      'an answer that says what could not be read',
      () => /cannot be checked[\s\S]*Cannot check/.test(textOf(last().card)),
      30_000,
    );
    const text = textOf(last().card);
    assert.ok(text.includes('Contoso HQ'), 'the tokens of the last look are still there');
    assert.doesNotMatch(text, /all .* fine/i);
  });

  it('names the permission that is missing, and still shows the other families', async () => {
    bot.pass(6 * MINUTE);
    bot.tenant.setFault('vpp', { kind: 'forbidden', scopes: ['DeviceManagementServiceConfig.Read.All'] });
    await bot.send(message(told(), 'token status'));
    const text = textOf(last().card);
    assert.match(text, /DeviceManagementServiceConfig\.Read\.All/);
    assert.match(text, /Contoso iPhones/);
  });

  it('opens what is only named, a token or a family, and answers questions in plain words', async () => {
    for (const [said, answer] of [
      ['Contoso Retail', /Contoso Retail.*Apple Account/s],
      ['@Token Warden contoso retail please', /Contoso Retail.*Apple Account/s],
      ['vpp', /Contoso HQ.*Contoso Lab|Contoso Lab.*Contoso HQ/s],
      ['who renewed Contoso Lab?', /Contoso Lab/],
      ['is everything ok?', /Contoso Field/],
      ['Contoso Retial', /did not understand “Contoso Retial”/],
      ['danke', /You’re welcome/],
      ['snooze contoso retail until tomorrow', /Quiet until|snoozed/i],
      ['snooze contoso retail until christmas', /Contoso Retail: quiet until when\?.*Next workday/s],
      ['snooze contoso hq', /Contoso HQ is quiet as it is/],
    ] as const) {
      await bot.send(message(told(), said));
      assert.match(textOf(last().card), answer, `"${said}"`);
    }
  });

  it('shows one token, how to renew it, and asks which one is meant', async () => {
    await bot.send(message(told(), 'show contoso retail'));
    assert.match(textOf(last().card), /Contoso Retail/);
    await bot.send(message(told(), 'renew push'));
    assert.match(textOf(last().card), /Renew/);
    assert.ok(actionsOf(last().card).some(({ type }) => type === 'Action.OpenUrl'));
    await bot.send(message(told(), 'show contoso'));
    assert.match(textOf(last().card), /which/i);
    await bot.send(message(told(), 'show nobody'));
    assert.match(textOf(last().card), /nobody/);
  });

  it('says after check now what is different', async () => {
    await bot.send(message(told(), 'check now'));
    bot.tenant.update((state) => ({
      ...state,
      vpp: state.vpp.filter(({ displayName }) => displayName !== 'Contoso Lab'),
    }));
    await bot.send(message(told(), 'check now'));
    assert.match(textOf(last().card), /Contoso Lab/);
  });

  it('helps with anything else, greets, and asks whether something near was meant', async () => {
    for (const [said, answer] of [
      ['', /token status/],
      ['hello', /token status/],
      ['sing a song', /did not understand “sing a song”/],
      ['tokn status', /did you mean/i],
    ] as const) {
      await bot.send(message(told(), said));
      assert.match(textOf(last().card), answer, `"${said}"`);
    }
  });

  it('understands what Teams does to a text: mentions, &nbsp;, entities; and an edited message', async () => {
    await bot.send(
      rawMessage(told('channel'), '<at>Token Warden</at>&nbsp; TOKEN&nbsp;&nbsp;status \r\n', {
        entities: [
          {
            type: 'mention',
            mentioned: { id: '28:11111111-1111-4111-8111-111111111111', name: 'Token Warden' },
            text: '<at>Token Warden</at>',
          },
        ],
      }),
    );
    assert.match(textOf(last().card), /Contoso HQ/);
    await bot.send(edited(told(), 'renew ade'));
    assert.match(textOf(last().card), /Contoso Macs|which/i);
  });

  it('answers a button, as Action.Execute and as its Submit fallback', async () => {
    await bot.send(message(told(), 'token status'));
    const status = last();
    const button = actionsOf(status.card).find(
      ({ type, verb }) => type === 'Action.Execute' && verb === 'show',
    );
    assert.ok(button, 'a row can be opened');
    const answer = await bot.send(execute(told(), button.verb, button.data, status.id));
    assert.equal(answer.status, 200);
    assert.equal(answer.body.type, 'application/vnd.microsoft.card.adaptive');
    assert.match(textOf(answer.body.value), /Apple Account/);
    await bot.send(submit(told(), button.data, status.id));
    assert.match(
      textOf(bot.cards().find(({ id }) => id === status.id)?.card ?? last().card),
      /Apple Account/,
    );
  });

  it('refuses a forged button without a word about tokens', async () => {
    const answer = await bot.send(execute(told(), 'show', { verb: 'show', ref: 'vpp:../../users' }, '1'));
    assert.equal(answer.status, 200);
    assert.equal(answer.body.type, 'application/vnd.microsoft.activity.message');
  });

  it('serves members of the IT team only, wherever they write', async () => {
    const stranger = {
      id: '29:stranger',
      aadObjectId: '99999999-0000-4000-8000-000000000009',
      name: 'Stranger',
    };
    bot.pass(2 * MINUTE);
    for (const where of ['personal', 'channel'] as const) {
      await bot.send(message({ ...told(where), from: stranger }, 'token status'));
      assert.doesNotMatch(textOf(last().card), /Contoso HQ|12 days/);
    }
  });

  it('does not answer another tenant', async () => {
    const before = bot.connector.sent.length;
    await bot.send(message({ ...told(), tenantId: '77777777-0000-4000-8000-000000000007' }, 'token status'));
    assert.equal(bot.connector.sent.length, before);
  });

  it('welcomes once', async () => {
    const welcomes = () =>
      bot.cards().filter(({ card }) => /welcome|hello|I am|I watch/i.test(textOf(card))).length;
    const before = welcomes();
    assert.equal(before, 1);
    await bot.send(installationUpdate({ serviceUrl: bot.connector.url, where: 'channel' }));
    assert.equal(welcomes(), before);
  });

  it('tells the person an error id when something fails inside', async () => {
    bot.connector.fault({ method: 'POST', path: /\/activities/ }, { status: 400, times: 1 });
    await bot.send(message(told(), 'help'));
    const id = bot.log.lines.find(({ fields }) => fields['errorId'] !== undefined)?.fields['errorId'];
    assert.ok(typeof id === 'string' && textOf(last().card).includes(id), textOf(last().card));
  });
});

describe('before the bot is set up', () => {
  it('answers with the id of the team it is asked in, and nothing about tokens', async () => {
    const bot = await startBot({ env: { IT_TEAM_ID: '' } });
    try {
      await bot.send(message({ serviceUrl: bot.connector.url, where: 'channel' }, 'token status'));
      const text = JSON.stringify(bot.cards().at(-1)?.card);
      assert.match(text, /IT_TEAM_ID=33333333-3333-4333-8333-333333333333/);
      assert.doesNotMatch(text, /Contoso HQ|12 days/);
    } finally {
      await bot.stop();
    }
  });
});

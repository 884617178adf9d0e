import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MINUTE, SECOND } from '../../src/domain/instant.ts';
import { CHANNEL, installationUpdate, membersAdded, message, TEAM } from '../support/activities.ts';
import { type Bot, quiet, startBot, until } from '../support/bot.ts';
import { type Connector, startConnector } from '../support/connector/connector.ts';
import { textOf } from '../support/read-card.ts';

/** Rounds over what waits come every 15 s; here they come quickly. */
const timer = (ms: number) => (ms === 15 * SECOND ? 50 : ms);

describe('being added to a team', () => {
  let folder: string;
  let connector: Connector;
  const replicas: Bot[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'token-warden-'));
    connector = await startConnector();
  });
  afterEach(async () => {
    for (const one of replicas.splice(0)) await one.stop();
    await connector.close();
    await rm(folder, { recursive: true });
  });

  async function replica(): Promise<Bot> {
    const env = { STORE_URL: `sqlite:${path.join(folder, 'bot.db')}` };
    const bot = await startBot({ env, connector, timer });
    replicas.push(bot);
    return bot;
  }

  /** Both events as Teams sends them: the installation with the picked channel, the membership with General. */
  const installation = () => installationUpdate({ serviceUrl: connector.url, where: 'channel' });
  const membership = () => {
    const base = membersAdded({ serviceUrl: connector.url, where: 'channel' });
    const conversation = { ...Object(base['conversation']), id: TEAM.id };
    const channelData = { ...Object(base['channelData']), team: TEAM, channel: undefined };
    return { ...base, id: 'membership', conversation, channelData };
  };

  /** Cards in a channel of the team, by what they are. */
  function heardIn(channelId: string) {
    const cards = [...connector.shown.values()]
      .filter(({ conversationId }) => conversationId.startsWith(channelId))
      .map(({ activity }) => textOf(activity.attachments?.[0]?.content));
    const welcomes = cards.filter((text) => /Hello, I am Token Warden/.test(text)).length;
    return { welcomes, reminders: cards.length - welcomes };
  }
  const NOTHING = { welcomes: 0, reminders: 0 };
  const ALL = { welcomes: 1, reminders: 1 };

  /** Lets the minute pass for every replica, and what follows from it happen. */
  async function afterTheMinute(): Promise<void> {
    for (const one of replicas) one.pass(61 * SECOND);
    await delay(300);
    for (const one of replicas) await quiet(one);
    await delay(300);
  }

  async function whereOf(bot: Bot): Promise<string> {
    const before = bot.cards().length;
    await bot.send(message({ serviceUrl: connector.url }, 'where'));
    await until('the answer', () => bot.cards().length > before);
    return textOf(bot.cards().at(-1)?.card);
  }

  for (const first of ['installation', 'membership'] as const) {
    for (const count of [1, 2]) {
      it(`reminds in the picked channel alone: ${first} first, ${count} replica(s)`, async () => {
        const one = await replica();
        const other = count === 2 ? await replica() : one;
        const events = { installation: installation(), membership: membership() };
        const second = first === 'installation' ? 'membership' : 'installation';
        await one.send(events[first]);
        await other.send(events[second]);
        // The first replica leads: what another one is told does not wake it.
        await one.send(message({ serviceUrl: connector.url }, 'check now'));
        await until('a reminder', () => heardIn(CHANNEL.id).reminders > 0);
        await afterTheMinute();
        assert.deepEqual(heardIn(CHANNEL.id), ALL);
        assert.deepEqual(heardIn(TEAM.id), NOTHING);
      });
    }
  }

  it('told by both at once, to two replicas, still reminds in the picked channel alone', async () => {
    const [one, other] = [await replica(), await replica()];
    await Promise.all([one.send(installation()), other.send(membership())]);
    await until('a reminder', () => heardIn(CHANNEL.id).reminders > 0);
    await afterTheMinute();
    assert.deepEqual([heardIn(CHANNEL.id), heardIn(TEAM.id)], [ALL, NOTHING]);
  });

  it('told by nothing but the membership, counts after a minute, once over all replicas', async () => {
    const one = await replica();
    await replica();
    await one.send(membership());
    for (const each of replicas) each.pass(50 * SECOND);
    await delay(300);
    assert.deepEqual(heardIn(TEAM.id), NOTHING);
    await afterTheMinute();
    await until('a reminder', () => heardIn(TEAM.id).reminders > 0);
    assert.deepEqual(heardIn(TEAM.id), ALL);
    assert.match(await whereOf(one), /IT Operations/);
  });

  it('counts although the replica that was told is gone', async () => {
    const one = await replica();
    await one.send(membership());
    await one.app.stop('crash');
    await one.tenant.close();
    replicas.length = 0;
    await replica();
    await afterTheMinute();
    await until('a reminder', () => heardIn(TEAM.id).reminders > 0);
    assert.deepEqual(heardIn(TEAM.id), ALL);
  });

  it('means nothing when the bot is removed within the minute', async () => {
    const one = await replica();
    await one.send(membership());
    await one.send(installationUpdate({ serviceUrl: connector.url, where: 'channel' }, 'remove'));
    await afterTheMinute();
    assert.deepEqual([heardIn(CHANNEL.id), heardIn(TEAM.id)], [NOTHING, NOTHING]);
  });

  it('counts at once where the clock has been set back meanwhile', async () => {
    const one = await replica();
    one.pass(5 * MINUTE);
    await one.send(membership());
    one.pass(-5 * MINUTE);
    await until('a reminder', () => heardIn(TEAM.id).reminders > 0);
    assert.deepEqual(heardIn(TEAM.id), ALL);
  });

  it('for the second time, after a removal nobody told of, finds its channel by the membership alone', async () => {
    const one = await replica();
    await one.send(installation());
    await until('a reminder', () => heardIn(CHANNEL.id).reminders > 0);
    await afterTheMinute();
    await one.send(membership());
    await afterTheMinute();
    assert.deepEqual(
      heardIn(TEAM.id),
      NOTHING,
      'as long as a channel of the team is reminded nothing is added',
    );
    connector.remove(CHANNEL.id);
    await one.send({ ...installationUpdate({ serviceUrl: connector.url, where: 'channel' }, 'remove') });
    await one.send(membership());
    await afterTheMinute();
    await until('a welcome', () => heardIn(TEAM.id).welcomes > 0);
    assert.equal(heardIn(TEAM.id).welcomes, 1);
  });

  it('in a chat is said by either event, and answered once', async () => {
    const one = await replica();
    const told = { serviceUrl: connector.url, where: 'groupChat' } as const;
    await one.send(membersAdded(told));
    await one.send(installationUpdate(told));
    assert.deepEqual(heardIn('19:chat@thread.v2'), { welcomes: 1, reminders: 0 });
  });
});

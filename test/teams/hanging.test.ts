import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { TEAMS_DEFAULTS } from '../../src/teams/teams.ts';
import { execute, message } from '../support/activities.ts';
import { type Connector, startConnector } from '../support/connector/connector.ts';
import { type Bench, card, startBench } from './support.ts';

/** With the real clock and the real patience, because these are about both. */
describe('a turn while the connector hangs', function () {
  this.timeout(30_000);
  let connector: Connector;
  let bench: Bench;
  let told: { serviceUrl: string };

  beforeEach(async () => {
    connector = await startConnector();
    const sleep = async (ms: number) => void (await delay(ms));
    bench = await startBench({
      clock: Date.now,
      sleep,
      random: Math.random,
      patience: TEAMS_DEFAULTS.patience,
    });
    told = { serviceUrl: connector.url };
    bench.recorder.onMessage = async (_ask, turn) => {
      await turn.typing();
      await turn.say(card('hello'));
    };
  });
  afterEach(() => Promise.all([bench.close(), connector.close()]));

  async function timed(work: Promise<unknown>): Promise<number> {
    const started = performance.now();
    await work;
    return performance.now() - started;
  }
  const said = () => [...connector.shown.values()].map(({ activity }) => activity.summary);

  it('once is answered by the second attempt, within 4 s', async () => {
    bench.recorder.onMessage = async (_ask, turn) => void (await turn.say(card('hello')));
    connector.fault({ method: 'POST' }, { silence: true, times: 1 });
    const ms = await timed(bench.deliver(message(told, 'help')));
    assert.deepEqual(said(), ['hello']);
    assert.ok(ms < 4_000, `${ms} ms`);
  });

  it('twice is answered by the third, within 8 s', async () => {
    bench.recorder.onMessage = async (_ask, turn) => void (await turn.say(card('hello')));
    connector.fault({ method: 'POST' }, { silence: true, times: 2 });
    const ms = await timed(bench.deliver(message(told, 'help')));
    assert.deepEqual(said(), ['hello']);
    assert.ok(ms < 8_000, `${ms} ms`);
  });

  it('for good ends within 13 s, with "is typing" and the apology in it', async () => {
    connector.fault({ method: 'POST' }, { silence: true });
    const ms = await timed(bench.deliver(message(told, 'help')));
    assert.ok(ms < 13_000, `${ms} ms`);
    const doing = bench.lines.filter(({ level }) => level === 'error').map(({ fields }) => fields['doing']);
    assert.deepEqual(doing, ['answer', 'saying that it failed']);
  });

  it('says that it failed when the connector comes back after the answer', async () => {
    connector.fault({ method: 'POST' }, { silence: true });
    bench.recorder.onMessage = async (_ask, turn) => void (await turn.say(card('hello')));
    const turn = bench.deliver(message(told, 'help'));
    const failed = () => bench.lines.some(({ fields }) => fields['doing'] === 'answer');
    while (!failed()) await delay(20);
    await delay(500);
    connector.heal();
    await turn;
    assert.match(said().join(), /^failed error-1/);
  });

  it('answers a button within the five seconds of an invoke', async () => {
    bench.recorder.onPress = async () => ({ answer: 'card', card: card('after'), for: 'everyone' });
    connector.fault({}, { silence: true });
    const ms = await timed(bench.deliver(execute(told, 'show', {}, '1500')));
    assert.ok(ms < 2_500, `${ms} ms`);
  });
});

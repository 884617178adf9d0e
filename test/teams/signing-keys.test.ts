import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { BOT, message } from '../support/activities.ts';
import { type Connector, startConnector } from '../support/connector/connector.ts';
import { type OpenId, startOpenId, type TokenChanges } from '../support/openid/openid.ts';
import { ANONYMOUS, type Bench, createTime, startBench } from './support.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Metadata, and then the keys. */
const ONE_READING = 2;

describe('the keys by which Teams is recognised', () => {
  let time: ReturnType<typeof createTime>;
  let openId: OpenId;
  let connector: Connector;
  let bench: Bench;

  beforeEach(async () => {
    time = createTime();
    openId = await startOpenId({ now: time.clock });
    connector = await startConnector();
    bench = await startBench({
      ...time,
      adapter: {
        ...ANONYMOUS,
        auth: 'required',
        password: 'not-a-real-one',
        overrides: openId.overrides,
        connectors: [connector.url],
      },
    });
  });
  afterEach(() => Promise.all([bench.close(), connector.close(), openId.close()]));

  const tokenWith = (changes?: TokenChanges) =>
    openId.token({ botId: BOT.id.slice(3), serviceUrl: connector.url }, changes);
  const knock = async (changes?: TokenChanges) => enter(await tokenWith(changes));

  async function enter(token: string): Promise<number> {
    const got = await bench.deliver(message({ serviceUrl: connector.url }, 'help'), `Bearer ${token}`);
    return got.status;
  }
  const complaints = () => bench.lines.filter((one) => /not readable/.test(one.message));

  it('are read once, for any number of messages', async () => {
    assert.deepEqual(await Promise.all([knock(), knock(), knock()]), [200, 200, 200]);
    assert.equal(await knock(), 200);
    assert.equal(openId.asked.length, ONE_READING);
  });

  it('are not asked for by a token that could not be right', async () => {
    for (const changes of [
      { issuer: 'https://sts.example.org' },
      { claims: { exp: undefined } },
      { key: 'none', issuer: 'https://sts.example.org' },
    ] as const)
      assert.equal(await knock(changes), 401);
    assert.deepEqual(openId.asked, []);
  });

  it('cannot be read from a silent host: 503 within 5 s, for a genuine message and for everybody who knocks', async function () {
    this.timeout(20_000);
    openId.behave('silent');
    const [genuine, strange] = await Promise.all([tokenWith(), tokenWith(STRANGER)]);
    const started = performance.now();
    const got = await Promise.all(Array.from({ length: 300 }, (_, i) => enter(i === 0 ? genuine : strange)));
    assert.ok(performance.now() - started < 5_000, `${performance.now() - started} ms`);
    assert.deepEqual(new Set(got), new Set([503]));
    assert.deepEqual(openId.asked, ['/metadata'], 'one fetch for all of them');
    await until('nothing is left open', async () => (await openId.connections()) === 0);
    assert.equal(complaints().length, 1);
    assert.equal(complaints()[0]?.level, 'error');
    assert.match(JSON.stringify(complaints()[0]?.fields), /127\.0\.0\.1:\d+.*TimeoutError/);
  });

  for (const how of ['broken', 'nonsense', 'keyless'] as const) {
    it(`cannot be read from a host whose answers are ${how}: 503 at once, and asked again after longer and longer pauses`, async () => {
      openId.behave(how);
      const started = performance.now();
      assert.equal(await knock(), 503);
      assert.ok(performance.now() - started < 1_000);
      const perReading = openId.asked.length;
      for (const pause of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
        const before = openId.asked.length;
        time.pass(pause - 1);
        assert.equal(await knock(), 503);
        assert.equal(openId.asked.length, before, `asked before ${pause} ms were over`);
        time.pass(1);
        assert.equal(await knock(), 503);
        assert.equal(openId.asked.length, before + perReading, `not asked after ${pause} ms`);
      }
      assert.equal(complaints().length, 9, 'one line for each attempt');
      openId.behave('right');
      time.pass(MINUTE);
      assert.equal(await knock(), 200);
    });
  }

  it('are read again before they are a day old, and nobody waits for that', async () => {
    assert.equal(await knock(), 200);
    openId.behave('silent');
    time.pass(12 * HOUR);
    assert.equal(await knock(), 200);
    time.pass(11 * HOUR);
    assert.equal(await knock(), 200);
    assert.ok(openId.asked.length > ONE_READING);
  });

  it('are not believed after a day', async () => {
    assert.equal(await knock(), 200);
    openId.behave('broken');
    time.pass(24 * HOUR);
    assert.equal(await knock(), 503);
  });

  it('are read again for a key nobody knows, once a minute at most', async () => {
    assert.equal(await knock(), 200);
    time.pass(MINUTE);
    for (let i = 0; i < 5; i += 1) assert.equal(await knock(STRANGER), 401);
    assert.equal(openId.asked.length, 2 * ONE_READING);
    time.pass(MINUTE);
    assert.equal(await knock(STRANGER), 401);
    assert.equal(openId.asked.length, 3 * ONE_READING);
  });

  it('stay usable while an unknown one cannot be looked up', async () => {
    assert.equal(await knock(), 200);
    openId.behave('broken');
    time.pass(MINUTE);
    assert.equal(await knock(STRANGER), 503, 'it may be a new one');
    assert.equal(await knock(), 200);
  });

  it('are read anew when the clock was set back', async () => {
    openId.behave('broken');
    assert.equal(await knock(), 503);
    time.pass(-10 * HOUR);
    openId.behave('right');
    assert.equal(await knock(), 200);
    time.pass(-10 * HOUR);
    assert.equal(await knock(), 200);
    assert.equal(openId.asked.length, 1 + 2 * ONE_READING);
  });
});

async function until(what: string, look: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 2_000;
  while (!(await look())) {
    assert.ok(performance.now() < end, what);
    await delay(20);
  }
}

const STRANGER = { key: 'unknown' } as const;

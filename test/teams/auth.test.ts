import assert from 'node:assert/strict';
import { createTeams } from '../../src/teams/teams.ts';
import { realTimer } from '../../src/timing/real-timer.ts';
import { ALEX, activity, BOT, execute, message, TENANT } from '../support/activities.ts';
import { type Connector, startConnector } from '../support/connector/connector.ts';
import { type OpenId, startOpenId } from '../support/openid/openid.ts';
import { ANONYMOUS, type Bench, createLog, createTime, startBench } from './support.ts';

describe('who gets in', () => {
  const botId = BOT.id.slice(3);
  let openId: OpenId;
  let connector: Connector;
  const time = createTime();
  let bench: Bench;

  before(async () => {
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
  after(async () => {
    await Promise.all([bench.close(), connector.close(), openId.close()]);
  });
  beforeEach(() => {
    bench.recorder.heard.length = 0;
  });

  async function knock(body: unknown) {
    const token = await openId.token({ botId, serviceUrl: connector.url });
    return bench.deliver(body, `Bearer ${token}`);
  }

  function refused(got: { status: number; body: string }, status = 403) {
    assert.equal(got.status, status);
    assert.deepEqual(bench.recorder.heard, []);
    assert.deepEqual(connector.sent, []);
    assert.equal(got.body, '', 'nothing is explained to a stranger');
  }

  it('a genuine message does', async () => {
    const got = await knock(message({ serviceUrl: connector.url }, 'help'));
    assert.equal(got.status, 200);
    assert.deepEqual(
      bench.recorder.heard.map((one) => one.kind),
      ['seen', 'message'],
    );
  });

  it('a genuine button does', async () => {
    const got = await knock(execute({ serviceUrl: connector.url }, 'help'));
    assert.equal(got.status, 200);
    assert.equal(JSON.parse(got.body).value, 'nothing-to-sync');
  });

  it('another tenant does not, and the log names it', async () => {
    const told = { serviceUrl: connector.url, tenantId: 'foreign-tenant' };
    refused(await knock(message(told, 'help')));
    refused(await knock(execute(told, 'help')));
    const line = bench.lines.findLast((one) => one.level === 'warn');
    assert.match(String(line?.fields['reason']), /foreign-tenant/);
  });

  it('an activity that names two tenants, or none, does not', async () => {
    const base = message({ serviceUrl: connector.url }, 'help');
    refused(await knock({ ...base, channelData: { tenant: { id: 'foreign-tenant' } } }));
    refused(
      await knock({ ...base, channelData: {}, conversation: { id: 'a:1', conversationType: 'personal' } }),
    );
  });

  it('an activity whose tenant is of an odd shape does not, also beside the right one', async () => {
    const base = message({ serviceUrl: connector.url }, 'help');
    const conversation = { id: 'a:1', conversationType: 'personal' };
    for (const odd of [[TENANT], { id: TENANT }, 7, true, '', ` ${TENANT}`, `${TENANT}\n`, 'x'.repeat(200)]) {
      refused(await knock({ ...base, conversation: { ...conversation, tenantId: odd } }), 400);
      refused(await knock({ ...base, channelData: { tenant: { id: odd } } }), 400);
      refused(
        await knock({
          ...base,
          channelData: { tenant: { id: TENANT, team: {} } },
          conversation: { ...conversation, tenantId: odd },
        }),
        400,
      );
    }
    for (const odd of ['x', 7, [TENANT]])
      refused(await knock({ ...base, channelData: { tenant: odd } }), 400);
  });

  it('what is no activity is a bad request', async () => {
    for (const body of ['[]', '{}', '"text"', '{"type":3}']) {
      const got = await bench.deliver(body, 'Bearer x');
      assert.ok(got.status >= 400 && got.status < 500, `${body}: HTTP ${got.status}`);
    }
    assert.deepEqual(bench.recorder.heard, []);
  });

  it('is never decided by contradicting options', () => {
    const create = (adapter: object, allowedTenants: readonly string[] | 'any' = [TENANT]) => {
      const { log } = createLog();
      return createTeams({
        ...unused,
        adapter: { ...ANONYMOUS, auth: 'required', password: 'x', ...adapter },
        allowedTenants,
        log,
      });
    };
    assert.doesNotThrow(() => create({}));
    assert.throws(() => create({ botId: '' }), /switch authentication off/);
    assert.throws(() => create({ tenantId: ' ' }), /tenant/);
    assert.throws(() => create({ type: 'singletenant' }), /type/);
    assert.throws(() => create({ password: '' }), /password/);
    assert.throws(() => create({ type: 'UserAssignedMSI' }), /no password/);
    assert.throws(() => create({}, 'any'), /everybody/);
  });

  it('with authentication off, an unknown person of the allowed tenant still does', async () => {
    const open = await startBench();
    const got = await open.deliver(activity({ serviceUrl: connector.url, from: ALEX }, { type: 'typing' }));
    await open.close();
    assert.equal(got.status, 200);
  });
});

const unused = {
  itTeamId: undefined,
  teamMemory: { get: async () => undefined, set: async () => undefined },
  failureCard: () => ({ summary: '', content: {} }),
  noteText: () => '',
  newId: () => 'id',
  clock: () => 0,
  after: realTimer,
  sleep: async () => undefined,
  random: () => 0,
  patience: { proactive: 1, turn: 1, turnRequest: 1, apology: 1, invoke: 1, roster: 1, request: 1 },
  limits: { conversation: [], tenant: [] },
};

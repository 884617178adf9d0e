import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/conversation.ts';
import { ALEX, installationUpdate, message, TEAM, TENANT } from '../support/activities.ts';
import { type Connector, startConnector } from '../support/connector/connector.ts';
import { type Bench, channelAddress, startBench } from './support.ts';

const MINUTE = 60_000;

function person(name: string): Person {
  return { teamsId: `29:${name}`, objectId: `object-${name}`, name };
}
function member(name: string, changes: object = {}) {
  return { id: `29:${name}`, aadObjectId: `object-${name}`, tenantId: TENANT, userRole: 'user', ...changes };
}

describe('the roster', () => {
  let connector: Connector;
  let bench: Bench;

  beforeEach(async () => {
    connector = await startConnector();
    connector.teamDetails(TEAM.id, { aadGroupId: TEAM.aadGroupId, name: TEAM.name });
    connector.members(
      TEAM.id,
      ['alex', 'ben', 'cleo', 'dora', 'eve'].map((name) => member(name)),
    );
    bench = await startBench();
  });
  afterEach(() => Promise.all([bench.close(), connector.close()]));

  const ask = (name: string) => bench.teams.roster.membershipOf(person(name));
  const reads = () => connector.sent.filter((one) => one.path.includes('pagedmembers')).length;
  /** The sample team has five members and the loopback connector gives two a page. */
  const PAGES = 3;

  async function meet() {
    await bench.deliver(installationUpdate({ serviceUrl: connector.url, where: 'channel' }));
  }

  it('knows how those on it are addressed, and tells nobody who is not', async () => {
    assert.deepEqual(await bench.teams.roster.peopleOf(['object-alex']), [], 'it has not met the team');
    await meet();
    assert.deepEqual(await bench.teams.roster.peopleOf(['object-EVE', 'object-mallory']), [
      { teamsId: '29:eve', objectId: 'object-EVE', name: '' },
    ]);
  });

  it('does not know a team it has not met', async () => {
    assert.equal(await ask('alex'), 'unknown-team');
  });

  it('knows members on every page, and nobody else', async () => {
    await meet();
    assert.equal(await ask('alex'), 'member');
    assert.equal(await ask('eve'), 'member');
    assert.equal(await ask('mallory'), 'outsider');
    assert.equal(reads(), PAGES);
  });

  it('learns the team from any message in it, although that names no group id', async () => {
    await bench.deliver(message({ serviceUrl: connector.url, where: 'channel', from: ALEX }, 'help'));
    assert.equal(await ask('alex'), 'member');
  });

  it('knows the team by its Teams id as well, and by a group id in capitals', async () => {
    for (const itTeamId of [TEAM.id, TEAM.aadGroupId.toUpperCase()]) {
      const other = await startBench({ itTeamId });
      await other.deliver(installationUpdate({ serviceUrl: connector.url, where: 'channel' }));
      assert.equal(await other.teams.roster.membershipOf(person('alex')), 'member');
      await other.close();
    }
  });

  it('takes no other team for the IT team', async () => {
    const other = await startBench({ itTeamId: '99999999-9999-4999-8999-999999999999' });
    await other.deliver(installationUpdate({ serviceUrl: connector.url, where: 'channel' }));
    assert.equal(await other.teams.roster.membershipOf(person('alex')), 'unknown-team');
    assert.equal(other.memory.writes, 0);
    await other.close();
  });

  it('remembers the team across a restart, and writes only what is new', async () => {
    await meet();
    await meet();
    assert.equal(bench.memory.writes, 1);
    const memory = { get: async () => bench.memory.address, set: async () => undefined };
    const restarted = await startBench({ teamMemory: memory });
    assert.equal(await restarted.teams.roster.membershipOf(person('alex')), 'member');
    await restarted.close();
    const reconfigured = await startBench({ teamMemory: memory, itTeamId: 'another' });
    assert.equal(await reconfigured.teams.roster.membershipOf(person('alex')), 'unknown-team');
    await reconfigured.close();
  });

  it('tells guests by role, by name and by home tenant', async () => {
    connector.members(TEAM.id, [
      member('role', { userRole: 'guest' }),
      member('mark', { userPrincipalName: 'gina_partner.example#EXT#@contoso.example' }),
      member('tenant', { tenantId: 'another' }),
      { id: '29:bare', aadObjectId: 'object-bare' },
    ]);
    await meet();
    const got = [await ask('role'), await ask('mark'), await ask('tenant'), await ask('bare')];
    assert.deepEqual(got, ['guest', 'guest', 'guest', 'member']);
  });

  it('takes two ids for a member only when they are those of one member', async () => {
    connector.members(TEAM.id, [
      member('alex'),
      member('gina', { userRole: 'guest' }),
      { id: '29:half' },
      { id: '', aadObjectId: 'object-nameless' },
      { id: '', aadObjectId: '' },
    ]);
    await meet();
    const { membershipOf } = bench.teams.roster;
    const cases: readonly [string, string | undefined, string][] = [
      ['29:alex', 'OBJECT-ALEX', 'member'],
      ['29:alex', 'object-mallory', 'outsider'],
      ['29:mallory', 'object-alex', 'outsider'],
      ['29:alex', 'object-gina', 'outsider'],
      ['29:gina', 'object-alex', 'outsider'],
      ['29:half', 'object-mallory', 'outsider'],
      ['29:mallory', 'object-nameless', 'outsider'],
      // Where only one is given, it has to do.
      ['29:alex', undefined, 'member'],
      ['29:alex', '', 'member'],
      ['', 'object-alex', 'member'],
      ['', 'object-nameless', 'member'],
      ['', undefined, 'outsider'],
      ['', '', 'outsider'],
    ];
    for (const [teamsId, objectId, expected] of cases) {
      const person = { teamsId, name: '', ...(objectId === undefined ? {} : { objectId }) };
      assert.equal(await membershipOf(person), expected, `${teamsId} with ${objectId}`);
    }
  });

  it('reads once for questions at the same time, and again after ten minutes', async () => {
    await meet();
    await Promise.all(['alex', 'ben', 'cleo'].map(ask));
    assert.equal(reads(), PAGES);
    bench.time.pass(9 * MINUTE);
    await ask('alex');
    assert.equal(reads(), PAGES);
    bench.time.pass(1 * MINUTE);
    await ask('alex');
    assert.equal(reads(), 2 * PAGES);
  });

  it('looks again for somebody new, at most once a minute', async () => {
    await meet();
    await ask('alex');
    connector.members(TEAM.id, [member('alex'), member('newcomer')]);
    assert.equal(await ask('newcomer'), 'outsider');
    bench.time.pass(MINUTE);
    assert.equal(await ask('newcomer'), 'member');
  });

  it('uses an older roster for an hour when Teams does not answer, and then none', async () => {
    await meet();
    await ask('alex');
    connector.fault({ path: /pagedmembers/ }, { status: 500 });
    bench.time.pass(30 * MINUTE);
    assert.equal(await ask('alex'), 'member');
    assert.equal(bench.lines.at(-1)?.message, 'older roster of the IT team used');
    bench.time.pass(31 * MINUTE);
    assert.equal(await ask('alex'), 'unreadable');
    connector.heal();
    bench.time.pass(MINUTE);
    assert.equal(await ask('alex'), 'member');
  });

  it('is read again when the clock was set back, so that nobody is served who has left', async () => {
    await meet();
    assert.equal(await ask('eve'), 'member');
    connector.members(TEAM.id, [member('alex')]);
    bench.time.pass(-60 * MINUTE);
    assert.equal(await ask('eve'), 'outsider');
    connector.fault({ path: /pagedmembers/ }, { status: 500 });
    bench.time.pass(-60 * MINUTE);
    assert.equal(await ask('alex'), 'unreadable', 'an older one of unknown age is not believed');
    connector.heal();
    bench.time.pass(-60 * MINUTE);
    assert.equal(await ask('alex'), 'member', 'and a failure of unknown age keeps nobody waiting');
  });

  it('of a team just met is not taken from a reading that began before', async () => {
    const { roster } = bench.teams;
    // Somebody asks in a personal chat before the bot has met the team: it tries the configured id.
    connector.fault({ path: /pagedmembers/ }, { silence: true, times: 1 });
    await bench.deliver(message({ serviceUrl: connector.url }, 'help'));
    const early = roster.membershipOf(person('ben'));
    while (reads() === 0) await new Promise((resolve) => setImmediate(resolve));
    await meet();
    assert.equal(await roster.membershipOf(person('alex')), 'member');
    assert.equal(await early, 'member', 'who asked before is answered by what is known then');
  });

  it('does not make everybody wait for the same failure', async () => {
    await meet();
    connector.fault({ path: /pagedmembers/ }, { status: 500 });
    assert.equal(await ask('alex'), 'unreadable');
    const before = reads();
    assert.equal(await ask('ben'), 'unreadable');
    assert.equal(reads(), before);
  });

  it('gets over a short failure', async () => {
    await meet();
    connector.fault({ path: /pagedmembers/ }, { status: 502, times: 1 });
    assert.equal(await ask('alex'), 'member');
  });

  it('trusts nothing it knew once the bot is out of the team', async () => {
    await meet();
    await ask('alex');
    connector.remove(TEAM.id);
    bench.time.pass(10 * MINUTE);
    assert.equal(await ask('alex'), 'unknown-team');
  });

  it('is unreadable, not empty, when the memory fails', async () => {
    const broken = await startBench({
      teamMemory: {
        get: () => Promise.reject(new Error('the store is on fire')),
        set: async () => undefined,
      },
    });
    assert.equal(await broken.teams.roster.membershipOf(person('alex')), 'unreadable');
    await broken.close();
  });

  it('is asked where the team was seen last', async () => {
    await meet();
    const moved = await startConnector();
    moved.members(TEAM.id, [member('alex')]);
    moved.teamDetails(TEAM.id, { aadGroupId: TEAM.aadGroupId });
    await bench.deliver(message({ serviceUrl: moved.url, where: 'channel' }, 'help'));
    assert.equal(bench.memory.address?.serviceUrl, moved.url);
    assert.deepEqual(bench.memory.address?.team, channelAddress(moved.url).team);
    assert.equal(await ask('alex'), 'member');
    assert.equal(reads(), 0);
    await moved.close();
  });
});

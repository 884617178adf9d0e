import assert from 'node:assert/strict';
import { DEMO_IDS } from '../../demo/tenant/demo-data.ts';
import { type ButtonOf, encodeButton } from '../../src/catalogue/commands/buttons.ts';
import type { TypedName, Verb } from '../../src/catalogue/commands/commands.ts';
import { ALEX, execute, message } from '../support/activities.ts';
import type { Bot } from '../support/bot.ts';
import { GUEST, press, ROBIN, STRANGER, startActing } from './acting.ts';

const OTHER_TENANT = '77777777-0000-4000-8000-000000000007';

const ROLES = {
  operator: { from: ALEX },
  member: { from: ROBIN },
  guest: { from: GUEST },
  outsider: { from: STRANGER },
  "a member with an operator's object id": { from: { ...ROBIN, aadObjectId: ALEX.aadObjectId } },
  "an outsider with a member's Teams id": { from: { ...STRANGER, id: ROBIN.id } },
  'other tenant': { from: ALEX, tenantId: OTHER_TENANT },
} as const;
type Role = keyof typeof ROLES;

const ref = { family: 'vpp', id: DEMO_IDS.hq } as const;
const about = { ref, generation: 'g' };

type Kind = 'read' | 'configure' | 'act';

/** What each button needs, written by hand, and one of each; a verb that is missing here is a compile error. */
const BUTTONS: { readonly [V in Verb]: readonly [Kind, ButtonOf<V>] } = {
  status: ['read', { verb: 'status' }],
  show: ['read', { verb: 'show', ref }],
  renew: ['read', { verb: 'renew', ref }],
  'renew-family': ['read', { verb: 'renew-family', family: 'ade' }],
  'check-now': ['read', { verb: 'check-now' }],
  upcoming: ['read', { verb: 'upcoming' }],
  help: ['read', { verb: 'help' }],
  snoozed: ['read', { verb: 'snoozed' }],
  history: ['read', { verb: 'history' }],
  where: ['read', { verb: 'where' }],
  'remind-here': ['configure', { verb: 'remind-here' }],
  'stop-reminding-here': ['configure', { verb: 'stop-reminding-here' }],
  'sync-look': ['read', { verb: 'sync-look', ref }],
  sync: ['act', { verb: 'sync', ref, seen: 0 }],
  'sync-all': ['act', { verb: 'sync-all', family: 'vpp', seen: 0 }],
  claim: ['act', { verb: 'claim', ...about }],
  release: ['act', { verb: 'release', ...about }],
  snooze: ['act', { verb: 'snooze', ...about }],
  wake: ['act', { verb: 'wake', ...about }],
  accept: ['act', { verb: 'accept', ...about }],
  'accept-sure': ['act', { verb: 'accept-sure', ...about }],
};

/** What each command needs, written by hand, and how it is typed; one that is missing here is a compile error. */
const TYPED: { readonly [N in TypedName]: readonly [Kind, string] } = {
  status: ['read', 'token status'],
  show: ['read', 'show'],
  renew: ['read', 'renew'],
  'check-now': ['read', 'check now'],
  upcoming: ['read', 'upcoming'],
  history: ['read', 'history'],
  snoozed: ['read', 'snoozed'],
  where: ['read', 'where'],
  version: ['read', 'version'],
  help: ['read', 'help'],
  'remind-here': ['configure', 'remind here'],
  'escalate-here': ['configure', 'escalate here'],
  'stop-reminding-here': ['configure', 'stop reminding here'],
  language: ['configure', 'language'],
  sync: ['act', 'sync'],
  claim: ['act', 'claim'],
  release: ['act', 'release'],
  snooze: ['act', 'snooze'],
};

/** What each role gets: the whole rule, in one place. */
function expected(role: Role, kind: Kind, actions: 'on' | 'off'): 'answered' | 'refused' | 'ignored' {
  if (role === 'other tenant') return 'ignored';
  if (role === 'outsider' || role.includes(' with ')) return 'refused';
  if (kind === 'read') return 'answered';
  if (kind === 'act' && actions === 'off') return 'refused';
  return role === 'operator' ? 'answered' : 'refused';
}

for (const actions of ['on', 'off'] as const) {
  describe(`who may, with ACTIONS=${actions}`, () => {
    let bot: Bot;
    before(async () => {
      bot = await startActing({ env: { OPERATORS: ALEX.aadObjectId, ACTIONS: actions } });
    });
    after(() => bot.stop());

    /** What the bot made of the latest activity. */
    async function outcomeOf(send: () => Promise<unknown>): Promise<string> {
      const before = bot.log.lines.length;
      await send();
      const line = bot.log.lines
        .slice(before)
        .find((one) => one.message === 'turn' || one.message === 'press');
      if (line === undefined) return 'ignored';
      return line.fields['refused'] === undefined ? 'answered' : 'refused';
    }

    for (const role of Object.keys(ROLES) as Role[]) {
      it(`${role}: every button`, async () => {
        for (const [kind, button] of Object.values(BUTTONS)) {
          const data = encodeButton(button);
          const outcome = await outcomeOf(() => press(bot, ROLES[role], { verb: button.verb, data }, '1'));
          assert.equal(outcome, expected(role, kind, actions), button.verb);
        }
      });

      it(`${role}: every command`, async () => {
        for (const [kind, word] of Object.values(TYPED)) {
          const told = { serviceUrl: bot.connector.url, ...ROLES[role] };
          const outcome = await outcomeOf(() => bot.send(message(told, word)));
          assert.equal(outcome, expected(role, kind, actions), word);
        }
      });
    }

    it('puts every refusal on record with the person’s object id, and no mail address anywhere', () => {
      const refusals = bot.log.lines.filter(({ fields }) => fields['what'] === 'refused');
      for (const person of actions === 'on' ? [ROBIN, GUEST, STRANGER] : [ALEX, ROBIN, GUEST, STRANGER])
        assert.ok(
          refusals.some(({ fields }) => fields['by'] === person.aadObjectId),
          person.name,
        );
      assert.doesNotMatch(JSON.stringify(bot.log.lines), /alex@contoso|robin@contoso/);
    });

    it('asks nothing of Intune for those it refuses', async () => {
      const before = bot.tenant.requests.length;
      for (const role of ['member', 'guest', 'outsider', 'other tenant'] as const) {
        for (const [, button] of Object.values(BUTTONS).filter(([kind]) => kind === 'act')) {
          await press(bot, ROLES[role], { verb: button.verb, data: encodeButton(button) }, '1');
        }
      }
      const asked = bot.tenant.requests.slice(before).filter(({ path }) => !path.startsWith('/groups'));
      assert.deepEqual(asked, []);
    });
  });
}

describe('refusals', () => {
  let bot: Bot;
  before(async () => {
    bot = await startActing({ env: { OPERATORS: ALEX.aadObjectId } });
  });
  after(() => bot.stop());

  const posts = () => bot.tenant.requests.filter(({ method }) => method === 'POST');
  const refused = (why: string) => bot.log.lines.filter(({ fields }) => fields['outcome'] === why).length;

  it('are a message with HTTP 200 that names who may, and the missing permission', async () => {
    const data = encodeButton(BUTTONS.sync[1]);
    const { status, body } = await press(bot, { from: ROBIN }, { verb: 'sync', data }, '1');
    assert.equal(status, 200);
    assert.equal(body.type, 'application/vnd.microsoft.activity.message');
    assert.match(body.value, /Alex Wilber/);
    assert.match(body.value, /GroupMember\.Read\.All/, 'Entra would not say whether a group holds Robin');
  });

  const forged: readonly [string, string, unknown, string][] = [
    [
      'an id nobody has',
      'sync',
      { ref: 'vpp:99999999-0000-4000-8000-000000000000', seen: 1 },
      'no-such-token',
    ],
    ['a path in an id', 'sync', { ref: 'vpp:../../users', seen: 1 }, 'not-understood'],
    ['an unknown verb', 'delete-everything', { ref: `vpp:${DEMO_IDS.hq}` }, 'not-understood'],
    ['a family that syncs nothing', 'sync', { ref: 'push:push', seen: 1 }, 'not-syncable'],
    ['another generation', 'claim', { ref: `vpp:${DEMO_IDS.retail}`, generation: 'forged' }, 'outdated'],
    ['200 kilobytes of data', 'sync', { ref: 'x'.repeat(200_000), seen: 1 }, 'not-understood'],
  ];
  for (const [name, verb, data, why] of forged) {
    it(`${name}: refused, on record, nothing called`, async () => {
      const before = bot.tenant.requests.length;
      const count = refused(why);
      const { status } = await press(bot, {}, { verb, data }, '1');
      assert.equal(status, 200);
      assert.equal(refused(why), count + 1);
      assert.equal(bot.tenant.requests.length, before);
    });
  }

  it('a megabyte of data does not get in at all', async () => {
    const told = { serviceUrl: bot.connector.url, where: 'channel' as const };
    const { status } = await bot.send(execute(told, 'sync', { ref: 'x'.repeat(1_100_000) }, '1'));
    assert.equal(status, 413);
    assert.ok(bot.log.lines.some(({ message: line }) => line === 'a body was refused'));
    assert.equal(posts().length, 0);
  });
});

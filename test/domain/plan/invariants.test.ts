import assert from 'node:assert/strict';
import fc from 'fast-check';
import '../../support/seed.ts';
import { DAY, type Instant, MINUTE } from '../../../src/domain/instant.ts';
import type { Intent, Plan } from '../../../src/domain/plan/intent.ts';
import type { Hold, MatterKey } from '../../../src/domain/plan/reminder.ts';
import { generation, refKey, type Token } from '../../../src/domain/token.ts';
import { NOW, push } from '../../support/builders.ts';
import { ends, policies } from './arbitraries.ts';
import { type Look, lives, told, truthAt } from './lies.ts';
import { createWorld, type World } from './world.ts';

/** One look of a life, and what was planned on it. */
interface Moment extends Look {
  readonly now: Instant;
  readonly plan: Plan;
  readonly world: World;
}

const allEnds = fc.record({ push: ends, vpp: ends, ade: ends });

interface Lived {
  readonly world: World;
  /** Of the last look. */
  readonly now: Instant;
  readonly moments: readonly Moment[];
}

/** Everything that happens in a life, look by look; `each` sees the world after every one of them. */
function live(
  [policy, expiries, life]: [Parameters<typeof createWorld>[0], Parameters<typeof truthAt>[0], Look[]],
  each?: (moment: Moment) => void,
  tokensAt = (now: Instant, look: Look): Token[] => told(truthAt(expiries, now), look),
): Lived {
  const world = createWorld(policy);
  let now = NOW;
  world.look(now, Object.values(truthAt(expiries, now)));
  const moments = life.map((look): Moment => {
    now += look.minutes * MINUTE;
    const moment = { ...look, now, plan: world.look(now, tokensAt(now, look), look), world };
    each?.(moment);
    return moment;
  });
  return { world, now, moments };
}

const LIVES = fc.tuple(policies, allEnds, lives);

function isAboutToken({ about }: Intent): boolean {
  return about.id !== '*';
}

function claimOf(token: Token, since: Instant): Hold {
  return {
    kind: 'claim',
    by: { teamsId: '29:a', name: 'Alex' },
    since,
    until: since + 2 * DAY,
    kindThen: 'expires-soon',
    severityThen: 'warning',
    generation: generation(token),
  };
}

/** All these tokens are the same from the first look to the last: only a lie comes to an end. */
function checkOnlyLiesEnd(intent: Intent): void {
  if (intent.do === 'post') assert.equal(intent.next.announcement?.renewal, undefined);
  if (intent.do !== 'resolve') return;
  const lies = intent.before.matters.filter(({ key, said }) => LIES.has(key) && said !== undefined);
  assert.ok(lies.length > 0, intent.reason);
  assert.match(intent.reason, /^(solved|back)$/);
}

const LIES: ReadonlySet<MatterKey> = new Set(['moved-back', 'vanished']);

describe('plan, whatever Intune answers', () => {
  it('nothing is resolved or renewed by what could not be read, was not given, or moved back', () => {
    fc.assert(
      fc.property(LIVES, (life) => {
        const { world, moments } = live(life);
        const intents = moments.flatMap(({ plan }) => plan.intents.filter(isAboutToken));
        for (const intent of intents) checkOnlyLiesEnd(intent);
        assert.ok(world.history().every(({ what }) => what === 'moved-back' || what === 'vanished'));
      }),
      { numRuns: 150 },
    );
  });

  it('each step of a date is said once', () => {
    fc.assert(
      fc.property(LIVES, (life) => {
        const said = new Set<string>();
        live(life, ({ plan }) => {
          for (const { about, due, row } of plan.posts) {
            for (const { step } of due) {
              if (step === undefined) continue;
              const key = `${refKey(about)} ${row?.token.expiresAt} ${step}`;
              assert.ok(!said.has(key), key);
              said.add(key);
            }
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('a renewal is called one when it is seen, once, whatever was answered before', () => {
    fc.assert(
      fc.property(LIVES, (life) => {
        const { world, now } = live(life);
        const later = { push: 0, vpp: 0, ade: 0 };
        for (const family of ['push', 'vpp', 'ade'] as const) later[family] = life[1][family] + 730 * DAY;
        world.look(now + DAY, Object.values(truthAt(later, now + DAY)));
        world.look(now + 2 * DAY, Object.values(truthAt(later, now + 2 * DAY)));
        const renewed = world.history().filter(({ what }) => what === 'renewed');
        assert.deepEqual(renewed.map(({ about }) => about?.family).sort(), ['ade', 'push', 'vpp']);
        for (const token of Object.values(truthAt(later, now))) {
          assert.equal(world.watch().known[refKey(token)]?.expiresAt, token.expiresAt);
          assert.equal(world.reminder(token)?.announcement, undefined);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('editions of a subject only grow', () => {
    fc.assert(
      fc.property(LIVES, (life) => {
        const last = new Map<string, number>();
        live(life, ({ plan }) => {
          for (const { about, next } of plan.posts) {
            const edition = next.announcement?.edition ?? 0;
            assert.ok(edition > (last.get(refKey(about)) ?? 0));
            last.set(refKey(about), edition);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('a claim stays until its token is renewed', () => {
    fc.assert(
      fc.property(LIVES, fc.nat({ max: 20 }), (life, when) => {
        let looks = 0;
        let isClaimed = false;
        live(life, ({ world, now }) => {
          const { vpp: token } = truthAt(life[1], now);
          const hold = world.reminder(token)?.hold;
          if (isClaimed) assert.equal(hold?.by.name, 'Alex');
          looks += 1;
          if (looks !== when || world.reminder(token) === undefined) return;
          isClaimed = true;
          world.change(token, { hold: claimOf(token, now) });
        });
      }),
      { numRuns: 150 },
    );
  });

  it('the alarm about another certificate ends with nothing but the right topic', () => {
    const other = 'com.apple.mgmt.External.other';
    fc.assert(
      fc.property(LIVES, (life) => {
        const { world } = live(
          life,
          ({ plan }) => {
            const intents = plan.intents.filter(({ about }) => about.family === 'push' && about.id !== '*');
            for (const intent of intents) {
              assert.ok(intent.do !== 'resolve' || intent.reason === 'back', intent.reason);
            }
          },
          (now, look) => {
            const truth = truthAt(life[1], now);
            const wrong = push({ topic: other, serial: 'FF', expiresAt: NOW + 365 * DAY });
            return told({ ...truth, push: wrong }, look);
          },
        );
        const record = world.reminder(push());
        assert.ok(record?.matters.some(({ key }) => key === 'wrong-renewal'));
        assert.equal(record?.announcement?.over, undefined);
        assert.equal(world.watch().known['push:push']?.topic, push().topic);
      }),
      { numRuns: 150 },
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import '../../support/seed.ts';
import { DAY, HOUR, type Instant } from '../../../src/domain/instant.ts';
import { type LadderStep, type Step, stepRank, stepsAfter, stepsBefore } from '../../../src/domain/ladder.ts';
import type { Due, Plan } from '../../../src/domain/plan/intent.ts';
import { createRemindTimes } from '../../../src/domain/plan/remind-times.ts';
import type { ReminderPolicy } from '../../../src/domain/plan/reminder.ts';
import type { Family } from '../../../src/domain/token.ts';
import { ade, NOW, push, vpp } from '../../support/builders.ts';
import { ends, policies } from './arbitraries.ts';
import { createWorld } from './world.ts';

/** One thing that happens: time passes, then a look, good or bad. */
const happening = fc.record({
  hours: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 30 }) },
    { weight: 2, arbitrary: fc.integer({ min: 30, max: 24 * 40 }) },
  ),
  readable: fc.boolean().map((bad) => !bad),
});
interface Happening {
  readonly hours: number;
  readonly readable: boolean;
}
const lives: fc.Arbitrary<Happening[]> = fc.array(happening, { minLength: 1, maxLength: 60 });

const synced = (id: string, expiresAt: Instant, now: Instant) =>
  ade({ id, expiresAt, lastSyncAt: now - HOUR });
const BAD: { unreadable: readonly Family[] } = { unreadable: ['ade'] };

function duesOf({ posts }: Plan, id: string): Due[] {
  return posts.filter(({ about }) => about.id === id).flatMap(({ due }) => due);
}

/** The ranks of the ladder a plan says about a token. */
function ranksOf(plan: Plan, id: string): number[] {
  return duesOf(plan, id).flatMap(({ step }) => (step === undefined ? [] : [stepRank(step)]));
}

/** The steps whose time has come, without the mercy of anything said earlier. */
function stepsPassed(policy: ReminderPolicy, expiresAt: Instant, now: Instant): LadderStep[] {
  const times = createRemindTimes(policy);
  const deadline = { expiresAt, day: times.dayOf(expiresAt) };
  const after = stepsAfter(deadline, times.dayOf(now), times);
  return [...stepsBefore(deadline, policy.ladder, times), ...after].filter(({ at }) => at <= now);
}

interface Moment extends Happening {
  readonly now: Instant;
  readonly plan: Plan;
}

/** The life of one world with tokens `0`, `1`, … of these ends, look by look. */
function live(policy: ReminderPolicy, expiries: readonly Instant[], life: readonly Happening[]): Moment[] {
  const world = createWorld(policy);
  let now = NOW;
  return life.map((happening) => {
    now += happening.hours * HOUR;
    const tokens = expiries.map((end, index) => synced(String(index), end, now));
    const plan = happening.readable ? world.look(now, tokens) : world.look(now, [], BAD);
    return { ...happening, now, plan };
  });
}

const min = (ranks: readonly number[]) => Math.min(Number.POSITIVE_INFINITY, ...ranks);

/** Each post of a token says something more urgent than all before, and nothing whose time has come is left. */
function checkSteps(moments: readonly Moment[], id: string, end: Instant, policy: ReminderPolicy): void {
  let last = Number.POSITIVE_INFINITY;
  let isKnown = false;
  for (const { now, plan, readable } of moments) {
    isKnown ||= readable;
    const said = ranksOf(plan, id);
    assert.ok(
      said.every((rank) => isKnown && rank < last),
      `${id}: ${said} after ${last}`,
    );
    last = min([last, ...said]);
    const passed = stepsPassed(policy, end, now).map(({ step }) => stepRank(step));
    if (isKnown) assert.ok(last <= min(passed), `${id}: nothing said of ${passed}`);
  }
}

/** Every step is named, on its own or by the one that says it too; every gap is the time nobody could look. */
function checkNames(moments: readonly Moment[], id: string, end: Instant, policy: ReminderPolicy): void {
  const told = new Set<Step | undefined>();
  let readAt: Instant | undefined;
  for (const { now, plan, readable } of moments) {
    if (!readable && readAt === undefined) continue;
    const dues = duesOf(plan, id);
    for (const one of dues.flatMap(({ step, covers = [] }) => [step, ...covers])) told.add(one);
    for (const { gap } of dues) if (gap !== undefined) assert.deepEqual(gap, { from: readAt, to: now });
    const ladder = stepsPassed(policy, end, now).filter(({ step }) => stepRank(step) >= 0);
    for (const { step } of ladder) assert.ok(told.has(step), `nobody was told of ${step}`);
    if (readable) readAt = now;
  }
}

describe('plan, whatever happens', () => {
  it('skips no step of a live token, and says none twice', () => {
    const several = fc.uniqueArray(ends, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(policies, several, lives, (policy, expiries, life) => {
        const moments = live(policy, expiries, life);
        for (const [index, end] of expiries.entries()) checkSteps(moments, String(index), end, policy);
      }),
      { numRuns: 120 },
    );
  });

  it('names every step it had to skip, and the gap when the bot could not look', () => {
    fc.assert(
      fc.property(policies, ends, lives, (policy, end, life) => {
        checkNames(live(policy, [end], life), '0', end, policy);
      }),
      { numRuns: 120 },
    );
  });

  it('says nothing about a token that is fine', () => {
    fc.assert(
      fc.property(policies, lives, (policy, life) => {
        const world = createWorld(policy);
        let now = NOW;
        for (const { hours, readable } of life) {
          now += hours * HOUR;
          const far = now + 120 * DAY;
          const tokens = [
            push({ expiresAt: NOW + 40_000 * DAY }),
            vpp({ expiresAt: far + DAY, lastSyncAt: now - HOUR }),
            ...(readable ? [synced('a', NOW + 40_000 * DAY, now)] : []),
          ];
          const plan = world.look(now, tokens, readable ? {} : BAD);
          const about = plan.intents.filter(({ about: { id } }) => id !== '*');
          assert.ok(about.every((intent) => intent.do === 'leave' && intent.next === undefined));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is not fooled for good by a clock that jumps far ahead and back', () => {
    const [jumps, lefts] = [fc.integer({ min: 3, max: 4000 }), fc.integer({ min: 1, max: 60 })];
    fc.assert(
      fc.property(policies, jumps, lefts, (policy, jump, left) => {
        const world = createWorld(policy);
        const end = NOW + 70 * DAY;
        const start = end - left * DAY;
        const early = ranksOf(world.look(start, [synced('a', end, start)]), 'a');
        world.look(start + jump * DAY, [synced('a', end, start)]);
        const said: number[] = [];
        for (let now = start + HOUR; now < end + 5 * DAY; now += 6 * HOUR) {
          said.push(...ranksOf(world.look(now, [synced('a', end, now)]), 'a'));
          const passed = min(stepsPassed(policy, end, now).map(({ step }) => stepRank(step)));
          assert.ok(min([...early, ...said]) <= passed);
        }
        // The jump apart, everything was said in its order and once.
        assert.deepEqual(
          [...said].sort((one, other) => other - one),
          said,
        );
        assert.equal(new Set([...early, ...said]).size, early.length + said.length);
      }),
      { numRuns: 40 },
    );
  });

  it('says nothing twice when the clock goes back', () => {
    fc.assert(
      fc.property(
        policies,
        ends,
        fc.array(fc.integer({ min: -20, max: 30 }), { maxLength: 60 }),
        (policy, end, hours) => {
          const world = createWorld({ ...policy, ladder: [400, ...policy.ladder] });
          let now = NOW;
          let [last, latest] = [Number.POSITIVE_INFINITY, now];
          for (const step of hours) {
            // By more than a day it would not be believed that it was said.
            now = Math.max(now + step * HOUR, latest - 23 * HOUR);
            latest = Math.max(latest, now);
            for (const rank of ranksOf(world.look(now, [synced('a', end, now)]), 'a')) {
              assert.ok(rank < last);
              last = rank;
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('never resolves or forgets anything of a family it cannot read', () => {
    fc.assert(
      fc.property(ends, lives, (end, life) => {
        const world = createWorld();
        let now = NOW;
        world.look(now, [synced('a', end, now)]);
        for (const { hours, readable } of life) {
          now += hours * HOUR;
          const before = world.reminder(synced('a', end, now));
          const plan = world.look(now, readable ? [synced('a', end, now)] : [], readable ? {} : BAD);
          assert.ok(
            plan.intents.every((intent) => intent.do !== 'resolve' || intent.reason === 'readable-again'),
          );
          const after = world.reminder(synced('a', end, now));
          if (before !== undefined) assert.equal(after?.facts.generation, before.facts.generation);
          assert.ok('ade:a' in world.watch().known);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('never resolves a certificate whose topic is another', () => {
    fc.assert(
      fc.property(ends, lives, (end, life) => {
        const world = createWorld();
        let now = NOW;
        world.look(now, [push({ expiresAt: end })]);
        const wrong = push({
          expiresAt: now + 365 * DAY,
          topic: 'com.apple.mgmt.External.other',
          serial: 'FF',
        });
        let said = false;
        for (const { hours, readable } of life) {
          now += hours * HOUR;
          const plan = world.look(now, readable ? [wrong] : [], readable ? {} : { unreadable: ['push'] });
          assert.ok(
            plan.intents.every((intent) => intent.do !== 'resolve' || intent.reason === 'readable-again'),
          );
          said ||= duesOf(plan, 'push').some(({ finding }) => finding.kind === 'wrong-renewal');
          if (readable) assert.ok(said);
        }
      }),
      { numRuns: 100 },
    );
  });
});

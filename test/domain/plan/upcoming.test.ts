import assert from 'node:assert/strict';
import fc from 'fast-check';
import '../../support/seed.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/instant.ts';
import { createRemindTimes } from '../../../src/domain/plan/remind-times.ts';
import { NOW, push, vpp } from '../../support/builders.ts';
import { ends, policies } from './arbitraries.ts';
import { createWorld, POLICY } from './world.ts';

describe('upcoming', () => {
  it('is exactly what the plan says, at exactly these instants', () => {
    const state = fc.constantFrom('valid', 'invalid', 'surprising');
    const start = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => NOW + hours * HOUR);
    fc.assert(
      fc.property(policies, ends, ends, state, start, (policy, end, other, word, began) => {
        const tokensAt = (now: Instant) => [
          push({ expiresAt: end }),
          vpp({ expiresAt: other, state: word, lastSyncAt: now - HOUR }),
          vpp({
            id: 'failing',
            location: 'Elsewhere',
            expiresAt: end + 200 * DAY,
            syncStatus: 'failed',
            lastSyncAt: now - HOUR,
          }),
        ];
        const world = createWorld(policy);
        world.look(began, tokensAt(began));
        const promised = world.upcoming(began + MINUTE, tokensAt(began + MINUTE), 40);
        const times = createRemindTimes(policy);
        const lastDay = times.dayOf(began + MINUTE) + 40;
        const runs = new Set([began + MINUTE, end, other, end + 200 * DAY]);
        for (let day = times.dayOf(began); day <= lastDay; day += 1) runs.add(times.slot(day));
        const kept: string[] = [];
        for (const now of [...runs].sort((one, another) => one - another)) {
          if (now < began + MINUTE || times.dayOf(now) > lastDay) continue;
          for (const { about, due } of world.look(now, tokensAt(now)).posts) {
            kept.push(`${now} ${about.id} ${due.map(({ finding, step }) => step ?? finding.kind)}`);
          }
        }
        const words = promised.map(
          ({ at, about, says }) => `${at} ${about.id} ${says.map(({ kind, step }) => step ?? kind)}`,
        );
        assert.deepEqual(words.sort(), kept.sort());
      }),
      { numRuns: 60 },
    );
  });

  it('moves what a hold keeps quiet to its end', () => {
    const world = createWorld();
    const token = push({ expiresAt: NOW + 20 * DAY });
    world.look(NOW, [token]);
    const step = world.upcoming(NOW + MINUTE, [token])[0];
    const generation = world.reminder(token)?.facts.generation ?? '';
    const until = (step?.at ?? 0) + 5 * HOUR;
    world.change(token, {
      hold: {
        kind: 'snooze',
        by: { teamsId: '29:a', name: 'Alex' },
        since: NOW,
        until,
        kindThen: 'expires-soon',
        severityThen: 'warning',
        generation,
      },
    });
    const [first] = world.upcoming(NOW + MINUTE, [token]);
    assert.equal(first?.at, until);
    assert.deepEqual(first?.says, [{ kind: 'expires-soon', step: 14, repeat: false }]);
    assert.equal(world.look(until - MINUTE, [token]).posts.length, 0);
    assert.equal(world.look(until, [token]).posts[0]?.due[0].step, 14);
  });

  it('is empty for tokens that are far from their end', () => {
    assert.deepEqual(createWorld(POLICY).upcoming(NOW, [push({ expiresAt: NOW + 365 * DAY })]), []);
  });
});

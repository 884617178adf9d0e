import assert from 'node:assert/strict';
import { DAY } from '../../src/domain/instant.ts';
import type { CardItem } from '../../src/domain/plan/announcement.ts';
import { reminderView, type Sight } from '../../src/domain/sight.ts';
import { berlin, createWorld, POLICY, synced } from './plan/world.ts';

describe('what is shown of one look', () => {
  const monday = berlin('2026-12-28 10:00');

  it('goes through its tokens as often for many rows as for one', () => {
    const world = createWorld();
    const tokens = Array.from({ length: 40 }, (_, index) =>
      synced(monday, { id: `t${index}`, location: `L${index}`, expiresAt: monday + (index + 1) * DAY }),
    );
    const items = tokens.map(
      ({ family, id, name }): CardItem => ({
        about: { family, id },
        name,
        edition: 1,
        saidAt: monday,
        reason: 'step',
        severity: 'warning',
        kind: 'expires-soon',
      }),
    );
    const walks = (count: number) => {
      const { rows, ...assessment } = world.assess(monday, tokens);
      let walked = 0;
      const counting = {
        ...assessment,
        get rows() {
          walked += 1;
          return rows;
        },
      };
      const sight: Sight = {
        assessment: counting,
        watch: world.watch(),
        reminders: new Map(),
        syncs: new Map(),
        policy: POLICY,
      };
      const shown = reminderView(items.slice(0, count), sight).items;
      assert.ok(shown.every(({ row, offers }) => row !== undefined && offers !== undefined));
      return walked;
    };
    assert.equal(walks(40), walks(1));
  });
});

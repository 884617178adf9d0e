import { FAMILY_NAMES } from '../src/catalogue/families/families.ts';
/** How long it takes to plan one run, by number of tokens: `node bench/plan.ts`. Half of them have a history. */
import { assess } from '../src/domain/assess.ts';
import { DAY, HOUR } from '../src/domain/instant.ts';
import { plan } from '../src/domain/plan/plan.ts';
import type { Reminder } from '../src/domain/plan/reminder.ts';
import { knownOf, newWatch } from '../src/domain/plan/watch.ts';
import type { Snapshot } from '../src/domain/snapshot.ts';
import { type AdeToken, refKey } from '../src/domain/token.ts';

const NOW = Date.UTC(2026, 10, 23, 8);
const POLICY = {
  zone: 'Europe/Berlin',
  ladder: [60, 30, 14, 7, 3, 1, 0],
  remindAt: 9 * 60,
  workdays: [1, 2, 3, 4, 5],
};

function tokensAt(count: number, now: number): AdeToken[] {
  return Array.from({ length: count }, (_, index) => ({
    family: 'ade',
    id: `token-${index}`,
    name: `Token ${index}`,
    expiresAt: NOW + ((index % 120) - 5) * DAY + (index % 24) * HOUR,
    school: false,
    lastSyncAt: now - HOUR,
    syncErrorCode: 0,
  }));
}

function judgedAt(count: number, now: number, watch = newWatch('bench')) {
  const tokens = tokensAt(count, now);
  const snapshot = {
    tenantId: 'bench',
    at: now,
    readings: {
      ...(Object.fromEntries(
        FAMILY_NAMES.map((family) => [family, { outcome: 'absent' }]),
      ) as unknown as Snapshot['readings']),
      ade: { outcome: 'read', tokens },
    },
  } satisfies Snapshot;
  return assess(snapshot, POLICY, now, knownOf(watch));
}

for (const count of [1_000, 10_000, 100_000]) {
  const first = plan({
    assessment: judgedAt(count, NOW),
    watch: newWatch('bench'),
    reminders: new Map(),
    policy: POLICY,
  });
  const reminders = new Map<string, Reminder>();
  for (const { about, next } of first.intents) if (next !== undefined) reminders.set(refKey(about), next);
  const assessment = judgedAt(count, NOW + DAY, first.watch);
  const begun = performance.now();
  const { posts } = plan({ assessment, watch: first.watch, reminders, policy: POLICY });
  const ms = performance.now() - begun;
  console.log(
    `${count} tokens, ${reminders.size} with a history, ${posts.length} to say: ${ms.toFixed(0)} ms`,
  );
}

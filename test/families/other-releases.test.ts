import assert from 'node:assert/strict';
import { assess } from '../../src/domain/assess.ts';
import { DAY, HOUR } from '../../src/domain/instant.ts';
import { plan } from '../../src/domain/plan/plan.ts';
import type { Reminder } from '../../src/domain/plan/reminder.ts';
import { knownOf, newWatch } from '../../src/domain/plan/watch.ts';
import { familiesNotAsked, type Snapshot, sightings } from '../../src/domain/snapshot.ts';
import { refKey } from '../../src/domain/token.ts';
import type { Json, KeyValueStore } from '../../src/store/key-value.ts';
import { actMemory, reminderMemory, snapshotMemory } from '../../src/store/memories.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { all, existing } from '../contracts/support-store.ts';
import { POLICY } from '../domain/plan/world.ts';
import { ade, NOW, push, snapshotOf, TENANT, vpp } from '../support/builders.ts';

/** What another release has stored: plain data, as it lies there. */
async function lay(store: KeyValueStore, kind: string, name: string, data: unknown): Promise<void> {
  const written = await store.put({ kind, name }, { v: 1, data: data as Json }, 'absent');
  assert.ok(written.done);
}

const WATCH = { tenantId: TENANT, ranAt: NOW, lookedAt: NOW, known: {} };
const REMINDER = {
  facts: { name: 'Somebody’s', generation: 'x' },
  since: NOW,
  matters: [],
  missing: 0,
};

describe('what another release knew of families', () => {
  let store: KeyValueStore;

  beforeEach(() => {
    store = memoryStore();
  });

  it('a look without a family is of a release that did not ask for it', async () => {
    const { readings, ...look } = snapshotOf([push(), vpp()]);
    const { ade: _, ...known } = readings;
    await lay(store, 'look', TENANT, { ...look, readings: known });
    const kept = await snapshotMemory(store, TENANT).last();
    assert.ok(kept !== undefined);
    assert.ok(familiesNotAsked(kept).includes('ade'));
    assert.deepEqual(
      sightings(kept).map(({ token }) => token.family),
      ['push', 'vpp'],
    );
  });

  it('a look with a family nobody knows any more is read without it', async () => {
    const { readings, ...look } = snapshotOf([push()]);
    const other = { outcome: 'read', tokens: [{ family: 'stranger', id: '1', name: 'x' }] };
    await lay(store, 'look', TENANT, { ...look, readings: { ...readings, stranger: other } });
    const kept = await snapshotMemory(store, TENANT).last();
    assert.deepEqual(kept?.readings, readings);
  });

  it('a watch without a family has never looked at it, and one it does not know it keeps', async () => {
    const stranger = { failed: 2, readAt: NOW - DAY };
    const known = {
      'stranger:1': { name: 'Old', generation: 'x', since: NOW, missing: 0, expiresAt: NOW + DAY },
    };
    await lay(store, 'watch', `${TENANT}/watch`, { ...WATCH, families: { stranger }, known });
    const watch = (await reminderMemory(store, TENANT).watch.get('watch'))?.value;
    assert.ok(watch !== undefined);
    const snapshot = snapshotOf([push(), ade()], { at: NOW + HOUR });
    const assessment = assess(snapshot, POLICY, NOW + HOUR, knownOf(watch));
    assert.deepEqual(
      assessment.rows.map(({ token }) => token.family),
      ['push', 'ade'],
    );
    const { watch: next } = plan({ assessment, watch, reminders: new Map(), policy: POLICY });
    assert.deepEqual({ ...next.families }['stranger' as never], stranger);
    assert.deepEqual(next.families.ade, { readAt: NOW + HOUR, failed: 0 });
    assert.ok('stranger:1' in next.known);
  });

  it('a reminder and a sync of a family nobody knows are kept and not listed', async () => {
    const about = { family: 'stranger', id: '1' };
    const name = `${TENANT}/stranger:1`;
    await store.put({ kind: 'reminder', name }, { v: 2, data: { ...REMINDER, about } }, 'absent');
    const { reminders } = reminderMemory(store, TENANT);
    await reminders.put('push:push', { ...REMINDER, about: { family: 'push', id: 'push' } }, 'absent');
    assert.deepEqual(
      (await all(reminders.list())).map((one) => one.name),
      ['push:push'],
    );
    const data = {
      about,
      name: 'Old',
      by: { teamsId: '29:a', name: 'Alex' },
      startedAt: NOW,
      before: {},
      stage: 'running',
      seenRunning: false,
      looks: 0,
      nextLookAt: NOW,
      where: {
        address: {
          kind: 'channel',
          tenantId: TENANT,
          serviceUrl: 'https://smba.example/',
          conversationId: 'c',
          botId: '28:b',
        },
      },
      owed: true,
    };
    await store.put({ kind: 'sync', name }, { v: 2, data }, 'absent');
    assert.deepEqual(await all(actMemory(store, TENANT).syncs.list()), []);
    for (const kind of ['reminder', 'sync']) assert.ok(await existing(store, kind, name));
  });

  it('a message speaks of what is known, and one that speaks of nothing else is left alone', async () => {
    const message = { destination: 'd', postedAt: NOW, digest: '' };
    const strange = { kind: 'syncs', about: [{ family: 'stranger', id: '1' }] };
    const mixed = { kind: 'syncs', about: [...strange.about, { family: 'vpp', id: '1' }] };
    await lay(store, 'message', `${TENANT}/d~a`, { ...message, id: 'a', shows: strange });
    await lay(store, 'message', `${TENANT}/d~b`, { ...message, id: 'b', shows: mixed });
    const found = await all(reminderMemory(store, TENANT).messages.list('d~'));
    assert.deepEqual(
      found.map(({ value }) => value.shows),
      [{ kind: 'syncs', about: [{ family: 'vpp', id: '1' }] }],
    );
  });
});

describe('a line of the history about a family nobody knows', () => {
  it('still says who did what', async () => {
    const store = memoryStore();
    const line = { at: NOW, what: 'claimed', name: 'Old', outcome: 'done', by: { name: 'Alex' } };
    await lay(store, 'line', `${TENANT}/1`, { ...line, about: { family: 'stranger', id: '1' } });
    const [found] = await all(actMemory(store, TENANT).lines.list());
    assert.deepEqual(found?.value, line);
  });
});

describe('a family nobody asks for', () => {
  const notAsked = (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    readings: { ...snapshot.readings, ade: { outcome: 'not-asked' } },
  });

  it('is neither gone nor absent nor solved, and what is remembered of it stays', () => {
    const before = assess(snapshotOf([push(), ade()]), POLICY, NOW);
    const { watch } = plan({
      assessment: before,
      watch: newWatch(TENANT),
      reminders: new Map(),
      policy: POLICY,
    });
    const at = NOW + 30 * DAY;
    const about = { family: 'ade', id: ade().id } as const;
    const reminders = new Map<string, Reminder>([
      [refKey(about), { ...REMINDER, about }],
      ['ade:*', { ...REMINDER, about: { family: 'ade', id: '*' } }],
    ]);
    const assessment = assess(notAsked(snapshotOf([push()], { at })), POLICY, at, knownOf(watch));
    assert.deepEqual(assessment.absent, ['vpp']);
    assert.equal(assessment.rows.length, 1);
    const next = plan({ assessment, watch, reminders, policy: POLICY });
    const ofFamily = next.intents.filter((intent) => intent.about.family === 'ade');
    assert.deepEqual(
      ofFamily.map(({ do: what, reason }) => [what, reason]),
      [
        ['leave', 'not-asked'],
        ['leave', 'not-asked'],
      ],
    );
    assert.deepEqual(next.watch.families.ade, watch.families.ade);
    assert.deepEqual(next.watch.known[refKey(about)], watch.known[refKey(about)]);
  });
});

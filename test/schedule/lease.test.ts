import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createLease, type Lease } from '../../src/schedule/lease.ts';
import { createTestStore, type TestStore } from './fakes.ts';

const KEY = { kind: 'lease', name: 'cycle' };
const TTL = 60_000;

function leaseOf(store: TestStore, holder: string, elapsed: () => number): Lease {
  return createLease({ store, key: KEY, holder, ttl: TTL, elapsed });
}

describe('lease', () => {
  it('goes to one of many that ask at once', async () => {
    const store = createTestStore();
    const leases = Array.from({ length: 10 }, (_, index) => leaseOf(store, `replica ${index}`, () => 0));
    const outcomes = await Promise.all(leases.map((lease) => lease.beat()));
    assert.equal(outcomes.filter((outcome) => outcome === 'held').length, 1);
    assert.equal(leases.filter((lease) => lease.safeFor() > 0).length, 1);
  });

  it('stays with its holder as long as it beats', async () => {
    const store = createTestStore();
    let now = 0;
    const [one, other] = [leaseOf(store, 'one', () => now), leaseOf(store, 'other', () => now)];
    for (; now < 10 * TTL; now += TTL / 3) {
      assert.equal(await one.beat(), 'held');
      assert.equal(await other.beat(), 'standby');
    }
  });

  it('is free when the holder has been silent for its time to live, by the clock of the one who waits', async () => {
    const store = createTestStore();
    let now = 0;
    // The clocks of the two have nothing in common.
    const [one, other] = [leaseOf(store, 'one', () => now + 86_400_000), leaseOf(store, 'other', () => now)];
    await one.beat();
    assert.equal(await other.beat(), 'standby');
    now = TTL - 1;
    assert.equal(await other.beat(), 'standby');
    now = TTL;
    assert.equal(await other.beat(), 'held');
    assert.equal(await one.beat(), 'standby');
    assert.equal(one.safeFor(), 0);
  });

  it('is free at once when it was given up', async () => {
    const store = createTestStore();
    const [one, other] = [leaseOf(store, 'one', () => 0), leaseOf(store, 'other', () => 0)];
    await one.beat();
    await other.beat();
    await one.release();
    assert.equal(one.safeFor(), 0);
    assert.equal(await other.beat(), 'held');
  });

  it('does not give up what another has taken', async () => {
    const store = createTestStore();
    let now = 0;
    const [one, other] = [leaseOf(store, 'one', () => now), leaseOf(store, 'other', () => now)];
    await one.beat();
    await other.beat();
    now = TTL;
    await other.beat();
    await one.release();
    assert.equal(await other.beat(), 'held');
  });

  it('is kept after a write whose answer got lost', async () => {
    const store = createTestStore();
    const one = leaseOf({ ...store, put: lossy(store) }, 'one', () => 0);
    await assert.rejects(one.beat(), /lost/);
    assert.equal(await one.beat(), 'held');
  });

  it('is no longer safe before anybody can take it', async () => {
    const store = createTestStore();
    let now = 0;
    const one = leaseOf(store, 'one', () => now);
    await one.beat();
    store.mood = 'failing';
    now = TTL / 2;
    await assert.rejects(one.beat());
    assert.ok(one.safeFor() > 0);
    now = (TTL * 2) / 3;
    assert.equal(one.safeFor(), 0);
  });

  it('is never safe with two at a time, whatever the order of beats, silences and releases', async () => {
    const step = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom('beat', 'beat', 'beat', 'release'),
      wait: fc.nat(TTL),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const store = createTestStore();
        let now = 0;
        const leases = [0, 1, 2].map((index) => leaseOf(store, String(index), () => now * 1 + index * 1e9));
        for (const { who, what, wait } of steps) {
          const lease = leases[who];
          if (what === 'beat') await lease?.beat();
          else await lease?.release();
          assert.ok(leases.filter((one) => one.safeFor() > 0).length <= 1);
          now += wait;
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** A put that is carried out, but whose first answer never arrives. */
function lossy(store: TestStore): TestStore['put'] {
  let lost = false;
  return async (key, value, expected) => {
    const written = await store.put(key, value, expected);
    if (lost) return written;
    lost = true;
    throw new Error('answer lost');
  };
}

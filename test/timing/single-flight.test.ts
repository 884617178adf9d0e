import assert from 'node:assert/strict';
import { singleFlight } from '../../src/timing/single-flight.ts';

/** Work that ends when it is told to; counts its runs. */
function createWork() {
  const runs: PromiseWithResolvers<string>[] = [];
  const flight = singleFlight(() => {
    const run = Promise.withResolvers<string>();
    runs.push(run);
    return run.promise;
  });
  return { runs, flight };
}

describe('single flight', () => {
  it('shares one run among all who ask meanwhile, and begins anew after it', async () => {
    const { runs, flight } = createWork();
    const asked = [flight.run(), flight.run(), flight.run()];
    runs[0]?.resolve('first');
    assert.deepEqual(await Promise.all(asked), ['first', 'first', 'first']);
    const later = flight.run();
    runs[1]?.resolve('second');
    assert.equal(await later, 'second');
    assert.equal(runs.length, 2);
  });

  it('shares a failure as well, and does not keep it', async () => {
    const { runs, flight } = createWork();
    const asked = [flight.run(), flight.run()];
    runs[0]?.reject(new Error('broken'));
    for (const one of asked) await assert.rejects(one, /broken/);
    const later = flight.run();
    runs[1]?.resolve('well again');
    assert.equal(await later, 'well again');
  });

  it('that is forgotten serves those who asked before, and nobody who asks later', async () => {
    const { runs, flight } = createWork();
    const before = flight.run();
    flight.forget();
    const later = flight.run();
    const alsoLater = flight.run();
    // The end of the forgotten run must not end the sharing of the one after it.
    runs[0]?.resolve('outdated');
    assert.equal(await before, 'outdated');
    const last = flight.run();
    runs[1]?.resolve('new');
    assert.deepEqual(await Promise.all([later, alsoLater, last]), ['new', 'new', 'new']);
    assert.equal(runs.length, 2);
  });
});

import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../../src/domain/instant.ts';
import { MONDAY, setStage } from './stage.ts';

describe('scenario: a token that expired and that everybody ignores', () => {
  it('has one open card after 120 days, and costs no more calls than at first', async () => {
    const stage = await setStage({ tokens: [{ family: 'vpp', id: 'berlin', expiresAt: MONDAY + 2 * HOUR }] });
    await stage.pass(10 * DAY);
    const callsAtFirst = stage.universe.teams.calls();
    await stage.pass(100 * DAY);
    const callsBefore = stage.universe.teams.calls();
    await stage.pass(10 * DAY);
    const calls = stage.universe.teams.calls() - callsBefore;
    assert.ok(calls <= callsAtFirst, `${calls} calls in the last ten days, ${callsAtFirst} in the first`);
    assert.equal(stage.open('berlin').length, 1);
    assert.deepEqual(
      stage.court
        .violations()
        .filter(({ invariant }) => invariant === 'says each step')
        .map(({ what }) => what),
      [],
    );
  });
});

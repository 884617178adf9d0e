import assert from 'node:assert/strict';
import { MINUTE, SECOND } from '../../../src/domain/instant.ts';
import { claimSync } from '../../../src/flows/act/claim-sync.ts';
import { startClaimed } from '../../../src/flows/act/start-sync.ts';
import { watchSyncs } from '../../../src/flows/act/watch-syncs.ts';
import { NOW, vpp } from '../../support/builders.ts';
import { ALEX, setStage, WHERE } from './stage.ts';

const reason = { kind: 'timeout', permissions: [], requestId: 'r' } as const;

describe('a sync of which the answer was lost', () => {
  for (const [what, after, expected] of [
    ['has started all the same', { lastSyncAt: NOW + 20 * SECOND }, 'completed'],
    ['has not started', {}, 'not-started'],
  ] as const) {
    it(`is looked at before anything is said: it ${what}`, async () => {
      const stage = setStage(vpp());
      const { dependencies } = stage;
      stage.answer = { outcome: 'unknown', reason };
      const actor = { person: ALEX, ...WHERE };
      const wish = { token: stage.token, actor, now: NOW, seen: NOW };
      const { record } = await claimSync(wish, dependencies.memory.syncs);
      await startClaimed(record, dependencies);
      assert.equal((await stage.record())?.end, undefined);
      stage.token = vpp(after);
      stage.pass(2 * MINUTE);
      await watchSyncs(dependencies, new AbortController().signal);
      await dependencies.background.settled();
      assert.equal((await stage.record())?.end?.outcome, expected);
      assert.equal(stage.posts.length, 1, 'nobody asks twice');
    });
  }
});

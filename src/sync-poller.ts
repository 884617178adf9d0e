import { SECOND } from './domain/instant.ts';
import type { ActDependencies } from './flows/act/act-dependencies.ts';
import { createTidying } from './flows/act/tidying.ts';
import { watchSyncs } from './flows/act/watch-syncs.ts';
import { createPoller, type Poller } from './schedule/poller.ts';
import { createSleep } from './timing/timer.ts';
import type { Outside } from './world.ts';

/** Between two rounds over the syncs while one is open, and while none is: then only other replicas' wishes are to be seen. */
const BUSY = SECOND;
const IDLE = 15 * SECOND;

/** The watch over syncs that were asked for. Runs on every replica; each step is taken by one. */
export function createSyncPoller(
  { after, log }: Outside,
  acting: ActDependencies,
  settlePlaces: () => Promise<void>,
): Poller {
  const tidyUp = createTidying(acting);
  return createPoller({
    round: async (signal) => {
      await acting.hurry.refresh();
      const { open } = await watchSyncs(acting, signal);
      tidyUp(signal);
      await settlePlaces();
      return open > 0 ? BUSY : IDLE;
    },
    afterFailure: IDLE,
    sleep: createSleep(after),
    log,
  });
}

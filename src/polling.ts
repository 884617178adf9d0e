import { SECOND } from './domain/instant.ts';
import type { ActDependencies } from './flows/act/act-dependencies.ts';
import { createTidying } from './flows/act/tidying.ts';
import { watchSyncs } from './flows/act/watch-syncs.ts';
import { createPoller, type Poller, type PollerOptions } from './schedule/poller.ts';
import { createSleep } from './timing/timer.ts';
import type { Outside } from './world.ts';

export interface PollingParts {
  readonly acting: ActDependencies;
  readonly settlePlaces: () => Promise<void>;
  readonly sayOutage: PollerOptions['round'];
}

/** Between two rounds over the syncs while one is open, and while none is: then only other replicas' wishes are to be seen. */
const BUSY = SECOND;
const IDLE = 15 * SECOND;

/** What runs by itself on every replica: the watch over syncs that were asked for, and apart from it that over the store. */
export function createPolling(
  { after, log }: Outside,
  { acting, settlePlaces, sayOutage }: PollingParts,
): Poller {
  const tidyUp = createTidying(acting);
  const usual = { afterFailure: IDLE, sleep: createSleep(after), log };
  const syncs = createPoller({
    ...usual,
    round: async (signal) => {
      await acting.hurry.refresh();
      const { open } = await watchSyncs(acting, signal);
      tidyUp(signal);
      await settlePlaces();
      return open > 0 ? BUSY : IDLE;
    },
  });
  const outages = createPoller({ ...usual, round: sayOutage });
  return {
    start: () => {
      syncs.start();
      outages.start();
    },
    wake: syncs.wake,
    stop: async () => {
      await Promise.all([syncs.stop(), outages.stop()]);
    },
  };
}

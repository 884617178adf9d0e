import { isLoopback } from './domain/loopback.ts';
import { unreadableFamilies } from './domain/snapshot.ts';
import type { Judge } from './flows/judge.ts';
import type { Looks } from './flows/looks.ts';
import type { MeasureTurn } from './flows/measure.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { createMetricsPage, type MetricsPage } from './http/metrics-page.ts';
import type { Delivery, Intune, Messenger } from './ports.ts';
import type { LoopState } from './schedule/loop.ts';
import type { KeyValueStore } from './store/key-value.ts';
import { observedStore } from './store/observed.ts';
import { readVersion } from './version.ts';
import type { Outside } from './world.ts';

/** The same parts, with their work counted, timed and put on record. None of them behaves differently. */
export interface Observing {
  readonly onCall: Metrics['called'];
  store(store: KeyValueStore): KeyValueStore;
  intune<T extends Intune>(intune: T): T;
  messenger(messenger: Messenger): Messenger;
  readonly measure: MeasureTurn;
  page(parts: StandingParts): MetricsPage;
}

export interface StandingParts {
  readonly looks: Pick<Looks, 'last' | 'lastGoodAt'>;
  readonly judge: Judge;
  readonly loop: () => LoopState;
  readonly unheard: () => string | undefined;
}

export function createObserving({ config, clock, elapsed, log }: Outside): Observing {
  const metrics = createMetrics({ version: readVersion() });

  async function delivery(
    doing: 'post' | 'update' | 'post-to-person',
    work: Promise<Delivery>,
  ): Promise<Delivery> {
    const startedAt = elapsed();
    const result = await work;
    const ms = Math.round(elapsed() - startedAt);
    metrics.delivered(doing, result.outcome, ms);
    const where =
      result.outcome === 'delivered' && result.message !== undefined
        ? { conversationId: result.message.address.conversationId, messageId: result.message.messageId }
        : {};
    log.info({ doing, outcome: result.outcome, ms, ...where }, 'delivery');
    return result;
  }

  const measure: MeasureTurn = async (kind, command, work) => {
    const startedAt = elapsed();
    let outcome: 'done' | 'failed' = 'failed';
    try {
      const result = await work();
      outcome = 'done';
      return result;
    } finally {
      metrics.answered(kind, command, outcome, elapsed() - startedAt);
    }
  };

  return {
    onCall: metrics.called,
    store: (store) => observedStore(store, { elapsed, onOperation: metrics.stored }),
    intune: (intune) => ({
      ...intune,
      look: async () => {
        const startedAt = elapsed();
        const snapshot = await intune.look();
        metrics.looked(snapshot, elapsed() - startedAt);
        for (const { family, reason } of unreadableFamilies(snapshot)) {
          log.warn({ family, ...reason, next: 'npm run doctor' }, 'a family could not be read');
        }
        return snapshot;
      },
    }),
    messenger: (messenger) => ({
      post: (...args) => delivery('post', messenger.post(...args)),
      update: (...args) => delivery('update', messenger.update(...args)),
      postToPerson: (...args) => delivery('post-to-person', messenger.postToPerson(...args)),
    }),
    measure,
    page: ({ looks, judge, loop, unheard }) =>
      createMetricsPage({
        metrics,
        token: config.metricsToken,
        onLoopback: isLoopback(config.host),
        standing: async () => {
          const now = clock();
          const { leading, failures, last } = loop();
          // Another replica may have seen a renewal since this one last looked: only the leader speaks of tokens.
          const snapshot = leading ? await looks.last() : undefined;
          return {
            now,
            assessment: snapshot === undefined ? undefined : await judge(snapshot, now),
            lastGoodLookAt: looks.lastGoodAt(),
            leading,
            failedCycles: failures,
            lastCycleAt: last?.endedAt,
            everyReminderHeard: !leading || unheard() === undefined,
          };
        },
      }),
  };
}
